import type { RuleNumber } from '#directive/rule.ts'
import type { CaseModel } from '#kernel/pure/process.ts'
import type { Day } from '#kernel/pure/day.ts'

export const ITEM_STATES = {
  pending: '未処理',
  handed: '渡した',
  accepted: '受けた',
  settled: '片付いた',
  remains: '未了',
  differs: '相違',
} as const

export type ItemState = keyof typeof ITEM_STATES

/** Something open as it is found now; the same key names the same thing each time. */
export type Found = {
  key: string
  group: string
  label: string
  detail: string
  href: string
  caseId: string | null
  /** Goes with the post, is in the person's hand, or was begun or permitted for the person alone. */
  bound: 'post' | 'hand' | 'person'
  why: string | null
  rule: RuleNumber | null
  handOver: { process: string; act: string } | null
}

/** One line of the list; `id` is empty until the store has written it. */
export type Item = Found & { id: string; line: number; state: ItemState; note: string | null }

export type PersonOption = { id: string; name: string; unitName: string }

/** 引継ぎ: from whom to whom, of which post, and what became of each thing that was open. */
export type Handover = CaseModel & {
  postId: string | null
  postTitle: string
  incumbencyId: string | null
  unitId: string
  unitName: string
  fromId: string
  fromName: string
  toId: string | null
  toName: string | null
  effectiveOn: Day
  fromGone: boolean
  openedBy: string
  openedOn: Day
  handedId: string | null
  handedBy: string | null
  handedAt: Date | null
  acceptedId: string | null
  acceptedBy: string | null
  acceptedAt: Date | null
  insteadReason: string | null
  note: string | null
  items: readonly Item[]
  /** What is open now, as far as the reader sees; an act always sees all of it. */
  live: readonly Found[]
  /** The post makes somebody responsible, so that its handover is signed even when nothing is open. */
  designated: boolean
  successors: readonly PersonOption[]
}

/** Named as elsewhere in the record: who, and of what. */
export const handoverTitle = (m: Pick<Handover, 'postTitle' | 'unitName' | 'fromName' | 'toName'>): string =>
  `${m.postTitle === '' ? `${m.unitName}の職員` : `${m.postTitle}（${m.unitName}）`}の引継ぎ：${m.fromName}から${m.toName ?? '後任未定'}へ`

export const itemText = (i: Pick<Item, 'label' | 'detail'>): string => [i.label, i.detail].filter(Boolean).join('　')
