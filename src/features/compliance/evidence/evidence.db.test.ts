import { execFileSync } from 'node:child_process'
import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { ZipFile } from 'yazl'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readAs } from '#kernel/db/database.ts'
import { newId } from '#kernel/id.ts'
import { openLedgerKey } from '#kernel/ledger/key.ts'
import { signHead } from '#kernel/ledger/head.ts'
import { sha256 } from '#kernel/ledger/merkle.ts'
import { anActor, GENERAL, officer } from '#features/media/people-for-tests.ts'
import { runVerifyPack } from '../../../cli/verify-pack.ts'
import { evidenceWorld, type EvidenceWorld } from './evidence-for-tests.ts'
import { ManifestShape, NAMES, type Manifest } from './pack-format.ts'
import { verifyPack } from './verify/verify-pack.ts'
import { openZipFile } from './verify/zip-file.ts'

let world: EvidenceWorld
let packId: string
let made: Buffer
let files: ReadonlyMap<string, Buffer>

/** What an archive holds, by name. */
const unpacked = async (archive: Buffer): Promise<Map<string, Buffer>> => {
  const zip = await openZipFile(await world.file(archive))
  const found = new Map<string, Buffer>()
  for (const entry of zip.entries) {
    const pieces: Buffer[] = []
    for await (const piece of zip.read(entry)) pieces.push(piece)
    found.set(entry.name, Buffer.concat(pieces))
  }
  await zip.close()
  return found
}

const packed = async (content: ReadonlyMap<string, Buffer>): Promise<Buffer> => {
  const zip = new ZipFile()
  for (const [name, bytes] of content) zip.addBuffer(bytes, name)
  zip.end()
  return buffer(zip.outputStream)
}

const faultsOf = async (content: ReadonlyMap<string, Buffer>, key = world.key.id) => {
  const report = await verifyPack(await world.file(await packed(content)), key)
  expect(report.ok).toBe(report.faults.length === 0)
  return report.faults.join('\n')
}

/** The archive with something changed. */
const altered = (change: (copy: Map<string, Buffer>) => void): Map<string, Buffer> => {
  const copy = new Map(files)
  change(copy)
  return copy
}

const textOf = (name: string) => files.get(name)?.toString('utf8') ?? ''
const manifestOf = (): Manifest => ManifestShape.parse(JSON.parse(textOf(NAMES.manifest)))

beforeAll(async () => {
  world = await evidenceWorld()
  await world.office.requested(await world.office.medium())
  packId = await world.asks()
  await world.makes(packId)
  made = await world.bytes(packId)
  files = await unpacked(made)
})
afterAll(() => world.close())

