import { provisionOf, isRuleNumber, ruleOf } from '#directive/rules.ts'
import type { RuleNumber } from '#directive/rule.ts'
import type { Feature } from '#kernel/http/product.ts'
import { notFound } from '#kernel/http/fault.ts'
import { param, queryOf, read, type Route, type SignedVisit } from '#kernel/http/route.ts'
import { isId } from '#kernel/id.ts'
import { frame } from '#kernel/pages/frame.tsx'
import type { Tx } from '#kernel/db/database.ts'
import { addDays, dayOf, type Day } from '#kernel/pure/day.ts'
import { wareki } from '#kernel/pure/wareki.ts'
import { ButtonLink, Buttons } from '#ui/button.tsx'
import { definitionsOf, type Definitions } from '../bound.ts'
import { isSubjectKind, type Subject } from '../states.ts'
import { readAsked, rulesAsked } from './asked.ts'
import { boardOf, scopeOf } from './board.ts'
import { BoardPage, saidIn } from './board-page.tsx'
import { CellPage } from './cell-page.tsx'
import { cellsAt, type Cell, type CellsAsked } from './cells.ts'
import { countCells, countsAt, NO_CELLS } from './counts.ts'
import { MovedPage } from './moved-page.tsx'
import { moveCursor, movesIn, readMoveCursor } from './moved.ts'
import { boardHref, drawnText, number, onText } from './parts.tsx'
import { drawnOf } from './progress.ts'
import { evidenceOf, type ActEvidence } from './proof.ts'
import { RulePage } from './rule-page.tsx'
import { stepsOf } from './steps-of.ts'

const SIZE = 50
const EVER = '1900-01-01'

/** Read once for as long as the program runs: definitions do not change. */
const known = new WeakMap<readonly Feature[], Definitions>()
export const definitionsIn = (visit: Pick<SignedVisit, 'product'>): Definitions => {
  const { features } = visit.product
  const found = known.get(features) ?? definitionsOf(features)
  known.set(features, found)
  return found
}

const ROOT = { text: '履行状況', href: '/compliance' }

const showBoard = async (visit: SignedVisit) => {
  const today = dayOf(visit.at)
  const query = queryOf(visit)
  const asked = readAsked(query, today)
  const definitions = definitionsIn(visit)
  const board = await read(visit, (tx) => boardOf(tx, visit.actor, asked, definitions))
  const said = saidIn(asked, today)
  return visit.c.html(
    frame(visit, {
      title: '履行状況',
      under: '/compliance',
      heading: board.subject === null ? '履行状況' : `履行状況　${board.subject.name}`,
      titleSide: (
        <Buttons>
          <ButtonLink href={boardHref('/forms/compliance-state.pdf', { ...said, state: null })}>
            状況報告を印刷する
          </ButtonLink>
          <ButtonLink href="/calendar">年間の予定</ButtonLink>
          <ButtonLink href="/evidence/new">証拠一式を依頼する</ButtonLink>
        </Buttons>
      ),
      lead: `${wareki(asked.day)}の終わりに、達の全${number(176)}条がどう履行されているか。${drawnText(board.drawn)}`,
      children: <BoardPage board={board} today={today} typed={query['on'] ?? ''} />,
    }),
  )
}

const ruleIn = (visit: SignedVisit): RuleNumber => {
  const id = param(visit, 'rule').toUpperCase()
  if (!isRuleNumber(id)) throw notFound()
  return id
}

type After = NonNullable<CellsAsked['after']>

const readAfter = (text: string | undefined, rule: RuleNumber): After | undefined => {
  const [kind = '', id = ''] = (text ?? '').split('~')
  return isSubjectKind(kind) && isId(id) ? { rule, kind, id } : undefined
}

const nextOf = (cells: readonly Cell[]): string | null => {
  const last = cells[SIZE - 1]
  return cells.length > SIZE && last ? `${last.subject.kind}~${last.subject.id}` : null
}

const showRule = async (visit: SignedVisit) => {
  const id = ruleIn(visit)
  const today = dayOf(visit.at)
  const query = queryOf(visit)
  const asked = readAsked(query, today)
  const definitions = definitionsIn(visit)
  const after = readAfter(query['after'], id)
  const states = asked.state === null ? undefined : [asked.state]
  const page = await read(visit, async (tx) => {
    const { scope } = await scopeOf(tx, visit.actor, { ...asked, subject: null, words: '' })
    const of = { day: asked.day, definitions }
    const counts =
      scope === null
        ? await countsAt(tx, asked.day)
        : countCells(await cellsAt(tx, { ...of, filter: { rules: [id], subjects: scope } }))
    return {
      counts: counts.get(id) ?? NO_CELLS,
      cells: await cellsAt(tx, { ...of, filter: { rules: [id], states }, after, limit: SIZE + 1 }),
      drawn: await drawnOf(tx),
    }
  })
  return visit.c.html(
    frame(visit, {
      title: `${provisionOf(id)}の履行状況`,
      under: '/compliance',
      crumbs: [ROOT, { text: `${provisionOf(id)}（${id}）` }],
      children: (
        <RulePage
          rule={ruleOf(id)}
          asked={asked}
          typed={query['on'] ?? ''}
          today={today}
          carriers={definitions.carriers.get(id) ?? []}
          counts={page.counts}
          cells={page.cells.slice(0, SIZE)}
          next={nextOf(page.cells)}
          first={after === undefined}
          size={SIZE}
          drawn={page.drawn}
        />
      ),
    }),
  )
}

