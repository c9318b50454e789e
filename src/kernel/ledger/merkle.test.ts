import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { consistencyRanges, inclusionRanges, provesConsistency, provesInclusion } from './merkle-proof.ts'
import {
  emptyRoot,
  growingTree,
  joinSubtrees,
  leafHash,
  type LeafRange,
  type NodeAddress,
  nodeHash,
  splitOf,
  subtreesOf,
} from './merkle.ts'

const LARGEST = 130
const leaves = Array.from({ length: LARGEST }, (_, index) => leafHash(Buffer.from(`leaf ${index}`)))
const sizes = Array.from({ length: LARGEST + 1 }, (_, size) => size)

/** RFC 9162 §2.1.1 word for word. */
const treeHash = (list: readonly Buffer[]): Buffer => {
  const [only] = list
  if (only === undefined) return emptyRoot
  if (list.length === 1) return only
  const k = splitOf(list.length)
  return nodeHash(treeHash(list.slice(0, k)), treeHash(list.slice(k)))
}

const rootOf = ({ from, to }: LeafRange): Buffer => treeHash(leaves.slice(from, to))
const roots = sizes.map((size) => rootOf({ from: 0, to: size }))
const root = (size: number): Buffer => roots[size] ?? emptyRoot
const leaf = (index: number): Buffer => leaves[index] ?? emptyRoot

test('the roots are those of the known RFC 6962 test tree', () => {
  const inputs = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f']
  const known = [
    'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
    '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
    'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
    'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
    'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
    '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
    '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
    'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
    '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
  ]
  const tree = growingTree()
  const grown = [tree.root().toString('hex')]
  for (const hex of inputs) {
    tree.push(leafHash(Buffer.from(hex, 'hex')))
    grown.push(tree.root().toString('hex'))
  }
  expect(grown).toEqual(known)
})

describe('a growing tree', () => {
  test('has at every size the root of RFC 9162', () => {
    const tree = growingTree()
    for (const size of sizes) {
      expect(tree.size).toBe(size)
      expect(tree.root().equals(root(size))).toBe(true)
      tree.push(leaf(size))
    }
  })

  test('tells each complete subtree once, with its hash', () => {
    const told = new Map<string, string>()
    const tree = growingTree()
    for (const one of leaves)
      tree.push(one, ({ level, index }, hash) => {
        expect(told.has(`${level}/${index}`)).toBe(false)
        told.set(`${level}/${index}`, hash.toString('hex'))
      })
    const due: [string, string][] = []
    for (let level = 1; 2 ** level <= LARGEST; level += 1)
      for (let index = 0; (index + 1) * 2 ** level <= LARGEST; index += 1)
        due.push([
          `${level}/${index}`,
          rootOf({ from: index * 2 ** level, to: (index + 1) * 2 ** level }).toString('hex'),
        ])
    expect(told).toEqual(new Map(due))
  })

  test('goes on from the subtrees of any size', () => {
    for (const size of sizes) {
      const tree = growingTree(size, subtreesOf({ from: 0, to: size }).map(hashOfSubtree))
      expect(tree.root().equals(root(size))).toBe(true)
      for (const one of leaves.slice(size)) tree.push(one)
      expect(tree.root().equals(root(LARGEST))).toBe(true)
    }
  })

  test('refuses to go on from too few subtrees', () => {
    expect(() => growingTree(3, []).push(leaf(3))).toThrow('a tree of 3 leaves lacks a subtree')
  })
})

const subtreeHashes = new Map<string, Buffer>()

const hashOfSubtree = ({ level, index }: NodeAddress): Buffer => {
  const key = `${level}/${index}`
  const hash = subtreeHashes.get(key) ?? rootOf({ from: index * 2 ** level, to: (index + 1) * 2 ** level })
  subtreeHashes.set(key, hash)
  return hash
}

/** As the database serves them: each range joined from complete subtrees. */
const proofOf = (ranges: readonly LeafRange[]): Buffer[] =>
  ranges.map((range) => joinSubtrees(subtreesOf(range).map(hashOfSubtree)))

