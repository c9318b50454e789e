import { createPublicKey, type KeyObject } from 'node:crypto'
import { z } from 'zod'
import { type EntryRecord, entryHash, sealedLeaf } from './entry.ts'
import { type KnownHead, signatureFault } from './head.ts'
import { fingerprint } from './key.ts'
import { provesConsistency, provesInclusion } from './merkle-proof.ts'

const Hash = z.string().regex(/^[0-9a-f]{64}$/)
const Count = z.number().int().nonnegative()
const text = z.string()
const optional = z.string().nullable()

const RecordShape = z.strictObject({
  id: text,
  at: text,
  process: text,
  case_id: text,
  act: text,
  state_before: optional,
  state_after: text,
  title: text,
  person_id: optional,
  person_name: text,
  person_rank: text,
  post_id: optional,
  post_title: text,
  unit_id: optional,
  unit_name: text,
  lane: text,
  acting_role: text,
  rules: z.array(text).readonly(),
  input: z.unknown(),
  changes: z.unknown(),
  corrects: optional,
  request_key: optional,
})

const CaseProofShape = z.strictObject({
  format: z.literal('mamori.case-proof/1'),
  caseId: text,
  head: z.strictObject({
    size: Count,
    root: Hash,
    at: text,
    keyId: Hash,
    signature: z.string().regex(/^[0-9a-f]{128}$/),
  }),
  publicKey: text,
  entries: z.array(
    z.strictObject({
      leafIndex: Count,
      seq: Count,
      recordedAt: text,
      record: RecordShape,
      inclusion: z.array(Hash),
    }),
  ),
  /** Entries of the case that were not sealed yet and are not in the bundle. */
  unsealed: Count,
  printed: z.strictObject({ size: Count, root: Hash, consistency: z.array(Hash) }).nullable(),
})

export type CaseProof = z.infer<typeof CaseProofShape>

export type BundleReport = {
  readonly ok: boolean
  /** Japanese, one sentence a fault, the foremost first. */
  readonly faults: readonly string[]
  readonly records: readonly EntryRecord[]
  readonly size: number
  readonly sealedAt: string
  /** Who vouches: means nothing until compared with the printed fingerprint. */
  readonly keyFingerprint: string
  readonly keyTrusted: boolean
  /** Whether the ledger is shown to continue the one on the printed sheet given. */
  readonly printedHeadProven: boolean
  readonly unsealed: number
}

/** What the holder of a bundle knows from paper. */
export type Trust = { readonly keyFingerprint?: string; readonly printed?: KnownHead }

/** Proves a case's entries from the bundle alone. Whatever is not a bundle comes back as a fault, never as an exception. */
export const verifyBundle = (bundle: unknown, trust: Trust = {}): BundleReport => {
  const parsed = CaseProofShape.safeParse(bundle)
  if (!parsed.success)
    return unreadable(`証明書の形が正しくありません（${parsed.error.issues[0]?.path.join('.') ?? ''}）。`)
  const proof = parsed.data
  const key = readKey(proof.publicKey)
  if (!key) return unreadable('証明書の公開鍵を読めません。')
  const keyFingerprint = fingerprint(key)
  const keyTrusted = trust.keyFingerprint === keyFingerprint
  const faults = [
    ...(trust.keyFingerprint !== undefined && !keyTrusted
      ? [`鍵の指紋が控えと異なります（証明書: ${keyFingerprint}）。`]
      : []),
    ...(signatureFault(proof.head, new Map([[keyFingerprint, key]])) === null
      ? []
      : ['封印値の署名が正しくありません。']),
    ...proof.entries.flatMap((entry, place) => entryFaults(proof, entry, place)),
    ...printedFaults(proof, trust.printed),
  ]
  return {
    ok: faults.length === 0,
    faults,
    records: proof.entries.map(({ record }) => record),
    size: proof.head.size,
    sealedAt: proof.head.at,
    keyFingerprint,
    keyTrusted,
    printedHeadProven: trust.printed !== undefined && printedFaults(proof, trust.printed).length === 0,
    unsealed: proof.unsealed,
  }
}

const entryFaults = (proof: CaseProof, entry: CaseProof['entries'][number], place: number): string[] => {
  const name = `${place + 1}番目の記録（葉 ${entry.leafIndex}、${entry.record.title}）`
  if (entry.record.case_id !== proof.caseId) return [`${name}は、この案件のものではありません。`]
  if (place > 0 && entry.seq <= (proof.entries[place - 1]?.seq ?? -1)) return [`${name}の順序が入れ替わっています。`]
  const leaf = leafOf(entry)
  const root = Buffer.from(proof.head.root, 'hex')
  return leaf && provesInclusion(leaf, entry.leafIndex, proof.head.size, unhex(entry.inclusion), root)
    ? []
    : [`${name}は、封印された内容と異なります。`]
}

const leafOf = ({ record, seq, recordedAt }: CaseProof['entries'][number]): Buffer | null => {
  try {
    return sealedLeaf({ hash: entryHash(record), seq, recordedAt })
  } catch {
    // A stranger's file: what cannot be hashed was never sealed.
    return null
  }
}

const printedFaults = (proof: CaseProof, printed: KnownHead | undefined): string[] => {
  if (!printed) return []
  const { head } = proof
  const consistency =
    printed.size === head.size ? [] : proof.printed?.size === printed.size ? proof.printed.consistency : null
  if (!consistency) return [`証明書に、印刷された封印（${printed.size}件）とつながる証明がありません。`]
  return provesConsistency(sized(printed), sized(head), unhex(consistency))
    ? []
    : [`印刷された封印（${printed.size}件）の記録が、その後の記録に引き継がれていません。`]
}

const sized = ({ size, root }: KnownHead) => ({ size, root: Buffer.from(root, 'hex') })

const unhex = (hashes: readonly string[]): Buffer[] => hashes.map((hash) => Buffer.from(hash, 'hex'))

const readKey = (pem: string): KeyObject | null => {
  try {
    const key = createPublicKey(pem)
    return key.asymmetricKeyType === 'ed25519' ? key : null
  } catch {
    return null
  }
}

const unreadable = (fault: string): BundleReport => ({
  ok: false,
  faults: [fault],
  records: [],
  size: 0,
  sealedAt: '',
  keyFingerprint: '',
  keyTrusted: false,
  printedHeadProven: false,
  unsealed: 0,
})
