/** What can be wrong, each with its Japanese name for reports. */
export const faultNames = {
  'entry-changed': '記録の書き換え',
  'entry-hash-changed': '記録の控え値の書き換え',
  'leaf-differs': '記録と封印の不一致',
  'leaf-swapped': '封印の付け替え',
  'entry-missing': '記録の欠落',
  'entry-added': '記録の割り込み',
  'leaf-missing': '封印の欠落',
  'queue-differs': '封印待ちの不一致',
  'node-differs': '木の節の不一致',
  'node-missing': '木の節の欠落',
  'node-added': '木の節の割り込み',
  'head-root': '封印値の不一致',
  'head-signature': '封印の署名の誤り',
  'head-unknown-key': '知らない鍵による封印',
  'head-missing': '封印値の欠落',
  'tail-missing': '記録の末尾の喪失',
  'printed-head': '印刷された封印との不一致',
  'remembered-head': '鍵の側に控えた封印との不一致',
} as const

export type FaultKind = keyof typeof faultNames

export type Fault = {
  readonly kind: FaultKind
  /** First leaf concerned; null for what has no place in the tree. */
  readonly leafIndex: number | null
  readonly entryId: string | null
  readonly message: string
}

/** Counts every fault and keeps the foremost twenty. */
export type FaultList = {
  /** `place`: the leaf at which it came to light, if not the first leaf concerned. What covers several leaves comes after them. */
  add(fault: Fault, place?: number): void
  readonly total: number
  readonly counts: ReadonlyMap<FaultKind, number>
  readonly foremost: readonly Fault[]
}

const KEPT = 20

export const faultList = (): FaultList => {
  const counts = new Map<FaultKind, number>()
  const kept: { fault: Fault; place: number }[] = []
  let total = 0
  return {
    add(fault, place = fault.leafIndex ?? Number.POSITIVE_INFINITY) {
      total += 1
      counts.set(fault.kind, (counts.get(fault.kind) ?? 0) + 1)
      const before = kept.findIndex((other) => place < other.place)
      kept.splice(before < 0 ? kept.length : before, 0, { fault, place })
      kept.length = Math.min(kept.length, KEPT)
    },
    get total() {
      return total
    },
    counts,
    get foremost() {
      return kept.map(({ fault }) => fault)
    },
  }
}
