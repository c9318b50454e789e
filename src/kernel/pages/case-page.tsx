import { provisionOf } from '#directive/rules.ts'
import { clockText } from '#kernel/pure/clock-text.ts'
import type { Act, CaseModel, Process } from '#kernel/pure/process.ts'
import { Banner } from '#ui/banner.tsx'
import { Buttons, ButtonLink } from '#ui/button.tsx'
import type { Content } from '#ui/content.ts'
import { Empty } from '#ui/empty.tsx'
import { Facts, State } from '#ui/facts.tsx'
import { Provision } from '#ui/provision.tsx'
import { Columns, Section } from '#ui/section.tsx'
import { Timeline, type Correction, type TimelineEntry } from '#ui/timeline.tsx'
import type { AnyBinding, CaseNote } from '../act/binding.ts'
import type { CaseView, Entry, PossibleAct } from '../cases/case-view.ts'
import { fieldsOf } from './field-controls.tsx'
import { CaseFigure } from './case-figure.tsx'
import { CaseList } from './case-lines.tsx'

export const leafText = (seq: number) => `第${seq.toLocaleString('ja-JP')}葉`

/** Values an entry gave that a later one struck through: the old stays readable, with the record that corrects it. */
const strikes = (entry: Entry, entries: readonly Entry[], titleOf: (field: string) => string): readonly Correction[] =>
  entries
    .filter((later) => later.corrects === entry.id)
    .flatMap((later) =>
      Object.entries(later.changes)
        .filter(([field]) => field !== 'corrected')
        .map(([field, [was, now]]) => ({
          of: titleOf(field),
          was: String(was ?? '（空）'),
          now: String(now ?? '（空）'),
          leaf: { text: `${leafText(later.seq)}で訂正`, href: `/ledger/${later.seq}` },
        })),
    )

const timelineEntry = (entry: Entry, entries: readonly Entry[], titleOf: (field: string) => string): TimelineEntry => ({
  id: `leaf-${entry.seq}`,
  kind: entry.corrects === null ? 'done' : 'corrected',
  corrected: strikes(entry, entries, titleOf),
  at: { iso: entry.at.toISOString(), text: clockText(entry.at) },
  leaf: { text: leafText(entry.seq), href: `/ledger/${entry.seq}` },
  title: entry.title,
  post: entry.postTitle,
  person: `${entry.personRank} ${entry.personName}`,
})

/** What a field is called, by the first act of the process whose form has it. */
const fieldTitles = (process: Process<CaseModel>) => (field: string) =>
  Object.values(process.acts)
    .flatMap((act) => fieldsOf(act.input))
    .find(([name]) => name === field)?.[1].title ?? field

export const CaseTimeline = ({ view }: { view: CaseView }) => (
  <Section id="timeline" title="経過" side="新しい順">
    <Timeline entries={view.entries.map((e) => timelineEntry(e, view.entries, fieldTitles(view.binding.process)))} />
  </Section>
)

/** Acts others may do here: who must be asked. */
const OthersTurn = ({ view, acts }: { view: CaseView; acts: readonly PossibleAct[] }) => {
  const process: Process<CaseModel> = view.binding.process
  return (
    <Section id="others" title="ほかの人が行える手続" count={`${acts.length}件`}>
      <ul class="told">
        {acts.map(({ key }) => {
          const act: Act<CaseModel> | undefined = process.acts[key]
          if (!act) return null
          const [rule] = act.rules
          const who = [process.lanes[act.by]?.title, view.holders[act.by]].filter(Boolean).join('　')
          return (
            <li>
              {act.title} {rule ? <Provision label={provisionOf(rule)} href={`/rules/${rule}`} /> : null}
              <span class="sub">{who}</span>
            </li>
          )
        })}
      </ul>
    </Section>
  )
}

/** What is mine to do here but for a condition that fails: named with its reason, out of the way. */
const CannotNow = ({ acts, process }: { acts: readonly PossibleAct[]; process: Process<CaseModel> }) => (
  <details class="cannot">
    <summary>{`今は行えない手続 ${acts.length}件`}</summary>
    <ul>
      {acts.map(({ key, refusal }) => {
        const [rule] = refusal?.rules ?? []
        return (
          <li>
            <b>{process.acts[key]?.title}</b>　{refusal?.sentence}{' '}
            {rule ? <Provision label={provisionOf(rule)} href={`/rules/${rule}`} /> : null}
          </li>
        )
      })}
    </ul>
  </details>
)

