import { isRuleNumber } from '#directive/rules.ts'
import type { PageOf } from '#kernel/http/product.ts'
import { dueText } from '#kernel/pure/clock-text.ts'
import type { Day } from '#kernel/pure/day.ts'
import { monthDay } from '#kernel/pure/wareki.ts'
import { Empty } from '#ui/empty.tsx'
import { KeysetPager } from '#ui/pager.tsx'
import { Section } from '#ui/section.tsx'
import { Status } from '#ui/status.tsx'
import { Table } from '#ui/table.tsx'
import { COMING_SIZE, type Coming } from './coming-store.ts'
import { FirstRule } from './occasion-marks.tsx'

const PATH = '/calendar/next?of=all'

/** Ninety days ahead of all units, systems and posts the reader sees. */
export const ComingPage = ({ page, today }: { page: PageOf<Coming>; today: Day }) => (
  <Section
    id="coming"
    title="見える範囲の部隊等・情報システム・官職"
    count={`${page.total.toLocaleString('ja-JP')}件${page.totalIsFloor ? '以上' : ''}`}
    side="期日の早い順"
  >
    <Table<Coming>
      caption="これからの90日"
      columns={[
        {
          title: '期日',
          width: 10,
          foldTitle: false,
          cell: (o) => (
            <span class="when">
              <Status word={o.dueOn < today ? '期限超過' : o.dueOn === today ? '本日' : '期限内'}>
                {dueText(o.dueOn, today)}
              </Status>
              <small class="num">{monthDay(o.dueOn)}</small>
            </span>
          ),
        },
        { title: '誰が', cell: (o) => o.subject },
        {
          title: '何を・条項',
          names: true,
          cell: (o) => o.title,
          meta: (o) => (
            <>
              <FirstRule rules={o.rules.filter(isRuleNumber)} />
              {o.what === '' ? null : <span>{o.what}</span>}
            </>
          ),
        },
      ]}
      rows={page.rows}
      rowHref={(o) => o.href}
      rowMark={(o) => (o.dueOn < today ? 'late' : o.dueOn === today ? 'today' : undefined)}
      empty={<Empty text="90日のうちに来る期日はありません。" />}
    />
    <KeysetPager
      size={COMING_SIZE}
      first={page.previous === null ? undefined : PATH}
      previous={page.previous === null ? undefined : `${PATH}&before=${encodeURIComponent(page.previous)}`}
      next={page.next === null ? undefined : `${PATH}&after=${encodeURIComponent(page.next)}`}
    />
  </Section>
)
