import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { openLedgerKey } from '#kernel/ledger/key.ts'
import { aTamperedLedger, LEDGER_TABLES, type TamperedLedger } from '#kernel/ledger/tampered-ledger.builders.ts'
import { runVerifyLedger } from './verify-ledger.ts'

let tampered: TamperedLedger
beforeAll(async () => {
  tampered = await aTamperedLedger()
})
afterEach(() => tampered.restore())
afterAll(() => tampered.ledger.close())

describe('verify-ledger', () => {
  const run = async (printedHead?: string) => {
    const lines: string[] = []
    const code = await runVerifyLedger({
      db: tampered.ledger.owner,
      dataDirectory: tampered.ledger.dataDirectory,
      print: (line) => lines.push(line),
      ...(printedHead === undefined ? {} : { printedHead }),
    })
    return { code, text: lines.join('\n') }
  }

  test('says that all is well', async () => {
    const root = tampered.printed.root.replaceAll(/(.{4})/g, '$1 ')
    const { code, text } = await run(`４０： ${root}`)
    expect(text).toContain('封印された記録: 40 件　封印: 4 回')
    expect(text).toContain('封印待ちの記録: 3 件')
    expect(text).toContain('結果: 異常なし')
    expect(code).toBe(0)
  })

  test('names the first wrong entry', async () => {
    await tampered.tamper(
      `update ledger_entry set person_name = '別人' where id in ('${tampered.idOf(9)}', '${tampered.idOf(30)}')`,
    )
    const { code, text } = await run()
    expect(text).toContain('異常: 2 件（記録の書き換え 2）')
    expect(text).toContain(
      `最初の異常: 葉 9 の記録の内容が、書き込まれたときと異なります。（記録 ${tampered.idOf(9)}）`,
    )
    expect(code).toBe(1)
  })

  test('finds a cut end by the head kept beside the key', async () => {
    await tampered.tamper(`truncate ${LEDGER_TABLES.join(', ')}`)
    const { code, text } = await run()
    expect(text).toContain('鍵の側に控えた封印（40件）より記録が少なく、末尾の40件が失われています。')
    expect(code).toBe(1)
  })

  test('finds a replaced key', async () => {
    const file = join(tampered.ledger.key.dir, 'ledger-ed25519.pub.pem')
    const kept = await readFile(file)
    const other = await mkdtemp(join(tmpdir(), 'mamori-other-'))
    await openLedgerKey(other)
    await cp(join(other, 'keys', 'ledger-ed25519.pub.pem'), file)
    const { code, text } = await run()
    await writeFile(file, kept)
    await rm(other, { recursive: true })
    expect(text).toContain(`13件の封印は、知らない鍵 ${tampered.ledger.key.id} で署名されています。`)
    expect(code).toBe(1)
  })

  test.each(['40', `40:${'0'.repeat(63)}`, ''])('does not take %j for a printed head', async (text) => {
    expect((await run(text)).code).toBe(2)
  })
})
