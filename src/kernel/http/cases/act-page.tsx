import { authorise } from '#kernel/pure/decide.ts'
import type { Act, CaseModel, Process } from '#kernel/pure/process.ts'
import type { Refusal } from '#kernel/pure/verdict.ts'
import { ActForm } from '../../pages/act-form.tsx'
import type { FormState } from '../../pages/field-controls.tsx'
import { frame } from '../../pages/frame.tsx'
import { CaseFacts } from '../../pages/case-page.tsx'
import { citedRule, RefusalBanners, remediesOf } from '../../pages/refusal-banner.tsx'
import { Banner } from '#ui/banner.tsx'
import { Live, LiveHead } from '#ui/live.tsx'
import type { SignedVisit } from '../route.ts'
import { contextOf, crumbsOf, type Started } from './started-case.ts'

export type ActPage = Started & {
  actKey: string
  act: Act<CaseModel>
  action: string
  form: FormState
  refusals: readonly Refusal[]
  requestKey: string
  /** An answer to a form that did nothing: the person went back to change something. */
  notYet?: boolean
}

const named = ({ number, title }: { number: string | null; title: string }): string =>
  number === null || title.includes(number) ? title : `${number}　${title}`

const statusOf = (page: ActPage) =>
  page.refusals.length > 0 ? 409 : page.notYet || Object.keys(page.form.errors).length > 0 ? 422 : 200

const crumbs = (page: ActPage) => {
  const process: Process<CaseModel> = page.binding.process
  if (page.caseId === null) return crumbsOf(process, page.act.title)
  const summary = process.summary(page.model)
  return [
    ...crumbsOf(process, '').slice(0, 2),
    { text: summary.number ?? summary.title, href: `/cases/${page.caseId}` },
    { text: page.act.title },
  ]
}

const notStanding = (visit: SignedVisit, page: ActPage): readonly Refusal[] => {
  const verdict = authorise<CaseModel>(page.binding.process, page.model, page.actKey, visit.actor)
  return verdict.ok ? [] : verdict.refusals
}

/** One banner for what its own conditions refused, told in full at each condition; the rest in full here. */
const banner = (page: ActPage) => {
  const gates = new Set(page.act.gates?.map((g) => g.code))
  const atGates = page.refusals.filter((r) => gates.has(r.code))
  const others = page.refusals.filter((r) => !gates.has(r.code))
  const [first] = atGates
  return (
    <>
      {first ? (
        <Banner
          kind="refusal"
          sentence={
            atGates.length === 1
              ? first.sentence
              : `「${page.act.title}」は行えませんでした。満ちていない条件が${atGates.length}件あります。`
          }
          provision={citedRule(first)}
          remedies={
            atGates.length === 1 ? remediesOf(first) : [{ text: '満ちていない条件を見る', href: '#conditions' }]
          }
        />
      ) : null}
      <RefusalBanners refusals={others} />
    </>
  )
}

/** An act's own page: its conditions, its form, and whatever said no the last time, with everything typed kept. */
export const actPage = (visit: SignedVisit, page: ActPage) => {
  const process: Process<CaseModel> = page.binding.process
  const ready = contextOf(visit, page, page.act)
  const summary = page.caseId === null ? null : process.summary(page.model)
  return visit.c.html(
    frame(visit, {
      title: page.act.title,
      under: '/cases',
      crumbs: crumbs(page),
      head: page.caseId === null ? undefined : <LiveHead />,
      banner: (
        <>
          {page.caseId === null ? null : <Live caseId={page.caseId} after={page.newest} form />}
          {banner(page)}
        </>
      ),
      children: ready ? (
        <>
          <ActForm
            processKey={process.key}
            actKey={page.actKey}
            act={page.act}
            action={page.action}
            context={ready.context}
            form={page.form}
            refusals={page.refusals}
            requestKey={page.requestKey}
            from={page.from}
            standing={ready.standings}
            title={summary ? named(summary) : process.title}
          />
          {page.caseId === null ? null : <CaseFacts binding={page.binding} model={page.model} />}
        </>
      ) : (
        <RefusalBanners refusals={notStanding(visit, page)} />
      ),
    }),
    statusOf(page),
  )
}
