import { ANNEX_1_SYSTEMS } from '#directive/annex1.ts'
import { ANNEX_2_POSTS } from '#directive/annex2.ts'
import { GOVERNING_DOCUMENTS } from '#directive/governing-documents.ts'
import { FIXED_DESIGNATIONS } from '#directive/organisation/designations.ts'
import { POST_LIST } from '#directive/organisation/posts.ts'
import { UNIT_LIST, type UnitKey } from '#directive/organisation/units.ts'
import type { RoleKey } from '#directive/roles.ts'
import type { Day } from '#kernel/pure/day.ts'
import { designationName, titleIn, type Known } from './known.ts'
import type { Run } from './run.ts'

/** The document that holds 付紙第１ and 付紙第２, and so designates whom they name. */
const DIRECTIVE_DOCUMENT = 'joint-directive-operation'

const idOf = (map: ReadonlyMap<string, string>, key: string): string => {
  const id = map.get(key)
  if (id === undefined) throw new Error(`${key} is not set up`)
  return id
}

const HEAD_READ = '達は課を名指しする。その課の長の官職として読んだ。'

type Designation = {
  role: RoleKey
  postId: string
  unitId?: string
  systemId?: string
  provision: string
  inferred?: string | undefined
}

const documents = async (run: Run, known: Known) => {
  for (const text of GOVERNING_DOCUMENTS) {
    if (known.documents.has(text.key)) continue
    const { key, title, number = null, issuedOn = null, kind, inferred = null } = text
    const input = { slot: null, title, number, kind, datedOn: issuedOn, effectiveOn: issuedOn, place: null, inferred }
    known.documents.set(key, await run('organisation.document', 'enter', null, { key }, input))
  }
}

const units = async (run: Run, known: Known, on: Day) => {
  for (const unit of UNIT_LIST) {
    if (unit.isOpen === true || known.units.has(unit.key)) continue
    const parentId = unit.parent === undefined ? null : idOf(known.units, unit.parent)
    const { key, name, code, shortName, kind, inferred = null } = unit
    const id = await run(
      'organisation.unit',
      'establish',
      null,
      { key, ...(parentId === null ? {} : { parent: parentId }) },
      { name, abbreviation: code ?? shortName, kind, parentId, startsOn: on, inferred },
    )
    known.units.set(key, id)
    known.unitsByName.set(name, id)
  }
}

const posts = async (run: Run, known: Known, on: Day) => {
  for (const post of POST_LIST) {
    if (post.isOpen === true || known.posts.has(post.key)) continue
    const unitId = idOf(known.units, post.unit)
    const { key, title, inferred = null } = post
    const id = await run(
      'organisation.post',
      'establish',
      null,
      { key, unit: unitId },
      { unitId, title, startsOn: on, inferred },
    )
    known.posts.set(key, id)
    known.postsByTitle.set(titleIn(unitId, title), id)
  }
}

const systems = async (run: Run, known: Known, on: Day) => {
  for (const system of ANNEX_1_SYSTEMS) {
    if (known.systems.has(system.key)) continue
    const { key, name, actsWithConnected, isClass, inferred } = system
    const input = {
      name,
      startsOn: on,
      encrypts: false,
      actsWithConnected,
      documentId: null,
      // For a single system the reading is about its responsible post, so the designation carries the mark.
      inferred: isClass ? (inferred ?? null) : null,
    }
    known.systems.set(key, await run('organisation.system', 'register', null, { key }, input))
  }
}

/** The designation, made now where none like it was ever made. */
export const designate = async (
  run: Run,
  known: Known,
  d: Designation,
  documentId: string,
  on: Day,
): Promise<string> => {
  const { role, postId, unitId = null, systemId = null, provision, inferred = null } = d
  const name = designationName(role, postId, unitId, systemId)
  const made = known.designations.get(name)
  if (made !== undefined) return made
  const from = {
    post: postId,
    document: documentId,
    ...(unitId === null ? {} : { unit: unitId }),
    ...(systemId === null ? {} : { system: systemId }),
  }
  const input = { role, postId, unitId, systemId, documentId, provision, startsOn: on, inferred }
  const id = await run('organisation.appointment', 'designate', null, from, input)
  known.designations.set(name, id)
  return id
}

const ofAnnex1 = (known: Known): readonly Designation[] =>
  ANNEX_1_SYSTEMS.flatMap((system) =>
    (['dev', 'ops'] as const).flatMap((side) => {
      const post = system[side]
      if (post === 'planning-section-head') return []
      return {
        role: side === 'dev' ? 'SYS_DEV' : 'SYS_OPS',
        postId: idOf(known.posts, post),
        systemId: idOf(known.systems, system.key),
        provision: `付紙第1 表 ${system.no}`,
        inferred: system.inferred,
      } as const
    }),
  )

const ofAnnex2 = (known: Known): readonly Designation[] =>
  ANNEX_2_POSTS.filter((row) => row.isOpen !== true).flatMap((row) =>
    [row.unit, ...(row.alsoUnits ?? [])].map((unit) => ({
      role: 'UNIT' as const,
      postId: idOf(known.posts, row.post),
      unitId: idOf(known.units, unit),
      provision: '付紙第2 表',
      inferred: row.inferred,
    })),
  )

const headOf = (known: Known, unit: UnitKey): string => {
  const head = POST_LIST.find((post) => post.unit === unit)
  return idOf(known.posts, head?.key ?? unit)
}

const fixed = (known: Known): readonly Designation[] =>
  FIXED_DESIGNATIONS.map(({ role, holder, provision, inferred }) =>
    'post' in holder
      ? { role, postId: idOf(known.posts, holder.post), provision, inferred }
      : { role, postId: headOf(known, holder.unit), provision, inferred: inferred ?? HEAD_READ },
  )

/**
 * Registers the directive's own organisation: documents, units, posts, the systems of 付紙第１ and who is designated. What is
 * there already, under its key, is left as it is, so it may be run again. Open rows (各隊) are added by a manager.
 */
export const loadDirectiveOrganisation = async (run: Run, known: Known, on: Day): Promise<void> => {
  await documents(run, known)
  await units(run, known, on)
  await posts(run, known, on)
  await systems(run, known, on)
  const document = idOf(known.documents, DIRECTIVE_DOCUMENT)
  for (const designation of [...ofAnnex1(known), ...ofAnnex2(known), ...fixed(known)])
    await designate(run, known, designation, document, on)
}
