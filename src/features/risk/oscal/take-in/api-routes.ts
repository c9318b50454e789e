import { randomUUID } from 'node:crypto'
import type { NotDone } from '#kernel/act/outcome.ts'
import { Fault, notFound } from '#kernel/http/fault.ts'
import { param, queryOf, read, type Route, type SignedVisit } from '#kernel/http/route.ts'
import { uploadedFile } from '#kernel/http/upload.ts'
import { isId, newId } from '#kernel/id.ts'
import type { OscalImport } from './model.ts'
import { receiveOscal } from './receive.ts'
import { applyUpload } from './routes.tsx'
import { draftImport } from './store.ts'
import { uploadOf } from './uploads-store.ts'

const NOT_EMPTY = 'ファイルが送られていません。本文に JSON をそのまま、又は multipart/form-data で送ってください。'

const given = async (visit: SignedVisit) => {
  const { raw } = visit.c.req
  if (/^multipart\/form-data/i.test(raw.headers.get('content-type') ?? '')) {
    const file = await uploadedFile(raw)
    if (!file) throw new Fault(400, NOT_EMPTY)
    return file
  }
  if (raw.body === null) throw new Fault(400, NOT_EMPTY)
  return { fileName: queryOf(visit)['name'] ?? 'oscal.json', pieces: raw.body }
}

const isYes = (text: string | undefined) => text === 'true' || text === '1' || text === 'yes'

const problem = (visit: SignedVisit, status: 409 | 422, title: string, more: object) =>
  visit.c.json({ type: 'about:blank', title, status, ...more }, status, { 'content-type': 'application/problem+json' })

const told = (m: OscalImport) => ({
  upload: m.uploadId,
  model: m.model,
  title: m.title,
  sha256: m.sha256,
  whose: m.plan?.whose ?? null,
  blocked: m.plan?.blocked?.sentence ?? null,
  counts: { new: m.newLines, changed: m.changedLines, same: m.sameLines, left: m.leftLines },
  lines: m.lines.map(({ title, fate, says }) => ({ title, fate, says })),
  notes: m.notes,
})

const notDone = (visit: SignedVisit, outcome: NotDone, drafted: OscalImport) => {
  if (outcome.kind !== 'refused') throw notFound()
  return problem(visit, 409, outcome.refusals.map((r) => r.sentence).join(''), {
    refusals: outcome.refusals,
    preview: told(drafted),
  })
}

/** Receives a document, tells what it would change, and with `apply=true` takes it in. */
const bring = async (visit: SignedVisit) => {
  const systemId = param(visit, 'id')
  if (!isId(systemId)) throw notFound()
  const { actor, at } = visit
  const id = await receiveOscal(visit.product.db, await given(visit), { systemId, actor, at })
  const { upload, drafted } = await read(visit, async (tx) => ({
    upload: await uploadOf(tx, id),
    drafted: await draftImport(tx, { id: newId(at), uploadId: id, actor, at, lock: false }),
  }))
  if (!upload) throw notFound()
  if (!drafted) return problem(visit, 422, 'OSCALの文書として読めません。', { faults: upload.said })
  const { apply, other } = queryOf(visit)
  if (!isYes(apply)) return visit.c.json(told(drafted))
  const { sha256, newLines, changedLines, leftLines } = drafted
  const input = { sha256, newLines, changedLines, leftLines, other: isYes(other) }
  const outcome = await applyUpload(visit, id, input, randomUUID())
  return outcome.kind === 'done'
    ? visit.c.json({ ...told(drafted), case: outcome.caseId, entry: outcome.entryId })
    : notDone(visit, outcome, drafted)
}

/** The same for programs with a person's token. */
export const oscalApiRoutes: readonly Route[] = [
  { method: 'POST', path: '/api/systems/:id/oscal', who: 'signed-in', handle: bring },
]
