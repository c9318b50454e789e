import { hash as digest } from 'node:crypto'

/** The Merkle tree of RFC 9162 §2.1 over SHA-256. Numbers stay below 2^53, so no bit operators: they work on 32 bits only. */
export type NodeAddress = { readonly level: number; readonly index: number }
export type LeafRange = { readonly from: number; readonly to: number }

const LEAF = Buffer.from([0])
const NODE = Buffer.from([1])

export const sha256 = (bytes: Uint8Array): Buffer => {
  return digest('sha256', bytes, 'buffer')
}

export const emptyRoot: Buffer = sha256(Buffer.alloc(0))

export const leafHash = (data: Uint8Array): Buffer => {
  return sha256(Buffer.concat([LEAF, data]))
}

export const nodeHash = (left: Uint8Array, right: Uint8Array): Buffer => {
  return sha256(Buffer.concat([NODE, left, right]))
}

/** A tree that only grows: it remembers the roots of its complete subtrees, log2(size) hashes in all. */
export type GrowingTree = {
  readonly size: number
  /** Adds a leaf; `completed` hears of each subtree of level 1 and up that the leaf completes. */
  push(leaf: Buffer, completed?: (address: NodeAddress, hash: Buffer) => void): void
  root(): Buffer
}

/** Goes on from a tree of `size` leaves whose complete subtrees, in the order of `subtreesOf`, have the hashes `peaks`. */
export const growingTree = (size = 0, peaks: readonly Buffer[] = []): GrowingTree => {
  const standing = [...peaks]
  let count = size
  return {
    get size() {
      return count
    },
    push(leaf, completed) {
      let hash = leaf
      let index = count
      for (let level = 1; index % 2 === 1; level += 1) {
        const left = standing.pop()
        if (left === undefined) throw new RangeError(`a tree of ${count} leaves lacks a subtree`)
        hash = nodeHash(left, hash)
        index = (index - 1) / 2
        completed?.({ level, index }, hash)
      }
      standing.push(hash)
      count += 1
    },
    root: () => joinSubtrees(standing),
  }
}

/** The root over the subtrees of one range, left to right. */
export const joinSubtrees = (hashes: readonly Buffer[]): Buffer => {
  const last = hashes.at(-1)
  if (last === undefined) return emptyRoot
  return hashes.slice(0, -1).reduceRight((right, left) => nodeHash(left, right), last)
}

/** The complete subtrees that make up a range, left to right, the range being one that the tree itself splits off. */
export const subtreesOf = ({ from, to }: LeafRange): NodeAddress[] => {
  const subtrees: NodeAddress[] = []
  for (let start = from; start < to;) {
    let level = 0
    let width = 1
    while (start % (width * 2) === 0 && start + width * 2 <= to) {
      width *= 2
      level += 1
    }
    subtrees.push({ level, index: start / width })
    start += width
  }
  return subtrees
}

/** Where the tree over n > 1 leaves splits: the largest power of two below n. */
export const splitOf = (leaves: number): number => {
  let width = 1
  while (width * 2 < leaves) width *= 2
  return width
}
