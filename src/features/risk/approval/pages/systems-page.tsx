import type { PageOf, Query } from '#kernel/http/product.ts'
import { wareki } from '#kernel/pure/wareki.ts'
import { listHref, PAGE_SIZE } from '#kernel/pages/register-page.tsx'
import { Empty } from '#ui/empty.tsx'
import { Filters, ListTools } from '#ui/filters.tsx'
import { KeysetPager } from '#ui/pager.tsx'
import { Status } from '#ui/status.tsx'
import { Table } from '#ui/table.tsx'
import { approvalRegister } from '../register.ts'
import { ApprovalStatus } from './approval-status.tsx'
import type { SystemLine } from './systems-store.ts'

const PATH = '/systems'

const Plan = ({ plan }: { plan: SystemLine['plan'] }) => (
  <span class="stack">
    <span>{`${plan.open}件`}</span>
    {plan.overdue === 0 ? null : <Status word="期限超過">{`期限超過${plan.overdue}件`}</Status>}
  </span>
)

const states = approvalRegister.filters.find((f) => f.key === 'state')?.options ?? []

/** All systems the reader may see, with how each stands; one press from everything about one. */
export const SystemsPage = ({
  page,
  query,
  cycleLabel,
}: {
  page: PageOf<SystemLine>
  query: Query
  cycleLabel: (state: string) => string
}) => (
  <>
    <Filters
      action={PATH}
      controls={[
        { kind: 'text', name: 'q', label: '情報システム', value: query['q'], placeholder: '名称の一部' },
        {
          kind: 'select',
          name: 'state',
          label: '運用承認',
          value: query['state'],
          options: [{ value: '', text: 'すべて' }, ...states.map(([value, text]) => ({ value, text }))],
        },
      ]}
    />
    <ListTools total={page.totalIsFloor ? `${page.total}件以上` : `${page.total}件`} order="付紙第1の順">
      <a class="btn" href="/registers/approvals">
        運用承認簿
      </a>
    </ListTools>
    <Table
      caption="情報システム"
      columns={[
        { title: '番号', kind: 'number', cell: (r: SystemLine) => r.annexNumber ?? '―', width: 3 },
        {
          title: '情報システム',
          names: true,
          cell: (r: SystemLine) => r.systemName,
          meta: (r: SystemLine) => (
            <>
              <span>{`整備　${r.devPost ?? '未定'}`}</span>
              <span>{`運用　${r.opsPost ?? '未定'}`}</span>
            </>
          ),
        },
        { title: '運用承認', kind: 'status', cell: (r: SystemLine) => <ApprovalStatus {...r} /> },
        { title: '定められた時期', cell: (r: SystemLine) => (r.dueOn === null ? '―' : wareki(r.dueOn)) },
        {
          title: '今年度のリスク分析',
          cell: (r: SystemLine) => (r.cycle === null ? '―' : cycleLabel(r.cycle.state)),
        },
        { title: '未了の計画項目', cell: (r: SystemLine) => <Plan plan={r.plan} /> },
      ]}
      rows={page.rows}
      rowHref={(r) => `${PATH}/${r.id}`}
      rowMark={(r) => (r.overdueDays !== null || r.plan.overdue > 0 ? 'late' : undefined)}
      empty={
        <Empty text="条件に合う情報システムはありません。見られるのは、あなたの官職が受け持つ情報システムです。" />
      }
    />
    <KeysetPager
      size={PAGE_SIZE}
      first={query['after'] === undefined && query['before'] === undefined ? undefined : listHref(PATH, query, {})}
      previous={page.previous === null ? undefined : listHref(PATH, query, { before: page.previous })}
      next={page.next === null ? undefined : listHref(PATH, query, { after: page.next })}
    />
  </>
)
