import type { Day } from '#kernel/pure/day.ts'
import { warekiShort } from '#kernel/pure/wareki.ts'
import { Empty } from '#ui/empty.tsx'
import { KeysetPager } from '#ui/pager.tsx'
import { Status } from '#ui/status.tsx'
import { Table } from '#ui/table.tsx'
import { CELL_STATES } from '../states.ts'
import type { Move } from './moved.ts'
import { boardHref, dueShown, onText, ruleLabel } from './parts.tsx'

export const MovesTable = ({ moves, today }: { moves: readonly Move[]; today: Day }) => (
  <Table
    caption="状況が変わったもの"
    columns={[
      { title: '条項', names: true, cell: (move) => ruleLabel(move.rule), width: 12 },
      { title: '部隊等・情報システム・官職', cell: (move) => move.subject.name },
      { title: '変わった日', kind: 'number', width: 8, cell: (move) => warekiShort(move.onDay) },
      { title: '前', kind: 'status', width: 8, cell: (move) => <Status word={CELL_STATES[move.before]} /> },
      { title: '後', kind: 'status', width: 8, cell: (move) => <Status word={CELL_STATES[move.after]} /> },
      { title: '期日', kind: 'number', width: 10, cell: (move) => dueShown(move.dueOn, move.onDay) },
    ]}
    rows={moves}
    rowHref={(move) =>
      boardHref(`/compliance/rules/${move.rule}/${move.subject.kind}/${move.subject.id}`, {
        on: onText(move.onDay, today),
      })
    }
    rowMark={(move) => (move.after === 'overdue' ? 'late' : undefined)}
    empty={<Empty text="この間に状況が変わったものはありません。" />}
  />
)

export const MovedPage = ({
  moves,
  today,
  first,
  next,
  size,
}: {
  moves: readonly Move[]
  today: Day
  first: string | undefined
  next: string | undefined
  size: number
}) => (
  <>
    <MovesTable moves={moves} today={today} />
    <KeysetPager size={size} first={first} next={next} />
  </>
)
