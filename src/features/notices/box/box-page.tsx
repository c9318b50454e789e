import { isRuleNumber, provisionOf } from '#directive/rules.ts'
import type { PageOf, Query } from '#kernel/http/product.ts'
import { listHref, totalOf } from '#kernel/pages/register-page.tsx'
import { VERBS } from '#kernel/pure/receipt.ts'
import { Empty } from '#ui/empty.tsx'
import { Filters, ListTools } from '#ui/filters.tsx'
import { KeysetPager } from '#ui/pager.tsx'
import { Provision } from '#ui/provision.tsx'
import { Table, type Column } from '#ui/table.tsx'
import { VerbMark } from '#ui/verb.tsx'
import { addresseeOf, type NoticeRow } from './notice-rows.ts'
import { askedIn, type Asked } from './box-store.ts'
import { Way } from './way.tsx'

export const BOX_SIZE = 30

const STATES = {
  in: [
    ['', '未開封・未受領'],
    ['late', '受領の期日超過'],
    ['all', 'すべて'],
  ],
  sent: [
    ['', '未受領'],
    ['late', '受領の期日超過'],
    ['all', 'すべて'],
  ],
} as const

const Confirm = (row: NoticeRow) =>
  row.needsReceipt && row.receivedAt === null ? (
    <form method="post" action={`/notices/${row.id}/receive`}>
      <button class="link">受領を確認する</button>
    </form>
  ) : null

const columns = (asked: Asked, today: string): Column<NoticeRow>[] => [
  { title: '種類', cell: (r) => <VerbMark verb={r.verb} />, width: 8, foldTitle: false },
  {
    title: '知らせ',
    names: true,
    cell: (r) => r.text,
    meta: (r) => {
      const rule = r.rules.find(isRuleNumber)
      return (
        <>
          {rule ? <Provision label={provisionOf(rule)} /> : null}
          {r.number === null ? null : <span class="num">{r.number}</span>}
        </>
      )
    },
  },
  asked.box === 'in'
    ? { title: '差出', cell: (r) => `${r.fromPostTitle}　${r.fromName}` }
    : { title: '宛先', cell: (r) => addresseeOf(r) },
  { title: '経過', cell: (r) => <Way row={r} today={today} />, width: 16 },
  ...(asked.box === 'in' ? [{ title: '受領の確認', cell: Confirm, width: 8 as const, hiddenTitle: true }] : []),
]

const Boxes = ({ asked }: { asked: Asked }) => (
  <nav class="begins" aria-label="受けたものと出したもの">
    <p class="btns">
      <a
        class={asked.box === 'in' ? 'btn p' : 'btn'}
        href="/notices"
        aria-current={asked.box === 'in' ? 'page' : undefined}
      >
        受けた知らせ
      </a>
      <a
        class={asked.box === 'sent' ? 'btn p' : 'btn'}
        href="/notices?box=sent"
        aria-current={asked.box === 'sent' ? 'page' : undefined}
      >
        出した知らせ
      </a>
    </p>
  </nav>
)

/** 通知・連絡: what was told to my posts or by them, by verb, with its receipt. */
export const BoxPage = (props: { page: PageOf<NoticeRow>; query: Query; today: string }) => {
  const { page, query, today } = props
  const asked = askedIn(query)
  const first = query['after'] === undefined && query['before'] === undefined
  return (
    <>
      <Boxes asked={asked} />
      <Filters
        action="/notices"
        hidden={asked.box === 'sent' ? [{ name: 'box', value: 'sent' }] : []}
        controls={[
          {
            kind: 'select',
            name: 'verb',
            label: '種類',
            value: query['verb'],
            options: [{ value: '', text: 'すべて' }, ...VERBS.map((v) => ({ value: v, text: v }))],
          },
          {
            kind: 'select',
            name: 'state',
            label: '状態',
            value: query['state'],
            options: STATES[asked.box].map(([value, text]) => ({ value, text })),
          },
        ]}
      />
      <ListTools
        {...totalOf(page, '/notices', query)}
        order={asked.state === 'all' ? '新しい順' : '受領の期日の早い順'}
      />
      <Table
        caption={asked.box === 'in' ? '受けた知らせ' : '出した知らせ'}
        columns={columns(asked, today)}
        rows={page.rows}
        rowHref={(r) => `/notices/${r.id}`}
        rowMark={(r) => (r.waits && r.receiveBy < today ? 'late' : undefined)}
        empty={
          <Empty
            text={asked.state === 'all' ? '条件に合う知らせはありません。' : '待っている知らせはありません。'}
            act={
              asked.state === 'all'
                ? undefined
                : { text: 'すべて見る', href: listHref('/notices', query, { state: 'all' }) }
            }
          />
        }
      />
      <KeysetPager
        size={BOX_SIZE}
        first={first ? undefined : listHref('/notices', query, {})}
        previous={page.previous === null ? undefined : listHref('/notices', query, { before: page.previous })}
        next={page.next === null ? undefined : listHref('/notices', query, { after: page.next })}
      />
      <p class="help">
        報告・通報・通知・提出・情報提供を官職に宛てたときは、宛てられた官職にある人が受領を確認します。その案件で手続を行えば、それが受領になります。連絡と、一人に宛てた知らせは、開けば足ります。達は「報告又は通報を受けた場合」のように受けた時を次の手続の始まりとしますが、受領の確認の仕方は定めていません。本製品の設定です。
        <a href="/mail">メールの受け方</a>
        も決められます。
      </p>
    </>
  )
}
