import { ANNEX_1_SYSTEMS } from '#directive/annex1.ts'
import { isRoleKey, ROLES } from '#directive/roles.ts'
import type { Day } from '#kernel/pure/day.ts'
import { designate } from './directive-organisation.ts'
import { designationName, incumbencyName, titleIn, type Known } from './known.ts'
import type { Run } from './run.ts'
import {
  SAMPLE_DOCUMENT,
  SAMPLE_INSTANCES,
  SAMPLE_PEOPLE,
  SAMPLE_POSTS,
  SAMPLE_UNITS,
  type SamplePersonText,
  type SamplePostKey,
} from './sample-names.ts'

type Sample = {
  run: Run
  known: Known
  on: Day
  documentId: string
  units: Map<string, string>
  posts: Map<string, string>
}

const idOf = (map: ReadonlyMap<string, string>, key: string): string => {
  const id = map.get(key)
  if (id === undefined) throw new Error(`the sample names ${key}, which is not set up`)
  return id
}

const sampleDocument = async (run: Run, known: Known, on: Day): Promise<string> => {
  const { number, title } = SAMPLE_DOCUMENT
  const there = known.documentsByNumber.get(number)
  if (there !== undefined) return there
  const id = await run(
    'organisation.document',
    'enter',
    null,
    {},
    {
      slot: null,
      title,
      number,
      kind: '指定書',
      datedOn: on,
      effectiveOn: on,
      place: null,
      inferred: null,
    },
  )
  known.documentsByNumber.set(number, id)
  return id
}

const units = async ({ run, known, on, units: made }: Sample) => {
  const parentId = idOf(known.units, 'cyber-defense')
  for (const { key, name, abbreviation } of SAMPLE_UNITS) {
    const there = known.unitsByName.get(name)
    const input = { name, abbreviation, kind: 'section', parentId, startsOn: on, inferred: null }
    const id = there ?? (await run('organisation.unit', 'establish', null, { parent: parentId }, input))
    known.unitsByName.set(name, id)
    made.set(key, id)
  }
}

const postOf = async ({ run, known, on, units: made, posts }: Sample, key: SamplePostKey) => {
  const { title, unit } = SAMPLE_POSTS[key]
  const unitId = idOf(made, unit)
  const there = known.postsByTitle.get(titleIn(unitId, title))
  const input = { unitId, title, startsOn: on, inferred: null }
  const id = there ?? (await run('organisation.post', 'establish', null, { unit: unitId }, input))
  known.postsByTitle.set(titleIn(unitId, title), id)
  posts.set(key, id)
}

const MAIN_SYSTEMS = [
  'central-command',
  'dii-closed',
  'dii-open',
  'relay-control',
  'joint-satellite-nms',
  'joint-nms',
  'cekms',
  'gccs',
  'centrix-j',
]

const scopesOf = (
  { known, units: made }: Sample,
  key: SamplePostKey,
): readonly { unitId?: string; systemId?: string }[] => {
  const post = SAMPLE_POSTS[key]
  switch ('over' in post ? post.over : 'organisation') {
    case 'own-unit':
      return [{ unitId: idOf(made, post.unit) }]
    case 'all-systems':
      return ANNEX_1_SYSTEMS.filter((s) => !s.isClass).map((s) => ({ systemId: idOf(known.systems, s.key) }))
    case 'main-systems':
      return MAIN_SYSTEMS.map((system) => ({ systemId: idOf(known.systems, system) }))
    case 'organisation':
      return [{}]
  }
}

const designations = async (sample: Sample) => {
  const { run, known, on, documentId, posts } = sample
  for (const key of Object.keys(SAMPLE_POSTS) as SamplePostKey[]) {
    await postOf(sample, key)
    const { role } = SAMPLE_POSTS[key]
    if (!isRoleKey(role)) continue
    for (const scope of scopesOf(sample, key))
      await designate(
        run,
        known,
        { role, postId: idOf(posts, key), ...scope, provision: ROLES[role].provision },
        documentId,
        on,
      )
  }
}

/** The sample document says who is 情報保証責任者, which the directive lets be concluded only. */
const settleApprover = async ({ run, known, documentId }: Sample) => {
  const name = designationName('IAO', idOf(known.posts, 'chief-of-joint-staff'), null, null)
  const input = { result: 'stated', documentId, inferred: null }
  await run('organisation.appointment', 'confirm-inference', idOf(known.designations, name), {}, input)
}

const instances = async ({ run, known, on, documentId }: Sample) => {
  for (const { class: key, name, head } of SAMPLE_INSTANCES) {
    const classId = idOf(known.systems, key)
    const headPostId = idOf(known.posts, head)
    await run(
      'organisation.system',
      'register-instance',
      null,
      { class: classId, post: headPostId },
      {
        classId,
        name,
        headPostId,
        documentId,
        startsOn: on,
        encrypts: false,
        actsWithConnected: false,
      },
    )
  }
}

const serve = async ({ run, known, on, posts }: Sample, personId: string, text: SamplePersonText) => {
  for (const held of text.posts ?? []) {
    const { post, kind } = typeof held === 'string' ? { post: held, kind: 'substantive' } : held
    const postId = idOf(posts, post)
    if (known.incumbencies.has(incumbencyName(postId, personId))) continue
    await run(
      'organisation.incumbency',
      'appoint',
      null,
      { post: postId, person: personId },
      {
        postId,
        personId,
        kind,
        startsOn: on,
        endsOn: null,
        orderNumber: '見本発令第1号',
        documentId: null,
      },
    )
    known.incumbencies.add(incumbencyName(postId, personId))
  }
}

const people = async (sample: Sample) => {
  const { run, known, on, units: made } = sample
  for (const [nth, text] of SAMPLE_PEOPLE.entries()) {
    const serviceNumber = `見本-${String(nth + 1).padStart(3, '0')}`
    const { kind = 'staff', rank, name, kana } = text
    const homeUnitId = idOf(made, text.unit)
    const input = { kind, serviceNumber, rank, name, kana, homeUnitId, startsOn: on }
    const there = known.people.get(serviceNumber)
    const id = there ?? (await run('organisation.person', 'register', null, { unit: homeUnitId }, input))
    known.people.set(serviceNumber, id)
    await serve(sample, id, text)
  }
}

/**
 * Adds invented people to the directive's organisation: every post held, every open role designated by a sample document,
 * some staff in several units, two who are not staff. Loading again after that does nothing.
 */
export const loadSamplePeople = async (run: Run, known: Known, on: Day): Promise<void> => {
  const first = !known.documentsByNumber.has(SAMPLE_DOCUMENT.number)
  const documentId = await sampleDocument(run, known, on)
  const sample: Sample = { run, known, on, documentId, units: new Map(known.units), posts: new Map(known.posts) }
  await units(sample)
  await designations(sample)
  if (first) {
    await settleApprover(sample)
    await instances(sample)
  }
  await people(sample)
}
