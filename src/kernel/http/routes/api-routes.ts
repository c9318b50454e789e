import { z } from 'zod'
import { provisionOf } from '#directive/rules.ts'
import { dayOf } from '#kernel/pure/day.ts'
import { checklist, standing } from '#kernel/pure/decide.ts'
import type { Act, CaseModel, Process } from '#kernel/pure/process.ts'
import type { Refusal } from '#kernel/pure/verdict.ts'
import { act } from '../../act/act.ts'
import type { Outcome } from '../../act/outcome.ts'
import { receiveNotice } from '../../act/receive-notice.ts'
import { possibleActs, viewCase } from '../../cases/case-view.ts'
import { isId } from '../../id.ts'
import { noteRefusal } from '../../security-events.ts'
import { Fault, notFound } from '../fault.ts'
import { openApi } from '../open-api.ts'
import { param, queryOf, read, type Route, type SignedVisit } from '../route.ts'

export const ActRequest = z.object({
  input: z.record(z.string(), z.unknown()).default({}),
  from: z.record(z.string(), z.string()).default({}),
  requestKey: z.string().max(100).optional(),
  seen: z.int().optional(),
  asPost: z.string().optional(),
})

const refusalJson = (r: Refusal) => ({
  code: r.code,
  rules: r.rules.map((id) => ({ id, provision: provisionOf(id) })),
  sentence: r.sentence,
  remedy: r.remedy?.text ?? null,
  field: r.field ?? null,
})

const bodyOf = async (visit: SignedVisit) => {
  const json: unknown = await visit.c.req.json().catch(() => {
    throw new Fault(400, '本文が JSON として読めません。')
  })
  const parsed = ActRequest.safeParse(json)
  if (!parsed.success) throw new Fault(422, `本文の形が違います：${z.prettifyError(parsed.error)}`)
  return parsed.data
}

const answer = async (
  visit: SignedVisit,
  outcome: Outcome,
  of: { processKey: string; actKey: string; caseId: string | null },
) => {
  switch (outcome.kind) {
    case 'done':
      return visit.c.json(
        {
          caseId: outcome.caseId,
          entryId: outcome.entryId,
          leaf: outcome.seq,
          repeated: outcome.repeated,
          warnings: outcome.warnings.map(refusalJson),
        },
        outcome.repeated ? 200 : 201,
      )
    case 'refused':
      await noteRefusal(visit.product.db, visit.actor, { ...of, refusals: outcome.refusals, at: visit.at })
      return visit.c.json({ refusals: outcome.refusals.map(refusalJson) }, 409)
    case 'invalid':
      return visit.c.json({ fields: outcome.fields }, 422)
    case 'absent':
      throw notFound()
    default:
      return outcome satisfies never
  }
}

const perform = async (visit: SignedVisit, of: { processKey: string; actKey: string; caseId: string | null }) => {
  const body = await bodyOf(visit)
  const outcome = await act(visit.product.db, visit.product.bindings, {
    process: of.processKey,
    act: of.actKey,
    caseId: of.caseId,
    from: body.from,
    input: body.input,
    actor: visit.actor,
    at: visit.at,
    ...(body.requestKey === undefined ? {} : { requestKey: body.requestKey }),
    ...(body.seen === undefined ? {} : { seen: body.seen }),
    ...(body.asPost === undefined ? {} : { asPost: body.asPost }),
  })
  return answer(visit, outcome, of)
}

const caseId = (visit: SignedVisit) => {
  const id = param(visit, 'id')
  if (!isId(id)) throw notFound()
  return id
}

