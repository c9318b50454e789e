import { notFound } from '#kernel/http/fault.ts'
import { param, queryOf, read, type Route, type SignedVisit } from '#kernel/http/route.ts'
import { isId } from '#kernel/id.ts'
import { frame } from '#kernel/pages/frame.tsx'
import { PAGE_SIZE } from '#kernel/pages/register-page.tsx'
import { dayOf } from '#kernel/pure/day.ts'
import { HubPage } from './pages/hub-page.tsx'
import { hubOf, stateLabels } from './pages/hub-store.ts'
import { SystemsPage } from './pages/systems-page.tsx'
import { systemsPage } from './pages/systems-store.ts'

const systems = async (visit: SignedVisit) => {
  const query = queryOf(visit)
  const page = await read(visit, (tx) => systemsPage(tx, query, PAGE_SIZE, dayOf(visit.at)))
  const label = stateLabels(visit.product.bindings)
  return visit.c.html(
    frame(visit, {
      title: 'リスク管理',
      heading: '情報システムのリスク管理',
      under: '/systems',
      children: <SystemsPage page={page} query={query} cycleLabel={(state) => label('risk.cycle', state)} />,
    }),
  )
}

const system = async (visit: SignedVisit) => {
  const id = param(visit, 'id')
  if (!isId(id)) throw notFound()
  const today = dayOf(visit.at)
  const hub = await read(visit, (tx) => hubOf(tx, id, today))
  if (!hub) throw notFound()
  return visit.c.html(
    frame(visit, {
      title: hub.system.name,
      under: '/systems',
      crumbs: [{ text: 'リスク管理', href: '/systems' }, { text: hub.system.name }],
      children: (
        <HubPage
          hub={hub}
          today={today}
          label={stateLabels(visit.product.bindings)}
          begins={visit.actor.authorities.some((a) => a.role === 'SYS_DEV' && a.systemId === id)}
        />
      ),
    }),
  )
}

/** `/systems` and everything about one of them: for whoever's posts reach it. */
export const systemRoutes: readonly Route[] = [
  { method: 'GET', path: '/systems', who: 'signed-in', handle: systems },
  { method: 'GET', path: '/systems/:id', who: 'signed-in', handle: system },
]
