import { randomUUID } from 'node:crypto'
import { authorise, standing } from '#kernel/pure/decide.ts'
import { NEW } from '#kernel/pure/process.ts'
import type { Refusal } from '#kernel/pure/verdict.ts'
import { act } from '#kernel/act/act.ts'
import { sentForm, type Sent } from '#kernel/http/cases/sent-form.ts'
import { notFound } from '#kernel/http/fault.ts'
import { formOf, queryOf, read, type Route, type SignedVisit } from '#kernel/http/route.ts'
import { frame } from '#kernel/pages/frame.tsx'
import { listHref } from '#kernel/pages/register-page.tsx'
import { noteRefusal } from '#kernel/security-events.ts'
import { isId } from '#kernel/id.ts'
import { profileAsked } from './forms-data.ts'
import { itemsAsked } from './items-store.ts'
import { LabelsPage } from './labels-page.tsx'
import { PRINTED_AT_ONCE, type LabelItem, type LabelPrint } from './model.ts'
import { labelPrint } from './process.ts'
import { CommercialLabels, LabelsStart } from './start-page.tsx'

const SOURCES = {
  media: { register: 'media', from: 'media' },
  places: { register: 'storage-places', from: 'places' },
} as const

const isSource = (text: string): text is keyof typeof SOURCES => Object.hasOwn(SOURCES, text)

type Asked = { items: readonly LabelItem[]; next: string | null }

const frameOf = (visit: SignedVisit, children: Parameters<typeof frame>[1]['children']) =>
  frame(visit, {
    title: 'ラベルの印刷',
    under: '/registers',
    crumbs: [{ text: '台帳', href: '/registers' }, { text: 'ラベルの印刷' }],
    children,
  })

/** What the address asks for: ticked rows, or all rows of a register's list, so many at a time. */
const asked = (visit: SignedVisit, of: keyof typeof SOURCES): Promise<Asked> =>
  read(visit, async (tx) => {
    const { register, from } = SOURCES[of]
    const picked = (visit.c.req.queries('pick') ?? []).filter(isId)
    if (picked.length > 0) return { items: await itemsAsked(tx, { [from]: picked.join(',') }), next: null }
    const page = await visit.product.registers.get(register)?.page(tx, queryOf(visit), visit.actor, PRINTED_AT_ONCE)
    if (!page) throw notFound()
    const ids = page.rows.map((row: { id: string }) => row.id)
    return { items: await itemsAsked(tx, { [from]: ids.join(',') }), next: page.next }
  })

const whyHeld = (item: LabelItem, unitId: string | undefined): string | null => {
  if (item.withheld === 'secret') return '秘密以上の情報を扱う媒体です。表示は秘密保全の規則によります。'
  if (item.withheld === 'ended') return '破棄・転出・指定解除などにより、表示を要しません。'
  return item.unitId === unitId ? null : '別の部隊等のものです。部隊等ごとに印刷します。'
}

/** What goes on this printing, and what is held back and why: no error, the rest is printed. */
const parted = (items: readonly LabelItem[]) => {
  const unitId = items.find((i) => i.withheld === null)?.unitId
  const judged = items.map((item) => ({ item, why: whyHeld(item, unitId) }))
  return {
    printable: judged.flatMap(({ item, why }) => (why === null ? [item] : [])),
    heldBack: judged.flatMap(({ item, why }) => (why === null ? [] : [{ item, why }])),
  }
}

const standingFor = (visit: SignedVisit, items: readonly LabelItem[]) => {
  const [first] = items
  const lane = labelPrint.lanes['keeper']
  // Only the unit decides who stands in the lane.
  const model = { state: NEW, unitId: first?.unitId ?? null } as unknown as LabelPrint
  const as = lane && first ? standing(visit.actor, lane, model) : []
  const verdict = first ? authorise(labelPrint, model, 'print', visit.actor) : null
  return { as, refusals: verdict === null || verdict.ok ? [] : verdict.refusals }
}

