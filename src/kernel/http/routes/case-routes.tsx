import { randomUUID } from 'node:crypto'
import { dayOf } from '#kernel/pure/day.ts'
import { standing } from '#kernel/pure/decide.ts'
import { NEW, type Act, type CaseModel, type Process } from '#kernel/pure/process.ts'
import type { Refusal } from '#kernel/pure/verdict.ts'
import { ButtonLink, Buttons } from '#ui/button.tsx'
import { Receipt } from '#ui/receipt.tsx'
import type { AnyBinding } from '../../act/binding.ts'
import { act } from '../../act/act.ts'
import type { Outcome } from '../../act/outcome.ts'
import { optionsFor, possibleActs, viewCase, type CaseView } from '../../cases/case-view.ts'
import type { Tx } from '../../db/database.ts'
import { isId, newId } from '../../id.ts'
import { ActForm } from '../../pages/act-form.tsx'
import { CaseBody, CaseHead, leafText, mainAct } from '../../pages/case-page.tsx'
import { CheckPage } from '../../pages/check-page.tsx'
import { EMPTY_FORM, type FormState, type Typed } from '../../pages/field-controls.tsx'
import { frame } from '../../pages/frame.tsx'
import { RefusalBanners } from '../../pages/refusal-banner.tsx'
import { noteRefusal } from '../../security-events.ts'
import { Fault, notFound } from '../fault.ts'
import { formOf, param, queryOf, read, type Route, type SignedVisit } from '../route.ts'

type Started = { binding: AnyBinding; model: CaseModel; from: Record<string, string> }

const contextOf = (visit: SignedVisit, model: CaseModel, binding: AnyBinding, actKey: string) => {
  const act: Act<CaseModel> | undefined = binding.process.acts[actKey]
  const lane = act && binding.process.lanes[act.by]
  const standings = lane ? standing(visit.actor, lane, model) : []
  const [as] = standings
  if (!act || !as) return null
  return {
    act,
    standings,
    context: { model, actor: visit.actor, as, at: visit.at, today: dayOf(visit.at), number: '' },
  }
}

const crumbsOf = (process: Process<CaseModel>, last: string) => [
  { text: '手続', href: '/cases' },
  { text: process.title, href: `/cases?process=${process.key}` },
  { text: last },
]

const formPage = (
  visit: SignedVisit,
  of: Started & {
    actKey: string
    action: string
    form: FormState
    refusals: readonly Refusal[]
    requestKey: string
    caseId: string | null
  },
) => {
  const process: Process<CaseModel> = of.binding.process
  const ready = contextOf(visit, of.model, of.binding, of.actKey)
  const act: Act<CaseModel> | undefined = process.acts[of.actKey]
  if (!act) throw notFound()
  const summary = of.caseId === null ? null : process.summary(of.model)
  return visit.c.html(
    frame(visit, {
      title: act.title,
      under: '/cases',
      crumbs: summary
        ? [
            ...crumbsOf(process, '').slice(0, 2),
            { text: summary.number ?? summary.title, href: `/cases/${of.caseId}` },
            { text: act.title },
          ]
        : crumbsOf(process, act.title),
      banner: of.refusals.length === 0 ? undefined : <RefusalBanners refusals={of.refusals} />,
      children: ready ? (
        <ActForm
          processKey={process.key}
          actKey={of.actKey}
          act={ready.act}
          action={of.action}
          context={ready.context}
          form={of.form}
          requestKey={of.requestKey}
          from={of.from}
          standing={ready.standings}
          title={summary ? `${summary.number ?? ''}　${summary.title}` : process.title}
        />
      ) : (
        <RefusalBanners
          refusals={[
            {
              code: 'not-your-role',
              rules: act.rules,
              sentence: `「${act.title}」は${process.lanes[act.by]?.title ?? ''}が行います。今の官職では行えません。`,
              remedy: { text: '手続の一覧に戻る', href: '/cases' },
            },
          ]}
        />
      ),
    }),
    of.refusals.length > 0 ? 409 : Object.keys(of.form.errors).length > 0 ? 422 : 200,
  )
}

const startOf = async (
  visit: SignedVisit,
  tx: Tx,
  processKey: string,
  from: Record<string, string>,
): Promise<Started> => {
  const binding = visit.product.bindings.get(processKey)
  const model: CaseModel | null | undefined = await binding?.draft?.(tx, newId(visit.at), from, visit.actor)
  if (!binding || !model) throw notFound()
  return { binding, model: { ...model, state: NEW, version: 0 }, from }
}

const opened = (view: CaseView | null): CaseView => {
  if (!view) throw notFound()
  return view
}

