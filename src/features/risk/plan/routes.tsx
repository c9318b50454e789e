import { notFound } from '#kernel/http/fault.ts'
import { param, queryOf, read, type Route, type SignedVisit } from '#kernel/http/route.ts'
import { isId } from '#kernel/id.ts'
import { frame } from '#kernel/pages/frame.tsx'
import { dayOf } from '#kernel/pure/day.ts'
import { findingsOfGroup, GROUP_AT_MOST, opensFor, overviewOf, systemPlanOf } from './page-store.ts'
import { PlanOverviewPage, SystemPlanPage } from './plan-pages.tsx'

const overview = async (visit: SignedVisit) => {
  const found = await read(visit, (tx) => overviewOf(tx, visit.actor, dayOf(visit.at)))
  return visit.c.html(
    frame(visit, {
      title: '将来対応計画',
      lead: 'まだ満たしていないことを、いつまでに、どちらの側が、どう直すか。見られる情報システムの全てです。',
      under: '/registers',
      crumbs: [{ text: '台帳', href: '/registers' }, { text: '将来対応計画' }],
      children: <PlanOverviewPage overview={found} />,
    }),
  )
}

const systemOf = (visit: SignedVisit): string => {
  const id = param(visit, 'id')
  if (!isId(id)) throw notFound()
  return id
}

const system = async (visit: SignedVisit) => {
  const id = systemOf(visit)
  const plan = await read(visit, (tx) => systemPlanOf(tx, visit.actor, id, dayOf(visit.at)))
  if (!plan) throw notFound()
  return visit.c.html(
    frame(visit, {
      title: `${plan.system.name}の将来対応計画`,
      under: '/registers',
      crumbs: [
        { text: '将来対応計画', href: '/plan' },
        { text: plan.system.name, href: `/systems/${id}` },
        { text: '計画' },
      ],
      children: <SystemPlanPage plan={plan} opens={opensFor(visit.actor, id)} />,
    }),
  )
}

/** From ticked findings, or from all of one check, to the form of a new item; without any back to the list. */
const group = async (visit: SignedVisit) => {
  const id = systemOf(visit)
  const plugin = queryOf(visit)['plugin']
  const ticked = (visit.c.req.queries('finding') ?? []).filter(isId)
  const found = plugin === undefined ? ticked : await read(visit, (tx) => findingsOfGroup(tx, id, plugin))
  if (found.length === 0) return visit.c.redirect(`/systems/${id}/plan#findings`)
  return visit.c.redirect(`/begin/risk.plan-item/open?system=${id}&findings=${found.slice(0, GROUP_AT_MOST).join(',')}`)
}

/** Pages of the plan. What they show the database limits to the reader's reach; what may be done the acts decide. */
export const planRoutes: readonly Route[] = [
  { method: 'GET', path: '/plan', who: 'signed-in', handle: overview },
  { method: 'GET', path: '/systems/:id/plan', who: 'signed-in', handle: system },
  { method: 'GET', path: '/systems/:id/plan/group', who: 'signed-in', handle: group },
]
