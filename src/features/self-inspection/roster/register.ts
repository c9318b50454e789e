import type { Register } from '#kernel/pure/register.ts'
import { ROSTER_STATES, STANDINGS, STRATA, type RosterState, type Standing, type Stratum } from '../words.ts'

export type RosterRow = {
  id: string
  campaignId: string
  unitId: string
  personKana: string
  personName: string
  postTitle: string
  unitName: string
  systemName: string | null
  stratum: Stratum
  standing: Standing
  reason: string | null
  state: RosterState
  receipt: string | null
  submittedAt: Date | null
  /** The campaign still takes answers or classings. */
  live: boolean
}

/** 対象者の名簿 as at the base date: who answers which sheet, and whether it is answered; never how. */
export const rosterRegister: Register<RosterRow> = {
  key: 'self-inspection-roster',
  title: '自己点検の対象者',
  provision: '本文 第6-1(2)',
  rules: ['R030', 'R031'],
  columns: [
    { key: 'name', title: '氏名', kind: 'text', value: (r) => r.personName },
    { key: 'stratum', title: '区分', kind: 'text', value: (r) => STRATA[r.stratum], codes: Object.values(STRATA) },
    { key: 'post', title: '基準日の官職', kind: 'text', value: (r) => r.postTitle },
    { key: 'unit', title: '部隊等', kind: 'text', value: (r) => r.unitName },
    { key: 'system', title: '情報システム', kind: 'text', value: (r) => r.systemName },
    {
      key: 'state',
      title: '状態',
      kind: 'text',
      value: (r) => (r.standing === 'absent' ? '不在' : ROSTER_STATES[r.state]),
      codes: [...Object.values(ROSTER_STATES), '不在'],
    },
    {
      key: 'standing',
      title: '名簿での扱い',
      kind: 'text',
      value: (r) => STANDINGS[r.standing],
      codes: Object.values(STANDINGS),
      exportOnly: true,
    },
    { key: 'reason', title: '扱いの理由', kind: 'text', value: (r) => r.reason, exportOnly: true },
    { key: 'submitted', title: '提出', kind: 'moment', value: (r) => r.submittedAt?.toISOString() ?? null },
    { key: 'receipt', title: '受付番号', kind: 'code', value: (r) => r.receipt, exportOnly: true },
  ],
  filters: [
    { key: 'campaign', title: '年度', kind: 'choice', source: 'campaign', standard: '最新の名簿' },
    { key: 'unit', title: '部隊等', kind: 'choice', source: 'unit', standard: '見られるすべて' },
    { key: 'stratum', title: '区分', kind: 'choice', options: Object.entries(STRATA) },
    {
      key: 'state',
      title: '状態',
      kind: 'choice',
      options: [
        ['open', 'まだの人'],
        ['done', '提出した人'],
        ['absent', '不在の人'],
        ['late-joiner', '基準日の後に加わった人'],
      ],
    },
    { key: 'name', title: '氏名', kind: 'text' },
  ],
}
