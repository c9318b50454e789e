import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Outcome } from '#kernel/act/outcome.ts'
import { loadActor } from './actor-store.ts'
import { anOrganisation, FOUNDED, known, TODAY, type Trial } from './organisation.builders.ts'
import { loadSamplePeople } from './set-up/sample-people.ts'

let trial: Trial
beforeAll(async () => {
  trial = await anOrganisation()
  await loadSamplePeople(trial.run, trial.known, FOUNDED)
})
afterAll(() => trial.close())

const codes = (outcome: Outcome) => (outcome.kind === 'refused' ? outcome.refusals.map((r) => r.code) : outcome.kind)
const warnings = (outcome: Outcome) => (outcome.kind === 'done' ? outcome.warnings.map((r) => r.code) : outcome)
const unit = (key: string) => known(trial.known.units, key)
const post = (key: string) => known(trial.known.posts, key)
const system = (key: string) => known(trial.known.systems, key)

const begin = (process: string, act: string, input: Record<string, unknown>, from: Record<string, string> = {}) =>
  trial.act({ process: `organisation.${process}`, act, caseId: null, input, from })

const on = (process: string, act: string, caseId: string, input: Record<string, unknown>) =>
  trial.act({ process: `organisation.${process}`, act, caseId, input })

const caseOf = (outcome: Outcome): string => {
  if (outcome.kind !== 'done') throw new Error(JSON.stringify(outcome))
  return outcome.caseId
}

const personCalled = async (name: string) =>
  (await trial.read((tx) => tx.selectFrom('person').select('id').where('name', '=', name).executeTakeFirstOrThrow())).id

const sampleDocument = () => known(trial.known.documentsByNumber, '見本第0001号')

test('a unit of 自衛隊サイバー防衛隊 is added, renamed, moved and abolished, and its past stays in the record', async () => {
  const made = await begin('unit', 'establish', {
    name: '第３隊',
    abbreviation: 'サ3',
    kind: 'section',
    parentId: unit('cyber-defense'),
    startsOn: '2026-08-01',
    inferred: '',
  })
  const id = caseOf(made)
  expect(codes(await on('unit', 'rename', id, { name: '第四隊', abbreviation: 'サ4', on: TODAY }))).toBe('done')
  expect(codes(await on('unit', 'move', id, { parentId: unit('cyber-hq'), on: TODAY }))).toBe('done')
  trial.held.set(id, 2)
  expect(codes(await on('unit', 'abolish', id, { endsOn: TODAY, reason: '改編' }))).toEqual(['media-remain'])
  trial.held.delete(id)
  expect(codes(await on('unit', 'abolish', id, { endsOn: TODAY, reason: '改編' }))).toBe('done')
  const { row, told } = await trial.read(async (tx) => ({
    row: await tx.selectFrom('unit').selectAll().where('id', '=', id).executeTakeFirstOrThrow(),
    told: await tx.selectFrom('ledgerEntry').select('title').where('caseId', '=', id).orderBy('seq').execute(),
  }))
  expect(row).toMatchObject({ name: '第四隊', parentId: unit('cyber-hq'), endsOn: TODAY, state: 'abolished' })
  expect(told.map((e) => e.title)).toEqual([
    '「第３隊」を令和8年8月1日付けで設けた',
    '「第３隊」を「第四隊」に改めた（令和8年11月24日付け）',
    '上位を「自衛隊サイバー防衛隊 隊本部」に変えた（令和8年11月24日付け）',
    '令和8年11月24日付けで廃止した（改編）',
  ])
})

describe('people', () => {
  test('R048, R054: nobody leaves with media in their hands, nor from a post', async () => {
    const id = await personCalled('檜山 透')
    const leave = { endsOn: '2026-12-01', reason: '転出' }
    trial.held.set(id, 1)
    expect(codes(await on('person', 'leave', id, leave))).toEqual(['media-still-held', 'posts-still-held'])
    trial.held.delete(id)
    expect(codes(await on('person', 'leave', id, leave))).toEqual(['posts-still-held'])
    const { id: incumbency } = await trial.read((tx) =>
      tx.selectFrom('incumbency').select('id').where('personId', '=', id).executeTakeFirstOrThrow(),
    )
    expect(codes(await on('incumbency', 'end', incumbency, { endsOn: '2026-12-01', reason: '転出' }))).toBe('done')
    expect(codes(await on('person', 'leave', id, { ...leave, endsOn: '2026-11-30' }))).toEqual(['posts-still-held'])
    expect(codes(await on('person', 'leave', id, leave))).toBe('done')
  })

  test('a service number belongs to one person', async () => {
    const again = {
      kind: 'staff',
      serviceNumber: '見本-002',
      rank: '',
      name: '別の人',
      kana: 'べつのひと',
      homeUnitId: unit('js-press'),
      startsOn: TODAY,
    }
    expect(codes(await begin('person', 'register', again))).toEqual(['service-number-taken'])
  })
})

