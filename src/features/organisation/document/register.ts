import type { Register } from '#kernel/pure/register.ts'
import { endedToo, SEARCH } from '../register-filters.ts'
import { DOCUMENT_KINDS, NOT_LAID_DOWN } from '../words.ts'

/** A text, or an empty place the directive leaves for one (`laidDown` false). */
export type DocumentRow = {
  id: string
  k: string
  slotKey: string | null
  slotTitle: string | null
  provision: string | null
  laidDown: boolean
  title: string | null
  number: string | null
  kind: string
  datedOn: string | null
  effectiveOn: string | null
  endsOn: string | null
  place: string | null
  pointsTo: string | null
  inferred: string | null
}

export const documentRegister: Register<DocumentRow> = {
  key: 'governing-documents',
  title: '関係規則',
  provision: '本文 第1',
  rules: ['R001', 'R002'],
  columns: [
    { key: 'slot', title: '達が別に示すもの', kind: 'text', value: (r) => r.slotTitle },
    { key: 'provision', title: '条項', kind: 'text', value: (r) => r.provision ?? r.pointsTo },
    { key: 'title', title: '題名', kind: 'text', value: (r) => r.title, shown: (r) => r.title ?? NOT_LAID_DOWN },
    { key: 'number', title: '番号', kind: 'text', value: (r) => r.number },
    { key: 'kind', title: '種別', kind: 'text', value: (r) => r.kind },
    { key: 'dated', title: '日付', kind: 'day', value: (r) => r.datedOn },
    { key: 'effective', title: '施行の日', kind: 'day', value: (r) => r.effectiveOn },
    { key: 'ends', title: '効力の終わる日', kind: 'day', value: (r) => r.endsOn },
    { key: 'place', title: '原本の所在', kind: 'text', value: (r) => r.place },
    { key: 'inferred', title: '読み取り', kind: 'text', value: (r) => r.inferred },
  ],
  filters: [
    SEARCH,
    {
      key: 'slots',
      title: '別に示すもの',
      kind: 'choice',
      options: [
        ['all', '別に示すものだけ'],
        ['empty', '未制定だけ'],
      ],
      standard: '全て',
    },
    { key: 'kind', title: '種別', kind: 'choice', options: Object.entries(DOCUMENT_KINDS), standard: '全て' },
    endedToo('施行中のもの'),
  ],
}
