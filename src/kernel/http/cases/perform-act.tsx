import { randomUUID } from 'node:crypto'
import type { Refusal } from '#kernel/pure/verdict.ts'
import { withLines } from '#kernel/pure/lines-field.ts'
import { Live } from '#ui/live.tsx'
import { act } from '../../act/act.ts'
import type { Outcome } from '../../act/outcome.ts'
import { optionsFor } from '../../cases/case-view.ts'
import { CheckPage } from '../../pages/check-page.tsx'
import type { FormState } from '../../pages/field-controls.tsx'
import { frame } from '../../pages/frame.tsx'
import { noteRefusal } from '../../security-events.ts'
import { notFound } from '../fault.ts'
import { formOf, read, type SignedVisit } from '../route.ts'
import { actPage, type ActPage } from './act-page.tsx'
import { sentForm, type Sent } from './sent-form.ts'
import { callableAct, crumbsOf, startedCase } from './started-case.ts'
import { keepWarnings } from './warnings.ts'

export type Asked = { processKey: string; actKey: string; caseId: string | null; action: string }

/** The field that a refused condition asks for says so; the sentence and its rule stand at the condition. */
const atFields = (refusals: readonly Refusal[]): Record<string, string> =>
  Object.fromEntries(
    refusals.flatMap((r) => (r.field === undefined ? [] : [[r.field, 'ここで答える条件が満ちていません。'] as const])),
  )

/** Not done yet, so not a success: and the browser's page driver takes an answer to a form only so. */
const checkPage = (visit: SignedVisit, page: ActPage, sent: Sent) =>
  visit.c.html(
    frame(visit, {
      title: `${page.act.title}：確かめる`,
      under: '/cases',
      crumbs: crumbsOf(page.binding.process, page.act.title),
      banner: page.caseId === null ? undefined : <Live caseId={page.caseId} after={page.newest} form />,
      children: (
        <CheckPage
          act={page.act}
          action={page.action}
          form={page.form}
          requestKey={page.requestKey}
          seen={sent.seen ?? '0'}
          from={page.from}
          post={sent.post}
        />
      ),
    }),
    422,
  )

const answer = async (visit: SignedVisit, outcome: Outcome, page: ActPage): Promise<Response> => {
  switch (outcome.kind) {
    case 'done':
      keepWarnings(visit.c, outcome.warnings)
      return visit.c.redirect(
        `${page.binding.workedAt?.(outcome.caseId) ?? `/cases/${outcome.caseId}`}?done=${outcome.entryId}`,
        303,
      )
    case 'invalid':
      return actPage(visit, { ...page, form: { ...page.form, errors: outcome.fields } })
    case 'refused':
      await noteRefusal(visit.product.db, visit.actor, {
        processKey: page.binding.process.key,
        actKey: page.actKey,
        caseId: page.caseId,
        refusals: outcome.refusals,
        at: visit.at,
      })
      return actPage(visit, {
        ...page,
        refusals: outcome.refusals,
        form: { ...page.form, refused: atFields(outcome.refusals) },
      })
    case 'absent':
      throw notFound()
    default:
      return outcome satisfies never
  }
}

/** Runs an act sent from a form: done leads to the case; a no or a fault in the answers leads back with all that was typed. */
export const performAct = async (visit: SignedVisit, asked: Asked): Promise<Response> => {
  const sent = sentForm(await formOf(visit))
  const { started, options } = await read(visit, async (tx) => {
    const s = await startedCase(visit, tx, { ...asked, from: sent.from })
    return { started: s, options: await optionsFor(tx, s.binding, asked.actKey, s.model, visit.actor) }
  })
  const spec = callableAct(started.binding, asked.actKey)
  const input = withLines(sent.answers)
  const form: FormState = { typed: sent.answers, errors: {}, refused: {}, options }
  const page: ActPage = {
    ...started,
    actKey: asked.actKey,
    act: spec,
    action: asked.action,
    form,
    refusals: [],
    requestKey: sent.key ?? randomUUID(),
  }
  if (sent.change) return actPage(visit, { ...page, notYet: true })
  if (spec.irreversible && !sent.checked && spec.input.safeParse(input).success) return checkPage(visit, page, sent)
  const outcome = await act(visit.product.db, visit.product.bindings, {
    process: started.binding.process.key,
    act: asked.actKey,
    caseId: asked.caseId,
    from: sent.from,
    input,
    actor: visit.actor,
    at: visit.at,
    requestKey: page.requestKey,
    ...(sent.seen === undefined ? {} : { seen: Number(sent.seen) }),
    ...(sent.post === undefined ? {} : { asPost: sent.post }),
  })
  return answer(visit, outcome, page)
}