test('R002: the database itself keeps a second substantive holder out, also where the gate does not see it', async () => {
  const personId = await personCalled('来栖 菜摘')
  const input = { postId: post('legal-officer'), personId, kind: 'substantive', startsOn: TODAY, orderNumber: '発令3' }
  expect(codes(await begin('incumbency', 'appoint', input))).toEqual(['post-occupied'])
  await expect(
    trial.db
      .insertInto('incumbency')
      .values({
        id: crypto.randomUUID(),
        postId: post('legal-officer'),
        personId,
        kind: 'substantive',
        startsOn: TODAY,
        state: 'serving',
      })
      .execute(),
  ).rejects.toMatchObject({ constraint: 'incumbency_one_substantive_holder' })
})

describe('systems', () => {
  test('R043: an instance of a class and the designation of its head are one act', async () => {
    const input = {
      classId: system('facility'),
      name: '空調監視システム',
      headPostId: post('general-affairs-chief'),
      documentId: sampleDocument(),
      startsOn: TODAY,
      encrypts: 'on',
    }
    const id = caseOf(await begin('system', 'register-instance', input))
    const rows = await trial.read((tx) =>
      tx
        .selectFrom('appointment')
        .select(['role', 'postId', 'provision'])
        .where('systemId', '=', id)
        .orderBy('role')
        .execute(),
    )
    const head = { postId: post('general-affairs-chief'), provision: '付紙第1 表 23〜25' }
    expect(rows).toEqual([
      { role: 'SYS_DEV', ...head },
      { role: 'SYS_OPS', ...head },
    ])
    expect(codes(await on('system', 'retire', id, { endsOn: '2026-12-01', reason: '更新' }))).toBe('done')
    const open = await trial.read((tx) =>
      tx.selectFrom('appointment').select('id').where('systemId', '=', id).where('state', '=', 'designated').execute(),
    )
    expect(open).toEqual([])
  })

  test('R043: an instance without a head that is there leaves nothing behind', async () => {
    const input = {
      classId: system('facility'),
      name: '昇降機監視',
      headPostId: system('facility'),
      documentId: sampleDocument(),
      startsOn: TODAY,
    }
    expect(codes(await begin('system', 'register-instance', input))).toEqual(['head-unknown'])
    const rows = await trial.read((tx) =>
      tx.selectFrom('system').select('id').where('name', '=', '昇降機監視').execute(),
    )
    expect(rows).toEqual([])
  })
})

