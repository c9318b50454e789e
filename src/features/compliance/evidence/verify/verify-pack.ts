import { createHash } from 'node:crypto'
import { verifyBundle, type CaseProof } from '#kernel/ledger/bundle.ts'
import { ManifestShape, NAMES, type FileLine, type Manifest } from '../pack-format.ts'
import { openZipFile, ZipFault, type OpenZip, type ZipEntry } from './zip-file.ts'

export type PackReport = {
  ok: boolean
  /** Japanese, one sentence a fault; the foremost first, no more than `MOST_TOLD`. */
  faults: readonly string[]
  faultCount: number
  manifest: Manifest | null
  files: number
  records: number
  keyFingerprint: string
  keyTrusted: boolean
}

const MOST_TOLD = 50
/** More than any manifest or proof of one case needs; what is larger was made to fill the memory. */
const MOST_TEXT = 256 * 1024 * 1024

type Check = {
  zip: OpenZip
  byName: ReadonlyMap<string, ZipEntry>
  fault: (sentence: string) => void
  key: string | undefined
}

const textOf = async ({ zip }: Check, entry: ZipEntry): Promise<Buffer> => {
  if (entry.unpacked > MOST_TEXT) throw new ZipFault(`${entry.name} が大きすぎます。`)
  const pieces: Buffer[] = []
  for await (const piece of zip.read(entry)) pieces.push(piece)
  return Buffer.concat(pieces)
}

const jsonOf = (bytes: Buffer): unknown => {
  try {
    return JSON.parse(bytes.toString('utf8'))
  } catch {
    return null
  }
}

const checkFile = async ({ zip, byName, fault }: Check, line: FileLine): Promise<void> => {
  const entry = byName.get(line.path)
  if (!entry) return fault(`目録にあるファイルがありません：${line.path}（${line.title}）`)
  const digest = await digestOf(zip.read(entry))
  if (digest?.bytes !== line.bytes || digest.sha256 !== line.sha256)
    fault(`ファイルが目録と異なります：${line.path}（${line.title}）`)
}

/** Null where it cannot even be unpacked. */
const digestOf = async (pieces: AsyncIterable<Buffer>): Promise<{ bytes: number; sha256: string } | null> => {
  const hash = createHash('sha256')
  let bytes = 0
  try {
    for await (const piece of pieces) {
      hash.update(piece)
      bytes += piece.length
    }
  } catch (error) {
    if (error instanceof ZipFault) return null
    throw error
  }
  return { bytes, sha256: hash.digest('hex') }
}

async function* linesOf(pieces: AsyncIterable<Buffer>): AsyncGenerator<string> {
  let rest: Buffer[] = []
  for await (const piece of pieces) {
    let from = 0
    for (let at = piece.indexOf(10); at >= 0; at = piece.indexOf(10, from)) {
      yield Buffer.concat([...rest, piece.subarray(from, at)]).toString('utf8')
      rest = []
      from = at + 1
    }
    rest.push(piece.subarray(from))
    if (rest.reduce((sum, part) => sum + part.length, 0) > MOST_TEXT) throw new ZipFault('証明の一行が大きすぎます。')
  }
  const last = Buffer.concat(rest).toString('utf8')
  if (last !== '') yield last
}

const sameHead = (a: CaseProof['head'], b: CaseProof['head']) =>
  a.size === b.size && a.root === b.root && a.at === b.at && a.keyId === b.keyId && a.signature === b.signature

const trustOf = (key: string | undefined) => (key === undefined ? {} : { keyFingerprint: key })

/** Every record of every case, under the one head that the manifest names. */
const checkProofs = async (check: Check, manifest: Manifest): Promise<number> => {
  const entry = check.byName.get(NAMES.proofs)
  let records = 0
  let cases = 0
  for await (const line of entry ? linesOf(check.zip.read(entry)) : []) {
    cases += 1
    const proof = jsonOf(Buffer.from(line))
    // The key is told once, of the seal: these heads must be the manifest's, and that one is signed by the seal's key.
    const report = verifyBundle(proof)
    const where = `${NAMES.proofs} の${cases}行目`
    for (const each of report.faults) check.fault(`${where}：${each}`)
    if (report.ok && !sameHead((proof as CaseProof).head, manifest.head))
      check.fault(`${where}：封印が、目録の封印（${manifest.head.size}件）ではありません。`)
    records += report.records.length
  }
  if (cases !== manifest.counts.cases)
    check.fault(`証明のある案件は${cases}件で、目録の${manifest.counts.cases}件と異なります。`)
  return records
}

