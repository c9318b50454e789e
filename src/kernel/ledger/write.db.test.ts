import * as fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newId } from '../id.ts'
import { aLedger, anEntry, append, inProduct, type TrialLedger } from './ledger.builders.ts'
import { verifyLedger } from './verify.ts'
import { appendEntry } from './write.ts'

let ledger: TrialLedger
beforeAll(async () => {
  ledger = await aLedger()
})
afterAll(() => ledger.close())

const verify = () => verifyLedger(ledger.owner, { publicKeys: ledger.key.known })

describe('an entry', () => {
  test('is written with its id and a rising seq, and waits for its seal', async () => {
    const id = newId()
    const [first, second] = await append(ledger.app, anEntry({ id }), anEntry())
    expect(first?.id).toBe(id)
    expect(second?.seq).toBeGreaterThan(first?.seq ?? Infinity)
    const { rows } = await ledger.superuser.query('select seq::int as seq from ledger_unsealed where entry_id = $1', [
      id,
    ])
    expect(rows).toEqual([{ seq: first?.seq }])
  })

  test('is gone when its transaction does not commit, and nothing waits for it', async () => {
    const id = newId()
    const failed = inProduct(ledger.app, async (tx) => {
      await appendEntry(tx, anEntry({ id }))
      throw new Error('the act failed')
    })
    await expect(failed).rejects.toThrow('the act failed')
    const { rows } = await ledger.superuser.query(
      'select id from ledger_entry where id = $1 union all select entry_id from ledger_unsealed where entry_id = $1',
      [id],
    )
    expect(rows).toEqual([])
  })

  test('with a request key seen before is refused by the constraint the application asks for', async () => {
    const requestKey = 'scan-0001'
    await append(ledger.app, anEntry({ requestKey }))
    await expect(append(ledger.app, anEntry({ requestKey }))).rejects.toMatchObject({
      code: '23505',
      constraint: 'ledger_entry_request_key_key',
    })
  })

  test('written in capitals hashes as the database spells it', async () => {
    await append(ledger.app, anEntry({ id: newId().toUpperCase(), personId: newId().toUpperCase() }))
    expect((await verify()).first).toBeNull()
  })

  test.each([
    ['an integer that a number cannot hold', { input: { n: 2 ** 60 } }],
    ['a bigint', { input: { n: 1n } }],
    ['text with a zero character', { title: 'a\0b' }],
    ['a lone surrogate', { personName: '\uD842' }],
    ['something that is no UUID', { caseId: 'case-1' }],
    ['no input at all', { input: undefined }],
  ])('holding %s is refused before it reaches the database', async (_name, given) => {
    await expect(append(ledger.app, anEntry(given))).rejects.toThrow(TypeError)
  })

  test('hashes the same when read back, whatever JSON it holds', async () => {
    const key = fc.oneof(fc.string({ unit: 'grapheme' }), fc.constantFrom('10', '9', '__proto__', '記録', '\u{2000B}'))
    const { value } = fc.letrec<{ value: unknown }>((tie) => ({
      value: fc.oneof(
        { depthSize: 'small' },
        fc.constantFrom<unknown>(null, true, -0, 1e-7, 5e-324, 0.1 + 0.2, 123456.789, Number.MIN_SAFE_INTEGER, [], {}),
        fc.double({ noNaN: true, noDefaultInfinity: true }).map((n) => (Number.isInteger(n) ? Math.sign(n) : n)),
        fc.maxSafeInteger(),
        fc.string({ unit: 'grapheme' }),
        fc.array(tie('value')),
        fc.dictionary(key, tie('value')),
      ),
    }))
    const values = fc.sample(value, 300).filter((one) => !JSON.stringify(one).includes('\\u0000'))
    expect(values.length).toBeGreaterThan(100)
    for (const input of values)
      await append(ledger.app, anEntry({ input, changes: { was: input }, title: '表\t"題"\\\n𠮷' }))
    const report = await verify()
    expect(report.first).toBeNull()
    expect(report.unsealed).toBeGreaterThan(values.length)
  })

  test('keeps dates of its input as text and leaves out what is undefined', async () => {
    const [entry] = await append(ledger.app, anEntry({ input: { on: new Date(0), off: undefined } }))
    const { rows } = await ledger.superuser.query('select input from ledger_entry where id = $1', [entry?.id])
    expect(rows).toEqual([{ input: { on: '1970-01-01T00:00:00.000Z' } }])
  })
})

describe.each(['ledger_entry', 'ledger_leaf', 'ledger_node', 'ledger_head'])('%s', (table) => {
  const column = { ledger_entry: 'title', ledger_leaf: 'leaf_index', ledger_node: 'level', ledger_head: 'size' }[table]

  test.each([`update ${table} set ${column} = ${column}`, `delete from ${table}`, `truncate ${table}`])(
    'refuses its owner and a superuser: %s',
    async (statement) => {
      const refused = { code: '42501', message: expect.stringContaining(`${table} is append-only`) as string }
      await expect(sql.raw(statement).execute(ledger.owner)).rejects.toMatchObject(refused)
      await expect(ledger.superuser.query(statement)).rejects.toMatchObject(refused)
      await expect(
        ledger.superuser.query(`begin; set local session_replication_role = replica; ${statement}`),
      ).rejects.toMatchObject(refused)
      await ledger.superuser.query('rollback')
    },
  )

  test.each([`update ${table} set ${column} = ${column}`, `delete from ${table}`, `truncate ${table}`])(
    'is not the application role’s to change: %s',
    async (statement) => {
      await expect(sql.raw(statement).execute(ledger.app)).rejects.toMatchObject({
        code: '42501',
        message: `permission denied for table ${table}`,
      })
    },
  )
})

test.each([
  [
    'queue an entry of its own',
    'insert into ledger_unsealed (seq, entry_id, entry_hash, recorded_at) select seq, entry_id, entry_hash, recorded_at from ledger_unsealed',
  ],
  ['backdate the recording', "insert into ledger_entry (id, recorded_at) values (gen_random_uuid(), '2020-01-01')"],
  ['choose the order', 'insert into ledger_entry (id, seq) overriding system value values (gen_random_uuid(), 1)'],
  ['switch the triggers off', 'alter table ledger_entry disable trigger all'],
])('the application role cannot %s', async (_name, statement) => {
  await expect(sql.raw(statement).execute(ledger.app)).rejects.toMatchObject({ code: '42501' })
})
