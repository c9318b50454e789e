import type { PageOf, Query } from '#kernel/http/product.ts'
import { daysBetween, partsOfDay, type Day } from '#kernel/pure/day.ts'
import { fiscalYearEnd, fiscalYearLabel } from '#kernel/pure/fiscal-year.ts'
import { listHref, totalOf } from '#kernel/pages/register-page.tsx'
import { Banner } from '#ui/banner.tsx'
import { Button } from '#ui/button.tsx'
import { Empty } from '#ui/empty.tsx'
import { Filters, ListTools } from '#ui/filters.tsx'
import { KeysetPager } from '#ui/pager.tsx'
import { Section } from '#ui/section.tsx'
import { Status } from '#ui/status.tsx'
import { Table, type Column } from '#ui/table.tsx'
import { MissingSlot } from '../../documents/slot-notice.tsx'
import type { SlotText } from '../../documents/slots.ts'
import { riskCycle } from '../process.ts'
import { FREQUENCY, LANES, POLICY, STEP_OF_STATE, STEPS } from '../words.ts'
import { yearAsked, yearsOffered, type BoardRow } from './board-store.ts'

export const BOARD = '/risk-board'
export const BOARD_SIZE = 50

export type BoardProps = {
  page: PageOf<BoardRow>
  query: Query
  today: Day
  /** Systems the visitor may begin the year's analysis of. */
  unopened: readonly { id: string; name: string }[]
  /** What the directive says is laid down elsewhere: the basic policy, and the frequency of inspections. */
  texts: { policy: SlotText | null; frequency: SlotText | null }
  requestKey: string
  said: string | null
  refusal: string | null
}

/** 10月2日: the year is the table's. */
const monthDay = (day: Day): string => {
  const { month, date } = partsOfDay(day)
  return `${month}月${date}日`
}

const turnWords = (row: BoardRow): string => {
  if (row.state === null) return '始めていない'
  if (row.state === 'done') return '―'
  const turn = riskCycle.states[row.state]?.turn
  const lane = Object.entries(LANES).find(([key]) => key === turn)?.[1] ?? '―'
  return row.since === null ? lane : `${lane} ${monthDay(row.since)}から`
}

const StepCell = ({ row, step }: { row: BoardRow; step: number }) => {
  const mark = row.steps.find((m) => m.step === step)
  const now = row.state === null ? undefined : STEP_OF_STATE[row.state]
  const back = mark?.back ?? null
  if (now === step) {
    const returned = row.steps.some((m) => m.back !== null && m.back === row.since && m.step > step)
    return returned ? <Status word="差戻し">差し戻された</Status> : <Status word="今ここ" />
  }
  if (mark !== undefined && mark.on !== null && (now === undefined || step < now))
    return (
      <Status shape="ok" tone="ok">
        {monthDay(mark.on)}
      </Status>
    )
  return back === null ? <span class="sub board-none">―</span> : <span class="sub">{`${monthDay(back)} 差戻し`}</span>
}

const Left = ({ row, year, today }: { row: BoardRow; year: number; today: Day }) => {
  const end = fiscalYearEnd(year)
  if (row.reportedOn !== null)
    return row.reportedOn <= end ? (
      <Status word="報告済">{`${monthDay(row.reportedOn)} 報告`}</Status>
    ) : (
      <Status shape="ok" tone="warn">{`${monthDay(row.reportedOn)} 年度の後に報告`}</Status>
    )
  const left = daysBetween(today, end)
  return left < 0 ? <Status word="期限超過">{`${-left}日超過`}</Status> : <span class="num">{`あと${left}日`}</span>
}

const columnsOf = (year: number, today: Day): Column<BoardRow>[] => [
  { title: '情報システム', names: true, width: 12, cell: (row) => row.name },
  ...STEPS.map(({ step, mark, short }) => ({
    title: mark,
    foldTitle: `${mark} ${short}`,
    cell: (row: BoardRow) => <StepCell row={row} step={step} />,
  })),
  { title: '今の番', width: 8, cell: turnWords },
  { title: '3月31日まで', kind: 'status', cell: (row) => <Left row={row} year={year} today={today} /> },
]

