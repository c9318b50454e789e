import { createHash } from 'node:crypto'

/** The namespace of this product's own names, a fixed UUID. */
const NAMESPACE = Buffer.from('8b6f0b1ce8c15d3a9f0e2f4c7a5d1e63', 'hex')

/**
 * The OSCAL identity of a thing of ours: version 5, so the same name gives the same UUID in every export. Our own row
 * identities are version 7, which OSCAL does not take.
 */
export const uuidOf = (...name: readonly string[]): string => {
  const bytes = createHash('sha1').update(NAMESPACE).update(name.join('/')).digest().subarray(0, 16)
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x50, 6)
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8)
  const hex = bytes.toString('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}
