import type { Register } from '#kernel/pure/register.ts'
import { endedToo, SEARCH } from '../register-filters.ts'
import { PERSON_KINDS, type PersonKind } from '../words.ts'

export type PersonRow = {
  id: string
  k: string
  kind: PersonKind
  serviceNumber: string | null
  rank: string
  name: string
  kana: string
  unitName: string
  posts: string | null
  startsOn: string
  endsOn: string | null
}

export const personRegister: Register<PersonRow> = {
  key: 'people',
  title: '職員等',
  provision: '本文 第1-3(1)',
  rules: ['R003', 'R004'],
  columns: [
    { key: 'rank', title: '階級・職名', kind: 'text', value: (r) => r.rank },
    { key: 'name', title: '氏名', kind: 'text', value: (r) => r.name },
    { key: 'kana', title: 'よみ', kind: 'text', value: (r) => r.kana },
    {
      key: 'kind',
      title: '区分',
      kind: 'text',
      value: (r) => PERSON_KINDS[r.kind],
      codes: Object.values(PERSON_KINDS),
    },
    { key: 'unit', title: '所属', kind: 'text', value: (r) => r.unitName },
    { key: 'posts', title: '官職', kind: 'text', value: (r) => r.posts },
    { key: 'number', title: '職員番号', kind: 'code', value: (r) => r.serviceNumber },
    { key: 'starts', title: '所属した日', kind: 'day', value: (r) => r.startsOn, exportOnly: true },
    { key: 'ends', title: '離れた日', kind: 'day', value: (r) => r.endsOn, exportOnly: true },
  ],
  filters: [
    { ...SEARCH, title: '氏名・よみ・職員番号で探す' },
    { key: 'unit', title: '所属', kind: 'choice', source: 'unit' },
    { key: 'kind', title: '区分', kind: 'choice', options: Object.entries(PERSON_KINDS), standard: '両方' },
    endedToo('在籍する者'),
  ],
}
