import { fiscalYearLabel } from '#kernel/pure/fiscal-year.ts'
import { stateWords } from '#kernel/pure/process.ts'
import type { Register } from '#kernel/pure/register.ts'
import { campaign } from './process.ts'

export type CampaignRow = {
  id: string
  fiscalYear: number
  state: string
  baseDate: string
  opensOn: string
  closesOn: string
  reportDue: string
  rosterCount: number | null
  policy: string | null
}

/** 自己点検, one line a 年度. */
export const campaignRegister: Register<CampaignRow> = {
  key: 'self-inspections',
  title: '自己点検',
  provision: '本文 第6-1',
  rules: ['R029', 'R030', 'R031', 'R032'],
  columns: [
    { key: 'year', title: '年度', kind: 'text', value: (r) => fiscalYearLabel(r.fiscalYear) },
    {
      key: 'state',
      title: '状態',
      kind: 'text',
      value: (r) => campaign.states[r.state]?.label ?? r.state,
      codes: stateWords(campaign),
    },
    { key: 'base', title: '基準日', kind: 'day', value: (r) => r.baseDate },
    { key: 'opens', title: '回答の初め', kind: 'day', value: (r) => r.opensOn },
    { key: 'closes', title: '回答の期限', kind: 'day', value: (r) => r.closesOn },
    { key: 'report', title: '報告期限', kind: 'day', value: (r) => r.reportDue },
    { key: 'roster', title: '名簿', kind: 'number', value: (r) => r.rosterCount },
    { key: 'policy', title: '基本方針', kind: 'text', value: (r) => r.policy, exportOnly: true },
  ],
  filters: [],
}