const fromOf = (typed: Typed): Record<string, string> =>
  Object.fromEntries(
    Object.entries(typed).flatMap(([k, v]) =>
      k.startsWith('_from_') && typeof v === 'string' ? [[k.slice(6), v]] : [],
    ),
  )

const answersOf = (typed: Typed): Record<string, string | string[]> =>
  Object.fromEntries(
    Object.entries(typed).flatMap(([k, v]) => (k.startsWith('_') || v === undefined ? [] : [[k, v] as const])),
  )

const one = (typed: Typed, name: string): string | undefined => {
  const value = typed[name]
  return typeof value === 'string' && value !== '' ? value : undefined
}

const showCase = async (visit: SignedVisit, id: string) => {
  const { view, options, acts } = await read(visit, async (tx) => {
    const found = opened(await viewCase(tx, visit.product.bindings, id, dayOf(visit.at)))
    const possible = possibleActs(found.binding, found.model, visit.actor)
    const main = mainAct(possible, found.binding.process, found.model.state)
    return {
      view: found,
      acts: possible,
      options: main ? await optionsFor(tx, found.binding, main.key, found.model, visit.actor) : {},
    }
  })
  const process: Process<CaseModel> = view.binding.process
  const main = mainAct(acts, process, view.model.state)
  const turn = process.states[view.model.state]?.turn
  const inline = main && process.acts[main.key]?.by === turn ? main : undefined
  const ready = inline ? contextOf(visit, view.model, view.binding, inline.key) : null
  const summary = process.summary(view.model)
  const prints = view.binding.prints?.(view.model) ?? []
  const query = queryOf(visit)
  const done = query['done'] === undefined ? undefined : view.entries.find((e) => e.id === query['done'])
  return visit.c.html(
    frame(visit, {
      title:
        summary.number === null || summary.title.includes(summary.number)
          ? summary.title
          : `${summary.number}　${summary.title}`,
      under: '/cases',
      crumbs: crumbsOf(process, summary.number ?? summary.title),
      titleSide:
        prints.length === 0 ? undefined : (
          <Buttons>
            {prints.map((p) => (
              <ButtonLink href={p.href}>{p.label}</ButtonLink>
            ))}
          </Buttons>
        ),
      banner: done ? (
        <Receipt
          title={done.title}
          reference={leafText(done.seq)}
          href={`/ledger/${done.seq}`}
          at={{ iso: done.at.toISOString(), text: '記録しました' }}
        />
      ) : undefined,
      lead: <CaseHead view={view} />,
      children: (
        <CaseBody
          view={view}
          acts={acts}
          mainKey={ready && inline ? inline.key : null}
          main={
            ready && inline ? (
              <ActForm
                processKey={process.key}
                actKey={inline.key}
                act={ready.act}
                action={`/cases/${id}/acts/${inline.key}`}
                context={ready.context}
                form={{ ...EMPTY_FORM, options }}
                requestKey={randomUUID()}
                from={{}}
                standing={ready.standings}
                title={`次の手続：${ready.act.title}`}
              />
            ) : null
          }
        />
      ),
    }),
  )
}

const needsCheck = (spec: Act<CaseModel>, typed: Typed) =>
  spec.irreversible === true && one(typed, '_checked') !== 'yes'

/** Runs an act sent from a form and answers: done → the case, refused or invalid → the form with everything kept. */
const perform = async (
  visit: SignedVisit,
  of: { processKey: string; actKey: string; caseId: string | null; action: string },
) => {
  const typed = await formOf(visit)
  const from = fromOf(typed)
  const load = async (tx: Tx): Promise<Started> => {
    if (of.caseId === null) return startOf(visit, tx, of.processKey, from)
    const view = opened(await viewCase(tx, visit.product.bindings, of.caseId, dayOf(visit.at)))
    return { binding: view.binding, model: view.model, from }
  }
  const started = await read(visit, async (tx) => {
    const s = await load(tx)
    return { ...s, options: await optionsFor(tx, s.binding, of.actKey, s.model, visit.actor) }
  })
  const spec: Act<CaseModel> | undefined = started.binding.process.acts[of.actKey]
  if (!spec || spec.by === 'consequence') throw notFound()
  const form: FormState = { typed: answersOf(typed), errors: {}, options: started.options }
  const requestKey = one(typed, '_key') ?? randomUUID()
  const again = (errors: Readonly<Record<string, string>>, refusals: readonly Refusal[]) =>
    formPage(visit, {
      ...started,
      actKey: of.actKey,
      action: of.action,
      caseId: of.caseId,
      refusals,
      requestKey,
      form: { ...form, errors },
    })
  if (one(typed, '_change') !== undefined) return again({}, [])
  if (needsCheck(spec, typed)) {
    const parsed = spec.input.safeParse(answersOf(typed))
    if (parsed.success)
      return visit.c.html(
        frame(visit, {
          title: `${spec.title}：確かめる`,
          under: '/cases',
          crumbs: crumbsOf(started.binding.process, spec.title),
          children: (
            <CheckPage
              act={spec}
              action={of.action}
              form={form}
              requestKey={requestKey}
              seen={one(typed, '_seen') ?? '0'}
              from={from}
              post={one(typed, '_post')}
            />
          ),
        }),
      )
  }
  const seen = one(typed, '_seen')
  const asPost = one(typed, '_post')
  const outcome = await act(visit.product.db, visit.product.bindings, {
    process: started.binding.process.key,
    act: of.actKey,
    caseId: of.caseId,
    from,
    input: answersOf(typed),
    actor: visit.actor,
    at: visit.at,
    requestKey,
    ...(seen === undefined ? {} : { seen: Number(seen) }),
    ...(asPost === undefined ? {} : { asPost }),
  })
  return answer(visit, outcome, of, again)
}

