import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { newId } from '../id.ts'
import { entryColumns, type EntryRow, recordOfRow } from './entry-rows.ts'
import { entryHash, isoOfEpoch, sealedLeaf } from './entry.ts'
import { openLedgerKey } from './key.ts'
import { sealPending } from './seal.ts'
import { ledgerIn } from './tables.ts'
import { aTamperedLedger, type TamperedLedger } from './tampered-ledger.builders.ts'
import type { VerifyOptions } from './verify.ts'

let tampered: TamperedLedger
beforeAll(async () => {
  tampered = await aTamperedLedger()
})
afterEach(() => tampered.restore())
afterAll(() => tampered.ledger.close())

const tamper = (statements: string) => tampered.tamper(statements)
const verify = (options?: Partial<VerifyOptions>) => tampered.verify(options)
const idOf = (leafIndex: number) => tampered.idOf(leafIndex)

const alterations: Record<string, string> = {
  at: "at + interval '1 millisecond'",
  recorded_at: "recorded_at + interval '1 microsecond'",
  seq: 'default',
  process: "process || 'x'",
  case_id: 'gen_random_uuid()',
  act: "'refuse'",
  state_before: 'null',
  state_after: "'refused'",
  title: "title || ' '",
  person_id: 'null',
  person_name: "'別人'",
  person_rank: "''",
  post_id: 'gen_random_uuid()',
  post_title: "'部長'",
  unit_id: 'null',
  unit_name: "'総務課'",
  lane: "'x'",
  acting_role: "'USER'",
  rules: "array_append(rules, 'R099')",
  input: `jsonb_set(input, '{copies}', '3')`,
  changes: "'{}'",
  corrects: 'gen_random_uuid()',
  request_key: 'null',
}

describe('a changed column of a sealed entry is found at its place', () => {
  test('and no column is forgotten here', async () => {
    const { rows } = await tampered.ledger.superuser.query<{ name: string }>(
      "select column_name as name from information_schema.columns where table_schema = 'public' and table_name = 'ledger_entry'",
    )
    expect(rows.map(({ name }) => name).sort()).toEqual([...Object.keys(alterations), 'id', 'entry_hash'].sort())
  })

  test.each(Object.entries(alterations))('%s', async (column, altered) => {
    for (const leafIndex of [0, 17, 39]) {
      await tamper(`update ledger_entry set ${column} = ${altered} where id = '${idOf(leafIndex)}'`)
      const report = await verify()
      const kind = column === 'seq' || column === 'recorded_at' ? 'leaf-differs' : 'entry-changed'
      expect(report.first).toMatchObject({ kind, leafIndex, entryId: idOf(leafIndex) })
      expect(report.faults).toBe(1)
      await tampered.restore()
    }
  })

  test.each([
    ['a number that only looks the same', `jsonb_set(input, '{copies}', '2.0')`],
    ['a number that parses to the same double', `jsonb_set(input, '{ratio}', '0.1000000000000000055511151231257827')`],
    ['an added null', `input || '{"more":null}'`],
    ['a null that is gone', `input - 'exempt'`],
  ])('%s in its input', async (_name, altered) => {
    await tamper(`update ledger_entry set input = ${altered} where id = '${idOf(20)}'`)
    expect((await verify()).first).toMatchObject({ kind: 'entry-changed', leafIndex: 20, entryId: idOf(20) })
  })

  test('its id', async () => {
    await tamper(`update ledger_entry set id = gen_random_uuid() where id = '${idOf(20)}'`)
    const report = await verify()
    expect(report.first).toMatchObject({ kind: 'entry-missing', leafIndex: 20, entryId: idOf(20) })
    expect([...report.counts.keys()]).toEqual(['entry-missing', 'entry-added'])
  })

  test('its hash', async () => {
    await tamper(`update ledger_entry set entry_hash = sha256('x') where id = '${idOf(20)}'`)
    expect((await verify()).first).toMatchObject({ kind: 'entry-hash-changed', leafIndex: 20, entryId: idOf(20) })
  })

  test('the time of an act moved to infinity', async () => {
    await tamper(`update ledger_entry set at = 'infinity', recorded_at = '-infinity' where id = '${idOf(20)}'`)
    expect((await verify()).first).toMatchObject({ kind: 'entry-changed', leafIndex: 20 })
  })
})

