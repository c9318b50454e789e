import { fieldErrors } from '#kernel/act/field-errors.ts'
import { writeAs, type Tx } from '#kernel/db/database.ts'
import { Fault, notFound } from '#kernel/http/fault.ts'
import type { Query } from '#kernel/http/product.ts'
import { formOf, queryOf, read, type Route, type SignedVisit } from '#kernel/http/route.ts'
import type { Typed } from '#kernel/pages/typed.ts'
import type { Refusal } from '#kernel/pure/verdict.ts'
import type { UnderReview } from '../baseline/store.ts'
import { carriedOf, ManyCheckPage, ManyFormPage, type Chosen } from '../pages/many-page.tsx'
import { editMany, manyOver, planEdits, type Editing } from './edit.ts'
import { ManyForm, type Many } from './edit-input.ts'
import { framed, noted, systemCrumbs, systemIdOf } from './frame.tsx'
import { writesControls } from './judge.ts'
import { sheetHead } from './page-store.ts'
import { providers } from './read-store.ts'
import { controlIdsOf } from './register-store.ts'

const MOST = 5_000

const FILTERS = ['q', 'family', 'applicability', 'status', 'responsibility', 'attention']

const kept = (query: Query): Query => Object.fromEntries(Object.entries(query).filter(([key]) => FILTERS.includes(key)))

const asList = (value: string | readonly string[] | undefined): readonly string[] =>
  value === undefined ? [] : typeof value === 'string' ? [value] : value

/** What was carried along by an earlier page: ticked controls, or the conditions of the list. */
const carriedIn = (sent: Typed): Chosen => ({
  picks: asList(sent['pick']),
  query: kept(
    Object.fromEntries(
      Object.entries(sent).flatMap(([name, value]) =>
        name.startsWith('_q_') && typeof value === 'string' ? [[name.slice(3), value] as const] : [],
      ),
    ),
  ),
})

const chosenBy = (visit: SignedVisit): Chosen => ({
  picks: visit.c.req.queries('pick') ?? [],
  query: kept(queryOf(visit)),
})

const idsOf = async (tx: Tx, systemId: string, chosen: Chosen): Promise<readonly string[]> => {
  const ids = chosen.picks.length > 0 ? chosen.picks : await controlIdsOf(tx, { ...chosen.query, system: systemId })
  if (ids.length > MOST) throw new Fault(422, `一度に書けるのは${MOST}件までです。条件で絞ってください。`)
  return ids
}

/** Systems that may be named as the source of any of these controls; whether each provides it is judged one by one. */
const sourcesOf = async (tx: Tx, systemId: string, ids: readonly string[]) => {
  const wanted = new Set(ids)
  const list = (await providers(tx, systemId, null)).filter((p) => wanted.has(p.controlId))
  return [...new Map(list.map((p) => [p.systemId, p.systemName])).entries()]
}

type Said = { typed?: Typed; errors?: Readonly<Record<string, string>>; refusals?: readonly Refusal[] }

const NOTHING = { name: 'まとめて書く', none: '変えるところを一つ以上入力してください。' }

const formPage = async (visit: SignedVisit, chosen: Chosen, { typed = {}, errors = {}, refusals = [] }: Said = {}) => {
  const systemId = systemIdOf(visit)
  const found = await read(visit, async (tx) => {
    const head = await sheetHead(tx, systemId, false)
    if (!head) throw notFound()
    const ids = await idsOf(tx, systemId, chosen)
    return { head, count: ids.length, sources: await sourcesOf(tx, systemId, ids) }
  })
  return framed(
    visit,
    {
      title: NOTHING.name,
      heading: '管理策をまとめて書く',
      crumbs: systemCrumbs(found.head, NOTHING.name),
      status: refusals.length > 0 ? 409 : Object.keys(errors).length > 0 ? 422 : 200,
    },
    <ManyFormPage
      path={`/systems/${systemId}/controls`}
      count={found.count}
      carried={carriedOf(chosen)}
      typed={typed}
      errors={errors}
      refusals={refusals}
      sources={found.sources}
      decides={writesControls(visit.actor, systemId)?.role === 'SYS_DEV'}
    />,
  )
}

const editingOf = (visit: SignedVisit, underReview: UnderReview): Editing => ({
  systemId: systemIdOf(visit),
  actor: visit.actor,
  at: visit.at,
  underReview,
})

const check = async (visit: SignedVisit, underReview: UnderReview, chosen: Chosen, said: Many, typed: Typed) => {
  const systemId = systemIdOf(visit)
  const found = await read(visit, async (tx) => {
    const head = await sheetHead(tx, systemId, false)
    if (!head) throw notFound()
    const ids = await idsOf(tx, systemId, chosen)
    const plan = await planEdits(tx, editingOf(visit, underReview), ids, manyOver(said))
    return { head, plan, sources: await sourcesOf(tx, systemId, ids) }
  })
  if (!found.plan.ok) {
    await noted(visit, found.plan.refusal)
    return formPage(visit, chosen, { typed, refusals: [found.plan.refusal] })
  }
  return framed(
    visit,
    {
      title: '書き改める内容を確かめる',
      heading: '書き改める内容を確かめる',
      crumbs: systemCrumbs(found.head, NOTHING.name),
    },
    <ManyCheckPage
      path={`/systems/${systemId}/controls`}
      carried={carriedOf(chosen)}
      said={said}
      judged={found.plan.judged.filter((j) => j.row.chosen)}
      sources={found.sources}
    />,
  )
}

const apply = async (visit: SignedVisit, underReview: UnderReview, chosen: Chosen, said: Many, typed: Typed) => {
  const systemId = systemIdOf(visit)
  const outcome = await writeAs(visit.product.db, visit.actor, async (tx) =>
    editMany(tx, editingOf(visit, underReview), await idsOf(tx, systemId, chosen), said),
  )
  if (outcome.kind === 'refused') {
    await noted(visit, outcome.refusal)
    return formPage(visit, chosen, { typed, refusals: [outcome.refusal] })
  }
  const written = outcome.kind === 'done' ? outcome.written : 0
  return visit.c.redirect(`/systems/${systemId}/controls?saved=${written.toLocaleString('ja-JP')}`, 303)
}

const ASKED = ['applicability', 'reason', 'inheritedFrom', 'status', 'description', 'responsibility', 'evidence']

const send = async (visit: SignedVisit, underReview: UnderReview) => {
  const sent: Typed = await formOf(visit)
  const chosen = carriedIn(sent)
  const typed: Typed = Object.fromEntries(Object.entries(sent).filter(([key]) => ASKED.includes(key)))
  if (sent['change'] === 'yes') return formPage(visit, chosen, { typed })
  const parsed = ManyForm.safeParse(typed)
  if (!parsed.success) return formPage(visit, chosen, { typed, errors: fieldErrors(parsed.error) })
  if (Object.values(parsed.data).every((value) => value === null))
    return formPage(visit, chosen, { typed, errors: { status: NOTHING.none } })
  return sent['checked'] === 'yes'
    ? apply(visit, underReview, chosen, parsed.data, typed)
    : check(visit, underReview, chosen, parsed.data, typed)
}

/** Writing of many controls at once: said, checked, done. */
export const manyRoutes = (underReview: UnderReview): readonly Route[] => [
  {
    method: 'GET',
    path: '/systems/:id/controls/edit',
    who: 'signed-in',
    handle: (visit) => formPage(visit, chosenBy(visit)),
  },
  {
    method: 'POST',
    path: '/systems/:id/controls/edit',
    who: 'signed-in',
    handle: (visit) => send(visit, underReview),
  },
]