const boundDigest = (proof: CaseProof): unknown => {
  const last = proof.entries.findLast((entry) => entry.record.act === 'list')
  const changes = last?.record.changes as Readonly<Record<string, unknown>> | undefined
  const digest = changes?.['manifestSha256']
  return Array.isArray(digest) ? (digest[1] as unknown) : undefined
}

/** The archive's own case: it says which manifest was settled, under a head that goes on from the manifest's. */
const checkSeal = async (check: Check, manifest: Manifest, digest: string): Promise<string> => {
  const entry = check.byName.get(NAMES.seal)
  if (!entry) {
    check.fault(`作成の記録の証明（${NAMES.seal}）がありません。`)
    return ''
  }
  const proof = jsonOf(await textOf(check, entry))
  const { size, root } = manifest.head
  const report = verifyBundle(proof, { ...trustOf(check.key), printed: { size, root } })
  for (const each of report.faults) check.fault(`${NAMES.seal}：${each}`)
  if (report.records.length === 0) return report.keyFingerprint
  const seal = proof as CaseProof
  if (seal.caseId !== manifest.pack) check.fault(`${NAMES.seal} は、別の証拠一式のものです。`)
  if (seal.head.keyId !== manifest.head.keyId) check.fault('目録の封印と、作成の記録の封印の鍵が異なります。')
  if (boundDigest(seal) !== digest) check.fault('目録（manifest.json）が、作った時に記録されたものと異なります。')
  return report.keyFingerprint
}

const checkNames = ({ zip, fault }: Check, manifest: Manifest) => {
  const known = new Set<string>([...manifest.files.map((file) => file.path), NAMES.manifest, NAMES.seal])
  const seen = new Set<string>()
  for (const { name } of zip.entries) {
    if (!known.has(name)) fault(`目録にないファイルがあります：${name}`)
    if (seen.has(name)) fault(`同じ名のファイルが二つあります：${name}`)
    seen.add(name)
  }
}

const checked = async (check: Check): Promise<Omit<PackReport, 'ok' | 'faults' | 'faultCount'>> => {
  const nothing = { manifest: null, files: 0, records: 0, keyFingerprint: '', keyTrusted: false }
  const entry = check.byName.get(NAMES.manifest)
  if (!entry) {
    check.fault('目録（manifest.json）がありません。')
    return nothing
  }
  const bytes = await textOf(check, entry)
  const parsed = ManifestShape.safeParse(jsonOf(bytes))
  if (!parsed.success) {
    check.fault(`目録（manifest.json）の形が正しくありません（${parsed.error.issues[0]?.path.join('.') ?? ''}）。`)
    return nothing
  }
  const manifest = parsed.data
  checkNames(check, manifest)
  for (const line of manifest.files) await checkFile(check, line)
  const records = await checkProofs(check, manifest)
  const keyFingerprint = await checkSeal(check, manifest, createHash('sha256').update(bytes).digest('hex'))
  return {
    manifest,
    files: manifest.files.length,
    records,
    keyFingerprint,
    keyTrusted: check.key !== undefined && check.key === keyFingerprint,
  }
}

/**
 * Proves an archive of evidence from its file alone, however large it is. `key` is the fingerprint known from paper. What is
 * no archive comes back as a fault; a file that cannot be read is thrown.
 */
export const verifyPack = async (path: string, key?: string): Promise<PackReport> => {
  const faults: string[] = []
  let faultCount = 0
  const fault = (sentence: string) => {
    faultCount += 1
    if (faults.length < MOST_TOLD) faults.push(sentence)
  }
  const nothing = { manifest: null, files: 0, records: 0, keyFingerprint: '', keyTrusted: false }
  let found: Awaited<ReturnType<typeof checked>> = nothing
  let zip: OpenZip | null = null
  try {
    zip = await openZipFile(path)
    const byName = new Map(zip.entries.map((entry) => [entry.name, entry]))
    found = await checked({ zip, byName, fault, key })
  } catch (error) {
    if (!(error instanceof ZipFault)) throw error
    fault(error.message)
  } finally {
    await zip?.close()
  }
  return { ok: faultCount === 0, faults, faultCount, ...found }
}
