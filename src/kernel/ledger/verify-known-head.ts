import type { FaultList } from './fault.ts'
import type { KnownHead } from './head.ts'
import type { TreeFindings } from './verify-tree.ts'

const sources = { 'printed-head': '印刷された封印', 'remembered-head': '鍵の側に控えた封印' } as const

/** Compares the rebuilt tree with a head kept outside the database. */
export const checkKnownHead = (
  kind: keyof typeof sources,
  known: KnownHead,
  tree: TreeFindings,
  faults: FaultList,
): void => {
  const source = `${sources[kind]}（${known.size}件）`
  if (known.size > tree.size) {
    const lost = known.size - tree.size
    faults.add({
      kind: 'tail-missing',
      leafIndex: tree.size,
      entryId: null,
      message: `${source}より記録が少なく、末尾の${lost}件が失われています。`,
    })
    return
  }
  const root = tree.roots.get(known.size)
  // No root: the tree is broken before this size, and that is reported at its place.
  if (root !== undefined && root !== known.root)
    faults.add({
      kind,
      leafIndex: null,
      entryId: null,
      message: `${source}の値 ${known.root} に対し、今の記録から計算した値は ${root} です。`,
    })
}
