import { randomUUID } from 'node:crypto'
import { act } from '#kernel/act/act.ts'
import type { Outcome } from '#kernel/act/outcome.ts'
import { sentForm } from '#kernel/http/cases/sent-form.ts'
import { notFound } from '#kernel/http/fault.ts'
import { formOf, param, queryOf, read, type Route, type SignedVisit } from '#kernel/http/route.ts'
import { uploadedFile } from '#kernel/http/upload.ts'
import { isId, newId } from '#kernel/id.ts'
import { frame } from '#kernel/pages/frame.tsx'
import type { Refusal } from '#kernel/pure/verdict.ts'
import { noteRefusal } from '#kernel/security-events.ts'
import { OSCAL_MODELS } from '../check.ts'
import { oscalPage } from '../page.tsx'
import { PreviewPage } from './preview-page.tsx'
import { oscalImport } from './process.ts'
import { receiveOscal } from './receive.ts'
import { draftImport } from './store.ts'
import { RefusedUpload } from './upload-page.tsx'
import { uploadOf, type Upload } from './uploads-store.ts'

const idIn = (visit: SignedVisit, name: string): string => {
  const id = param(visit, name)
  if (!isId(id)) throw notFound()
  return id
}

const upload = async (visit: SignedVisit) => {
  const systemId = idIn(visit, 'id')
  const file = await uploadedFile(visit.c.req.raw)
  if (!file) return oscalPage(visit, 'ファイルを選んでください。')
  const { actor, at } = visit
  const id = await receiveOscal(visit.product.db, file, { systemId, actor, at })
  return visit.c.redirect(`/systems/${systemId}/oscal/uploads/${id}`, 303)
}

const offsetIn = (visit: SignedVisit, name: string): number => {
  const asked = Number(queryOf(visit)[name] ?? 0)
  return Number.isSafeInteger(asked) && asked > 0 && asked < 10_000_000 ? asked : 0
}

const uploadHere = async (visit: SignedVisit): Promise<Upload> => {
  const found = await read(visit, (tx) => uploadOf(tx, idIn(visit, 'upload')))
  if (!found || found.systemId !== idIn(visit, 'id')) throw notFound()
  return found
}

const framed = async (visit: SignedVisit, found: Upload, title: string) => {
  const system = await read(visit, (tx) =>
    tx.selectFrom('system').select('name').where('id', '=', found.systemId).executeTakeFirst(),
  )
  const name = system?.name ?? ''
  return {
    title: `${title}　${name}`,
    heading: title,
    under: '/systems' as const,
    crumbs: [
      { text: 'リスク管理', href: '/systems' },
      { text: name, href: `/systems/${found.systemId}` },
      { text: 'OSCAL', href: `/systems/${found.systemId}/oscal` },
      { text: '取込み' },
    ],
  }
}

const preview = async (visit: SignedVisit, found: Upload, refusals: readonly Refusal[] = []) => {
  const { actor, at } = visit
  if (found.state === 'refused')
    return visit.c.html(
      frame(visit, { ...(await framed(visit, found, '読めないファイル')), children: <RefusedUpload upload={found} /> }),
      422,
    )
  const drafted = await read(visit, (tx) =>
    draftImport(tx, { id: newId(at), uploadId: found.id, actor, at, lock: false }),
  )
  if (!drafted) throw notFound()
  return visit.c.html(
    frame(visit, {
      ...(await framed(visit, found, `${OSCAL_MODELS[drafted.model]}の取込みを確かめる`)),
      children: (
        <PreviewPage
          import={drafted}
          refusals={refusals}
          requestKey={randomUUID()}
          at={{ changes: offsetIn(visit, 'changes'), left: offsetIn(visit, 'left') }}
        />
      ),
    }),
    refusals.length > 0 ? 409 : 200,
  )
}

/** Takes a kept file in, as it was shown: all of it or nothing. */
export const applyUpload = async (
  visit: SignedVisit,
  uploadId: string,
  input: Record<string, unknown>,
  requestKey: string,
): Promise<Outcome> => {
  const outcome = await act(visit.product.db, visit.product.bindings, {
    process: oscalImport.key,
    act: 'apply',
    caseId: null,
    from: { upload: uploadId },
    input,
    actor: visit.actor,
    at: visit.at,
    requestKey,
  })
  if (outcome.kind === 'refused')
    await noteRefusal(visit.product.db, visit.actor, {
      processKey: oscalImport.key,
      actKey: 'apply',
      caseId: null,
      refusals: outcome.refusals,
      at: visit.at,
    })
  return outcome
}

const apply = async (visit: SignedVisit) => {
  const found = await uploadHere(visit)
  const { answers, key } = sentForm(await formOf(visit))
  const outcome = await applyUpload(visit, found.id, answers, key ?? randomUUID())
  if (outcome.kind === 'done') return visit.c.redirect(`/cases/${outcome.caseId}?done=${outcome.entryId}`, 303)
  if (outcome.kind === 'refused') return preview(visit, found, outcome.refusals)
  throw notFound()
}

/** Bringing OSCAL documents: looking is for whoever may see the system, taking in is the act's to judge. */
export const takeInRoutes: readonly Route[] = [
  { method: 'POST', path: '/systems/:id/oscal', who: 'signed-in', handle: upload },
  {
    method: 'GET',
    path: '/systems/:id/oscal/uploads/:upload',
    who: 'signed-in',
    handle: async (visit) => preview(visit, await uploadHere(visit)),
  },
  { method: 'POST', path: '/systems/:id/oscal/uploads/:upload', who: 'signed-in', handle: apply },
]