const answer = async (
  visit: SignedVisit,
  outcome: Outcome,
  of: { processKey: string; actKey: string; caseId: string | null },
  again: (errors: Readonly<Record<string, string>>, refusals: readonly Refusal[]) => Response | Promise<Response>,
): Promise<Response> => {
  switch (outcome.kind) {
    case 'done':
      return visit.c.redirect(`/cases/${outcome.caseId}?done=${outcome.entryId}`, 303)
    case 'invalid':
      return again(outcome.fields, [])
    case 'refused':
      await noteRefusal(visit.product.db, visit.actor, { ...of, refusals: outcome.refusals, at: visit.at })
      return again({}, outcome.refusals)
    case 'absent':
      throw notFound()
    default:
      return outcome satisfies never
  }
}

const caseIdOf = (visit: SignedVisit): string => {
  const id = param(visit, 'id')
  if (!isId(id)) throw new Fault(404, 'その番号の案件はありません。')
  return id
}

export const caseRoutes: readonly Route[] = [
  { method: 'GET', path: '/cases/:id', who: 'signed-in', handle: (visit) => showCase(visit, caseIdOf(visit)) },
  {
    method: 'GET',
    path: '/cases/:id/acts/:act',
    who: 'signed-in',
    handle: async (visit) => {
      const id = caseIdOf(visit)
      const actKey = param(visit, 'act')
      const { view, options } = await read(visit, async (tx) => {
        const found = opened(await viewCase(tx, visit.product.bindings, id, dayOf(visit.at)))
        return { view: found, options: await optionsFor(tx, found.binding, actKey, found.model, visit.actor) }
      })
      const spec: Act<CaseModel> | undefined = view.binding.process.acts[actKey]
      if (!spec || spec.by === 'consequence') throw notFound()
      return formPage(visit, {
        binding: view.binding,
        model: view.model,
        from: {},
        actKey,
        caseId: id,
        action: `/cases/${id}/acts/${actKey}`,
        form: { ...EMPTY_FORM, options },
        refusals: [],
        requestKey: randomUUID(),
      })
    },
  },
  {
    method: 'POST',
    path: '/cases/:id/acts/:act',
    who: 'signed-in',
    handle: (visit) => {
      const id = caseIdOf(visit)
      const actKey = param(visit, 'act')
      return perform(visit, { processKey: '', actKey, caseId: id, action: `/cases/${id}/acts/${actKey}` })
    },
  },
  {
    method: 'GET',
    path: '/begin/:process/:act',
    who: 'signed-in',
    handle: async (visit) => {
      const [processKey, actKey] = [param(visit, 'process'), param(visit, 'act')]
      const started = await read(visit, async (tx) => {
        const s = await startOf(visit, tx, processKey, { ...queryOf(visit) })
        return { ...s, options: await optionsFor(tx, s.binding, actKey, s.model, visit.actor) }
      })
      const spec: Act<CaseModel> | undefined = started.binding.process.acts[actKey]
      if (!spec || spec.by === 'consequence') throw notFound()
      return formPage(visit, {
        ...started,
        actKey,
        caseId: null,
        action: `/begin/${processKey}/${actKey}`,
        form: { ...EMPTY_FORM, options: started.options, typed: queryOf(visit) },
        refusals: [],
        requestKey: randomUUID(),
      })
    },
  },
  {
    method: 'POST',
    path: '/begin/:process/:act',
    who: 'signed-in',
    handle: (visit) => {
      const [processKey, actKey] = [param(visit, 'process'), param(visit, 'act')]
      return perform(visit, { processKey, actKey, caseId: null, action: `/begin/${processKey}/${actKey}` })
    },
  },
]
