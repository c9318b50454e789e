import type { Rule } from '#directive/rule.ts'
import { ruleOf } from '#directive/rules.ts'
import type { RuleNumber } from '#directive/rule.ts'
import { clockText, dueText } from '#kernel/pure/clock-text.ts'
import type { Day } from '#kernel/pure/day.ts'
import { wareki, warekiShort } from '#kernel/pure/wareki.ts'
import { Banner } from '#ui/banner.tsx'
import { Status } from '#ui/status.tsx'
import { kindsOf } from '../bound.ts'
import { CELL_STATE_KEYS, CELL_STATES, STATE_MEANINGS, type CellState } from '../states.ts'
import type { Cell } from './cells.ts'
import type { Counts } from './counts.ts'
import type { Drawn } from './progress.ts'

export const number = (n: number): string => n.toLocaleString('ja-JP')

/** An address of the board with some of what the page is asked for. */
export const boardHref = (path: string, query: Readonly<Record<string, string | null | undefined>>): string => {
  const params = new URLSearchParams()
  for (const [key, value] of Object.entries(query)) if (value) params.set(key, value)
  const text = params.toString()
  return text === '' ? path : `${path}?${text}`
}

/** The day for an address; today needs none. */
export const onText = (day: Day, today: Day): string | null => (day === today ? null : day)

export const ruleLabel = (id: RuleNumber): string => `${ruleOf(id).provision}（${id}）`

export const Uncarried = () => (
  <Status shape="na" tone="off">
    まだ実装されていません
  </Status>
)

const Binding = ({ rule }: { rule: Rule }) => (
  <span class="sub">
    {rule.force === 'definition' || rule.force === 'explanatory'
      ? '定め・図（義務を課さない）'
      : '本製品の外の役職への定め'}
  </span>
)

/** How many stand how; only states there are. */
export const Standing = ({
  rule,
  carried,
  counts,
  hrefOf,
}: {
  rule: Rule
  carried: boolean
  counts: Counts
  hrefOf?: (state: CellState) => string
}) => {
  if (kindsOf(rule).length === 0) return <Binding rule={rule} />
  if (!carried) return <Uncarried />
  const states = CELL_STATE_KEYS.filter((state) => counts[state] > 0)
  if (states.length === 0) return <span class="sub">当たる部隊等・情報システムがない</span>
  return (
    <ul class="standing">
      {states.map((state) => {
        const text = `${CELL_STATES[state]} ${number(counts[state])}`
        return (
          <li>
            <Status word={CELL_STATES[state]}>{hrefOf ? <a href={hrefOf(state)}>{text}</a> : text}</Status>
          </li>
        )
      })}
    </ul>
  )
}

/** One cell: its word, and its date where it has one. */
export const CellStatus = ({ cell }: { cell: Pick<Cell, 'state'> }) =>
  cell.state === 'uncarried' ? <Uncarried /> : <Status word={CELL_STATES[cell.state]} />

export const dueShown = (dueOn: Day | null, day: Day) =>
  dueOn === null ? '―' : `${warekiShort(dueOn)}（${dueText(dueOn, day)}）`

export const Meanings = () => (
  <details>
    <summary>状況の語の意味（達に定めはなく、本製品の区分）</summary>
    <dl class="meanings">
      {CELL_STATE_KEYS.map((state) => (
        <div>
          <dt>
            <Status word={CELL_STATES[state]} />
          </dt>
          <dd>{STATE_MEANINGS[state]}</dd>
        </div>
      ))}
    </dl>
  </details>
)

/** So many entries behind are a moment's work and not worth a word. */
const BEHIND = 2000

/** What limits the answer: still being drawn, a day before duties were watched, or a day that could not be read. */
export const Limits = ({ drawn, day, dayFault }: { drawn: Drawn; day: Day; dayFault: string | null }) => {
  const behind = drawn.sealed - drawn.drawn
  return (
    <>
      {dayFault === null ? null : (
        <Banner kind="warning" sentence={`基準日を読み取れないため、本日の状況を示します。${dayFault}`} />
      )}
      {behind > BEHIND ? (
        <Banner
          kind="info"
          sentence={`記録から組み立てています：${number(drawn.sealed)}件のうち${number(drawn.drawn)}件（${Math.floor((100 * drawn.drawn) / drawn.sealed)}％）。残りの記録は、まだ映っていません。`}
        />
      ) : null}
      {drawn.watchedSince !== null && day < drawn.watchedSince ? (
        <Banner
          kind="info"
          sentence={`${wareki(drawn.watchedSince)}より前は、手続の記録から組み立てています。当時の期日が記録にない義務は、期限超過と示しません。`}
        />
      ) : null}
    </>
  )
}

export const drawnText = (drawn: Drawn): string =>
  drawn.drawnAt === null ? 'まだ記録がありません。' : `${clockText(drawn.drawnAt)}までの記録による。`