/** Changes an entry as someone who knows the format would: with its own hash, and on request its leaf and subtrees. */
const forge = async (leafIndex: number, upTo: 'entry' | 'leaf'): Promise<void> => {
  await tamper(`update ledger_entry set person_name = '別人' where id = '${idOf(leafIndex)}'`)
  const { rows } =
    await sql<EntryRow>`select ${entryColumns} from ledger_entry e where id = ${idOf(leafIndex)}`.execute(
      ledgerIn(tampered.ledger.owner),
    )
  for (const row of rows) {
    const hash = entryHash(recordOfRow(row))
    await tampered.ledger.superuser.query('update ledger_entry set entry_hash = $1 where id = $2', [hash, row.id])
    const leaf = sealedLeaf({ hash, seq: Number(row.seq), recordedAt: isoOfEpoch(row.recorded_at) })
    if (upTo === 'leaf')
      await tampered.ledger.superuser.query('update ledger_leaf set leaf_hash = $1 where entry_id = $2', [leaf, row.id])
  }
}

describe('a forger who recomputes', () => {
  test('the entry hash is found at the leaf', async () => {
    await forge(20, 'entry')
    expect((await verify()).first).toMatchObject({ kind: 'leaf-differs', leafIndex: 20, entryId: idOf(20) })
  })

  test('the leaf too is found at the first subtree above it', async () => {
    await forge(20, 'leaf')
    const report = await verify()
    expect(report.first).toMatchObject({ kind: 'node-differs', leafIndex: 20 })
    expect([...report.counts.keys()]).toEqual(['node-differs', 'head-root'])
  })

  test('the subtrees too is found between the last sound head and the first wrong one', async () => {
    await forge(20, 'leaf')
    await tamper('delete from ledger_node')
    for (let level = 1; level <= 5; level += 1)
      await tamper(`insert into ledger_node select ${level}, l.index / 2, sha256('\\x01'::bytea || l.hash || r.hash)
        from (select level, index, hash from ledger_node union all select 0, leaf_index, leaf_hash from ledger_leaf) l
        join (select level, index, hash from ledger_node union all select 0, leaf_index, leaf_hash from ledger_leaf) r
          on r.level = l.level and r.index = l.index + 1 where l.level = ${level - 1} and l.index % 2 = 0`)
    const report = await verify()
    expect([...report.counts]).toEqual([['head-root', 3]])
    expect(report.first).toMatchObject({ kind: 'head-root', leafIndex: 13 })
    expect(report.first?.message).toContain('葉 13 から 25 まで')
  })

  test('everything, and holds the signing key, is found by the printed head', async () => {
    await forge(20, 'entry')
    const stolen = await mkdtemp(join(tmpdir(), 'mamori-stolen-'))
    await cp(tampered.ledger.dataDirectory, stolen, { recursive: true })
    await rm(join(stolen, 'keys', 'last-head.json'))
    await tamper(`truncate ledger_unsealed, ledger_leaf, ledger_node, ledger_head;
      insert into ledger_unsealed select seq, id, entry_hash, recorded_at from ledger_entry order by seq limit 40`)
    await sealPending(tampered.ledger.app, await openLedgerKey(stolen))
    await tamper(
      'insert into ledger_unsealed select seq, id, entry_hash, recorded_at from ledger_entry order by seq offset 40',
    )
    await rm(stolen, { recursive: true })
    expect((await verify()).ok).toBe(true)
    expect((await verify({ expectedHead: tampered.printed })).first).toMatchObject({ kind: 'printed-head' })
    expect((await verify({ rememberedHead: tampered.printed })).first).toMatchObject({ kind: 'remembered-head' })
  })
})

