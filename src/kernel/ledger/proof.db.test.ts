import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { runVerifyProof } from '../../cli/verify-proof.ts'
import { newId } from '../id.ts'
import { type CaseProof, verifyBundle } from './bundle.ts'
import type { KnownHead } from './head.ts'
import { openLedgerKey } from './key.ts'
import { readLastHead } from './last-head.ts'
import { aLedger, anEntry, append, inProduct, type TrialLedger } from './ledger.builders.ts'
import { exportCaseProof } from './proof.ts'
import { sealPending } from './seal.ts'

let ledger: TrialLedger
const caseId = newId()
const lateCase = newId()
let printed: KnownHead
let bundle: CaseProof
const trust = () => ({ keyFingerprint: ledger.key.id, printed })

beforeAll(async () => {
  ledger = await aLedger()
  const others = (count: number) => append(ledger.app, ...Array.from({ length: count }, () => anEntry()))
  await append(ledger.app, anEntry({ caseId, act: 'request', title: '持出しを申請した' }))
  await others(10)
  await sealPending(ledger.app, ledger.key)
  printed = (await readLastHead(ledger.key.dir)) ?? { size: 0, root: '' }
  await append(ledger.app, anEntry({ caseId, input: { ratio: 1e-7, 期間: ['令和8年', {}] } }))
  await others(25)
  await append(ledger.app, anEntry({ caseId, act: 'leave', title: '持ち出した' }))
  await sealPending(ledger.app, ledger.key)
  await append(ledger.app, anEntry({ caseId, act: 'return', title: '返却した' }), anEntry({ caseId: lateCase }))
  const made = await proofFrom(ledger, caseId, { publicKeys: ledger.key.known, printed })
  if (!made) throw new Error('nothing sealed')
  // As it reaches its reader: through a file.
  bundle = JSON.parse(JSON.stringify(made)) as CaseProof
})
afterAll(() => ledger.close())

const proofFrom = (from: TrialLedger, ofCase: string, options: Parameters<typeof exportCaseProof>[2]) =>
  inProduct(from.app, (tx) => exportCaseProof(tx, ofCase, options))

const [first, second] = [0, 1]

const altered = (change: (copy: CaseProof) => void): CaseProof => {
  const copy = structuredClone(bundle)
  change(copy)
  return copy
}

test('a bundle proves the sealed entries of its case, and tells of those not sealed yet', () => {
  const report = verifyBundle(bundle, trust())
  expect(report.faults).toEqual([])
  expect(report).toMatchObject({ ok: true, size: 38, keyTrusted: true, printedHeadProven: true, unsealed: 1 })
  expect(report.records.map(({ title }) => title)).toEqual(['持出しを申請した', '持出しを許可した', '持ち出した'])
  expect(bundle.entries.map(({ leafIndex }) => leafIndex)).toEqual([0, 11, 37])
})

test('without anything from paper it proves itself but trusts no key', () => {
  expect(verifyBundle(bundle)).toMatchObject({ ok: true, keyTrusted: false, printedHeadProven: false })
})

test('a case without sealed entries has no proof', async () => {
  expect(await proofFrom(ledger, lateCase, { publicKeys: ledger.key.known })).toBeNull()
})

test('a reader who may not see the case gets no proof of it', async () => {
  expect(await exportCaseProof(ledger.app, caseId, { publicKeys: ledger.key.known })).toBeNull()
})

