import { sign, verify } from 'node:crypto'
import { canonicalJson } from '#kernel/pure/canonical.ts'
import type { LedgerKey, PublicKeys } from './key.ts'

/** A signed tree head: what the ledger's first `size` entries were, by one hash. Hashes in hex. */
export type Head = {
  readonly size: number
  readonly root: string
  /** ISO, to the millisecond. */
  readonly at: string
  readonly keyId: string
  readonly signature: string
}

/** A head as a person holds it: typed from paper, or remembered beside the key. */
export type KnownHead = { readonly size: number; readonly root: string }

export const signHead = (tree: KnownHead & { at: string }, key: LedgerKey): Head => {
  const head = { ...tree, keyId: key.id }
  return { ...head, signature: sign(null, signedBytes(head), key.privateKey).toString('hex') }
}

export type SignatureFault = 'unknown-key' | 'bad-signature'

/** What is wrong with the signature of a head, or null. */
export const signatureFault = (head: Head, keys: PublicKeys): SignatureFault | null => {
  const key = keys.get(head.keyId)
  if (!key) return 'unknown-key'
  return verify(null, signedBytes(head), key, Buffer.from(head.signature, 'hex')) ? null : 'bad-signature'
}

/** Reads `size:roothex` as printed, with or without spaces; null when it is not one. */
export const parseKnownHead = (text: string): KnownHead | null => {
  const [, size, root] =
    /^([0-9,]+):([0-9a-f]{64})$/.exec(text.normalize('NFKC').replaceAll(/\s/g, '').toLowerCase()) ?? []
  return size !== undefined && root !== undefined ? { size: Number(size.replaceAll(',', '')), root } : null
}

/** What a head's signature is over: the canonical JSON of all of it but the signature. */
export const signedBytes = (head: Omit<Head, 'signature'>): Buffer =>
  Buffer.from(canonicalJson({ at: head.at, key_id: head.keyId, product: 'mamori', root: head.root, size: head.size }))
