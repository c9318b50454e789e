import { z } from 'zod'

/** The files of an archive that every one has, by their names in it. */
export const NAMES = {
  index: 'index.html',
  manifest: 'manifest.json',
  /** The case of the archive itself, proven: it binds the digest of the manifest. Made after the manifest, so not in it. */
  seal: 'seal.json',
  sums: 'sha256sums.txt',
  steps: 'how-to-verify.txt',
  script: 'verify.py',
  head: 'head/head.json',
  signed: 'head/signed-bytes.json',
  signature: 'head/signature.bin',
  key: 'head/public-key.pem',
  entries: 'ledger/entries',
  proofs: 'ledger/proofs.jsonl',
} as const

export const FORMAT = 'mamori.evidence-pack/1'

const Hash = z.string().regex(/^[0-9a-f]{64}$/)
const Count = z.number().int().nonnegative()

/** Small letters, figures and hyphens, in folders: a name that any system can write, and that leads nowhere else. */
export const SAFE_PATH = /^(?:[a-z0-9][a-z0-9-]*\/)*[a-z0-9][a-z0-9-]*(?:\.[a-z0-9]+)+$/

const FileShape = z.strictObject({
  path: z.string().regex(SAFE_PATH),
  bytes: Count,
  sha256: Hash,
  title: z.string(),
  kind: z.enum(['entries', 'proofs', 'form', 'register', 'status', 'index', 'verification']),
})

export type FileLine = z.infer<typeof FileShape>
export type FileAbout = Pick<FileLine, 'title' | 'kind'>

export const HeadShape = z.strictObject({
  size: Count,
  root: Hash,
  at: z.string(),
  keyId: Hash,
  signature: z.string().regex(/^[0-9a-f]{128}$/),
})

export const ManifestShape = z.strictObject({
  format: z.literal(FORMAT),
  /** The case of this archive in the ledger. */
  pack: z.string(),
  madeAt: z.string(),
  askedBy: z.strictObject({ post: z.string(), name: z.string() }),
  purpose: z.string(),
  rules: z.array(z.strictObject({ id: z.string(), provision: z.string(), summary: z.string(), entries: Count })),
  /** Names of units and systems; none for all that whoever asked could see. */
  subjects: z.array(z.string()),
  from: z.string(),
  to: z.string(),
  head: HeadShape,
  counts: z.strictObject({ entries: Count, cases: Count, forms: Count, registers: Count }),
  /** What was to be in it and is not, and why. */
  omitted: z.array(z.strictObject({ what: z.string(), why: z.string() })),
  files: z.array(FileShape),
})

export type Manifest = z.infer<typeof ManifestShape>
export type Omitted = Manifest['omitted'][number]