type Answered = { sent?: Sent; errors?: Readonly<Record<string, string>>; refusals?: readonly Refusal[] }

/** A refused condition that a field answers is marked at that field too. */
const atFields = (refusals: readonly Refusal[]) =>
  Object.fromEntries(
    refusals.flatMap((r) => (r.field === undefined ? [] : [[r.field, '印刷し直す理由を選んでください。'] as const])),
  )

const statusOf = ({ errors = {}, refusals = [] }: Answered) =>
  refusals.length > 0 ? 409 : Object.keys(errors).length > 0 ? 422 : 200

const keptQuery = (visit: SignedVisit) =>
  [...new URL(visit.c.req.url).searchParams]
    .filter(([name, value]) => !['profile', 'start'].includes(name) && value !== '')
    .map(([name, value]) => ({ name, value }))

const page = async (visit: SignedVisit, of: keyof typeof SOURCES, answered: Answered = {}) => {
  const query = queryOf(visit)
  const { items, next } = await asked(visit, of)
  const { printable, heldBack } = parted(items)
  const { as, refusals } = standingFor(visit, printable)
  const { search } = new URL(visit.c.req.url)
  return visit.c.html(
    frameOf(
      visit,
      <LabelsPage
        items={printable}
        heldBack={heldBack}
        profile={profileAsked(query)}
        asked={keptQuery(visit)}
        action={`/labels${search}`}
        typed={answered.sent?.answers ?? { start: query['start'] }}
        errors={answered.errors ?? {}}
        refusals={answered.refusals ?? refusals}
        requestKey={answered.sent?.key ?? randomUUID()}
        standing={as}
        nextHref={next === null ? null : listHref('/labels', query, { after: next })}
      />,
    ),
    statusOf(answered),
  )
}

const sourceOf = (visit: SignedVisit): keyof typeof SOURCES => {
  const of = queryOf(visit)['of'] ?? ''
  if (!isSource(of)) throw notFound()
  return of
}

const show = (visit: SignedVisit) => {
  const of = queryOf(visit)['of']
  if (of === undefined || of === '') return visit.c.html(frameOf(visit, <LabelsStart />))
  if (of === 'commercial')
    return visit.c.html(frameOf(visit, <CommercialLabels profile={profileAsked(queryOf(visit))} />))
  return page(visit, sourceOf(visit))
}

const print = async (visit: SignedVisit) => {
  const of = sourceOf(visit)
  const sent = sentForm(await formOf(visit))
  const command = { process: labelPrint.key, act: 'print', caseId: null }
  const outcome = await act(visit.product.db, visit.product.bindings, {
    ...command,
    from: sent.from,
    input: sent.answers,
    actor: visit.actor,
    at: visit.at,
    requestKey: sent.key ?? randomUUID(),
    ...(sent.post === undefined ? {} : { asPost: sent.post }),
  })
  switch (outcome.kind) {
    case 'done':
      return visit.c.redirect(`/cases/${outcome.caseId}?done=${outcome.entryId}`, 303)
    case 'invalid':
      return page(visit, of, { sent, errors: outcome.fields })
    case 'refused':
      await noteRefusal(visit.product.db, visit.actor, {
        processKey: labelPrint.key,
        actKey: 'print',
        caseId: null,
        refusals: outcome.refusals,
        at: visit.at,
      })
      return page(visit, of, { sent, refusals: outcome.refusals, errors: atFields(outcome.refusals) })
    case 'absent':
      throw notFound()
    default:
      return outcome satisfies never
  }
}

/** Choosing what to print on which paper, and printing it; the sheet itself is `/forms/media-label-print/…pdf`. */
export const labelRoutes: readonly Route[] = [
  { method: 'GET', path: '/labels', who: 'signed-in', handle: show },
  { method: 'POST', path: '/labels', who: 'signed-in', handle: print },
]