/** The cycle, or the form that begins it for whoever may. */
const hrefOf = (row: BoardRow, unopened: BoardProps['unopened']): string | undefined => {
  if (row.cycleId !== null) return `/cases/${row.cycleId}`
  return unopened.some((s) => s.id === row.id) ? `/begin/risk.cycle/open?system=${row.id}` : undefined
}

const STATES = [
  ['', 'すべて'],
  ['none', '始めていない'],
  ['unreported', '報告していない'],
  ...Object.entries(riskCycle.states).map(([key, s]) => [key, s.label] as const),
] as const

/** What the numbers of the columns stand for. */
const StepKey = () => (
  <details>
    <summary>①から⑧までの引渡し</summary>
    <ol class="board-key">
      {STEPS.map(({ mark, title }) => (
        <li>{`${mark} ${title}`}</li>
      ))}
    </ol>
  </details>
)

const Conditions = ({ query, today }: Pick<BoardProps, 'query' | 'today'>) => (
  <Filters
    action={BOARD}
    controls={[
      {
        kind: 'select',
        name: 'year',
        label: '年度',
        value: String(yearAsked(query, today)),
        options: yearsOffered(today).map((year) => ({ value: String(year), text: fiscalYearLabel(year) })),
      },
      {
        kind: 'select',
        name: 'state',
        label: '状態',
        value: query['state'] ?? '',
        options: STATES.map(([value, text]) => ({ value, text })),
      },
    ]}
  />
)

const OpenAll = ({ unopened, year, requestKey }: Pick<BoardProps, 'unopened' | 'requestKey'> & { year: number }) =>
  unopened.length === 0 ? null : (
    <Section id="open" title="この年度の分析・評価を始める">
      <p>
        {`整備を担任する情報システムのうち${unopened.length}件で、${fiscalYearLabel(year)}のリスク分析・評価が始まっていません：${unopened.map((s) => s.name).join('、')}`}
      </p>
      <form method="post" action={`${BOARD}/open`}>
        <input type="hidden" name="year" value={String(year)} />
        <input type="hidden" name="_key" value={requestKey} />
        <Button primary>{`${unopened.length}件をまとめて始める`}</Button>
      </form>
    </Section>
  )

/** All systems by all steps: where each stands, whose turn it is, and the days left of the 年度. */
export const BoardPage = ({ page, query, today, unopened, texts, requestKey, said, refusal }: BoardProps) => {
  const year = yearAsked(query, today)
  const { after: _, before: __, ...kept } = query
  return (
    <>
      {said === null ? null : <Banner kind="success" sentence={said} />}
      {refusal === null ? null : <Banner kind="refusal" sentence={refusal} />}
      <Conditions query={query} today={today} />
      <StepKey />
      <ListTools {...totalOf(page, BOARD, query)} order="付紙第1の順" />
      <Table
        dense
        caption={`${fiscalYearLabel(year)}のリスク分析・評価の進み`}
        columns={columnsOf(year, today)}
        rows={page.rows}
        rowHref={(row) => hrefOf(row, unopened)}
        rowMark={(row) => (row.reportedOn === null && today > fiscalYearEnd(year) ? 'late' : undefined)}
        empty={<Empty text="条件に当たる情報システムがありません。" />}
      />
      <KeysetPager
        size={BOARD_SIZE}
        {...(page.next === null ? {} : { next: listHref(BOARD, kept, { after: page.next }) })}
        {...(page.previous === null ? {} : { previous: listHref(BOARD, kept, { before: page.previous }) })}
      />
      <div class="board-open">
        <MissingSlot {...POLICY} text={texts.policy} />
        <MissingSlot {...FREQUENCY} text={texts.frequency} />
        <OpenAll unopened={unopened} year={year} requestKey={requestKey} />
      </div>
    </>
  )
}