describe('an altered bundle is refused:', () => {
  type Entry = { -readonly [K in keyof CaseProof['entries'][number]]: CaseProof['entries'][number][K] }
  const entry = (copy: CaseProof, place: number): Entry => {
    const found = copy.entries[place]
    if (!found) throw new Error(`no entry ${place}`)
    return found
  }
  const cases: [string, (copy: CaseProof) => void, string][] = [
    [
      'a name',
      (copy) => void (entry(copy, second).record.person_name = '別人'),
      '2番目の記録（葉 11、持出しを許可した）は、封印された内容と異なります。',
    ],
    ['an input', (copy) => void (entry(copy, second).record.input = {}), '2番目の記録'],
    ['the order', (copy) => void (entry(copy, first).seq += 1), '1番目の記録'],
    [
      'the time of recording',
      (copy) => void (entry(copy, first).recordedAt = '2026-01-01T00:00:00.000Z'),
      '1番目の記録',
    ],
    ['the place in the tree', (copy) => void (entry(copy, first).leafIndex = 1), '1番目の記録'],
    ['a hash of the proof', (copy) => void (entry(copy, first).inclusion[0] = 'f'.repeat(64)), '1番目の記録'],
    [
      'the sequence',
      (copy) => void copy.entries.reverse(),
      '2番目の記録（葉 11、持出しを許可した）の順序が入れ替わっています。',
    ],
    [
      'an entry of another case',
      (copy) => void (entry(copy, second).record.case_id = newId()),
      '2番目の記録（葉 11、持出しを許可した）は、この案件のものではありません。',
    ],
    ['the root', (copy) => void (copy.head.root = 'f'.repeat(64)), '封印値の署名が正しくありません。'],
    [
      'the time of the head',
      (copy) => void (copy.head.at = '2026-01-01T00:00:00.000Z'),
      '封印値の署名が正しくありません。',
    ],
    ['the public key', (copy) => void (copy.publicKey = '-----BEGIN PUBLIC KEY-----'), '証明書の公開鍵を読めません。'],
    ['its shape', (copy) => void Object.assign(copy.head, { more: 1 }), '証明書の形が正しくありません（head）。'],
    ['content that no ledger holds', (copy) => void (entry(copy, first).record.input = { n: 2 ** 60 }), '1番目の記録'],
    [
      'the link to the printed head',
      (copy) => void (copy.printed = null),
      '証明書に、印刷された封印（11件）とつながる証明がありません。',
    ],
  ]
  test.each(cases)('%s', (_name, change, fault) => {
    const report = verifyBundle(altered(change), trust())
    expect(report.ok).toBe(false)
    expect(report.faults.join('\n')).toContain(fault)
  })

  test.each([null, 'text', [], {}])('%j is no bundle', (other) => {
    expect(verifyBundle(other)).toMatchObject({ ok: false, faults: [expect.stringContaining('証明書の形')] })
  })

  test('one signed by a stranger, when the fingerprint is known from paper', async () => {
    const stranger = await aLedger()
    await append(stranger.app, anEntry({ caseId }))
    await sealPending(stranger.app, stranger.key)
    const forged = await proofFrom(stranger, caseId, { publicKeys: stranger.key.known })
    await stranger.close()
    expect(verifyBundle(forged)).toMatchObject({ ok: true, keyTrusted: false })
    expect(verifyBundle(forged, { keyFingerprint: ledger.key.id }).faults).toEqual([
      `鍵の指紋が控えと異なります（証明書: ${stranger.key.id}）。`,
    ])
  })

  test('a ledger that does not continue the printed one', () => {
    const report = verifyBundle(bundle, { printed: { size: printed.size, root: 'f'.repeat(64) } })
    expect(report.faults).toEqual(['印刷された封印（11件）の記録が、その後の記録に引き継がれていません。'])
  })
})

describe('the command', () => {
  const run = async (content: string, given: { keyFingerprint?: string; printedHead?: string } = {}) => {
    const file = join(ledger.dataDirectory, 'proof.json')
    await writeFile(file, content)
    const lines: string[] = []
    const code = await runVerifyProof({ file, ...given, print: (line) => lines.push(line) })
    return { code, text: lines.join('\n') }
  }

  test('lists the records and says that they are proven', async () => {
    const { code, text } = await run(JSON.stringify(bundle), {
      keyFingerprint: ledger.key.id.replaceAll(/(.{4})/g, '$1 ').toUpperCase(),
      printedHead: `${printed.size}:${printed.root}`,
    })
    expect(text).toContain('2026-05-11T01:23:45.678Z　企画課　企画課長　2等陸佐 山田 太郎　持出しを申請した')
    expect(text).toContain('に封印された 38 件の中にあり、その後変わっていません。')
    expect(text).toContain('封印待ちだった記録 1 件は含まれていません。')
    expect(text).toContain('印刷された封印の記録は、すべて引き継がれています。')
    expect(text).not.toContain('見比べてください')
    expect(code).toBe(0)
  })

  test('asks to compare the fingerprint when none was given', async () => {
    expect((await run(JSON.stringify(bundle))).text).toContain(
      `鍵の指紋 ${ledger.key.id} を、印刷された指紋と見比べてください。`,
    )
  })

  test('names what is wrong', async () => {
    const { code, text } = await run(JSON.stringify(bundle).replace('山田', '川田'))
    expect(text).toContain('異常: 1番目の記録')
    expect(code).toBe(1)
  })

  test('takes a file that is not JSON for what it is', async () => {
    expect(await run('%PDF-1.7')).toMatchObject({ code: 1, text: expect.stringContaining('証明書の形') })
  })

  test('takes no other text for a printed head', async () => {
    expect((await run('{}', { printedHead: 'x' })).code).toBe(2)
  })
})

test('a key made later proves nothing of what an earlier one signed', async () => {
  const other = await openLedgerKey(join(ledger.dataDirectory, 'other'))
  await expect(proofFrom(ledger, caseId, { publicKeys: other.known })).rejects.toThrow(ledger.key.id)
})
