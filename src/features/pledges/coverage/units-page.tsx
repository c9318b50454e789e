import type { PageOf, Query } from '#kernel/http/product.ts'
import { listHref, PAGE_SIZE, totalOf } from '#kernel/pages/register-page.tsx'
import { ButtonLink } from '#ui/button.tsx'
import { Empty } from '#ui/empty.tsx'
import { Filters, ListTools } from '#ui/filters.tsx'
import { KeysetPager } from '#ui/pager.tsx'
import { Status } from '#ui/status.tsx'
import { Table } from '#ui/table.tsx'
import { SILENT } from '../words.ts'
import { coveredOf, shareText, TallyFacts } from './tally-facts.tsx'
import { missingOf, type Tally, type UnitLine } from './units-store.ts'

const PATH = '/pledges'

const number = (n: number) => n.toLocaleString('ja-JP')

const Missing = ({ of }: { of: UnitLine }) => {
  const n = missingOf(of)
  return n === 0 ? <Status word="済">なし</Status> : <Status word="未提出">{`${number(n)}名`}</Status>
}

/** 誓約書の提出状況 by unit, with the sum. Reads counts alone. */
export const UnitsPage = (props: { page: PageOf<UnitLine>; total: Tally; query: Query; acceptanceNeeded: boolean }) => {
  const { page, total, query, acceptanceNeeded } = props
  return (
    <>
      <TallyFacts tally={total} acceptanceNeeded={acceptanceNeeded} />
      <Filters
        action={PATH}
        controls={[
          { kind: 'text', name: 'q', label: '部隊等', value: query['q'], placeholder: '名称の一部' },
          {
            kind: 'select',
            name: 'show',
            label: '示すもの',
            value: query['show'],
            options: [
              { value: '', text: 'すべて' },
              { value: 'missing', text: '提出していない職員のいる部隊等' },
              { value: 'declared', text: '申出のある部隊等' },
            ],
          },
        ]}
      />
      <ListTools {...totalOf(page, PATH, query)} order="名称の順">
        <ButtonLink href="/registers/pledges">誓約書管理簿</ButtonLink>
      </ListTools>
      <Table
        caption="部隊等ごとの提出状況"
        columns={[
          { title: '部隊等', names: true, cell: (u: UnitLine) => u.fullName },
          { title: '提出していない', kind: 'status', cell: (u: UnitLine) => <Missing of={u} /> },
          {
            title: acceptanceNeeded ? '受理した割合' : '提出した割合',
            kind: 'number',
            cell: (u: UnitLine) => shareText(coveredOf(u, acceptanceNeeded), u.people),
          },
          { title: '対象', kind: 'number', cell: (u: UnitLine) => number(u.people) },
          { title: '受理', kind: 'number', cell: (u: UnitLine) => number(u.accepted) },
          { title: '受理待ち', kind: 'number', cell: (u: UnitLine) => number(u.submitted) },
          { title: '申出', kind: 'number', cell: (u: UnitLine) => number(u.declared) },
          { title: '未提出', kind: 'number', cell: (u: UnitLine) => number(u.none) },
          { title: '失効・差戻し', kind: 'number', cell: (u: UnitLine) => number(u.lapsed + u.returned) },
        ]}
        rows={page.rows}
        rowHref={(u) => `${PATH}/units/${u.id}`}
        empty={
          <Empty text="条件に合う部隊等はありません。見られるのは、部隊等情報保証責任者・情報保証担当者として受け持つ部隊等です。" />
        }
      />
      <KeysetPager
        size={PAGE_SIZE}
        first={query['after'] === undefined && query['before'] === undefined ? undefined : listHref(PATH, query, {})}
        previous={page.previous === null ? undefined : listHref(PATH, query, { before: page.previous })}
        next={page.next === null ? undefined : listHref(PATH, query, { after: page.next })}
      />
      <p class="help">{SILENT}</p>
    </>
  )
}
