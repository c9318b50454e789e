import { randomUUID } from 'node:crypto'
import type { CaseModel, Process } from '#kernel/pure/process.ts'
import { ButtonLink, Buttons } from '#ui/button.tsx'
import { Live, LiveHead } from '#ui/live.tsx'
import { Receipt } from '#ui/receipt.tsx'
import { optionsFor, possibleActs } from '../../cases/case-view.ts'
import { ActForm } from '../../pages/act-form.tsx'
import { CaseBody, CaseHead, leafText, mainAct } from '../../pages/case-page.tsx'
import { EMPTY_FORM } from '../../pages/field-controls.tsx'
import { frame } from '../../pages/frame.tsx'
import { WarningBanners } from '../../pages/refusal-banner.tsx'
import { queryOf, read, type SignedVisit } from '../route.ts'
import { callableAct, contextOf, crumbsOf, openedCase } from './started-case.ts'
import { takeWarnings } from './warnings.ts'

/** The case: where it stands, what I can do, what happened. The act whose turn is mine stands there as a form. */
export const showCase = async (visit: SignedVisit, id: string) => {
  const { view, options, acts } = await read(visit, async (tx) => {
    const found = await openedCase(visit, tx, id)
    const possible = possibleActs(found.binding, found.model, visit.actor, visit.at)
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
  const ready = inline ? contextOf(visit, view, callableAct(view.binding, inline.key)) : null
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
      head: <LiveHead />,
      banner: (
        <>
          <Live caseId={id} after={view.entries[0]?.seq} />
          {done ? (
            <Receipt
              title={done.title}
              reference={leafText(done.seq)}
              href={`/ledger/${done.seq}`}
              at={{ iso: done.at.toISOString(), text: '記録しました' }}
            />
          ) : null}
          <WarningBanners warnings={takeWarnings(visit.c)} />
        </>
      ),
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
                act={callableAct(view.binding, inline.key)}
                action={`/cases/${id}/acts/${inline.key}`}
                context={ready.context}
                form={{ ...EMPTY_FORM, options }}
                refusals={[]}
                requestKey={randomUUID()}
                from={{}}
                standing={ready.standings}
                title={`次の手続：${callableAct(view.binding, inline.key).title}`}
              />
            ) : null
          }
        />
      ),
    }),
  )
}
