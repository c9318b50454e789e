import { Fault, notFound } from '#kernel/http/fault.ts'
import { param, queryOf, read, type Route, type SignedVisit } from '#kernel/http/route.ts'
import { uploadedFile } from '#kernel/http/upload.ts'
import { isId } from '#kernel/id.ts'
import { deliveryWithWork, type Delivery } from '../delivery/deliveries.ts'
import { receiveScan } from '../delivery/receive.ts'
import { loadScan } from '../store.ts'

const NOT_EMPTY = 'ファイルが送られていません。本文に XML をそのまま、又は multipart/form-data で送ってください。'

const given = async (visit: SignedVisit) => {
  const { raw } = visit.c.req
  if (/^multipart\/form-data/i.test(raw.headers.get('content-type') ?? '')) {
    const file = await uploadedFile(raw)
    if (!file) throw new Fault(400, NOT_EMPTY)
    return file
  }
  if (raw.body === null) throw new Fault(400, NOT_EMPTY)
  return { fileName: queryOf(visit)['name'] ?? 'scan.xml', pieces: raw.body }
}

const isNo = (text: string | undefined) => text === 'false' || text === '0' || text === 'no'

const deliver = async (visit: SignedVisit) => {
  const { system = '', closes } = queryOf(visit)
  if (!isId(system)) throw new Fault(422, '届ける情報システムの番号を、system= に書いてください。')
  const { fileName, pieces } = await given(visit)
  const id = await receiveScan(
    visit.product,
    visit.actor,
    { systemId: system, fileName, closes: !isNo(closes), pieces },
    visit.at,
  )
  const url = `/api/scans/${id}`
  return visit.c.json({ id, url }, 202, { location: url })
}

const told = (delivery: Delivery, done: { done: number; total: number | null } | null) => ({
  id: delivery.id,
  state: delivery.state,
  system: delivery.systemId,
  fileName: delivery.fileName,
  sha256: delivery.sha256,
  progress: done === null ? null : { doneKB: done.done, totalKB: done.total },
  problem: delivery.problem,
  line: delivery.problemLine,
  hosts: delivery.hosts,
  items: delivery.items,
  scan: delivery.scanId,
})

const show = async (visit: SignedVisit) => {
  const id = param(visit, 'id')
  if (!isId(id)) throw notFound()
  const found = await read(visit, async (tx) => {
    const one = await deliveryWithWork(visit.product.db, tx, id)
    const scanId = one?.delivery.scanId ?? null
    return one && { ...one, scan: scanId === null ? null : await loadScan(tx, scanId) }
  })
  if (!found) throw notFound()
  const { delivery, work, scan } = found
  const running = delivery.state === 'waiting' || delivery.state === 'reading'
  return visit.c.json({
    ...told(delivery, running ? work : null),
    changes:
      scan === null
        ? null
        : { new: scan.newItems, still: scan.stillItems, closed: scan.closedItems, reopened: scan.reopenedItems },
  })
}

/** What a scanner's own program needs: to deliver a file, and to learn what became of it. */
export const scanApiRoutes: readonly Route[] = [
  { method: 'POST', path: '/api/scans', who: 'signed-in', streams: true, scopes: ['scans'], handle: deliver },
  { method: 'GET', path: '/api/scans/:id', who: 'signed-in', scopes: ['scans', 'read'], handle: show },
]
