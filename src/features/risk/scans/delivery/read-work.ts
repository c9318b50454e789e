import { z } from 'zod'
import { provisionOf } from '#directive/rules.ts'
import { act } from '#kernel/act/act.ts'
import type { NotDone } from '#kernel/act/outcome.ts'
import { readAs, writeAs } from '#kernel/db/database.ts'
import { noteRefusal } from '#kernel/security-events.ts'
import { WorkCancelled, type AnyWork, type Running } from '#kernel/worker/work.ts'
import { readReport } from '../read/read-report.ts'
import { ReportRefused } from '../read/scanned.ts'
import { deliveringAct, NOT_YOURS } from './deliverer.ts'
import { changeDelivery, endDelivery, findDelivery, PRODUCT, repeatedScan, type Delivery } from './deliveries.ts'
import { joiningWhole } from './bulk-plans.ts'
import { keptParts } from './keep-parts.ts'
import { clearStaged, numberRepeated, Stage } from './stage.ts'

const Data = z.object({ deliveryId: z.string() })

type Work = Running<z.output<typeof Data>>

const KB = 1024

const sentenceOf = (outcome: NotDone): string => {
  if (outcome.kind === 'invalid') return Object.values(outcome.fields).join('')
  if (outcome.kind === 'absent') return '対象が見つからないか、今の官職では扱えません。'
  return outcome.refusals
    .map((r) => `${r.sentence}${r.remedy?.text ?? ''}（${r.rules.map((rule) => provisionOf(rule)).join('、')}）`)
    .join('')
}

/** Reads the kept file into rows of its own and answers how many items it has. Begun again after a crash, it begins from the file's start. */
const stage = async ({ product, progress, signal }: Work, delivery: Delivery): Promise<number> => {
  const { db } = product
  await writeAs(db, PRODUCT, (tx) => clearStaged(tx, delivery.id, 'keep'))
  const staged = new Stage(db, delivery.id)
  const total = Math.ceil(delivery.bytes / KB)
  try {
    await readReport(keptParts(db, delivery.id), staged, async (bytes) => {
      signal.throwIfAborted()
      await staged.flush()
      await progress(Math.min(total, Math.floor(bytes / KB)), total)
    })
    await staged.finish()
  } finally {
    await staged.settled()
  }
  await progress(total, total, '今の検出事項と突き合わせています')
  const facts = await writeAs(db, PRODUCT, async (tx) => {
    await joiningWhole(tx, staged.items, () => numberRepeated(tx, delivery.id))
    return tx
      .selectFrom('scanStagedHost')
      .select((e) => [e.fn.count<number>('host').distinct().as('hosts'), e.fn.max('endedAt').as('endedAt')])
      .where('deliveryId', '=', delivery.id)
      .executeTakeFirstOrThrow()
  })
  await changeDelivery(db, delivery.id, ['reading'], {
    tool: staged.chosen,
    reportName: staged.reportName,
    scannedFrom: staged.from,
    scannedAt: facts.endedAt ?? staged.until ?? staged.from ?? delivery.receivedAt,
    hosts: facts.hosts,
    items: staged.items,
  })
  return staged.items
}

/** The act by which what was read becomes findings. */
const take = async ({ product, actor }: Work, deliveryId: string): Promise<void> => {
  const { db } = product
  const delivery = await readAs(db, PRODUCT, (tx) => findDelivery(tx, deliveryId))
  if (!delivery) return
  const actKey = deliveringAct(actor, delivery.systemId)
  if (actKey === null) return endDelivery(db, deliveryId, { state: 'refused', problem: NOT_YOURS })
  const at = product.clock()
  const outcome = await act(db, product.bindings, {
    process: 'risk.scan',
    act: actKey,
    caseId: null,
    from: { delivery: deliveryId },
    input: {
      fileName: delivery.fileName,
      sha256: delivery.sha256,
      tool: delivery.tool,
      hosts: delivery.hosts,
      items: delivery.items,
    },
    actor,
    at,
  })
  if (outcome.kind === 'done') return
  if (outcome.kind === 'refused')
    await noteRefusal(db, actor, {
      processKey: 'risk.scan',
      actKey,
      caseId: null,
      refusals: outcome.refusals,
      at,
    })
  await endDelivery(db, deliveryId, { state: 'refused', problem: sentenceOf(outcome) })
}

const run = async (work: Work): Promise<unknown> => {
  const { db } = work.product
  const { deliveryId } = work.data
  const delivery = await readAs(db, PRODUCT, (tx) => findDelivery(tx, deliveryId))
  if (!delivery || !(await changeDelivery(db, deliveryId, ['waiting', 'reading'], { state: 'reading' }))) return null
  let items = 0
  try {
    items = await stage(work, delivery)
  } catch (error) {
    if (error instanceof WorkCancelled) await endDelivery(db, deliveryId, { state: 'cancelled' })
    if (!(error instanceof ReportRefused)) throw error
    const { sentence, line } = error
    await endDelivery(db, deliveryId, { state: 'refused', problem: sentence, problemLine: line })
    return null
  }
  const repeated = await repeatedScan(db, deliveryId, items)
  if (repeated === null) await take(work, deliveryId)
  else await endDelivery(db, deliveryId, { state: 'same', scanId: repeated })
  return null
}

/** Reading of a delivered file; the work itself ends well also where the file is refused: the delivery says so. */
export const readScanWork: AnyWork = {
  kind: 'scan.read',
  title: '脆弱性検査の結果の取込み',
  unit: 'KB',
  data: Data,
  href: ({ deliveryId }: z.output<typeof Data>) => `/scans/deliveries/${deliveryId}`,
  run,
}
