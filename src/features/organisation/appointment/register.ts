import { ROLES, type RoleKey } from '#directive/roles.ts'
import type { Register } from '#kernel/pure/register.ts'
import { endedToo, SEARCH } from '../register-filters.ts'
import { DESIGNATED_ROLES } from '../words.ts'

export type DesignationRow = {
  id: string
  k: string
  role: RoleKey
  over: string | null
  postTitle: string
  unitName: string
  holder: string | null
  document: string
  provision: string
  startsOn: string
  endsOn: string | null
  inferred: string | null
}

export const designationRegister: Register<DesignationRow> = {
  key: 'designations',
  title: '責任者等の指定',
  provision: '付紙第1・付紙第2',
  rules: ['R001', 'R002', 'R042', 'R043', 'R044'],
  columns: [
    {
      key: 'role',
      title: '役割',
      kind: 'text',
      value: (r) => ROLES[r.role].title,
      codes: DESIGNATED_ROLES.map((key) => ROLES[key].title),
    },
    { key: 'over', title: '範囲', kind: 'text', value: (r) => r.over, shown: (r) => r.over ?? '全体' },
    { key: 'post', title: '官職', kind: 'text', value: (r) => r.postTitle },
    { key: 'unit', title: '官職の部隊等', kind: 'text', value: (r) => r.unitName, exportOnly: true },
    { key: 'holder', title: '就いている人', kind: 'text', value: (r) => r.holder, shown: (r) => r.holder ?? '欠員' },
    { key: 'document', title: '指定した文書', kind: 'text', value: (r) => r.document },
    { key: 'provision', title: '根拠の条項', kind: 'text', value: (r) => r.provision },
    { key: 'starts', title: '効力の始まる日', kind: 'day', value: (r) => r.startsOn },
    { key: 'ends', title: '解く日', kind: 'day', value: (r) => r.endsOn },
    { key: 'inferred', title: '読み取り', kind: 'text', value: (r) => r.inferred },
  ],
  filters: [
    SEARCH,
    {
      key: 'role',
      title: '役割',
      kind: 'choice',
      options: DESIGNATED_ROLES.map((key) => [key, ROLES[key].title] as const),
      standard: '全て',
    },
    { key: 'post', title: '官職', kind: 'choice', source: 'post' },
    endedToo('指定中のもの'),
  ],
}
