import { CHAPTER_TITLE, FORCE_LABEL } from '#directive/rule.ts'
import { provisionOf } from '#directive/rules.ts'
import { ROLES } from '#directive/roles.ts'
import type { BoundForm, Feature } from '#kernel/http/product.ts'
import { daysBetween, dayOf } from '#kernel/pure/day.ts'
import { columnDay, printedDay, printedMoment } from '#kernel/print/printed-date.ts'
import type { Definitions } from '../bound.ts'
import { definitionsOf, kindsOf } from '../bound.ts'
import { readAsked, type Asked } from '../board/asked.ts'
import { boardOf, scopeOf, type Board, type RuleRow } from '../board/board.ts'
import { CELL_STATE_KEYS, CELL_STATES } from '../states.ts'
import { overdueOn } from './overdue.ts'

const MOST_OVERDUE = 200

const scopeText = (board: Board, asked: Asked): string =>
  [
    board.subject?.name ?? (board.seesAll ? '統合幕僚監部等の全体' : '出力した者が受け持つ部隊等・情報システム'),
    asked.chapter === null ? null : CHAPTER_TITLE[asked.chapter],
    asked.role === null ? null : ROLES[asked.role].title,
  ]
    .filter((text) => text !== null)
    .join('、')

/** Six numbers, or why there are none. */
const figures = (row: RuleRow): { counts: readonly string[] } | { note: string } => {
  if (kindsOf(row.rule).length === 0)
    return { note: row.rule.force === 'definition' || row.rule.force === 'explanatory' ? '定め・図' : '本製品の外' }
  if (row.carriers === 0) return { note: 'まだ実装されていません' }
  return { counts: CELL_STATE_KEYS.map((state) => (row.counts[state] === 0 ? '' : String(row.counts[state]))) }
}

/** 履行状況報告 for the 情報保証責任者: how every rule stands on a day, and what is overdue. The directive prescribes no form. */
export const reportForm = ({
  clock,
  features,
}: {
  clock: () => Date
  features: () => readonly Feature[]
}): BoundForm => {
  let definitions: Definitions | null = null
  return {
    form: {
      key: 'compliance-state',
      title: '履行状況報告',
      provision: '達に様式の定めなし（本製品の様式）',
      rules: [],
      template: 'features/compliance/report/compliance-state.typ',
    },
    data: async (tx, { query }, actor) => {
      definitions ??= definitionsOf(features())
      const at = clock()
      const asked = { ...readAsked(query, dayOf(at)), state: null }
      const board = await boardOf(tx, actor, asked, definitions)
      const { scope } = await scopeOf(tx, actor, asked)
      const overdue = await overdueOn(tx, {
        day: asked.day,
        rules: board.rows.map((row) => row.rule.id),
        subjects: scope,
        limit: MOST_OVERDUE,
      })
      return {
        frame: {
          title: '履行状況報告',
          provision: '達に様式の定めなし（本製品の様式）',
          footnote: `${printedMoment(at)}出力。記録の封かん ${board.drawn.drawn.toLocaleString('ja-JP')}葉までによる。`,
        },
        day: printedDay(asked.day),
        scope: scopeText(board, asked),
        limits:
          board.drawn.watchedSince !== null && asked.day < board.drawn.watchedSince
            ? `${printedDay(board.drawn.watchedSince)}より前は手続の記録から組み立てた。当時の期日が記録にない義務は、期限超過としていない。`
            : null,
        states: CELL_STATE_KEYS.map((state) => CELL_STATES[state]),
        total: CELL_STATE_KEYS.map((state) => board.total[state].toLocaleString('ja-JP')),
        change: CELL_STATE_KEYS.map((state) => {
          const n = board.total[state] - board.weekAgo[state]
          if (n === 0) return '±0'
          return n > 0 ? `＋${n}` : `−${-n}`
        }),
        carried: board.rows.filter((row) => row.carriers > 0).length,
        uncarried: board.rows.filter((row) => row.carriers === 0).length,
        entries: board.rows.map((row) => ({
          id: row.rule.id,
          provision: row.rule.provision,
          summary: row.rule.summary,
          force: FORCE_LABEL[row.rule.force],
          ...figures(row),
        })),
        overdue: overdue.map((one) => [
          `${provisionOf(one.rule)}（${one.rule}）`,
          one.name,
          columnDay(one.dueOn),
          `${daysBetween(one.dueOn, asked.day)}日`,
        ]),
        overdueTotal: board.total.overdue,
      }
    },
    file: () => '履行状況報告',
  }
}