/** Which of the acts the page shows as a form; the others are one press away. */
export const mainAct = (acts: readonly PossibleAct[], process: Process<CaseModel>, state: string) => {
  const { turn, main } = process.states[state] ?? {}
  const mine = acts.filter((a) => a.mine)
  return mine.find((a) => a.key === main) ?? mine.find((a) => process.acts[a.key]?.by === turn) ?? mine[0]
}

/** Rules of one provision are one chip. */
const distinctRules = (process: Process<CaseModel>) =>
  process.rules.filter((r, nth) => process.rules.findIndex((q) => provisionOf(q) === provisionOf(r)) === nth)

/** What stands in the case's record now. */
export const CaseFacts = ({ binding, model }: { binding: AnyBinding; model: CaseModel }) => {
  const facts = binding.facts?.(model) ?? []
  return facts.length === 0 ? null : (
    <Section id="facts" title="記載">
      <Facts
        layout="rows"
        facts={facts.map(([term, text, href]) => ({
          term,
          value: href === undefined ? text : <a href={href}>{text}</a>,
        }))}
      />
    </Section>
  )
}

export const CaseNotes = ({ notes }: { notes: readonly CaseNote[] }) => (
  <>
    {notes.map(({ sentence, detail, remedies }) => (
      <div class="mt4">
        <Banner kind="info" sentence={sentence} remedies={remedies}>
          <p class="sub">{detail}</p>
        </Banner>
      </div>
    ))}
  </>
)

export const CaseHead = ({ view }: { view: CaseView }) => {
  const process: Process<CaseModel> = view.binding.process
  const state = process.states[view.model.state]
  return (
    <>
      <Facts
        facts={[
          { term: '状態', hiddenTerm: true, value: <State closed={state?.closed}>{state?.label ?? ''}</State> },
          {
            term: '条項',
            value:
              process.rules.length === 0
                ? process.provision
                : distinctRules(process).map((r) => <Provision label={provisionOf(r)} href={`/rules/${r}`} />),
          },
          ...(state?.turn
            ? [{ term: '手番', value: <b>{view.holders[state.turn] || process.lanes[state.turn]?.title}</b> }]
            : []),
        ]}
      />
      {process.figure.length < 2 ? null : (
        <CaseFigure process={process} model={view.model} entries={view.entries} holders={view.holders} />
      )}
      <CaseFacts binding={view.binding} model={view.model} />
      <CaseList binding={view.binding} model={view.model} />
      <CaseNotes notes={view.binding.notes?.(view.model) ?? []} />
    </>
  )
}

export const CaseBody = (props: {
  view: CaseView
  acts: readonly PossibleAct[]
  main: Content
  mainKey: string | null
}) => {
  const { view, acts, main, mainKey } = props
  const process: Process<CaseModel> = view.binding.process
  const mine = acts.filter((a) => a.mine && a.key !== mainKey && a.refusal === null)
  const cannot = acts.filter((a) => a.mine && a.key !== mainKey && a.refusal !== null)
  const others = acts.filter((a) => !a.mine)
  const begins = view.binding.begins?.(view.model) ?? []
  const nothing = acts.length === 0 && begins.length === 0
  return (
    <div class="case-body">
      <Columns side={<CaseTimeline view={view} />}>
        {main}
        {nothing ? (
          <Section id="none" title="次の手続">
            <Empty text="この案件で行う手続は、もうありません。記録は残ります。" />
          </Section>
        ) : null}
        {mine.length === 0 ? null : (
          <Section id="more" title={mainKey === null ? '行える手続' : 'ほかに行える手続'}>
            <div class="mt4">
              <Buttons>
                {mine.map(({ key }) => (
                  <ButtonLink href={`/cases/${view.model.id}/acts/${key}`}>{process.acts[key]?.title ?? ''}</ButtonLink>
                ))}
              </Buttons>
            </div>
          </Section>
        )}
        {cannot.length === 0 ? null : <CannotNow acts={cannot} process={process} />}
        {begins.length === 0 ? null : (
          <Section id="begins" title="ここから始める手続">
            <div class="mt4">
              <Buttons>
                {begins.map(({ href, label }) => (
                  <ButtonLink href={href}>{label}</ButtonLink>
                ))}
              </Buttons>
            </div>
          </Section>
        )}
        {others.length === 0 ? null : <OthersTurn view={view} acts={others} />}
      </Columns>
    </div>
  )
}
