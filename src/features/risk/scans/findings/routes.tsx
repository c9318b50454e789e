import { Fault, notFound } from '#kernel/http/fault.ts'
import { param, queryOf, read, type Route, type SignedVisit } from '#kernel/http/route.ts'
import { isId } from '#kernel/id.ts'
import { frame } from '#kernel/pages/frame.tsx'
import { findingsByIds, type KnownFinding } from '../reads.ts'
import { FindingPage } from './finding-page.tsx'
import { cvesOfCheck, findingDetail, historyOf } from './finding-store.ts'
import { boundFindingsRegister } from './register-store.ts'
import { groupRoutes } from './group-routes.tsx'

/** Items of the plan are begun by its own act; a product without it offers none. */
const planBegin = (visit: SignedVisit, systemId: string, ids: readonly string[]): string | null =>
  visit.product.bindings.has('risk.plan-item')
    ? `/begin/risk.plan-item/open?system=${systemId}&findings=${ids.join(',')}`
    : null

const show = async (visit: SignedVisit) => {
  const id = param(visit, 'id')
  if (!isId(id)) throw notFound()
  const found = await read(visit, async (tx) => {
    const finding = await findingDetail(tx, id)
    return finding && { finding, cves: await cvesOfCheck(tx, finding.checkId), history: await historyOf(tx, id) }
  })
  if (!found) throw notFound()
  const { finding } = found
  return visit.c.html(
    frame(visit, {
      title: finding.title,
      under: '/registers',
      crumbs: [
        { text: '台帳', href: '/registers' },
        { text: '脆弱性の検出事項', href: '/registers/findings' },
        { text: finding.host },
      ],
      children: (
        <FindingPage
          {...found}
          planHref={finding.state === 'open' ? planBegin(visit, finding.systemId, [finding.id]) : null}
        />
      ),
    }),
  )
}

/** An address carries so many ids, and nobody judges more at once. */
const MOST_AT_ONCE = 200

const ticked = (visit: SignedVisit): readonly string[] => [...new Set(visit.c.req.queries('pick') ?? [])].filter(isId)

/** What was ticked, or everything under the conditions of the list. */
const chosen = (visit: SignedVisit): Promise<readonly KnownFinding[]> =>
  read(visit, async (tx) => {
    const picks = ticked(visit)
    if (picks.length > 0) return findingsByIds(tx, picks.slice(0, MOST_AT_ONCE + 1))
    const page = await boundFindingsRegister.page(tx, queryOf(visit), visit.actor, MOST_AT_ONCE + 1)
    return findingsByIds(
      tx,
      page.rows.map((f) => f.id),
    )
  })

const plan = async (visit: SignedVisit) => {
  const open = (await chosen(visit)).filter((f) => f.state === 'open')
  const [first] = open
  if (!first) throw new Fault(422, '計画に入れる検出事項を選んでください。解消したものは入れられません。')
  if (open.some((f) => f.systemId !== first.systemId))
    throw new Fault(
      422,
      '一つの計画項目に入れられるのは、同じ情報システムの検出事項です。情報システムで絞り込んでください。',
    )
  if (open.length > MOST_AT_ONCE)
    throw new Fault(422, `一度に入れられるのは${MOST_AT_ONCE}件までです。条件で絞り込んでください。`)
  const href = planBegin(
    visit,
    first.systemId,
    open.map((f) => f.id),
  )
  if (href === null) throw notFound()
  return visit.c.redirect(href, 303)
}

export const findingRoutes: readonly Route[] = [
  { method: 'GET', path: '/findings/plan', who: 'signed-in', handle: plan },
  ...groupRoutes,
  { method: 'GET', path: '/findings/:id', who: 'signed-in', handle: show },
]
