import { ROLES, type RoleKey } from '#directive/roles.ts'
import type { Register } from '#kernel/pure/register.ts'
import { endedToo, SEARCH } from '../register-filters.ts'

export type PostRow = {
  id: string
  k: string
  title: string
  unitName: string
  holder: string | null
  roles: readonly RoleKey[]
  startsOn: string
  endsOn: string | null
  inferred: string | null
}

const rolesOf = (row: PostRow): string => row.roles.map((r) => ROLES[r].title).join('、')

export const postRegister: Register<PostRow> = {
  key: 'posts',
  title: '官職',
  provision: '付紙第1・付紙第2',
  rules: ['R002', 'R042', 'R044'],
  columns: [
    { key: 'title', title: '官職名', kind: 'text', value: (r) => r.title },
    { key: 'unit', title: '部隊等・課等', kind: 'text', value: (r) => r.unitName },
    {
      key: 'holder',
      title: '就いている人',
      kind: 'text',
      value: (r) => r.holder,
      shown: (r) => r.holder ?? (r.endsOn === null ? '欠員' : ''),
    },
    { key: 'roles', title: '指定', kind: 'text', value: rolesOf },
    { key: 'starts', title: '設けた日', kind: 'day', value: (r) => r.startsOn },
    { key: 'ends', title: '廃止の日', kind: 'day', value: (r) => r.endsOn },
    { key: 'inferred', title: '読み取り', kind: 'text', value: (r) => r.inferred },
  ],
  filters: [
    SEARCH,
    { key: 'unit', title: '部隊等・課等', kind: 'choice', source: 'unit' },
    { key: 'held', title: '補職', kind: 'choice', options: [['vacant', '欠員だけ']], standard: '欠員も含む' },
    endedToo('今あるもの'),
  ],
}
