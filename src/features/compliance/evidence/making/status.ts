import { provisionOf, isRuleNumber } from '#directive/rules.ts'
import type { Tx } from '#kernel/db/database.ts'
import type { Day } from '#kernel/pure/day.ts'
import type { SheetCell, SheetColumn, SheetTable } from '#kernel/sheet/table.ts'
import { cellsAt, type Cell } from '../../board/cells.ts'
import type { Definitions } from '../../bound.ts'
import { CELL_STATES, SUBJECT_KINDS, type Subject } from '../../states.ts'
import type { Scope } from '../scope.ts'

const PAGE = 500
const SUBJECTS = 200

const COLUMNS: readonly SheetColumn[] = [
  { title: '条項の番号', kind: 'code' },
  { title: '条項', kind: 'text' },
  { title: '種類', kind: 'text' },
  { title: '部隊等・情報システム・官職', kind: 'text' },
  { title: '状態', kind: 'text' },
  { title: 'この日から', kind: 'day' },
  { title: '期日', kind: 'day' },
]

const rowOf = ({ rule, subject, state, fromOn, dueOn }: Cell): SheetCell[] => [
  rule,
  provisionOf(rule),
  SUBJECT_KINDS[subject.kind],
  subject.name,
  state === 'uncarried' ? 'まだ実装されていません' : CELL_STATES[state],
  fromOn,
  dueOn,
]

async function* cells(tx: Tx, scope: Scope, definitions: Definitions, day: Day): AsyncGenerator<Cell> {
  const rules = scope.rules.filter(isRuleNumber)
  if (scope.units === null) {
    let after: { rule: Cell['rule']; kind: Subject['kind']; id: string } | undefined
    for (;;) {
      const page = await cellsAt(tx, { day, filter: { rules }, definitions, after, limit: PAGE })
      yield* page
      const last = page.at(-1)
      if (!last || page.length < PAGE) return
      after = { rule: last.rule, kind: last.subject.kind, id: last.subject.id }
    }
  }
  const subjects: Subject[] = [
    ...scope.units.map((id) => ({ kind: 'unit' as const, id })),
    ...scope.systems.map((id) => ({ kind: 'system' as const, id })),
  ]
  for (let at = 0; at < subjects.length; at += SUBJECTS)
    yield* await cellsAt(tx, { day, filter: { rules, subjects: subjects.slice(at, at + SUBJECTS) }, definitions })
}

async function* rows(of: AsyncIterable<Cell>) {
  for await (const cell of of) yield rowOf(cell)
}

/** 履行状況 of the rules chosen at the end of a day, read as it is written out; null where it was never drawn. */
export const statusTable = async (
  tx: Tx,
  scope: Scope,
  definitions: Definitions,
  day: Day,
): Promise<SheetTable | null> => {
  const progress = await tx.selectFrom('complianceProgress').select('drawnAt').executeTakeFirst()
  if (!progress?.drawnAt) return null
  return { name: '履行状況', columns: COLUMNS, rows: rows(cells(tx, scope, definitions, day)) }
}
