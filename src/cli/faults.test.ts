import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { CannotStart } from '#kernel/postgres/cannot-start.ts'
import { assertBackup, tellingOfBackup } from './backup-faults.ts'
import { tellingOf } from './file-faults.ts'
import { runVerifyProof } from './verify-proof.ts'

let dir: string
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'mamori-cli-'))
})
afterAll(() => rm(dir, { recursive: true }))

const aFile = async (name: string, content: string | Buffer) => {
  await writeFile(join(dir, name), content)
  return join(dir, name)
}

const HEAD = { format: 'mamori-backup-1', takenAt: '', serverVersionNum: 180_000, migrations: [], tables: [] }

describe('a file to restore from', () => {
  test('a backup passes', async () => {
    const file = await aFile('good.gz', gzipSync(`${JSON.stringify(HEAD)}\n`))
    await expect(assertBackup(file)).resolves.toBeUndefined()
  })

  test.each([
    ['text', 'hello\n'],
    ['packed text', gzipSync('hello\n')],
    ['packed JSON of another kind', gzipSync('{"format":"other"}\n')],
    ['packed null', gzipSync('null\n')],
    ['packed text without an end', gzipSync('{')],
    ['half a packed file', gzipSync(`${JSON.stringify(HEAD)}\n`).subarray(0, 30)],
    ['nothing', ''],
  ])('%s is no backup', async (_, content) => {
    const file = await aFile('other', content)
    await expect(assertBackup(file)).rejects.toThrow(`${file} は mamori の控えではないか、壊れています。`)
  })

  test('a missing file and a directory are told as such', async () => {
    await expect(assertBackup(join(dir, 'none'))).rejects.toThrow(`${join(dir, 'none')} がありません。`)
    await expect(assertBackup(dir)).rejects.toBeInstanceOf(CannotStart)
  })

  test('one that breaks off later says that nothing was restored; a bug stays what it is', () => {
    const telling = tellingOfBackup('x.gz')
    expect(() => telling(Object.assign(new Error('unexpected end of file'), { code: 'Z_BUF_ERROR' }))).toThrow(
      '何も戻していません',
    )
    const bug = new TypeError('x is not a function')
    expect(() => telling(bug)).toThrow(bug)
  })
})

test('a proof that is not there is told without a stack', async () => {
  const file = join(dir, 'case.json')
  await expect(runVerifyProof({ file, print: () => {} })).rejects.toThrow(CannotStart)
})

test('a fingerprint that is none is asked for again', async () => {
  const lines: string[] = []
  const code = await runVerifyProof({ file: 'x', keyFingerprint: 'abc', print: (line) => lines.push(line) })
  expect(code).toBe(2)
  expect(lines.join()).toContain('16進64桁')
})

test('what is no fault of the file is thrown on as it is', () => {
  const bug = new TypeError('x is not a function')
  expect(() => tellingOf('a')(bug)).toThrow(bug)
})
