import { Fault, notFound } from '#kernel/http/fault.ts'
import { param, queryOf, read, type Route, type SignedVisit } from '#kernel/http/route.ts'
import { uploadedFile } from '#kernel/http/upload.ts'
import { isId } from '#kernel/id.ts'
import { frame } from '#kernel/pages/frame.tsx'
import { deliveringAct } from './deliverer.ts'
import { deliveryWithWork, type DeliveryState } from './deliveries.ts'
import { DeliveryBanner, DeliveryPage, SendPage, type ListedDelivery } from './pages.tsx'
import { receiveScan } from './receive.ts'

const CRUMBS = [
  { text: '台帳', href: '/registers' },
  { text: '脆弱性検査の結果', href: '/registers/scans' },
]

const RECENT = 10

const sendPage = async (visit: SignedVisit, error: string | null = null) => {
  const { actor } = visit
  const { systems, recent } = await read(visit, async (tx) => ({
    systems: await tx
      .selectFrom('system')
      .select(['id', 'name'])
      .where('isClass', '=', false)
      .where('endsOn', 'is', null)
      .orderBy('annexNumber')
      .orderBy('name')
      .execute(),
    recent: await tx
      .selectFrom('scanDelivery as d')
      .innerJoin('system as s', 's.id', 'd.systemId')
      .select(['d.id', 'd.fileName', 'd.receivedAt', 'd.state', 'd.problem', 'd.problemLine', 'd.scanId'])
      .select('s.name as systemName')
      .where('d.personId', '=', actor.personId)
      .orderBy('d.receivedAt', 'desc')
      .limit(RECENT)
      .execute(),
  }))
  const mine = systems.filter((s) => deliveringAct(actor, s.id) !== null)
  return visit.c.html(
    frame(visit, {
      title: '検査の結果を届ける',
      under: '/registers',
      crumbs: [...CRUMBS, { text: '届ける' }],
      children: (
        <SendPage
          systems={mine.map((s) => [s.id, s.name] as const)}
          chosen={queryOf(visit)['system'] ?? ''}
          error={error}
          recent={recent.map((d): ListedDelivery => ({ ...d, state: d.state as DeliveryState }))}
        />
      ),
    }),
    error === null ? 200 : 422,
  )
}

const send = async (visit: SignedVisit) => {
  const file = await uploadedFile(visit.c.req.raw)
  if (!file) return sendPage(visit, 'ファイルを選んでください。')
  const systemId = file.fields['system'] ?? ''
  if (!isId(systemId)) throw new Fault(422, '情報システムを選んでから、もう一度届けてください。')
  const id = await receiveScan(
    visit.product,
    visit.actor,
    { systemId, fileName: file.fileName, closes: file.fields['closes'] === 'true', pieces: file.pieces },
    visit.at,
  )
  return visit.c.redirect(`/scans/deliveries/${id}`, 303)
}

export const deliveryOf = async (visit: SignedVisit) => {
  const id = param(visit, 'id')
  const found = isId(id) ? await read(visit, (tx) => deliveryWithWork(visit.product.db, tx, id)) : null
  if (!found) throw notFound()
  return found
}

const show = async (visit: SignedVisit) => {
  const { delivery, work } = await deliveryOf(visit)
  if (delivery.state === 'applied' && delivery.scanId !== null)
    return visit.c.redirect(`/scans/${delivery.scanId}`, 303)
  const open = delivery.state === 'receiving' || delivery.state === 'waiting' || delivery.state === 'reading'
  return visit.c.html(
    frame(visit, {
      title: `「${delivery.fileName}」の取込み`,
      under: '/registers',
      crumbs: [...CRUMBS, { text: '取込み' }],
      banner: <DeliveryBanner delivery={delivery} />,
      head: open ? (
        <noscript>
          <meta http-equiv="refresh" content="2" />
        </noscript>
      ) : null,
      children: <DeliveryPage delivery={delivery} work={work} />,
    }),
  )
}

export const deliveryRoutes: readonly Route[] = [
  { method: 'GET', path: '/scans/new', who: 'signed-in', handle: (visit) => sendPage(visit) },
  { method: 'POST', path: '/scans/new', who: 'signed-in', streams: true, handle: send },
  { method: 'GET', path: '/scans/deliveries/:id', who: 'signed-in', handle: show },
]
