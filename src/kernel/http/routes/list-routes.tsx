import { sql } from 'kysely'
import { clockText } from '#kernel/pure/clock-text.ts'
import { Empty } from '#ui/empty.tsx'
import { Filters, ListTools } from '#ui/filters.tsx'
import { KeysetPager } from '#ui/pager.tsx'
import { Table } from '#ui/table.tsx'
import type { Tx } from '../../db/database.ts'
import { frame } from '../../pages/frame.tsx'
import { listHref, PAGE_SIZE } from '../../pages/register-page.tsx'
import type { Product, Query } from '../product.ts'
import { queryOf, read, type Route, type SignedVisit } from '../route.ts'

type Found = {
  id: string
  process: string
  state: string
  number: string | null
  title: string
  unitName: string | null
  changedAt: Date
}

const stateLabel = (product: Product, row: Found) =>
  product.bindings.get(row.process)?.process.states[row.state]?.label ?? row.state

const base = (tx: Tx) =>
  tx
    .selectFrom('caseFile as c')
    .leftJoin('unit as u', 'u.id', 'c.unitId')
    .select(['c.id', 'c.process', 'c.state', 'c.number', 'c.title', 'c.changedAt', 'u.name as unitName'])

/** Cases of the reader's reach, the last changed first, by cursor. */
const casesPage = async (tx: Tx, query: Query) => {
  const after = query['after']?.split('_')
  const rows = await base(tx)
    .$if(Boolean(query['process']), (q) => q.where('c.process', '=', query['process'] ?? ''))
    .$if(query['open'] !== 'all', (q) => q.where('c.closed', '=', query['open'] === 'closed'))
    .$if(after !== undefined && after.length === 2, (q) =>
      q.where(
        sql<boolean>`(c.changed_at, c.id) < (to_timestamp(${Number(after?.[0])}::float8 / 1000), ${after?.[1]}::uuid)`,
      ),
    )
    .orderBy('c.changedAt', 'desc')
    .orderBy('c.id', 'desc')
    .limit(PAGE_SIZE + 1)
    .execute()
  const shown = rows.slice(0, PAGE_SIZE)
  const last = shown.at(-1)
  return { rows: shown, next: rows.length > PAGE_SIZE && last ? `${last.changedAt.getTime()}_${last.id}` : null }
}

const CaseTable = ({ product, rows, empty }: { product: Product; rows: readonly Found[]; empty: string }) => (
  <Table
    caption="案件"
    columns={[
      { title: '件名', names: true, cell: (r) => r.title, meta: (r) => <span class="num">{r.number ?? ''}</span> },
      { title: '手続', cell: (r) => product.bindings.get(r.process)?.process.title ?? r.process },
      { title: '状態', cell: (r) => stateLabel(product, r) },
      { title: '部隊等', cell: (r) => r.unitName ?? '―' },
      { title: '最後の手続', cell: (r) => clockText(r.changedAt), kind: 'number' },
    ]}
    rows={rows}
    rowHref={(r) => `/cases/${r.id}`}
    empty={<Empty text={empty} />}
  />
)

const cases = async (visit: SignedVisit) => {
  const query = queryOf(visit)
  const page = await read(visit, (tx) => casesPage(tx, query))
  const { product } = visit
  const processes = [...product.bindings.values()].map((b) => ({ value: b.process.key, text: b.process.title }))
  return visit.c.html(
    frame(visit, {
      title: '手続',
      under: '/cases',
      children: (
        <>
          <Filters
            action="/cases"
            controls={[
              {
                kind: 'select',
                name: 'process',
                label: '手続の種類',
                value: query['process'],
                options: [{ value: '', text: 'すべて' }, ...processes],
              },
              {
                kind: 'select',
                name: 'open',
                label: '終わったもの',
                value: query['open'],
                options: [
                  { value: '', text: '終わっていないもの' },
                  { value: 'closed', text: '終わったもの' },
                  { value: 'all', text: 'すべて' },
                ],
              },
            ]}
          />
          <ListTools total="" order="最後の手続の新しい順" />
          <CaseTable product={product} rows={page.rows} empty="条件に合う案件はありません。" />
          <KeysetPager
            size={PAGE_SIZE}
            first={query['after'] === undefined ? undefined : listHref('/cases', query, {})}
            next={page.next === null ? undefined : listHref('/cases', query, { after: page.next })}
          />
        </>
      ),
    }),
  )
}

export const listRoutes: readonly Route[] = [{ method: 'GET', path: '/cases', who: 'signed-in', handle: cases }]
