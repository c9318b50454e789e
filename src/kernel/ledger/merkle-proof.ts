import { emptyRoot, type LeafRange, nodeHash, splitOf } from './merkle.ts'

/** The ranges whose roots, in this order, prove that leaf `index` is in the tree of `size` leaves. */
export const inclusionRanges = (index: number, size: number): LeafRange[] => {
  if (index < 0 || index >= size) throw new RangeError(`no leaf ${index} in a tree of ${size}`)
  const ranges: LeafRange[] = []
  let from = 0
  let to = size
  while (to - from > 1) {
    const middle = from + splitOf(to - from)
    if (index < middle) {
      ranges.push({ from: middle, to })
      to = middle
    } else {
      ranges.push({ from, to: middle })
      from = middle
    }
  }
  return ranges.reverse()
}

/** The ranges whose roots, in this order, prove that the tree of `size` leaves only added to the one of `earlier` leaves. */
export const consistencyRanges = (earlier: number, size: number): LeafRange[] => {
  if (earlier < 0 || earlier > size) throw new RangeError(`a tree of ${size} never had ${earlier} leaves`)
  if (earlier === 0 || earlier === size) return []
  const ranges: LeafRange[] = []
  let from = 0
  let to = size
  while (to !== earlier) {
    const middle = from + splitOf(to - from)
    if (earlier <= middle) {
      ranges.push({ from: middle, to })
      to = middle
    } else {
      ranges.push({ from, to: middle })
      from = middle
    }
  }
  // Whoever verifies knows the earlier root already when it is a subtree of its own.
  if (from > 0) ranges.push({ from, to })
  return ranges.reverse()
}

/** RFC 9162 §2.1.3.2. */
export const provesInclusion = (
  leaf: Buffer,
  index: number,
  size: number,
  proof: readonly Buffer[],
  root: Buffer,
): boolean => {
  if (index < 0 || index >= size) return false
  let place = index
  let last = size - 1
  let hash = leaf
  for (const sibling of proof) {
    if (last === 0) return false
    if (place % 2 === 1 || place === last) {
      hash = nodeHash(sibling, hash)
      while (place % 2 === 0 && place !== 0) {
        place /= 2
        last = half(last)
      }
    } else {
      hash = nodeHash(hash, sibling)
    }
    place = half(place)
    last = half(last)
  }
  return last === 0 && hash.equals(root)
}

/** RFC 9162 §2.1.4.2. */
export const provesConsistency = (
  earlier: { readonly size: number; readonly root: Buffer },
  later: { readonly size: number; readonly root: Buffer },
  proof: readonly Buffer[],
): boolean => {
  if (earlier.size < 0 || earlier.size > later.size) return false
  if (earlier.size === later.size) return proof.length === 0 && earlier.root.equals(later.root)
  if (earlier.size === 0) return proof.length === 0 && earlier.root.equals(emptyRoot)
  if (proof.length === 0) return false
  const [seed = emptyRoot, ...rest] = isPowerOfTwo(earlier.size) ? [earlier.root, ...proof] : proof
  let place = earlier.size - 1
  let last = later.size - 1
  while (place % 2 === 1) {
    place = half(place)
    last = half(last)
  }
  let before = seed
  let after = seed
  for (const hash of rest) {
    if (last === 0) return false
    if (place % 2 === 1 || place === last) {
      before = nodeHash(hash, before)
      after = nodeHash(hash, after)
      while (place % 2 === 0 && place !== 0) {
        place /= 2
        last = half(last)
      }
    } else {
      after = nodeHash(after, hash)
    }
    place = half(place)
    last = half(last)
  }
  return last === 0 && before.equals(earlier.root) && after.equals(later.root)
}

const half = (n: number): number => {
  return Math.floor(n / 2)
}

const isPowerOfTwo = (n: number): boolean => {
  return 2 ** Math.round(Math.log2(n)) === n
}
