import type { Day } from '#kernel/pure/day.ts'
import { stateWords } from '#kernel/pure/process.ts'
import type { Register } from '#kernel/pure/register.ts'
import { warekiShort } from '#kernel/pure/wareki.ts'
import { handover } from './process.ts'

/** One 引継ぎ as the register lists it; the counts are null to whoever may not see its lines. */
export type HandoverRow = {
  id: string
  state: string
  unitName: string
  postTitle: string
  fromName: string
  toName: string | null
  effectiveOn: Day
  items: number | null
  unfinished: number | null
  handedBy: string | null
  acceptedBy: string | null
}

export const ENDED = Object.entries(handover.states).flatMap(([key, s]) => (s.closed ? [key] : []))

const count = (n: number | null) => (n === null ? '―' : `${n}件`)

/** 引継簿: every change of hands, the newest day first. */
export const handoverRegister: Register<HandoverRow> = {
  key: 'handovers',
  title: '引継簿',
  provision: '本文 第1-2',
  rules: ['R002', 'R049'],
  columns: [
    { key: 'post', title: '官職', kind: 'text', value: (r) => r.postTitle || '（官職なし）' },
    {
      key: 'state',
      title: '状態',
      kind: 'text',
      value: (r) => handover.states[r.state]?.label ?? r.state,
      codes: stateWords(handover),
    },
    { key: 'unit', title: '部隊等', kind: 'text', value: (r) => r.unitName },
    { key: 'from', title: '前任', kind: 'text', value: (r) => r.fromName },
    { key: 'to', title: '後任', kind: 'text', value: (r) => r.toName, shown: (r) => r.toName ?? '未定' },
    {
      key: 'on',
      title: '引継ぎの日',
      kind: 'day',
      value: (r) => r.effectiveOn,
      shown: (r) => warekiShort(r.effectiveOn),
    },
    { key: 'items', title: '事項', kind: 'number', value: (r) => r.items, shown: (r) => count(r.items) },
    { key: 'open', title: '未了', kind: 'number', value: (r) => r.unfinished, shown: (r) => count(r.unfinished) },
    { key: 'handed', title: '渡した者', kind: 'text', value: (r) => r.handedBy, exportOnly: true },
    { key: 'accepted', title: '受けた者', kind: 'text', value: (r) => r.acceptedBy, exportOnly: true },
  ],
  filters: [
    {
      key: 'state',
      title: '状態',
      kind: 'choice',
      standard: '終わっていないもの',
      options: [['all', 'すべて'], ...Object.entries(handover.states).map(([key, s]) => [key, s.label] as const)],
    },
    { key: 'unit', title: '部隊等', kind: 'choice', source: 'unit' },
    { key: 'q', title: '探す', kind: 'text', hint: '官職・氏名・部隊等' },
  ],
}
