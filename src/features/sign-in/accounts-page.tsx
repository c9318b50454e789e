import type { FrameProps } from '#kernel/pages/frame.tsx'
import { Empty } from '#ui/empty.tsx'
import { Filters, ListTools } from '#ui/filters.tsx'
import { KeysetPager } from '#ui/pager.tsx'
import { Status } from '#ui/status.tsx'
import { Table } from '#ui/table.tsx'
import { ACCOUNT_FILTERS, type PeoplePage, type PeopleQuery, type PersonWithAccount } from './people-with-accounts.ts'

/** Whether and why a person can or cannot sign in, in one word. */
export const AccountStatus = ({ person }: { person: PersonWithAccount }) => {
  if (person.accountId === null)
    return (
      <Status shape="plan" tone="off">
        未登録
      </Status>
    )
  if (person.disabled)
    return (
      <Status shape="stop" tone="warn">
        利用停止
      </Status>
    )
  if (!person.serves)
    return (
      <Status shape="gone" tone="off">
        在職期間外
      </Status>
    )
  if (person.locked)
    return (
      <Status shape="warn" tone="warn">
        一時受け付け停止中
      </Status>
    )
  if (!person.hasKey)
    return (
      <Status shape="ask" tone="act">
        サインインの手段なし
      </Status>
    )
  return (
    <Status shape="ok" tone="ok">
      使用中
    </Status>
  )
}

export type AccountsModel = { page: PeoplePage; query: PeopleQuery; size: number }

const address = ({ q, filter }: PeopleQuery, cursor: Record<string, string> = {}) => {
  const search = new URLSearchParams({ ...(q === '' ? {} : { q }), ...(filter === 'all' ? {} : { filter }), ...cursor })
  return search.size === 0 ? '/accounts' : `/accounts?${search.toString()}`
}

const People = ({ page }: { page: PeoplePage }) => (
  <Table
    caption="人と利用者"
    rows={page.rows}
    rowHref={(row) => (row.accountId === null ? `/accounts/new?person=${row.personId}` : `/accounts/${row.accountId}`)}
    empty={<Empty text="当てはまる人はいません。" act={{ text: '条件を外す', href: '/accounts' }} />}
    columns={[
      { title: '氏名', names: true, cell: (row) => `${row.rank} ${row.name}`, meta: (row) => row.kana },
      { title: '所属', cell: (row) => row.unitName },
      { title: 'ログイン名', cell: (row) => row.login ?? '―' },
      { title: '状態', kind: 'status', cell: (row) => <AccountStatus person={row} /> },
      { title: '権限', cell: (row) => (row.administrator ? 'システム管理者' : '―') },
    ]}
  />
)

/** Everybody, and with which login they come in. */
export const accountsPage = ({ page, query, size }: AccountsModel): FrameProps => {
  const applied = [
    ...(query.q === '' ? [] : [{ label: `「${query.q}」`, href: address({ ...query, q: '' }) }]),
    ...(query.filter === 'all'
      ? []
      : [{ label: ACCOUNT_FILTERS[query.filter], href: address({ ...query, filter: 'all' }) }]),
  ]
  const beyondFirst = query.after !== undefined || query.before !== undefined
  return {
    title: '利用者',
    under: '/accounts',
    crumbs: [{ text: '利用者の設定', href: '/account' }, { text: '利用者' }],
    children: (
      <>
        <Filters
          action="/accounts"
          controls={[
            { kind: 'text', name: 'q', label: '氏名・ふりがな・ログイン名・職員番号', value: query.q },
            {
              kind: 'select',
              name: 'filter',
              label: '状態',
              value: query.filter,
              options: Object.entries(ACCOUNT_FILTERS).map(([value, text]) => ({ value, text })),
            },
          ]}
          applied={applied}
          clearHref="/accounts"
        />
        <ListTools total={`${page.total.toLocaleString('ja-JP')}人`} order="ふりがなの順" />
        <People page={page} />
        <KeysetPager
          size={size}
          first={beyondFirst ? address(query) : undefined}
          previous={page.previous === null ? undefined : address(query, { before: page.previous })}
          next={page.next === null ? undefined : address(query, { after: page.next })}
        />
      </>
    ),
  }
}
