import { queryOf, read, type Route, type SignedVisit } from '#kernel/http/route.ts'
import { frame } from '#kernel/pages/frame.tsx'
import { systemOptions } from '../listed.ts'
import { MapPage } from './map-page.tsx'
import { mapsOf } from './map-store.ts'

const map = async (visit: SignedVisit) => {
  const query = queryOf(visit)
  const { maps, systems } = await read(visit, async (tx) => ({
    maps: await mapsOf(tx, query, visit.actor),
    systems: await systemOptions(tx, visit.actor),
  }))
  return visit.c.html(
    frame(visit, {
      title: 'リスクの分布',
      under: '/registers',
      crumbs: [
        { text: '台帳', href: '/registers' },
        { text: 'リスクの台帳', href: '/registers/risks' },
        { text: 'リスクの分布' },
      ],
      children: <MapPage maps={maps} query={query} systems={systems} />,
    }),
  )
}

/** 発生の可能性 × 影響, before and after the treatment. */
export const riskMapRoutes: readonly Route[] = [{ method: 'GET', path: '/risks', who: 'signed-in', handle: map }]