const subjectIn = (visit: SignedVisit): Subject => {
  const kind = param(visit, 'kind')
  const id = param(visit, 'id')
  if (!isSubjectKind(kind) || !isId(id)) throw notFound()
  return { kind, id }
}

/** The cell on a day; on a day on which the rule does not bind the subject it stands as 該当なし. */
const cellOn = async (
  tx: Tx,
  visit: SignedVisit,
  of: { rule: RuleNumber; subject: Subject; day: Day; today: Day },
): Promise<Cell | null> => {
  const filter = { rules: [of.rule], subjects: [of.subject] }
  const definitions = definitionsIn(visit)
  const [cell] = await cellsAt(tx, { day: of.day, definitions, filter })
  if (cell) return cell
  const [now] = await cellsAt(tx, { day: of.today, definitions, filter })
  return now ? { ...now, state: 'not-applicable', fromOn: null, dueOn: null } : null
}

const readActCursor = (text: string | undefined): { at: Date; entryId: string } | undefined => {
  const [ms = '', entryId = ''] = (text ?? '').split('~')
  return /^\d{1,15}$/.test(ms) && isId(entryId) ? { at: new Date(Number(ms)), entryId } : undefined
}

const nextAct = (acts: readonly ActEvidence[]): string | null => {
  const last = acts[SIZE - 1]
  return acts.length > SIZE && last ? `${last.at.getTime()}~${last.entryId}` : null
}

const showCell = async (visit: SignedVisit) => {
  const id = ruleIn(visit)
  const subject = subjectIn(visit)
  const today = dayOf(visit.at)
  const query = queryOf(visit)
  const asked = readAsked(query, today)
  const after = readActCursor(query['after'])
  const found = await read(visit, async (tx) => {
    const cell = await cellOn(tx, visit, { rule: id, subject, day: asked.day, today })
    if (!cell) return null
    return {
      cell,
      steps: await stepsOf(tx, id, subject, asked.day),
      evidence: await evidenceOf(tx, id, subject, { from: EVER, to: asked.day }, { after, limit: SIZE + 1 }),
      drawn: await drawnOf(tx),
    }
  })
  if (!found) throw notFound()
  const { cell, evidence } = found
  const on = onText(asked.day, today)
  return visit.c.html(
    frame(visit, {
      title: `${provisionOf(id)}　${cell.subject.name}`,
      under: '/compliance',
      crumbs: [
        ROOT,
        { text: `${provisionOf(id)}（${id}）`, href: boardHref(`/compliance/rules/${id}`, { on }) },
        { text: cell.subject.name },
      ],
      children: (
        <CellPage
          rule={ruleOf(id)}
          cell={cell}
          asked={asked}
          typed={query['on'] ?? ''}
          today={today}
          steps={found.steps}
          evidence={{ ...evidence, acts: evidence.acts.slice(0, SIZE) }}
          next={nextAct(evidence.acts)}
          first={after === undefined}
          size={SIZE}
          drawn={found.drawn}
        />
      ),
    }),
  )
}

const DAYS_BACK = 7

const showMoved = async (visit: SignedVisit) => {
  const today = dayOf(visit.at)
  const query = queryOf(visit)
  const asked = readAsked(query, today)
  const after = readMoveCursor(query['after'])
  const from = addDays(asked.day, 1 - DAYS_BACK)
  const rules = asked.chapter === null && asked.role === null ? null : rulesAsked(asked).map((rule) => rule.id)
  const moves = await read(visit, async (tx) => {
    const { scope } = await scopeOf(tx, visit.actor, asked)
    return movesIn(tx, { from, to: asked.day, rules, subjects: scope, after, limit: SIZE + 1 })
  })
  const said = { ...saidIn(asked, today), state: null }
  const last = moves[SIZE - 1]
  const next =
    moves.length > SIZE && last ? boardHref('/compliance/moved', { ...said, after: moveCursor(last) }) : undefined
  return visit.c.html(
    frame(visit, {
      title: 'この7日の動き',
      under: '/compliance',
      crumbs: [ROOT, { text: 'この7日の動き' }],
      lead: `${wareki(from)}から${wareki(asked.day)}までに状況が変わったもの。`,
      children: (
        <MovedPage
          moves={moves.slice(0, SIZE)}
          today={today}
          size={SIZE}
          first={after === null ? undefined : boardHref('/compliance/moved', said)}
          next={next}
        />
      ),
    }),
  )
}

/** 履行状況: the board, one rule, one cell with its evidence, and what moved. Row-level security decides what is on them. */
export const boardRoutes: readonly Route[] = [
  { method: 'GET', path: '/compliance', who: 'signed-in', handle: showBoard },
  { method: 'GET', path: '/compliance/moved', who: 'signed-in', handle: showMoved },
  { method: 'GET', path: '/compliance/rules/:rule', who: 'signed-in', handle: showRule },
  { method: 'GET', path: '/compliance/rules/:rule/:kind/:id', who: 'signed-in', handle: showCell },
]
