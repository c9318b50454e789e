import { randomUUID } from 'node:crypto'
import { writeAs } from '#kernel/db/database.ts'
import { Fault, notFound } from '#kernel/http/fault.ts'
import { formOf, queryOf, read, type Route, type SignedVisit } from '#kernel/http/route.ts'
import { frame } from '#kernel/pages/frame.tsx'
import { Live, LiveHead } from '#ui/live.tsx'
import { attach, attachedFile, attachmentsOf, takeOff } from './attachments-store.ts'
import { checkAttachment, MOST_BYTES, MOST_FILES } from './attachment-check.ts'
import { lookedAt, saveFields, type Saved, type SavedField } from './drafts-store.ts'
import { kindOf, sectionOf } from './kinds.ts'
import type { KindDef, SectionDef } from './kind.ts'
import { OPEN_STATES } from './model.ts'
import type { Clash } from './pages/field-editor.tsx'
import { EditorPage } from './pages/editor-page.tsx'
import { documentCrumbs, idIn, openedDocument } from './pages/page-of.ts'
import { showDocument } from './reading-routes.tsx'
import { remark, remarksOf, reply, type Reply, type Speaker } from './remarks-store.ts'
import { documentOf } from './standing.ts'
import { typedFields, type TypedField } from './typed-fields.ts'
import type { FieldValue } from './values.ts'
import { writesDocument, writesSection } from './writers.ts'

const CLOSED = 'この文書は確定したか廃止されたため、記入を受け付けていません。'

/** The section asked for, the one a field is in, or the first. */
const sectionIn = (def: KindDef, asked: string | undefined, field?: string): SectionDef => {
  const found = def.sections.find((s) => s.key === asked) ?? sectionOf(def, field ?? '') ?? def.sections[0]
  if (!found) throw notFound()
  return found
}

type Refill = { typed: Readonly<Record<string, FieldValue>>; clashes: Readonly<Record<string, Clash>>; s: string }

const editor = async (visit: SignedVisit, refill?: Refill) => {
  const id = idIn(visit)
  const { opened, remarks } = await read(visit, async (tx) => ({
    opened: await openedDocument(tx, id),
    remarks: await remarksOf(tx, id),
  }))
  const { row, def, newest } = opened
  const query = queryOf(visit)
  const section = sectionIn(def, refill?.s ?? query['s'], query['field'])
  const open = OPEN_STATES.includes(row.state)
  return visit.c.html(
    frame(visit, {
      title: `記入　${row.title}`,
      heading: row.title,
      under: '/registers',
      crumbs: documentCrumbs(row, section.title),
      head: <LiveHead />,
      banner: <Live caseId={id} after={newest} form />,
      modules: ['draft.js'],
      children: (
        <EditorPage
          {...opened}
          section={section}
          open={open}
          writable={open && writesSection(visit.actor, section, row.systemId) !== null}
          remarks={remarks}
          typed={refill?.typed ?? {}}
          clashes={refill?.clashes ?? {}}
          personId={visit.actor.personId}
          blankRow={() => randomUUID().slice(0, 8)}
        />
      ),
    }),
    refill ? 409 : 200,
  )
}

const wantsJson = (visit: SignedVisit) => visit.c.req.header('accept') === 'application/json'

const refillOf = (typed: readonly TypedField[], answers: readonly SavedField[], s: string): Refill => ({
  s,
  typed: Object.fromEntries(typed.map((t) => [t.field.key, t.value])),
  clashes: Object.fromEntries(
    answers.flatMap((a) => (a.kind === 'conflict' ? [[a.field, { by: a.by, at: a.at, theirs: a.theirs }]] : [])),
  ),
})

const said = (visit: SignedVisit, saved: Saved) => {
  if (saved.kind === 'absent') throw notFound()
  if (saved.kind === 'closed') return visit.c.json({ sentence: CLOSED }, 409)
  return visit.c.json({ fields: saved.fields })
}