const showCase = async (visit: SignedVisit) => {
  const view = await read(visit, (tx) => viewCase(tx, visit.product.bindings, caseId(visit), dayOf(visit.at)))
  if (!view) throw notFound()
  const process: Process<CaseModel> = view.binding.process
  const { model } = view
  const acts = possibleActs(view.binding, model, visit.actor, visit.at).map((p) => {
    const spec: Act<CaseModel> | undefined = process.acts[p.key]
    const lane = spec && process.lanes[spec.by]
    const [as] = lane ? standing(visit.actor, lane, model) : []
    const lines =
      spec && as
        ? checklist(spec, { model, actor: visit.actor, as, at: visit.at, today: dayOf(visit.at), number: '' })
        : []
    return {
      act: p.key,
      title: spec?.title ?? '',
      mine: p.mine,
      gates: lines.map((l) => ({ code: l.code, title: l.title, state: l.state })),
    }
  })
  const summary = process.summary(model)
  return visit.c.json({
    id: model.id,
    process: process.key,
    state: model.state,
    stateLabel: process.states[model.state]?.label ?? model.state,
    version: model.version,
    number: summary.number,
    title: summary.title,
    facts: (view.binding.facts?.(model) ?? []).map(([label, text]) => ({ label, text })),
    acts,
    entries: view.entries.map((e) => ({
      leaf: e.seq,
      at: e.at.toISOString(),
      act: e.act,
      title: e.title,
      post: e.postTitle,
      rank: e.personRank,
      name: e.personName,
    })),
  })
}

const showRegister = async (visit: SignedVisit) => {
  const bound = visit.product.registers.get(param(visit, 'key'))
  if (!bound) throw notFound()
  const page = await read(visit, (tx) => bound.page(tx, queryOf(visit), visit.actor, 100))
  return visit.c.json({
    register: bound.register.key,
    title: bound.register.title,
    total: page.total,
    totalIsFloor: page.totalIsFloor,
    next: page.next,
    previous: page.previous,
    rows: page.rows.map((row: unknown) =>
      Object.fromEntries(
        bound.register.columns.map((c: { key: string; value: (r: unknown) => unknown }) => [c.key, c.value(row)]),
      ),
    ),
  })
}

/** The receipt of a notice, by the post it was told to. A second one is refused, as on the page. */
const receive = async (visit: SignedVisit) => {
  const noticeId = param(visit, 'id')
  if (!isId(noticeId)) throw notFound()
  const { actor, at } = visit
  const outcome = await receiveNotice(visit.product.db, { noticeId, actor, at })
  if (outcome.kind === 'done')
    return visit.c.json({ caseId: outcome.caseId, entryId: outcome.entryId, leaf: outcome.seq }, 201)
  return answer(visit, outcome, { processKey: 'notice', actKey: 'receive-notice', caseId: null })
}

export const apiRoutes: readonly Route[] = [
  { method: 'GET', path: '/api/openapi.json', who: 'anyone', handle: (visit) => visit.c.json(openApi(visit.product)) },
  { method: 'GET', path: '/api/cases/:id', who: 'signed-in', handle: showCase },
  {
    method: 'POST',
    path: '/api/cases/:id/acts/:act',
    who: 'signed-in',
    handle: async (visit) => {
      const id = caseId(visit)
      const view = await read(visit, (tx) =>
        tx.selectFrom('caseFile').select('process').where('id', '=', id).executeTakeFirst(),
      )
      if (!view) throw notFound()
      return perform(visit, { processKey: view.process, actKey: param(visit, 'act'), caseId: id })
    },
  },
  {
    method: 'POST',
    path: '/api/processes/:process/cases/:id/acts/:act',
    who: 'signed-in',
    handle: (visit) =>
      perform(visit, { processKey: param(visit, 'process'), actKey: param(visit, 'act'), caseId: caseId(visit) }),
  },
  {
    method: 'POST',
    path: '/api/processes/:process/acts/:act',
    who: 'signed-in',
    handle: (visit) =>
      perform(visit, { processKey: param(visit, 'process'), actKey: param(visit, 'act'), caseId: null }),
  },
  { method: 'POST', path: '/api/notices/:id/receipt', who: 'signed-in', handle: receive },
  { method: 'GET', path: '/api/registers/:key', who: 'signed-in', handle: showRegister },
]
