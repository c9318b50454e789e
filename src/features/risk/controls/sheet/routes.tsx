import { fieldErrors } from '#kernel/act/field-errors.ts'
import { writeAs } from '#kernel/db/database.ts'
import { Fault, notFound } from '#kernel/http/fault.ts'
import type { Query } from '#kernel/http/product.ts'
import { formOf, param, queryOf, read, type Route, type SignedVisit } from '#kernel/http/route.ts'
import { isId } from '#kernel/id.ts'
import { listHref, PAGE_SIZE } from '#kernel/pages/register-page.tsx'
import type { Typed } from '#kernel/pages/typed.ts'
import type { Refusal } from '#kernel/pure/verdict.ts'
import { Banner } from '#ui/banner.tsx'
import type { Content } from '#ui/content.ts'
import type { UnderReview } from '../baseline/store.ts'
import { ControlPage } from '../pages/control-page.tsx'
import { ControlsPage } from '../pages/list-page.tsx'
import { implementationOf } from '../standing.ts'
import { editOne, lookedAtProvider, type Editing, type Outcome } from './edit.ts'
import { EditForm, type Edited } from './edit-input.ts'
import { notAWriter, underReview as locked, writesControls } from './judge.ts'
import { controlChanges, controlText, lastAssessment, neighbours, sheetHead, systemNames } from './page-store.ts'
import { providers } from './read-store.ts'
import { boundControlRegister, controlRow, familyOptions } from './register-store.ts'
import type { ControlRow } from './register.ts'
import { framed, noted, systemCrumbs, systemIdOf } from './frame.tsx'
import { manyRoutes } from './many-routes.tsx'
import type { Written } from './row.ts'

/** Whether a system is one of the visitor's, so that they see its page before anything is chosen. */
const isMine = ({ actor }: SignedVisit, systemId: string) =>
  actor.reach.everything || actor.reach.systems.includes(systemId)

const done = (visit: SignedVisit): Content => {
  const { saved } = queryOf(visit)
  return saved === undefined ? undefined : (
    <Banner kind="success" sentence={saved === '1' ? '保存しました。' : `${saved.slice(0, 12)}件を書き改めました。`} />
  )
}

const listed = (visit: SignedVisit): Query => {
  const { saved: _, of: __, pick: ___, ...query } = queryOf(visit)
  return query
}

const list = async (visit: SignedVisit, underReview: UnderReview) => {
  const systemId = systemIdOf(visit)
  const query = listed(visit)
  const found = await read(visit, async (tx) => {
    const head = await sheetHead(tx, systemId, isMine(visit, systemId))
    if (!head) throw notFound()
    return {
      head,
      counts: await implementationOf(tx, systemId),
      page: await boundControlRegister.page(tx, { ...query, system: systemId }, visit.actor, PAGE_SIZE),
      families: await familyOptions(tx, systemId),
      reviewed: (await underReview(tx, [systemId])).has(systemId),
    }
  })
  const as = writesControls(visit.actor, systemId)
  const title = `${found.head.systemName}の管理策`
  return framed(
    visit,
    { title, heading: title, crumbs: systemCrumbs(found.head), banner: done(visit) },
    <ControlsPage {...found} query={query} writes={as !== null && !found.reviewed} decides={as?.role === 'SYS_DEV'} />,
  )
}

const typedOf = (row: Written): Typed => ({
  applicability: row.applicability,
  reason: row.reason ?? '',
  inheritedFrom: row.inheritedFrom ?? '',
  status: row.status,
  description: row.description ?? '',
  responsibility: row.responsibility,
  evidence: row.evidence ?? '',
})

type Answered = {
  typed?: Typed
  errors?: Readonly<Record<string, string>>
  refusals?: readonly Refusal[]
  met?: (Written & { revision: number }) | null
}

const closedBecause = (visit: SignedVisit, row: ControlRow, reviewed: boolean): string | null => {
  const as = writesControls(visit.actor, row.systemId)
  if (!as) return notAWriter.sentence
  if (reviewed) return locked.sentence
  return as.role === 'SYS_OPS' && row.responsibility === 'dev'
    ? '責任区分が「整備」の管理策は、情報システム情報保証責任者（整備）が書きます。'
    : null
}

