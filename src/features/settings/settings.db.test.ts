import { afterAll, beforeAll, expect, test } from 'vitest'
import { act } from '#kernel/act/act.ts'
import { bindingsOf } from '#kernel/act/binding.ts'
import type { Outcome } from '#kernel/act/outcome.ts'
import { connect, readAs, type OpenDatabase } from '#kernel/db/database.ts'
import type { Actor } from '#kernel/pure/actor.ts'
import { administrator, member, NOW } from '#features/media/people-for-tests.ts'
import { freshDatabase, type FreshDatabase } from '../../../test/database.ts'
import { seedUnits } from '../../../test/seed.ts'
import { SETTINGS } from './definitions.ts'
import { boundSettingRegister } from './register-store.ts'
import { settingBinding } from './store.ts'

let fresh: FreshDatabase
let open: OpenDatabase
beforeAll(async () => {
  fresh = await freshDatabase()
  await seedUnits(fresh.owner)
  // Dropping the database at the end breaks what the pool has already let go of.
  open = connect(fresh.app, () => {})
})
afterAll(async () => {
  await open.close()
  await fresh.drop()
})

const bindings = bindingsOf([settingBinding])
const REASON = { reason: '保全の点検で決めた' }

const change = (given: { key?: string; caseId?: string; value: string; actor?: Actor }): Promise<Outcome> =>
  act(open.db, bindings, {
    process: 'settings.value',
    act: 'change',
    caseId: given.caseId ?? null,
    from: given.key === undefined ? {} : { key: given.key },
    input: { ...REASON, value: given.value },
    actor: given.actor ?? administrator,
    at: NOW,
  })

const rows = async (by: Actor, query: Record<string, string> = {}) =>
  (await readAs(open.db, by, (tx) => boundSettingRegister.page(tx, query, by, 50))).rows

const row = async (key: string, by = member) => {
  const found = (await rows(by)).find((r) => r.setting.key === key)
  if (!found) throw new Error(`no row of ${key}`)
  return found
}

const kept = (key: string) => open.db.selectFrom('setting').select('value').where('key', '=', key).executeTakeFirst()

const caseOf = (outcome: Outcome): string => {
  if (outcome.kind !== 'done') throw new Error(JSON.stringify(outcome))
  return outcome.caseId
}

test('everybody reads every setting, with a link that begins its first change', async () => {
  const listed = await rows(member)
  expect(listed).toHaveLength(SETTINGS.length)
  expect(listed.map((r) => r.caseId)).toEqual(SETTINGS.map(() => null))
  const first = await row('media.exemption.limit-days')
  expect(first).toMatchObject({ value: 90, changedAt: null, changedBy: null })
  expect(boundSettingRegister.href?.(first)).toBe('/begin/settings.value/change?key=media.exemption.limit-days')
})

test('R065: a change is an act: kept, recorded, and shown with who made it', async () => {
  const caseId = caseOf(await change({ key: 'media.exemption.limit-days', value: '60' }))
  expect(await kept('media.exemption.limit-days')).toEqual({ value: 60 })
  const changed = await row('media.exemption.limit-days')
  expect(changed).toMatchObject({ value: 60, caseId, changedAt: NOW, changedBy: 'システム管理者　技官 管理 人' })
  expect(boundSettingRegister.href?.(changed)).toBe(`/cases/${caseId}`)
  const entry = await readAs(open.db, member, (tx) =>
    tx
      .selectFrom('ledgerEntry')
      .select(['act', 'title', 'stateAfter', 'changes', 'input'])
      .where('caseId', '=', caseId)
      .executeTakeFirstOrThrow(),
  )
  expect(entry).toMatchObject({
    act: 'change',
    title: '「暗号化の無効化を許せる日数」を90日から60日に変えた（保全の点検で決めた）',
    stateAfter: 'changed',
    changes: { valueText: [null, '60日'] },
    input: { value: '60', ...REASON },
  })
})

test('a second case of the same setting is refused, at the same moment too', async () => {
  expect(await change({ key: 'media.exemption.limit-days', value: '30' })).toMatchObject({
    kind: 'refused',
    refusals: [{ code: 'setting-has-case' }],
  })
  const both = await Promise.all(['120', '240'].map((value) => change({ key: 'sign-in.idle-minutes', value })))
  expect(both.map((o) => o.kind).toSorted()).toEqual(['done', 'refused'])
})

test('on its own case a setting is changed again and put back, and keeps its history', async () => {
  const { caseId } = await row('media.exemption.limit-days')
  if (caseId === null) throw new Error('the setting has no case')
  expect((await change({ caseId, value: '45' })).kind).toBe('done')
  expect((await rows(member, { state: 'changed' })).map((r) => r.setting.key)).toContain('media.exemption.limit-days')
  const back = await act(open.db, bindings, {
    process: 'settings.value',
    act: 'restore-default',
    caseId,
    input: REASON,
    actor: administrator,
    at: NOW,
  })
  expect(back.kind).toBe('done')
  expect(await kept('media.exemption.limit-days')).toEqual({ value: 90 })
  expect((await rows(member, { state: 'changed' })).map((r) => r.setting.key)).not.toContain(
    'media.exemption.limit-days',
  )
  const told = await readAs(open.db, member, (tx) =>
    tx.selectFrom('ledgerEntry').select('act').where('caseId', '=', caseId).orderBy('seq').execute(),
  )
  expect(told.map((e) => e.act)).toEqual(['change', 'change', 'restore-default'])
})

test('R047: several days are kept as a list', async () => {
  caseOf(await change({ key: 'media.transfer.reminder-days', value: '5、10' }))
  expect(await kept('media.transfer.reminder-days')).toEqual({ value: [5, 10] })
})

test('nobody but an administrator changes one, and a key that is no setting begins nothing', async () => {
  expect(await change({ key: 'sign-in.lifetime-minutes', value: '60', actor: member })).toMatchObject({
    refusals: [{ code: 'not-your-role' }],
  })
  expect(await change({ key: 'demo.ready', value: '60' })).toEqual({ kind: 'absent' })
  expect(await kept('sign-in.lifetime-minutes')).toBeUndefined()
})
