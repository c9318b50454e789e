import type { Register } from '#kernel/pure/register.ts'
import { endedToo, SEARCH } from '../register-filters.ts'

export type SystemRow = {
  id: string
  k: string
  annexNumber: number | null
  name: string
  className: string | null
  isClass: boolean
  devPost: string | null
  devHolder: string | null
  opsPost: string | null
  opsHolder: string | null
  encrypts: boolean
  startsOn: string
  endsOn: string | null
  inferred: string | null
}

const holder = (row: SystemRow, post: string | null, name: string | null): string =>
  post === null ? (row.isClass ? '' : '指定なし') : (name ?? '欠員')

const CLASS_HEAD = '計画、整備する各課等の長'

export const systemRegister: Register<SystemRow> = {
  key: 'systems',
  title: '情報システム',
  provision: '付紙第1 表',
  rules: ['R001', 'R042', 'R043'],
  columns: [
    { key: 'number', title: '番号', kind: 'number', value: (r) => r.annexNumber },
    {
      key: 'name',
      title: '情報システム',
      kind: 'text',
      value: (r) => r.name,
      shown: (r) => (r.className === null ? r.name : `　${r.name}`),
    },
    { key: 'class', title: '類', kind: 'text', value: (r) => r.className, exportOnly: true },
    {
      key: 'dev-post',
      title: '整備の責任者',
      kind: 'text',
      value: (r) => r.devPost,
      shown: (r) => (r.isClass ? CLASS_HEAD : (r.devPost ?? '')),
    },
    {
      key: 'dev',
      title: '整備 就いている人',
      kind: 'text',
      value: (r) => r.devHolder,
      shown: (r) => holder(r, r.devPost, r.devHolder),
    },
    {
      key: 'ops-post',
      title: '運用の責任者',
      kind: 'text',
      value: (r) => r.opsPost,
      shown: (r) => (r.isClass ? CLASS_HEAD : (r.opsPost ?? '')),
    },
    {
      key: 'ops',
      title: '運用 就いている人',
      kind: 'text',
      value: (r) => r.opsHolder,
      shown: (r) => holder(r, r.opsPost, r.opsHolder),
    },
    { key: 'encrypts', title: '暗号化機能', kind: 'text', value: (r) => (r.encrypts ? '有' : '無') },
    { key: 'starts', title: '対象とした日', kind: 'day', value: (r) => r.startsOn, exportOnly: true },
    { key: 'ends', title: '廃止の日', kind: 'day', value: (r) => r.endsOn, exportOnly: true },
    { key: 'inferred', title: '読み取り', kind: 'text', value: (r) => r.inferred },
  ],
  filters: [
    SEARCH,
    { key: 'class', title: '類', kind: 'choice', source: 'class' },
    { key: 'head', title: '責任者', kind: 'choice', options: [['missing', '指定のないものだけ']], standard: '全て' },
    endedToo('対象のもの'),
  ],
}