const controlPage = async (visit: SignedVisit, underReview: UnderReview, answered: Answered = {}) => {
  const systemId = systemIdOf(visit)
  const controlId = param(visit, 'control')
  const found = await read(visit, async (tx) => {
    const row = await controlRow(tx, systemId, controlId)
    if (!row) throw notFound()
    const history = await controlChanges(tx, systemId, controlId)
    const [stored] = await tx
      .selectFrom('systemControl')
      .select('revision')
      .where('systemId', '=', systemId)
      .where('controlId', '=', controlId)
      .execute()
    const sources = await providers(tx, systemId, controlId)
    const named = history.flatMap((h) => [h.before?.inheritedFrom ?? '', h.after.inheritedFrom ?? '']).filter(isId)
    return {
      row,
      history,
      text: await controlText(tx, systemId, controlId),
      neighbours: await neighbours(tx, systemId, controlId),
      assessed: await lastAssessment(tx, systemId, controlId),
      names: await systemNames(tx, [
        ...new Set([...named, ...(row.inheritedFrom === null ? [] : [row.inheritedFrom])]),
      ]),
      sources: sources.map((p) => [p.systemId, p.systemName] as const),
      revision: stored?.revision ?? 0,
      reviewed: (await underReview(tx, [systemId])).has(systemId),
    }
  })
  const { row, reviewed, ...rest } = found
  const met = answered.met ?? null
  const kept: readonly (readonly [string, string])[] =
    row.inheritedFrom === null || rest.sources.some(([id]) => id === row.inheritedFrom)
      ? []
      : [[row.inheritedFrom, `${row.inheritedName ?? ''}（今は継承を認めていません）`]]
  const refusals = answered.refusals ?? []
  return framed(
    visit,
    {
      title: `${row.label} ${row.systemName}`,
      heading: `${row.label}　${row.title}`,
      crumbs: systemCrumbs(row, row.label),
      banner: done(visit),
      status: refusals.length > 0 || met ? 409 : Object.keys(answered.errors ?? {}).length > 0 ? 422 : 200,
    },
    <ControlPage
      {...rest}
      row={row}
      met={met}
      sources={[...kept, ...rest.sources]}
      revision={met?.revision ?? rest.revision}
      typed={answered.typed ?? typedOf(row)}
      errors={answered.errors ?? {}}
      refusals={refusals}
      closed={closedBecause(visit, row, reviewed)}
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

/** 運用 sends no decisions: those stay as they are. */
const completed = async (visit: SignedVisit, typed: Typed): Promise<Typed> => {
  const row = await read(visit, (tx) => controlRow(tx, systemIdOf(visit), param(visit, 'control')))
  if (!row) throw notFound()
  return { ...typedOf(row), ...typed }
}

const writtenOf = ({ revision: _, ...written }: Edited): Written => written

const nextHref = async (visit: SignedVisit, go: unknown): Promise<string> => {
  const systemId = systemIdOf(visit)
  const control = param(visit, 'control')
  const next = go === 'next' ? (await read(visit, (tx) => neighbours(tx, systemId, control))).next : null
  return `/systems/${systemId}/controls/${encodeURIComponent(next ?? control)}?saved=1`
}

const answer = async (visit: SignedVisit, underReview: UnderReview, outcome: Outcome, typed: Typed, go: unknown) => {
  switch (outcome.kind) {
    case 'done':
      return visit.c.redirect(await nextHref(visit, go), 303)
    case 'met':
      return controlPage(visit, underReview, { typed, met: outcome.row })
    case 'refused': {
      await noted(visit, outcome.refusal)
      const { field, sentence } = outcome.refusal
      const errors = field === undefined ? {} : { [field]: sentence }
      return controlPage(visit, underReview, { typed, refusals: [outcome.refusal], errors })
    }
    case 'absent':
      throw new Fault(409, 'この管理策は、今の選定にありません。書かれたものは履歴で読めます。')
    default:
      return outcome satisfies never
  }
}

const save = async (visit: SignedVisit, underReview: UnderReview) => {
  const { go, ...sent } = await formOf(visit)
  const typed = await completed(visit, sent)
  const parsed = EditForm.safeParse(typed)
  if (!parsed.success) return controlPage(visit, underReview, { typed, errors: fieldErrors(parsed.error) })
  if (parsed.data.inheritedFrom !== null && !isId(parsed.data.inheritedFrom))
    return controlPage(visit, underReview, {
      typed,
      errors: { inheritedFrom: '「継承元」の選び方が正しくありません。' },
    })
  const after = writtenOf(parsed.data)
  const outcome = await writeAs(visit.product.db, visit.actor, (tx) =>
    editOne(tx, editingOf(visit, underReview), {
      controlId: param(visit, 'control'),
      revision: parsed.data.revision,
      after,
    }),
  )
  return answer(visit, underReview, outcome, typed, go)
}

const seen = async (visit: SignedVisit, underReview: UnderReview) => {
  const outcome = await writeAs(visit.product.db, visit.actor, (tx) =>
    lookedAtProvider(tx, editingOf(visit, underReview), param(visit, 'control')),
  )
  return answer(visit, underReview, outcome, {}, null)
}

const EXPORTS = ['csv', 'sjis.csv', 'xlsx', 'columns.csv'] as const

const exportTo = (kind: string) => (visit: SignedVisit) =>
  visit.c.redirect(
    listHref(`/registers/system-controls.${kind}`, { ...queryOf(visit), system: systemIdOf(visit) }, {}),
    303,
  )

/** Pages of the controls of a system. Reading is for whoever sees the system; who writes, each change decides. */
export const sheetRoutes = (underReview: UnderReview): readonly Route[] => [
  { method: 'GET', path: '/systems/:id/controls', who: 'signed-in', handle: (v) => list(v, underReview) },
  ...EXPORTS.map((kind): Route => ({
    method: 'GET',
    path: `/systems/:id/controls.${kind}`,
    who: 'signed-in',
    handle: exportTo(kind),
  })),
  ...manyRoutes(underReview),
  {
    method: 'GET',
    path: '/systems/:id/controls/:control',
    who: 'signed-in',
    handle: (v) => controlPage(v, underReview),
  },
  { method: 'POST', path: '/systems/:id/controls/:control', who: 'signed-in', handle: (v) => save(v, underReview) },
  {
    method: 'POST',
    path: '/systems/:id/controls/:control/seen',
    who: 'signed-in',
    handle: (v) => seen(v, underReview),
  },
]
