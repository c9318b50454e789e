import { randomUUID } from 'node:crypto'
import { actAll } from '#kernel/act/act.ts'
import { formOf, queryOf, read, type Route, type SignedVisit } from '#kernel/http/route.ts'
import { frame } from '#kernel/pages/frame.tsx'
import { dayOf } from '#kernel/pure/day.ts'
import { fiscalYearOf } from '#kernel/pure/fiscal-year.ts'
import { noteRefusal } from '#kernel/security-events.ts'
import { slotInForce } from '../../documents/slots.ts'
import { systemsAs } from '../duties-store.ts'
import { BOARD, BOARD_SIZE, BoardPage } from './board-page.tsx'
import { boardPage, unopenedOf, yearAsked } from './board-store.ts'

const show = async (visit: SignedVisit, refusal: string | null = null) => {
  const query = queryOf(visit)
  const today = dayOf(visit.at)
  const year = yearAsked(query, today)
  const mine = systemsAs(visit.actor, 'SYS_DEV')
  const { page, unopened, texts } = await read(visit, async (tx) => ({
    page: await boardPage(tx, query, visit.actor, today, BOARD_SIZE),
    unopened: year === fiscalYearOf(today) ? await unopenedOf(tx, mine, year, today) : [],
    texts: {
      policy: await slotInForce(tx, 'risk-policy', today),
      frequency: await slotInForce(tx, 'vulnerability-inspection-frequency', today),
    },
  }))
  const opened = Number(query['opened'] ?? '')
  return visit.c.html(
    frame(visit, {
      title: 'リスク分析・評価の進み',
      lead: '情報システムごとに、付紙第10の①から⑧まで。⑧の審査と報告は毎年度1回以上、3月31日までに行います。',
      under: '/cases',
      children: (
        <BoardPage
          page={page}
          query={query}
          today={today}
          unopened={unopened}
          texts={texts}
          requestKey={randomUUID()}
          said={Number.isInteger(opened) && opened > 0 ? `${opened}件のリスク分析・評価を始めました。` : null}
          refusal={refusal}
        />
      ),
    }),
    refusal === null ? 200 : 409,
  )
}

/** One press for all of one's systems: one act each, all in one transaction. */
const openAll = async (visit: SignedVisit) => {
  const typed = await formOf(visit)
  const today = dayOf(visit.at)
  const year = fiscalYearOf(today)
  const key = typeof typed['_key'] === 'string' ? typed['_key'] : randomUUID()
  const mine = systemsAs(visit.actor, 'SYS_DEV')
  const systems = await read(visit, (tx) => unopenedOf(tx, mine, year, today))
  const outcome = await actAll(
    visit.product.db,
    visit.product.bindings,
    visit.actor,
    systems.map((system) => ({
      process: 'risk.cycle',
      act: 'open',
      caseId: null,
      from: { system: system.id },
      input: { fiscalYear: year },
      actor: visit.actor,
      at: visit.at,
      requestKey: `${key}:${system.id}`,
    })),
  )
  if (outcome.kind === 'done') return visit.c.redirect(`${BOARD}?year=${year}&opened=${outcome.done.length}`, 303)
  if (outcome.outcome.kind !== 'refused') return show(visit, '始められませんでした。画面を開き直してください。')
  const { refusals } = outcome.outcome
  await noteRefusal(visit.product.db, visit.actor, {
    processKey: 'risk.cycle',
    actKey: 'open',
    caseId: null,
    refusals,
    at: visit.at,
  })
  return show(visit, `${systems[outcome.at]?.name ?? ''}：${refusals.map((r) => r.sentence).join('')}`)
}

export const boardRoutes: readonly Route[] = [
  { method: 'GET', path: BOARD, who: 'signed-in', handle: (visit) => show(visit) },
  { method: 'POST', path: `${BOARD}/open`, who: 'signed-in', handle: openAll },
]