describe('designations', () => {
  const designation = async (role: string, key: string) =>
    (
      await trial.read((tx) =>
        tx
          .selectFrom('appointment')
          .select('id')
          .where('role', '=', role)
          .where('systemId', '=', system(key))
          .where('state', '=', 'designated')
          .executeTakeFirstOrThrow(),
      )
    ).id

  test('R042: a system passes from post to post without a day between', async () => {
    const id = await designation('SYS_OPS', 'jetss')
    const input = { postId: post('operations-1-chief'), documentId: sampleDocument(), startsOn: TODAY }
    expect(codes(await on('appointment', 'hand-over', id, input))).toBe('done')
    const rows = await trial.read((tx) =>
      tx
        .selectFrom('appointment')
        .select(['postId', 'startsOn', 'endsOn'])
        .where('role', '=', 'SYS_OPS')
        .where('systemId', '=', system('jetss'))
        .orderBy('startsOn')
        .execute(),
    )
    expect(rows).toEqual([
      { postId: post('operations-3-chief'), startsOn: FOUNDED, endsOn: TODAY },
      { postId: post('operations-1-chief'), startsOn: TODAY, endsOn: null },
    ])
  })

  test('R118: handing a system to its own certifier is refused as a whole', async () => {
    const certifier = await designation('CERT', 'data-management')
    const { postId } = await trial.read((tx) =>
      tx.selectFrom('appointment').select('postId').where('id', '=', certifier).executeTakeFirstOrThrow(),
    )
    const id = await designation('SYS_DEV', 'data-management')
    const outcome = await on('appointment', 'hand-over', id, { postId, documentId: sampleDocument(), startsOn: TODAY })
    expect(codes(outcome)).toEqual(['own-certifier'])
    expect(await designation('SYS_DEV', 'data-management')).toBe(id)
  })

  test('R037: サイバー企画室長 sits below the post that prepares the audited systems, and this is told', async () => {
    const input = {
      role: 'AUD',
      postId: post('cyber-planning-head'),
      documentId: sampleDocument(),
      startsOn: '2030-04-01',
    }
    const outcome = await begin('appointment', 'designate', input)
    expect(codes(outcome)).toEqual(['already-designated'])
    const assistant = await begin('appointment', 'designate', {
      ...input,
      role: 'AUD_AST',
      postId: known(trial.known.postsByTitle, `${unit('js-cyber-ia-desk')}/情報保証係長`),
    })
    expect(warnings(assistant)).toContain('auditor-below-audited')
  })

  test('R002, R044: a post that answers for a unit is not abolished', async () => {
    const outcome = await on('post', 'abolish', post('deputy-spokesperson'), { endsOn: TODAY, reason: '改編' })
    expect(codes(outcome)).toEqual(['designations-remain', 'incumbents-remain'])
  })
})

test('a governing document is replaced by a new one in the same slot', async () => {
  const director = await trial.read(async (tx) => loadActor(tx, await personCalled('相馬 隆史'), TODAY))
  if (!director) throw new Error('nobody is 指揮通信システム部長')
  const enter = {
    slot: 'self-inspection-sheet',
    title: '自己点検表（令和8年度）',
    number: '指通第1号',
    kind: '様式',
    datedOn: '2026-06-01',
    effectiveOn: '2026-06-01',
  }
  const sheet = { process: 'organisation.document', input: enter }
  expect(codes(await trial.act({ ...sheet, act: 'enter', caseId: null }))).toEqual(['not-slot-filler'])
  const first = caseOf(await trial.act({ ...sheet, act: 'enter', caseId: null, actor: director }))
  expect(codes(await trial.act({ ...sheet, act: 'enter', caseId: null, actor: director }))).toEqual(['slot-filled'])
  const next = {
    title: '自己点検表（令和9年度）',
    number: '指通第2号',
    datedOn: '2026-11-01',
    effectiveOn: '2026-11-01',
  }
  const replaced = await trial.act({
    process: 'organisation.document',
    act: 'replace',
    caseId: first,
    actor: director,
    input: next,
  })
  expect(codes(replaced)).toBe('done')
  const rows = await trial.read((tx) =>
    tx
      .selectFrom('governingDocument')
      .select(['number', 'state', 'endsOn'])
      .where('slot', '=', 'self-inspection-sheet')
      .orderBy('number')
      .execute(),
  )
  expect(rows).toEqual([
    { number: '指通第1号', state: 'replaced', endsOn: '2026-11-01' },
    { number: '指通第2号', state: 'in-force', endsOn: null },
  ])
})

test.each(['unit', 'post', 'person', 'incumbency', 'system', 'appointment'])(
  'a form of %s offers what its fields ask for',
  async (name) => {
    const binding = trial.bindings.get(`organisation.${name}`)
    const offered = await trial.read(async (tx) => {
      const model: unknown = await binding?.draft?.(tx, crypto.randomUUID(), {}, {} as never)
      const sources = {
        unit: ['unit'],
        post: ['unit'],
        person: ['unit'],
        incumbency: ['post', 'person', 'document'],
        system: ['class', 'post', 'document'],
        appointment: ['post', 'unit', 'system', 'document'],
      }
      const lists = []
      for (const source of sources[name as keyof typeof sources])
        lists.push((await binding?.options?.(tx, source, model, {} as never))?.length ?? 0)
      return lists
    })
    expect(offered.every((n) => n > 0)).toBe(true)
  },
)
