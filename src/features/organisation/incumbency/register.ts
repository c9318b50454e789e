import type { IncumbencyKind } from '#kernel/pure/actor.ts'
import type { Register } from '#kernel/pure/register.ts'
import { endedToo, SEARCH } from '../register-filters.ts'
import { INCUMBENCY_KINDS } from '../words.ts'

export type IncumbencyRow = {
  id: string
  k: string
  postTitle: string
  unitName: string
  personName: string
  kind: IncumbencyKind
  startsOn: string
  endsOn: string | null
  order: string | null
  over: boolean
}

export const incumbencyRegister: Register<IncumbencyRow> = {
  key: 'incumbencies',
  title: '補職・代理・事務取扱',
  provision: '付紙第1・付紙第2',
  rules: ['R002', 'R042', 'R044'],
  columns: [
    { key: 'post', title: '官職', kind: 'text', value: (r) => r.postTitle },
    { key: 'unit', title: '部隊等・課等', kind: 'text', value: (r) => r.unitName },
    { key: 'person', title: '就く人', kind: 'text', value: (r) => r.personName },
    {
      key: 'kind',
      title: '区分',
      kind: 'text',
      value: (r) => INCUMBENCY_KINDS[r.kind],
      codes: Object.values(INCUMBENCY_KINDS),
    },
    { key: 'starts', title: '就く日', kind: 'day', value: (r) => r.startsOn },
    { key: 'ends', title: '離れる日', kind: 'day', value: (r) => r.endsOn },
    { key: 'order', title: '発令', kind: 'text', value: (r) => r.order },
  ],
  filters: [
    { ...SEARCH, title: '官職・氏名で探す' },
    { key: 'post', title: '官職', kind: 'choice', source: 'post' },
    { key: 'kind', title: '区分', kind: 'choice', options: Object.entries(INCUMBENCY_KINDS), standard: '全て' },
    endedToo('今とこれから就くもの'),
  ],
}
