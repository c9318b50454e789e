import { randomUUID } from 'node:crypto'
import { act } from '#kernel/act/act.ts'
import { readAs, writeAs } from '#kernel/db/database.ts'
import { Fault, notFound } from '#kernel/http/fault.ts'
import { formOf, param, queryOf, read, type Route, type SignedVisit } from '#kernel/http/route.ts'
import { isId, newId } from '#kernel/id.ts'
import { frame } from '#kernel/pages/frame.tsx'
import { isOpen } from '#kernel/pages/work-page.tsx'
import { dayOf } from '#kernel/pure/day.ts'
import { fiscalYearEnd, fiscalYearOf, fiscalYearStart } from '#kernel/pure/fiscal-year.ts'
import { wareki } from '#kernel/pure/wareki.ts'
import { noteRefusal } from '#kernel/security-events.ts'
import { workView } from '#kernel/worker/store.ts'
import { Banner } from '#ui/banner.tsx'
import type { FieldFault } from '#ui/error-summary.tsx'
import { keepDays } from './keep-days.ts'
import { makingOf, noteWork, partOf } from './making-store.ts'
import { NewPackPage, type Typed } from './new-page.tsx'
import { PackPage } from './pack-page.tsx'
import { evidencePack } from './process.ts'
import { isKept } from './register.ts'
import { covers } from './scope.ts'
import { loadPack } from './store.ts'
import { findSubjects, subjectsIn } from './subjects-store.ts'
import { ASKERS } from './words.ts'

const CRUMBS = [
  { text: '台帳', href: '/registers' },
  { text: '証拠一式', href: '/registers/evidence-packs' },
] as const

const allOf = (value: string | string[] | undefined): readonly string[] =>
  value === undefined ? [] : typeof value === 'string' ? [value] : value

const oneOf = (value: string | string[] | undefined): string => allOf(value).at(-1)?.trim() ?? ''

const typedOf = (form: Readonly<Record<string, string | string[]>>): Typed => ({
  rules: allOf(form['rules']),
  units: allOf(form['units']),
  systems: allOf(form['systems']),
  fromOn: oneOf(form['fromOn']),
  toOn: oneOf(form['toOn']),
  purpose: oneOf(form['purpose']),
  q: oneOf(form['q']),
})

/** What the address carries: from the board, from a search for units, or the conditions of an earlier archive. */
const begun = async (visit: SignedVisit): Promise<Typed> => {
  const typed = typedOf(visit.c.req.queries())
  const earlier = queryOf(visit)['from'] ?? ''
  const pack = isId(earlier) ? await read(visit, (tx) => loadPack(tx, earlier)) : null
  const year = fiscalYearOf(dayOf(visit.at))
  return pack
    ? {
        ...typed,
        rules: pack.rules,
        units: pack.unitIds,
        systems: pack.systemIds,
        fromOn: wareki(pack.fromOn),
        toOn: wareki(pack.toOn),
        purpose: pack.purpose,
      }
    : {
        ...typed,
        fromOn: typed.fromOn || wareki(fiscalYearStart(year)),
        toOn: typed.toOn || wareki(fiscalYearEnd(year)),
      }
}

const mayAsk = ({ actor }: SignedVisit) => {
  if (!actor.authorities.some((a) => ASKERS.includes(a.role)))
    throw new Fault(403, '証拠一式は、部隊等や情報システムの責任者、監査や事案対処を受け持つ人が依頼します。')
}

type Shown = { typed: Typed; errors?: readonly FieldFault[]; sentence?: string; key?: string }

const showNew = async (visit: SignedVisit, { typed, errors = [], sentence, key }: Shown) => {
  mayAsk(visit)
  const { reach } = visit.actor
  const { subjects, days } = await read(visit, async (tx) => {
    const chosen = await subjectsIn(tx, typed.units.filter(isId), typed.systems.filter(isId))
    const found = await findSubjects(tx, reach, reach.everything ? typed.q : '')
    const more = found.filter((s) => !chosen.some((c) => c.id === s.id))
    return { subjects: [...chosen, ...more], days: await keepDays(tx) }
  })
  const faulty = errors.length > 0 || sentence !== undefined
  return visit.c.html(
    frame(visit, {
      title: '証拠一式を依頼する',
      under: '/registers',
      crumbs: [...CRUMBS, { text: '依頼' }],
      lead: '条項が守られてきたことを示す記録・様式・台帳を、一つのファイルにまとめます。外へ渡しても、この製品なしに、書き換えられていないことを確かめられます。',
      banner: sentence === undefined ? undefined : <Banner kind="refusal" sentence={sentence} />,
      children: (
        <NewPackPage
          typed={typed}
          subjects={subjects}
          searched={typed.q !== ''}
          everything={reach.everything}
          errors={errors}
          keepDays={days}
          requestKey={key ?? randomUUID()}
        />
      ),
    }),
    faulty ? 422 : 200,
  )
}

const startWork = async (visit: SignedVisit, packId: string): Promise<void> => {
  const { product, actor } = visit
  const workId = await product.work.ask({ kind: 'evidence.make', data: { packId }, actor })
  await writeAs(product.db, actor, (tx) => noteWork(tx, packId, workId))
}