/** One answer or a whole section: the autosave and the plain form send the same. */
const save = async (visit: SignedVisit) => {
  const id = idIn(visit)
  const sent = await formOf(visit)
  const row = await read(visit, (tx) => documentOf(tx, id))
  if (!row) throw notFound()
  const def = kindOf(row.kind)
  const typed = typedFields(def, sent)
  const given = typeof sent['edit'] === 'string' ? sent['edit'] : randomUUID()
  const saving = { documentId: id, typed, actor: visit.actor, at: visit.at, edit: given.slice(0, 40) }
  const saved = await writeAs(visit.product.db, visit.actor, (tx) => saveFields(tx, saving))
  if (wantsJson(visit)) return said(visit, saved)
  if (saved.kind === 'absent') throw notFound()
  if (saved.kind === 'closed') throw new Fault(409, CLOSED)
  const s = typeof sent['s'] === 'string' ? sent['s'] : ''
  if (saved.fields.some((f) => f.kind === 'conflict')) return editor(visit, refillOf(typed, saved.fields, s))
  const more = typeof sent['more'] === 'string' ? `#field-${encodeURIComponent(sent['more'])}` : ''
  return visit.c.redirect(`/documents/${id}/edit?s=${encodeURIComponent(s)}&saved=1${more}`, 303)
}

const looked = async (visit: SignedVisit) => {
  const id = idIn(visit)
  const { field, s } = await formOf(visit)
  const keys = [field].flat().filter((key) => key !== undefined)
  const taken = await writeAs(visit.product.db, visit.actor, (tx) => lookedAt(tx, id, keys, visit.actor))
  if (!taken) throw new Fault(409, CLOSED)
  return visit.c.redirect(`/documents/${id}/edit?s=${encodeURIComponent(String(s ?? ''))}#field-${keys[0] ?? ''}`, 303)
}

/** Whoever may read a document may speak of it: in the post in which they write it, or else in their first. */
const speaker = (visit: SignedVisit, row: { kind: string; systemId: string | null }): Speaker => {
  const { actor, at } = visit
  const as = writesDocument(actor, kindOf(row.kind), row.systemId)
  const over = actor.authorities.find((a) => a.systemId === row.systemId && row.systemId !== null)
  return { actor, at, post: as?.postTitle ?? over?.postTitle ?? actor.posts[0]?.title ?? '' }
}

const textIn = (value: string | string[] | undefined): string =>
  (typeof value === 'string' ? value : '').replaceAll('\u0000', '').trim().slice(0, 2000)

const say = async (visit: SignedVisit) => {
  const id = idIn(visit)
  const { field, text, must } = await formOf(visit)
  const written = textIn(text)
  if (written === '') return showDocument(visit, '意見を書いてください。')
  const done = await writeAs(visit.product.db, visit.actor, async (tx) => {
    const row = await documentOf(tx, id)
    if (!row) return false
    const known = sectionOf(kindOf(row.kind), textIn(field)) ? textIn(field) : ''
    await remark(tx, { documentId: id, field: known, must: must === 'yes', text: written, by: speaker(visit, row) })
    return true
  })
  if (!done) throw notFound()
  return visit.c.redirect(`/documents/${id}#comments`, 303)
}

const KINDS: readonly string[] = ['answer', 'resolve', 'reopen'] satisfies readonly Reply['kind'][]
const isReply = (text: string): text is Reply['kind'] => KINDS.includes(text)

const answer = async (visit: SignedVisit) => {
  const id = idIn(visit)
  const remarkId = idIn(visit, 'comment')
  const { kind, text } = await formOf(visit)
  const written = textIn(text)
  const how = textIn(kind)
  if (!isReply(how)) throw new Fault(422, '意見の扱いを選んでください。')
  if (how === 'answer' && written === '') return showDocument(visit, '意見への答えを書いてください。')
  const done = await writeAs(visit.product.db, visit.actor, async (tx) => {
    const row = await documentOf(tx, id)
    return row ? reply(tx, { documentId: id, remarkId, kind: how, text: written, by: speaker(visit, row) }) : false
  })
  if (!done) throw notFound()
  return visit.c.redirect(`/documents/${id}#remark-${remarkId}`, 303)
}