describe('an archive', () => {
  test('holds what was chosen, and verifies without the database that made it', async () => {
    const report = await verifyPack(await world.file(made), world.key.id)
    expect(report.faults).toEqual([])
    expect(report).toMatchObject({ ok: true, keyTrusted: true, keyFingerprint: world.key.id })
    const manifest = manifestOf()
    expect(manifest.rules.map((rule) => rule.id)).toEqual(['R049', 'R050', 'R054'])
    expect(manifest.counts.entries).toBe(3)
    expect(report.records).toBeGreaterThanOrEqual(manifest.counts.entries)
    const names = [...files.keys()]
    expect(names).toContain('registers/media.csv')
    expect(names).toContain('registers/take-outs.xlsx')
    expect(names.some((name) => /^forms\/take-out-sheet-[0-9a-f-]{36}\.pdf$/.test(name))).toBe(true)
    expect(textOf(NAMES.index)).toContain('持出しを申請')
    expect(textOf(NAMES.index)).not.toMatch(/<script|https?:\/\//)
    expect(textOf(`${NAMES.entries}.csv`)).toContain('R054')
  })

  test('its making is in the ledger, with the digests of its contents and of the file', async () => {
    const pack = await world.pack(packId)
    expect(pack).toMatchObject({ state: 'made', keepUntil: '2026-12-09', fileBytes: made.length })
    const entries = await readAs(world.product.db, officer, (tx) =>
      tx
        .selectFrom('ledgerEntry')
        .select(['act', 'title', 'changes'])
        .where('caseId', '=', packId)
        .orderBy('seq')
        .execute(),
    )
    expect(entries.map((e) => e.act)).toEqual(['ask', 'list', 'finish'])
    expect(entries[1]?.changes).toMatchObject({ manifestSha256: [null, pack?.manifestSha256] })
    expect(entries[2]?.title).toContain(pack?.fileSha256 ?? 'nothing')
  })

  test('holds nothing of a unit that was not chosen, though whoever asks sees everything', async () => {
    const all = anActor({
      nth: 1,
      name: '全見 る',
      roles: ['AUD'],
      unit: null,
      reach: { units: [], systems: [], everything: true },
    })
    const id = await world.asks(all, { units: [GENERAL.id] })
    await world.makes(id, all)
    const other = await unpacked(await world.bytes(id, all))
    expect(ManifestShape.parse(JSON.parse(other.get(NAMES.manifest)?.toString() ?? '')).counts).toMatchObject({
      entries: 0,
      cases: 0,
    })
    expect(other.get('registers/media.csv')?.toString()).not.toContain('企画')
    expect((await verifyPack(await world.file(await world.bytes(id, all)), world.key.id)).faults).toEqual([])
  })

  test('leaves out what was done outside the period', async () => {
    const id = await world.asks(officer, { fromOn: '令和7年4月1日', toOn: '令和8年3月31日' })
    await world.makes(id)
    const report = await verifyPack(await world.file(await world.bytes(id)), world.key.id)
    expect(report).toMatchObject({ ok: true, records: 0 })
  })
})

describe('what was done to an archive is found:', () => {
  const form = 'registers/media.csv'

  test('a file that was changed', async () => {
    const copy = altered((c) => c.set(form, Buffer.from('別の内容')))
    expect(await faultsOf(copy)).toContain('ファイルが目録と異なります：registers/media.csv')
  })

  test('a file that is missing', async () => {
    expect(await faultsOf(altered((c) => c.delete(form)))).toContain(
      '目録にあるファイルがありません：registers/media.csv',
    )
  })

  test('a file that was put in', async () => {
    expect(await faultsOf(altered((c) => c.set('forms/more.pdf', Buffer.from('x'))))).toContain(
      '目録にないファイルがあります：forms/more.pdf',
    )
  })

  test('a file changed together with its line in the manifest', async () => {
    const content = Buffer.from('別の内容')
    const copy = altered((c) => {
      c.set(form, content)
      const lines = manifestOf().files.map((f) =>
        f.path === form ? { ...f, bytes: content.length, sha256: sha256(content).toString('hex') } : f,
      )
      c.set(NAMES.manifest, Buffer.from(JSON.stringify({ ...manifestOf(), files: lines })))
    })
    expect(await faultsOf(copy)).toBe('目録（manifest.json）が、作った時に記録されたものと異なります。')
  })

  test('a record that was changed, the manifest with it', async () => {
    const copy = altered((c) =>
      c.set(NAMES.proofs, Buffer.from(textOf(NAMES.proofs).replace('持出しを申請', '持出しを却下'))),
    )
    expect(await faultsOf(copy)).toMatch(/封印された内容と異なります/)
  })

  test('a head of another ledger, signed by another key', async () => {
    const stranger = await openLedgerKey(join(world.place, 'stranger'))
    const { size, root, at } = manifestOf().head
    const head = signHead({ size, root, at }, stranger)
    const copy = altered((c) => c.set(NAMES.manifest, Buffer.from(JSON.stringify({ ...manifestOf(), head }))))
    const found = await faultsOf(copy)
    expect(found).toContain('封印が、目録の封印')
    expect(found).toContain('鍵が異なります')
  })

  test('an earlier head in place of the one under which the proofs stand', async () => {
    const { head } = manifestOf()
    const earlier = signHead({ size: head.size - 1, root: head.root, at: head.at }, world.key)
    const copy = altered((c) => c.set(NAMES.manifest, Buffer.from(JSON.stringify({ ...manifestOf(), head: earlier }))))
    expect(await faultsOf(copy)).toContain('つながる証明がありません')
  })

  test('the seal of another archive, or none', async () => {
    const other = await world.asks()
    await world.makes(other)
    const seal = (await unpacked(await world.bytes(other))).get(NAMES.seal) ?? Buffer.alloc(0)
    expect(await faultsOf(altered((c) => c.set(NAMES.seal, seal)))).toContain('別の証拠一式のもの')
    expect(await faultsOf(altered((c) => c.delete(NAMES.seal)))).toContain('seal.json）がありません')
  })

  test('an archive whole in itself, made by a stranger’s key', async () => {
    expect(await faultsOf(files, 'a'.repeat(64))).toContain('鍵の指紋が控えと異なります')
  })

  test('a file cut short, and one that is no archive', async () => {
    const cut = await verifyPack(await world.file(made.subarray(0, made.length - 200)))
    expect(cut).toMatchObject({ ok: false, faults: [expect.stringMatching(/途中で切れて/)] })
    expect(await verifyPack(await world.file(Buffer.from('%PDF-1.7')))).toMatchObject({ ok: false })
  })

  test('the command says so, and ends with 1', async () => {
    const lines: string[] = []
    const print = (line: string) => void lines.push(line)
    expect(await runVerifyPack({ file: await world.file(made), print })).toBe(0)
    expect(lines.join('\n')).toContain('結果: 異常なし')
    expect(lines.join('\n')).toContain('見比べてください')
    const bad = await packed(altered((c) => c.delete(form)))
    expect(await runVerifyPack({ file: await world.file(bad), keyFingerprint: world.key.id, print })).toBe(1)
    expect(await runVerifyPack({ file: undefined, print })).toBe(2)
    expect(await runVerifyPack({ file: 'x.zip', keyFingerprint: 'xyz', print })).toBe(2)
  })
})

test('the small program in the archive finds the same, without this one', async () => {
  const run = async (content: ReadonlyMap<string, Buffer>) => {
    const place = join(world.place, newId())
    for (const [name, bytes] of content) {
      await mkdir(dirname(join(place, name)), { recursive: true })
      await writeFile(join(place, name), bytes)
    }
    try {
      return execFileSync('python3', ['verify.py', world.key.id], { cwd: place, encoding: 'utf8' })
    } catch (error) {
      return String((error as { stdout: unknown }).stdout)
    }
  }
  expect(await run(files)).toMatch(/OK\n$/)
  const spoilt = altered((c) => c.set('registers/media.csv', Buffer.from('別の内容')))
  expect(await run(spoilt)).toContain('FAULT: changed: registers/media.csv')
})