describe('rows taken away, put in or exchanged', () => {
  test('a sealed entry deleted', async () => {
    await tamper(`delete from ledger_entry where id = '${idOf(5)}'`)
    const report = await verify()
    expect(report.first).toMatchObject({ kind: 'entry-missing', leafIndex: 5, entryId: idOf(5) })
    expect(report.faults).toBe(1)
  })

  test('an entry deleted with its leaf', async () => {
    await tamper(`delete from ledger_entry where id = '${idOf(5)}'; delete from ledger_leaf where leaf_index = 5`)
    expect((await verify()).first).toMatchObject({ kind: 'leaf-missing', leafIndex: 5 })
  })

  test('an entry deleted with its leaf, the later leaves moved down', async () => {
    await tamper(`delete from ledger_entry where id = '${idOf(5)}'; delete from ledger_leaf where leaf_index = 5;
      alter table ledger_leaf drop constraint ledger_leaf_pkey;
      update ledger_leaf set leaf_index = leaf_index - 1 where leaf_index > 5;
      alter table ledger_leaf add primary key (leaf_index)`)
    const report = await verify()
    expect(report.first).toMatchObject({ kind: 'node-differs', leafIndex: 4 })
    expect(report.counts.get('tail-missing')).toBe(1)
  })

  test('a leaf deleted', async () => {
    await tamper('delete from ledger_leaf where leaf_index = 30')
    const report = await verify()
    expect(report.first).toMatchObject({ kind: 'leaf-missing', leafIndex: 30 })
    expect(report.listed.find(({ kind }) => kind === 'entry-added')).toMatchObject({ entryId: idOf(30) })
  })

  test('the last leaf deleted', async () => {
    await tamper('delete from ledger_leaf where leaf_index = 39')
    expect((await verify()).first).toMatchObject({ kind: 'tail-missing', leafIndex: 39 })
  })

  test('an entry put in behind the product’s back', async () => {
    const id = newId()
    await tamper(`insert into ledger_entry overriding system value
      select (jsonb_populate_record(e, jsonb_build_object('id', '${id}', 'seq', 9999, 'request_key', null))).*
      from ledger_entry e where id = '${idOf(5)}'`)
    const report = await verify()
    expect(report.first).toMatchObject({ kind: 'entry-added', entryId: id })
    expect(report.faults).toBe(1)
  })

  test('a leaf put in at the end', async () => {
    await tamper(`insert into ledger_leaf select 40, id, sha256('x') from ledger_entry where id = '${idOf(40)}'`)
    expect((await verify()).first).toMatchObject({ leafIndex: 40, entryId: idOf(40) })
    expect((await verify()).counts.get('head-missing')).toBe(1)
  })

  test('entries exchanged between two leaves', async () => {
    const to = (leafIndex: number, id: string) =>
      tamper(`update ledger_leaf set entry_id = '${id}' where leaf_index = ${leafIndex}`)
    await to(7, newId())
    await to(29, idOf(7))
    await to(7, idOf(29))
    const report = await verify()
    expect(report.first).toMatchObject({ kind: 'leaf-swapped', leafIndex: 7, entryId: idOf(29) })
    expect([...report.counts]).toEqual([['leaf-swapped', 2]])
  })

  test('two whole leaves exchanged', async () => {
    await tamper(`update ledger_leaf set leaf_index = 100 where leaf_index = 7;
      update ledger_leaf set leaf_index = 7 where leaf_index = 29; update ledger_leaf set leaf_index = 29 where leaf_index = 100`)
    expect((await verify()).first).toMatchObject({ kind: 'node-differs', leafIndex: 6 })
  })

  test('a leaf’s hash changed', async () => {
    await tamper(`update ledger_leaf set leaf_hash = sha256('x') where leaf_index = 39`)
    expect((await verify()).first).toMatchObject({ kind: 'leaf-differs', leafIndex: 39, entryId: idOf(39) })
  })
})