const ask = async (visit: SignedVisit) => {
  mayAsk(visit)
  const form = await formOf(visit)
  const typed = typedOf(form)
  const key = oneOf(form['key'])
  const { units, systems, rules, fromOn, toOn, purpose } = typed
  const outcome = await act(visit.product.db, visit.product.bindings, {
    process: evidencePack.key,
    act: 'ask',
    caseId: null,
    input: { rules, units, systems, fromOn, toOn, purpose },
    actor: visit.actor,
    at: visit.at,
    ...(isId(key) ? { requestKey: key } : {}),
  })
  switch (outcome.kind) {
    case 'done':
      if (!outcome.repeated) await startWork(visit, outcome.caseId)
      return visit.c.redirect(`/evidence/${outcome.caseId}`, 303)
    case 'invalid':
      return showNew(visit, {
        typed,
        key,
        errors: Object.entries(outcome.fields).map(([field, text]) => ({ field, text })),
      })
    case 'refused': {
      const { refusals } = outcome
      await noteRefusal(visit.product.db, visit.actor, {
        processKey: evidencePack.key,
        actKey: 'ask',
        caseId: null,
        refusals,
        at: visit.at,
      })
      const errors = refusals.flatMap((r) => (r.field === undefined ? [] : [{ field: r.field, text: r.sentence }]))
      const [first] = refusals
      return showNew(visit, {
        typed,
        key,
        errors,
        ...(errors.length > 0 || !first ? {} : { sentence: first.sentence }),
      })
    }
    case 'absent':
      throw notFound()
    default:
      return outcome satisfies never
  }
}

const packOf = async (visit: SignedVisit) => {
  const id = param(visit, 'id')
  const found = isId(id)
    ? await read(visit, async (tx) => {
        const pack = await loadPack(tx, id)
        const making = pack && (await makingOf(tx, id))
        const work = making?.workId ? await workView(tx, making.workId) : null
        return pack && { pack, making, work }
      })
    : null
  if (!found) throw notFound()
  return found
}

const show = async (visit: SignedVisit) => {
  const { pack, work } = await packOf(visit)
  const open = work !== null && isOpen(work) && (pack.state === 'asked' || pack.state === 'listed')
  return visit.c.html(
    frame(visit, {
      title: `証拠一式　${pack.purpose}`,
      heading: '証拠一式',
      under: '/registers',
      crumbs: [...CRUMBS, { text: pack.purpose }],
      head: open ? (
        <noscript>
          <meta http-equiv="refresh" content="2" />
        </noscript>
      ) : null,
      children: (
        <PackPage pack={pack} work={work} today={dayOf(visit.at)} mine={pack.askedBy === visit.actor.personId} />
      ),
    }),
  )
}

const again = async (visit: SignedVisit) => {
  const { pack, work } = await packOf(visit)
  const wanted = pack.state === 'asked' || pack.state === 'listed'
  if (wanted && pack.askedBy === visit.actor.personId && (work === null || !isOpen(work)))
    await startWork(visit, pack.id)
  return visit.c.redirect(`/evidence/${pack.id}`, 303)
}

/** The parts one after the other, each in a reading of its own: whoever loads slowly holds no connection. */
async function* partsOf({ product, actor }: SignedVisit, packId: string): AsyncGenerator<Uint8Array> {
  for (let nth = 0; ; nth += 1) {
    const part = await readAs(product.db, actor, (tx) => partOf(tx, packId, nth))
    if (part === null) return
    yield part
  }
}

const file = async (visit: SignedVisit) => {
  const { pack, making } = await packOf(visit)
  const { state, keepUntil, fileBytes } = pack
  if (!isKept({ state, keepUntil, today: dayOf(visit.at) }) || fileBytes === null || !making)
    throw new Fault(404, 'このファイルは、もうありません。')
  if (!covers(visit.actor.reach, making))
    throw new Fault(403, '作った時の範囲が、今の官職では見えないため、受け取れません。今の範囲で作り直してください。')
  const { product, actor, at } = visit
  await product.db
    .insertInto('securityEvent')
    .values({
      id: newId(at),
      at,
      kind: 'evidence-fetched',
      personId: actor.personId,
      process: evidencePack.key,
      caseId: pack.id,
      act: null,
      code: null,
    })
    .execute()
  return visit.c.body(ReadableStream.from(partsOf(visit, pack.id)), 200, {
    'content-type': 'application/zip',
    'content-length': String(fileBytes),
    'content-disposition': `attachment; filename="evidence-${dayOf(pack.madeAt ?? at)}.zip"`,
  })
}

/** 証拠一式: asked for, made in the background, fetched by whoever asked. */
export const evidenceRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/evidence/new',
    who: 'signed-in',
    handle: async (v) => showNew(v, { typed: await begun(v) }),
  },
  { method: 'POST', path: '/evidence/new', who: 'signed-in', handle: ask },
  { method: 'GET', path: '/evidence/:id', who: 'signed-in', handle: show },
  { method: 'POST', path: '/evidence/:id/again', who: 'signed-in', handle: again },
  { method: 'GET', path: '/evidence/:id/evidence.zip', who: 'signed-in', handle: file },
]
