import { randomUUID } from 'node:crypto'
import { act } from '#kernel/act/act.ts'
import { sentForm } from '#kernel/http/cases/sent-form.ts'
import { Fault, notFound } from '#kernel/http/fault.ts'
import { formOf, param, queryOf, read, type Route, type SignedVisit } from '#kernel/http/route.ts'
import { uploadedFile } from '#kernel/http/upload.ts'
import { isId } from '#kernel/id.ts'
import { frame } from '#kernel/pages/frame.tsx'
import { NEW } from '#kernel/pure/process.ts'
import { authorise } from '#kernel/pure/decide.ts'
import type { Refusal } from '#kernel/pure/verdict.ts'
import { noteRefusal } from '#kernel/security-events.ts'
import type { Content } from '#ui/content.ts'
import { Facts } from '#ui/facts.tsx'
import { Section } from '#ui/section.tsx'
import { familyName } from '../families.ts'
import { ChooseFilePage, PreviewPage } from '../pages/import-page.tsx'
import type { Delivery } from './model.ts'
import { knownLists, matchedBases, parseSource } from './prepare.ts'
import { catalogue } from './process.ts'
import { listChanges } from './rows-store.ts'
import { catalogueBinding, sourceOf } from './store.ts'
import { takeFile } from './take-file.ts'

const CRUMBS = [
  { text: '台帳', href: '/registers' },
  { text: '管理策の一覧', href: '/registers/control-catalogues' },
]

const page = (visit: SignedVisit, title: string, children: Content, status: 200 | 409 | 422 = 200) =>
  visit.c.html(frame(visit, { title, under: '/registers', crumbs: [...CRUMBS, { text: title }], children }), status)

const mayImport = (visit: SignedVisit) => {
  // Nothing of the case decides who stands in this lane.
  const model = { state: NEW } as unknown as Delivery
  return authorise(catalogue, model, 'import', visit.actor)
}

const barred = (visit: SignedVisit) => {
  const verdict = mayImport(visit)
  if (!verdict.ok) throw new Fault(403, verdict.refusals[0].sentence)
}

const upload = async (visit: SignedVisit) => {
  barred(visit)
  const file = await uploadedFile(visit.c.req.raw)
  const taken =
    file === null
      ? { ok: false as const, faults: ['ファイルが選ばれていません。'] }
      : await takeFile(visit.product.db, file, visit)
  return taken.ok
    ? visit.c.redirect(`/controls/sources/${taken.sourceId}`, 303)
    : page(visit, '一覧を取り込む', <ChooseFilePage faults={taken.faults} />, 422)
}

type Chosen = Readonly<Record<string, string>>

/** Only what says how a file is to be taken in; the rest of an address is not ours. */
const chosenIn = (all: Chosen): Chosen =>
  Object.fromEntries(Object.entries(all).filter(([key, value]) => /^(?:base\d+|catalog)$/u.test(key) && value !== ''))

const preview = async (visit: SignedVisit, chosen: Chosen, refusals: readonly Refusal[] = []) => {
  const id = param(visit, 'id')
  if (!isId(id)) throw notFound()
  const found = await read(visit, async (tx) => {
    const source = await sourceOf(tx, id)
    const delivery = source && (await catalogueBinding.draft?.(tx, id, { ...chosen, source: id }, visit.actor))
    if (!source || !delivery) throw notFound()
    const lists = await knownLists(tx)
    const parsed = parseSource(source.content)
    const imports = parsed.ok && parsed.kind === 'profile' ? matchedBases(parsed.document, lists, chosen) : []
    return {
      delivery,
      lists: lists.map((l) => [l.id, l.title] as const),
      imports: imports.map(({ base, ...one }) => ({ ...one, baseId: base?.id ?? null })),
      changes: delivery.prepared
        ? await listChanges(tx, delivery.prepared.controls, delivery.renews ? delivery.catalogId : null)
        : [],
    }
  })
  return page(
    visit,
    '取込みの内容を確かめる',
    <PreviewPage {...found} chosen={chosen} refusals={refusals} requestKey={randomUUID()} may={mayImport(visit).ok} />,
    refusals.length > 0 ? 409 : 200,
  )
}

const take = async (visit: SignedVisit) => {
  const sent = sentForm(await formOf(visit))
  const source = param(visit, 'id')
  const chosen = chosenIn(sent.from)
  const outcome = await act(visit.product.db, visit.product.bindings, {
    process: catalogue.key,
    act: 'import',
    caseId: null,
    from: { ...chosen, source },
    input: {},
    actor: visit.actor,
    at: visit.at,
    requestKey: sent.key ?? randomUUID(),
  })
  switch (outcome.kind) {
    case 'done':
      return visit.c.redirect(`/cases/${outcome.caseId}?done=${outcome.entryId}`, 303)
    case 'refused': {
      const { refusals } = outcome
      await noteRefusal(visit.product.db, visit.actor, {
        processKey: catalogue.key,
        actKey: 'import',
        caseId: null,
        refusals,
        at: visit.at,
      })
      return preview(visit, chosen, refusals)
    }
    case 'invalid':
    case 'absent':
      throw notFound()
    default:
      return outcome satisfies never
  }
}

const text = async (visit: SignedVisit) => {
  const id = param(visit, 'id')
  if (!isId(id)) throw notFound()
  const row = await read(visit, (tx) =>
    tx
      .selectFrom('control as k')
      .innerJoin('controlCatalog as c', 'c.id', 'k.catalogId')
      .selectAll('k')
      .select(['c.title as catalogTitle', 'c.version as catalogVersion'])
      .where('k.id', '=', id)
      .executeTakeFirst(),
  )
  if (!row) throw notFound()
  const parts = [
    ['statement', '本文', row.statement],
    ['guidance', '解説', row.guidance],
    ['procedure', '評価の観点', row.assessment],
  ] as const
  return page(
    visit,
    `${row.label}　${row.title}`,
    <>
      <Facts
        facts={[
          {
            term: '一覧',
            value: (
              <a href={`/registers/controls?catalog=${row.catalogId}`}>{`${row.catalogTitle} ${row.catalogVersion}`}</a>
            ),
          },
          { term: '分類', value: familyName(row.family, row.familyTitle) },
          ...(row.withdrawn === null ? [] : [{ term: '廃止', value: row.withdrawn }]),
        ]}
      />
      {parts
        .filter(([, , said]) => said !== '')
        .map(([key, title, said]) => (
          <Section id={key} title={title}>
            <p class="written">{said}</p>
          </Section>
        ))}
    </>,
  )
}

/** Taking in lists of controls, and the text of one control. Reading is for everybody who is signed in. */
export const catalogueRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/controls/import',
    who: 'signed-in',
    handle: (visit) => {
      barred(visit)
      return page(visit, '一覧を取り込む', <ChooseFilePage faults={[]} />)
    },
  },
  { method: 'POST', path: '/controls/import', who: 'signed-in', handle: upload },
  {
    method: 'GET',
    path: '/controls/sources/:id',
    who: 'signed-in',
    handle: (visit) => preview(visit, chosenIn(queryOf(visit))),
  },
  { method: 'POST', path: '/controls/sources/:id', who: 'signed-in', handle: take },
  { method: 'GET', path: '/controls/:id', who: 'signed-in', handle: text },
]
