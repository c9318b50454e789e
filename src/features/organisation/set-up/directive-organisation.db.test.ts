import { afterAll, beforeAll, expect, test } from 'vitest'
import { ANNEX_1_SYSTEMS } from '#directive/annex1.ts'
import { anOrganisation, FOUNDED, type Trial } from '../organisation.builders.ts'
import { loadDirectiveOrganisation } from './directive-organisation.ts'
import { readKnown } from './known.ts'

let trial: Trial
beforeAll(async () => {
  trial = await anOrganisation()
})
afterAll(() => trial.close())

const entries = async () =>
  (
    await trial.read((tx) =>
      tx
        .selectFrom('ledgerEntry')
        .select((e) => e.fn.countAll<number>().as('n'))
        .executeTakeFirstOrThrow(),
    )
  ).n

test('R042: the 25 systems of 付紙第1 are there, each of the first 22 with a post for 整備 and one for 運用', async () => {
  const rows = await trial.read((tx) =>
    tx
      .selectFrom('system as s')
      .leftJoin('appointment as a', 'a.systemId', 's.id')
      .leftJoin('post as p', 'p.id', 'a.postId')
      .select(['s.annexNumber', 'a.role', 'p.key'])
      .orderBy('s.annexNumber')
      .orderBy('a.role')
      .execute(),
  )
  expect(new Set(rows.map((r) => r.annexNumber)).size).toBe(25)
  expect(rows.map((r) => [r.annexNumber, r.role, r.key])).toEqual(
    ANNEX_1_SYSTEMS.flatMap(({ no, dev, ops, isClass }): unknown[][] =>
      isClass
        ? [[no, null, null]]
        : [
            [no, 'SYS_DEV', dev],
            [no, 'SYS_OPS', ops],
          ],
    ),
  )
})

test('R002, R044: the posts of 付紙第2 are designated over their units; 運用調整官 over two', async () => {
  const rows = await trial.read((tx) =>
    tx
      .selectFrom('appointment as a')
      .innerJoin('post as p', 'p.id', 'a.postId')
      .innerJoin('unit as u', 'u.id', 'a.unitId')
      .select(['p.title', 'u.key', 'a.inferred'])
      .where('a.role', '=', 'UNIT')
      .execute(),
  )
  expect(rows).toHaveLength(19)
  expect(
    rows
      .filter((r) => r.title === '運用調整官')
      .map((r) => r.key)
      .toSorted((a, b) => (a ?? '').localeCompare(b ?? '')),
  ).toEqual(['js-chief-counsellor', 'js-counsellor'])
  expect(rows.filter((r) => r.inferred !== null).map((r) => r.title)).toEqual(['運用調整官', '運用調整官'])
})

test('every row stands on an act in the ledger and a case of the same id', async () => {
  for (const table of ['unit', 'post', 'system', 'governingDocument', 'appointment'] as const) {
    const orphans = await trial.read((tx) =>
      tx
        .selectFrom(table)
        .leftJoin('ledgerEntry as l', 'l.caseId', `${table}.id`)
        .leftJoin('caseFile as c', 'c.id', `${table}.id`)
        .select(`${table}.id`)
        .where((e) => e.or([e('l.id', 'is', null), e('c.id', 'is', null)]))
        .execute(),
    )
    expect(orphans).toEqual([])
  }
})

test('loading again does nothing, also after somebody has changed a unit', async () => {
  const unit = trial.known.units.get('js-planning') ?? null
  const renamed = await trial.act({
    process: 'organisation.unit',
    act: 'rename',
    caseId: unit,
    input: { name: '計画第１課', abbreviation: '計1', on: '2026-10-01' },
  })
  expect(renamed.kind).toBe('done')
  const before = await entries()
  await loadDirectiveOrganisation(trial.run, await trial.read(readKnown), FOUNDED)
  expect(await entries()).toBe(before)
})
