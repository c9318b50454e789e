import { spawnSync } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { download } from './documents.ts'
import { isRecorded } from './ledger.ts'
import { BY_MOUSE, PLANNING, play, type Person } from './people.ts'
import { takeOut } from './taking-out.ts'
import { workerDemo } from './worker-demo.ts'

const mamori = (...args: string[]) =>
  spawnSync(process.execPath, ['dist/mamori.js', ...args], {
    encoding: 'utf8',
    env: { ...process.env, MAMORI_DATA: workerDemo().dataDir },
  })

/** The proof of a case, once its last act is sealed. */
const proofOf = async (reader: Person, caseId: string, acts: number): Promise<string> => {
  const proof = async () => (await download(reader, `/ledger/case/${caseId}.json`, 'application/json')).toString('utf8')
  await expect
    .poll(async () => (JSON.parse(await proof()) as { entries: unknown[] }).entries.length, { timeout: 20_000 })
    .toBe(acts)
  return proof()
}

test('R049: every act of a take-out stands in the ledger, and its exported proof holds without the program and its data', () =>
  play(BY_MOUSE, async (cast) => {
    const acts = await takeOut(cast, '記録')
    const officer = await cast.enter(PLANNING.officer)
    const keeper = await cast.enter(PLANNING.keeper)
    await isRecorded(officer, acts)
    await officer.presses(/^第[\d,]+葉$/)
    expect(await officer.reads()).toContain('改ざんの検知')
    const proof = await proofOf(officer, keeper.shownCase(), acts.length)
    const place = await mkdtemp(join(tmpdir(), 'mamori-proof-'))
    onTestFinished(() => rm(place, { recursive: true, force: true }))
    await writeFile(join(place, 'case.json'), proof)
    const sound = mamori('verify-proof', join(place, 'case.json'))
    expect(sound.stdout).toContain('結果: 異常なし')
    expect(sound.status).toBe(0)
    for (const { who, what } of acts) {
      const [post, person] = who.signature.split('　')
      expect(sound.stdout).toContain(`${post}　${person}　`)
      expect(sound.stdout).toContain(what)
    }
    await writeFile(join(place, 'forged.json'), proof.replace('持出しを許可した', '持出しを却下した'))
    const forged = mamori('verify-proof', join(place, 'forged.json'))
    expect(forged.stdout).toContain('結果: 異常あり')
    expect(forged.status).toBe(1)
  }))

test('the whole ledger of the running program is verified from the command line', () => {
  const report = mamori('verify-ledger')
  expect(report.stdout).toContain('結果: 異常なし')
  expect(report.status).toBe(0)
})