test('every leaf of every tree is proven, and only at its place, in its tree', () => {
  for (const size of sizes)
    for (let index = 0; index < size; index += 1) {
      const proof = proofOf(inclusionRanges(index, size))
      expect(provesInclusion(leaf(index), index, size, proof, root(size))).toBe(true)
      expect(provesInclusion(leaf(index), index, size, proof, root(size + 1))).toBe(false)
      expect(provesInclusion(leaf(index + 1), index, size, proof, root(size))).toBe(false)
      expect(provesInclusion(leaf(index), (index + 1) % size, size, proof, root(size))).toBe(size === 1)
    }
})

test('no leaf outside the tree is proven', () => {
  expect(() => inclusionRanges(5, 5)).toThrow(RangeError)
  expect(provesInclusion(leaf(5), 5, 5, [], leaf(5))).toBe(false)
  expect(provesInclusion(leaf(0), -1, 1, [], leaf(0))).toBe(false)
})

test('every tree is proven to continue every earlier one', () => {
  for (const size of sizes)
    for (let earlier = 0; earlier <= size; earlier += 1) {
      const proof = proofOf(consistencyRanges(earlier, size))
      const [before, after] = [
        { size: earlier, root: root(earlier) },
        { size, root: root(size) },
      ]
      expect(provesConsistency(before, after, proof)).toBe(true)
      expect(provesConsistency({ ...before, root: leafHash(before.root) }, after, proof)).toBe(false)
      // Whatever grew continues the empty tree.
      expect(provesConsistency(before, { ...after, root: leafHash(after.root) }, proof)).toBe(earlier === 0 && size > 0)
    }
})

test('no later tree is proven to precede an earlier one', () => {
  expect(() => consistencyRanges(6, 5)).toThrow(RangeError)
  expect(provesConsistency({ size: 6, root: root(6) }, { size: 5, root: root(5) }, [])).toBe(false)
})

const inTree = fc
  .integer({ min: 2, max: LARGEST })
  .chain((size) => fc.record({ size: fc.constant(size), index: fc.nat({ max: size - 1 }) }))

test('an inclusion proof with any hash altered, missing or added proves nothing', () => {
  fc.assert(
    fc.property(inTree, fc.nat(), ({ size, index }, pick) => {
      const proof = proofOf(inclusionRanges(index, size))
      const at = pick % proof.length
      const proves = (altered: Buffer[]) => provesInclusion(leaf(index), index, size, altered, root(size))
      expect(proves(proof.with(at, leafHash(proof[at] ?? emptyRoot)))).toBe(false)
      expect(proves(proof.toSpliced(at, 1))).toBe(false)
      expect(proves([...proof, emptyRoot])).toBe(false)
    }),
  )
})

test('a consistency proof with any hash altered, missing or added proves nothing', () => {
  fc.assert(
    fc.property(inTree, fc.nat(), ({ size, index: earlier }, pick) => {
      fc.pre(earlier > 0)
      const proof = proofOf(consistencyRanges(earlier, size))
      const at = pick % proof.length
      const proves = (altered: Buffer[]) =>
        provesConsistency({ size: earlier, root: root(earlier) }, { size, root: root(size) }, altered)
      expect(proves(proof.with(at, leafHash(proof[at] ?? emptyRoot)))).toBe(false)
      expect(proves(proof.toSpliced(at, 1))).toBe(false)
      expect(proves([...proof, emptyRoot])).toBe(false)
    }),
  )
})

test('sizes beyond 32 bits split where they should', () => {
  expect(splitOf(2 ** 40 + 1)).toBe(2 ** 40)
  expect(subtreesOf({ from: 0, to: 2 ** 40 + 3 })).toEqual([
    { level: 40, index: 0 },
    { level: 1, index: 2 ** 39 },
    { level: 0, index: 2 ** 40 + 2 },
  ])
})