/** Why nothing may be attached or taken off here, or null where it may. */
const heldUp = (visit: SignedVisit, row: { kind: string; state: string; systemId: string | null }): string | null => {
  if (!OPEN_STATES.includes(row.state)) return CLOSED
  return writesDocument(visit.actor, kindOf(row.kind), row.systemId)
    ? null
    : '添付は、この文書を作成する者が行います。意見を書いて依頼してください。'
}

const attachFile = async (visit: SignedVisit) => {
  const id = idIn(visit)
  const { file } = await visit.c.req.parseBody()
  if (!(file instanceof File) || file.name === '') return showDocument(visit, '添付するファイルを選んでください。')
  if (file.size > MOST_BYTES)
    return showDocument(visit, `「${file.name}」は${MOST_BYTES / 1024 / 1024}MBを超えています。`)
  const bytes = Buffer.from(await file.arrayBuffer())
  const checked = checkAttachment(file.name, bytes)
  if (!checked.ok) return showDocument(visit, checked.why)
  const { name, mediaType } = checked
  const problem = await writeAs(visit.product.db, visit.actor, async (tx) => {
    const locked = await tx.selectFrom('caseFile').select('id').where('id', '=', id).forUpdate().executeTakeFirst()
    const row = locked && (await documentOf(tx, id))
    if (!row) throw notFound()
    const held = heldUp(visit, row)
    if (held !== null) return held
    const there = (await attachmentsOf(tx, id)).filter((a) => a.removedAt === null)
    if (there.length >= MOST_FILES) return `添付は${MOST_FILES}件までです。`
    await attach(tx, { documentId: id, name, mediaType, bytes, actor: visit.actor, at: visit.at })
    return null
  })
  return problem === null ? visit.c.redirect(`/documents/${id}#attachments`, 303) : showDocument(visit, problem)
}

const removeFile = async (visit: SignedVisit) => {
  const id = idIn(visit)
  const attachment = idIn(visit, 'attachment')
  const problem = await writeAs(visit.product.db, visit.actor, async (tx) => {
    const row = await documentOf(tx, id)
    if (!row) throw notFound()
    const held = heldUp(visit, row)
    if (held === null) await takeOff(tx, id, attachment, visit.actor, visit.at)
    return held
  })
  return problem === null ? visit.c.redirect(`/documents/${id}#attachments`, 303) : showDocument(visit, problem)
}

/** Never shown by the browser, always kept as a file: whatever it is, it does not run in our pages. */
const download = async (visit: SignedVisit) => {
  const found = await read(visit, (tx) => attachedFile(tx, idIn(visit), idIn(visit, 'attachment')))
  if (!found) throw notFound()
  return visit.c.body(new Uint8Array(found.bytes), 200, {
    'content-type': 'application/octet-stream',
    'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(found.name)}`,
    'x-content-type-options': 'nosniff',
    'content-security-policy': "default-src 'none'; sandbox",
  })
}

/** Writing a document: its sections, what is said of it, what is attached to it. Acts have their own pages. */
export const writingRoutes: readonly Route[] = [
  { method: 'GET', path: '/documents/:id/edit', who: 'signed-in', handle: (visit) => editor(visit) },
  { method: 'POST', path: '/documents/:id/fields', who: 'signed-in', handle: save },
  { method: 'POST', path: '/documents/:id/looked', who: 'signed-in', handle: looked },
  { method: 'POST', path: '/documents/:id/comments', who: 'signed-in', handle: say },
  { method: 'POST', path: '/documents/:id/comments/:comment', who: 'signed-in', handle: answer },
  { method: 'POST', path: '/documents/:id/attachments', who: 'signed-in', handle: attachFile },
  { method: 'GET', path: '/documents/:id/attachments/:attachment', who: 'signed-in', handle: download },
  { method: 'POST', path: '/documents/:id/attachments/:attachment/remove', who: 'signed-in', handle: removeFile },
]
