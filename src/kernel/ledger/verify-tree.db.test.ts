import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { openLedgerKey } from './key.ts'
import { sealPending } from './seal.ts'
import { aTamperedLedger, LEDGER_TABLES, type TamperedLedger } from './tampered-ledger.builders.ts'
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

test('an untouched ledger is sound', async () => {
  const report = await verify({ expectedHead: tampered.printed, rememberedHead: tampered.printed })
  expect(report.first).toBeNull()
  expect(report).toMatchObject({ ok: true, size: 40, heads: 4, unsealed: 3, faults: 0, head: tampered.printed })
  const complete = [1, 2, 3, 4, 5].reduce((sum, level) => sum + Math.floor(40 / 2 ** level), 0)
  expect(report.nodes).toBe(complete)
})

test('an entry sealed while the verification reads does not disturb it', async () => {
  const [report] = await Promise.all([verify(), sealPending(tampered.ledger.app, tampered.ledger.key)])
  expect(report.first).toBeNull()
})

describe('the stored tree', () => {
  test.each([
    ['changed', "update ledger_node set hash = sha256('x') where level = 2 and index = 3", 'node-differs', 12],
    ['taken away', 'delete from ledger_node where level = 3 and index = 4', 'node-missing', 32],
    ['put in', "insert into ledger_node values (6, 0, sha256('x'))", 'node-added', 40],
    [
      'taken away to hide one put in',
      "delete from ledger_node where level = 3 and index = 4; insert into ledger_node values (6, 0, sha256('x'))",
      'node-missing',
      32,
    ],
  ] as const)('with a node %s', async (_name, statement, kind, leafIndex) => {
    await tamper(statement)
    expect((await verify()).first).toMatchObject({ kind, leafIndex })
  })
})

describe('the heads', () => {
  test.each([
    [
      'a changed root',
      "update ledger_head set root = sha256('x') where size = 26",
      ['head-signature', 'head-root'],
      25,
    ],
    [
      'a changed signature',
      'update ledger_head set signature = set_byte(signature, 3, get_byte(signature, 3) # 1) where size = 26',
      ['head-signature'],
      25,
    ],
    ['an emptied signature', "update ledger_head set signature = '' where size = 26", ['head-signature'], 25],
    ['a changed time', "update ledger_head set at = at - interval '1 day' where size = 26", ['head-signature'], 25],
    ['a changed size', 'update ledger_head set size = 25 where size = 26', ['head-signature', 'head-root'], 24],
    ['another key’s name', "update ledger_head set key_id = repeat('0', 64) where size = 26", ['head-unknown-key'], 25],
    ['the last one deleted', 'delete from ledger_head where size = 40', ['head-missing'], 27],
    ['all deleted', 'delete from ledger_head', ['head-missing'], 0],
    [
      'one for leaves that never were',
      'update ledger_head set size = 50 where size = 40',
      ['head-signature', 'tail-missing'],
      40,
    ],
  ] as const)('%s', async (_name, statement, found, leafIndex) => {
    await tamper(statement)
    const report = await verify()
    expect([...report.counts.keys()].sort()).toEqual([...found].sort())
    expect(report.first).toMatchObject({ leafIndex })
  })

  test('signed with a key that took the true one’s place', async () => {
    const other = await mkdtemp(join(tmpdir(), 'mamori-other-'))
    const key = await openLedgerKey(other)
    expect([...(await verify({ publicKeys: key.known })).counts.keys()]).toEqual(['head-unknown-key'])
    expect((await verify({ publicKeys: key.known })).counts.get('head-unknown-key')).toBe(4)
    await sealPending(tampered.ledger.app, { ...key, known: new Map([...key.known, ...tampered.ledger.key.known]) })
    expect((await verify()).first).toMatchObject({ kind: 'head-unknown-key', leafIndex: 42 })
    await rm(other, { recursive: true })
  })
})

describe('what waits for its seal', () => {
  test.each([
    ['an entry changed', () => `update ledger_entry set title = 'x' where id = '${idOf(41)}'`, 'entry-changed'],
    ['an entry deleted', () => `delete from ledger_entry where id = '${idOf(41)}'`, 'entry-missing'],
    ['an entry taken off the queue', () => `delete from ledger_unsealed where entry_id = '${idOf(41)}'`, 'entry-added'],
    [
      'the queued hash changed',
      () => `update ledger_unsealed set entry_hash = sha256('x') where entry_id = '${idOf(41)}'`,
      'queue-differs',
    ],
    ['the order changed', () => `update ledger_entry set seq = default where id = '${idOf(41)}'`, 'queue-differs'],
    [
      'the time of recording changed',
      () => `update ledger_entry set recorded_at = now() where id = '${idOf(41)}'`,
      'queue-differs',
    ],
    [
      'a sealed entry queued again',
      () => `update ledger_unsealed set entry_id = '${idOf(4)}' where entry_id = '${idOf(41)}'`,
      'queue-differs',
    ],
  ] as const)('%s', async (name, statement, kind) => {
    await tamper(statement())
    expect((await verify()).first).toMatchObject({
      kind,
      entryId: idOf(name === 'a sealed entry queued again' ? 4 : 41),
    })
  })
})

describe('the end of the ledger cut off without a trace inside', () => {
  const cut = () =>
    tamper(`delete from ledger_entry where seq > ${tampered.entries[26]?.seq}; delete from ledger_leaf where leaf_index >= 27;
      delete from ledger_node where (index + 1) << level > 27; delete from ledger_head where size > 27;
      truncate ledger_unsealed`)

  test('is missed by the head kept beside the key and by the printed one', async () => {
    await cut()
    expect((await verify()).ok).toBe(true)
    for (const options of [{ expectedHead: tampered.printed }, { rememberedHead: tampered.printed }]) {
      const report = await verify(options)
      expect(report.first).toMatchObject({ kind: 'tail-missing', leafIndex: 27 })
      expect(report.first?.message).toContain('末尾の13件が失われています')
    }
  })

  test('down to nothing is missed too', async () => {
    await tamper(`truncate ${LEDGER_TABLES.join(', ')}`)
    expect((await verify()).ok).toBe(true)
    expect((await verify({ rememberedHead: tampered.printed })).first).toMatchObject({
      kind: 'tail-missing',
      leafIndex: 0,
    })
  })

  test('is missed by an older printed head that was cut as well', async () => {
    const { rows } = await tampered.ledger.superuser.query<{ root: string }>(
      "select encode(root, 'hex') as root from ledger_head where size = 26",
    )
    const older = { size: 26, root: String(rows[0]?.root) }
    await cut()
    expect((await verify({ expectedHead: older })).ok).toBe(true)
    await tamper('delete from ledger_leaf where leaf_index >= 20; delete from ledger_node; delete from ledger_head')
    expect((await verify({ expectedHead: older })).counts.get('tail-missing')).toBe(1)
  })
})

test('the entries truncated are missed from the first', async () => {
  await tamper('truncate ledger_entry')
  const report = await verify()
  expect(report.first).toMatchObject({ kind: 'entry-missing', leafIndex: 0, entryId: idOf(0) })
  expect(report.counts.get('entry-missing')).toBe(43)
  expect(report.listed).toHaveLength(20)
})
