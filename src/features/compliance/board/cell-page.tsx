import type { Rule } from '#directive/rule.ts'
import { clockText, fullClockText } from '#kernel/pure/clock-text.ts'
import { dayOf, type Day } from '#kernel/pure/day.ts'
import { leafText } from '#kernel/pages/case-page.tsx'
import { wareki, warekiShort } from '#kernel/pure/wareki.ts'
import { Empty } from '#ui/empty.tsx'
import { Facts } from '#ui/facts.tsx'
import { Filters } from '#ui/filters.tsx'
import { KeysetPager } from '#ui/pager.tsx'
import { Section } from '#ui/section.tsx'
import { Status } from '#ui/status.tsx'
import { Table } from '#ui/table.tsx'
import { CELL_STATES, SUBJECT_KINDS } from '../states.ts'
import { ALWAYS } from '../steps.ts'
import type { Asked } from './asked.ts'
import type { Cell } from './cells.ts'
import { boardHref, CellStatus, dueShown, Limits, onText } from './parts.tsx'
import type { Drawn } from './progress.ts'
import type { ActEvidence, Evidence, OwedEvidence } from './proof.ts'
import type { ShownStep } from './steps-of.ts'

export type CellPageProps = {
  rule: Rule
  cell: Cell
  asked: Asked
  typed: string
  today: Day
  steps: readonly ShownStep[]
  evidence: Evidence
  next: string | null
  first: boolean
  size: number
  drawn: Drawn
}

const stateOfOwed = (owed: OwedEvidence, day: Day) => {
  if (owed.toAt !== null && dayOf(owed.toAt) <= day) return <Status word="済" />
  if (owed.dueOn !== null && owed.dueOn < day) return <Status word="期限超過" />
  return <Status word={owed.begun ? '期限内' : '未着手'} />
}

const Owed = ({ list, day }: { list: readonly OwedEvidence[]; day: Day }) => (
  <Section id="owed" wide title="果たすべきこと" count={`${list.length}件`} side="済んだものを含む。新しい200件まで。">
    <Table
      caption="果たすべきこと"
      columns={[
        { title: '義務・手続', names: true, cell: (owed) => owed.title, meta: (owed) => owed.what },
        { title: '状況', kind: 'status', width: 8, cell: (owed) => stateOfOwed(owed, day) },
        { title: '期日', kind: 'number', width: 10, cell: (owed) => dueShown(owed.dueOn, day) },
        { title: 'いつから', kind: 'number', width: 10, cell: (owed) => warekiShort(dayOf(owed.fromAt)) },
        {
          title: 'いつまで',
          kind: 'number',
          width: 10,
          cell: (owed) => (owed.toAt === null || dayOf(owed.toAt) > day ? '―' : warekiShort(dayOf(owed.toAt))),
        },
      ]}
      rows={list}
      rowHref={(owed) => owed.href}
      rowMark={(owed) =>
        (owed.toAt === null || dayOf(owed.toAt) > day) && owed.dueOn !== null && owed.dueOn < day ? 'late' : undefined
      }
      empty={<Empty text="果たすべきことの記録はありません。" />}
    />
  </Section>
)

const who = (act: ActEvidence) => [...new Set([act.postTitle, `${act.personRank} ${act.personName}`.trim()])].join('　')

const Acts = ({ acts }: { acts: readonly ActEvidence[] }) => (
  <Table
    caption="行った記録"
    columns={[
      {
        title: '行われたこと',
        names: true,
        cell: (act) => act.title,
        meta: (act) => (act.named ? 'この条項を行う行為' : 'この条項を条件として通った行為'),
      },
      { title: '日時', kind: 'number', width: 12, cell: (act) => fullClockText(act.at) },
      { title: '官職・氏名', cell: who },
      {
        title: '案件・文書',
        cell: (act) => <a href={`/cases/${act.caseId}`}>{act.caseNumber ?? act.caseTitle ?? '案件'}</a>,
      },
      {
        title: '記録の証明',
        width: 10,
        cell: (act) =>
          act.leaf === null ? (
            <span class="sub">封かん待ち</span>
          ) : (
            <a href={`/ledger/case/${act.caseId}`}>{`証明（${leafText(act.seq)}）`}</a>
          ),
      },
    ]}
    rows={acts}
    rowHref={(act) => `/ledger/${act.seq}`}
    empty={<Empty text="この日までに、行った記録はありません。" />}
  />
)

const Steps = ({ steps, day }: { steps: readonly ShownStep[]; day: Day }) => (
  <Section id="steps" title="これまでの移り変わり" side="新しい順に24件まで。">
    <Table
      caption="状況の移り変わり"
      columns={[
        { title: 'この日から', names: true, cell: (step) => wareki(step.fromOn) },
        {
          title: 'この日の前まで',
          kind: 'number',
          cell: (step) => (step.untilOn === ALWAYS || step.untilOn > day ? '続いている' : wareki(step.untilOn)),
        },
        { title: '状況', kind: 'status', cell: (step) => <Status word={CELL_STATES[step.state]} /> },
        { title: '期日', kind: 'number', cell: (step) => (step.dueOn === null ? '―' : warekiShort(step.dueOn)) },
      ]}
      rows={steps}
      empty={<Empty text="この日までに、状況が変わったことはありません。" />}
    />
  </Section>
)

/** One rule in one unit, system or post: how it stands, and what shows it. */
export const CellPage = (props: CellPageProps) => {
  const { rule, cell, asked, today, evidence, drawn } = props
  const path = `/compliance/rules/${rule.id}/${cell.subject.kind}/${cell.subject.id}`
  const on = onText(asked.day, today)
  return (
    <>
      <Limits drawn={drawn} day={asked.day} dayFault={asked.dayFault} />
      <Filters
        action={path}
        controls={[
          { kind: 'day', name: 'on', label: 'この日の終わりの状況', value: props.typed, placeholder: 'R8.11.30' },
        ]}
        submit="この日を見る"
      />
      <Facts
        layout="rows"
        facts={[
          { term: '状況', value: <CellStatus cell={cell} /> },
          { term: SUBJECT_KINDS[cell.subject.kind], value: cell.subject.name },
          { term: '要旨（本製品の要約）', value: rule.summary },
          { term: '期日', value: dueShown(cell.dueOn, asked.day), numeric: true },
          {
            term: 'この状況になった日',
            value: cell.fromOn === null ? '' : wareki(cell.fromOn),
            numeric: true,
          },
          ...(drawn.drawnAt === null ? [] : [{ term: '映した記録', value: `${clockText(drawn.drawnAt)}まで` }]),
        ]}
      />
      <Owed list={evidence.owed} day={asked.day} />
      <Section id="acts" title="行った記録" side="行をたどると、記録の全文と封かんを確かめられます。">
        <Acts acts={evidence.acts} />
        <KeysetPager
          size={props.size}
          label="行った記録のページ"
          first={props.first ? undefined : `${boardHref(path, { on })}#acts`}
          next={props.next === null ? undefined : `${boardHref(path, { on, after: props.next })}#acts`}
        />
      </Section>
      <Steps steps={props.steps} day={asked.day} />
    </>
  )
}
