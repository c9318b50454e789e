import { clockText } from '#kernel/pure/clock-text.ts'
import { wareki } from '#kernel/pure/wareki.ts'
import { ButtonLink, Buttons } from '#ui/button.tsx'
import { Empty } from '#ui/empty.tsx'
import { Facts, State } from '#ui/facts.tsx'
import { KeysetPager } from '#ui/pager.tsx'
import { Section } from '#ui/section.tsx'
import { isStatusWord, Status } from '#ui/status.tsx'
import { Table } from '#ui/table.tsx'
import { campaign } from '../campaign/process.ts'
import type { QuestionSum } from '../report/model.ts'
import { unitReport } from '../report/process.ts'
import { WHO_SEES } from '../report/words.ts'
import { REPLIES, ROSTER_STATES, STRATA } from '../words.ts'
import { keptRate, many, percentText } from './figures.ts'
import { SHORT } from './result-charts.tsx'
import { SHOWS, type PersonRow, type SaidNo, type Show, type UnitPage } from './unit-store.ts'

const people = (n: number) => `${many(n)}人`

const here = ({ subject }: UnitPage): string =>
  subject.unitId === null
    ? `/self-inspection/${subject.campaignId}/systems/${subject.systemId ?? ''}`
    : `/self-inspection/${subject.campaignId}/units/${subject.unitId}`

const from = ({ subject }: UnitPage): string =>
  `campaign=${subject.campaignId}&${subject.unitId === null ? `system=${subject.systemId ?? ''}` : `unit=${subject.unitId}`}`

const PersonState = ({ row }: { row: PersonRow }) => {
  const word = row.counted === 'absent' ? '不在' : ROSTER_STATES[row.state === 'draft' ? 'none' : row.state]
  return isStatusWord(word) ? <Status word={word} /> : <>{word}</>
}

/** What the officer can do about one entry now. */
const RowActs = ({ page, row }: { page: UnitPage; row: PersonRow }) => {
  const collecting = page.report?.state === 'collecting'
  if (row.counted === 'submitted' && collecting)
    return (
      <a href={`/cases/${page.report?.id ?? ''}/acts/return-answer?answer=${row.answerId ?? ''}`}>
        差し戻す<span class="vh">{`（${row.personName}）`}</span>
      </a>
    )
  if (row.counted === 'open')
    return (
      <a href={`/begin/self-inspection.classing/excuse?roster=${row.rosterId}`}>
        不在とする<span class="vh">{`（${row.personName}）`}</span>
      </a>
    )
  if (row.counted === 'absent')
    return (
      <a href={`/begin/self-inspection.classing/restore?roster=${row.rosterId}`}>
        対象に戻す<span class="vh">{`（${row.personName}）`}</span>
      </a>
    )
  return <>―</>
}

const People = ({ page, show, runs }: { page: UnitPage; show: Show; runs: boolean }) => (
  <Section
    id="people"
    title="対象者"
    count={SHOWS[show]}
    side={
      <span class="sub">
        {(Object.keys(SHOWS) as Show[])
          .filter((key) => key !== show)
          .map((key) => (
            <>
              <a href={`${here(page)}?show=${key}`}>{SHOWS[key]}</a>{' '}
            </>
          ))}
      </span>
    }
  >
    <Table
      caption={`対象者（${SHOWS[show]}）`}
      columns={[
        { title: '氏名', names: true, cell: (r: PersonRow) => r.personName, meta: (r) => r.postTitle },
        { title: '区分', cell: (r) => SHORT[r.stratum] },
        {
          title: '状態',
          kind: 'status',
          cell: (r) => (
            <>
              <PersonState row={r} />
              {r.reason === null ? null : <span class="sub">{` ${r.reason}`}</span>}
            </>
          ),
        },
        { title: '提出', cell: (r) => (r.submittedAt === null ? '―' : clockText(r.submittedAt)) },
        { title: 'いいえ', kind: 'number', cell: (r) => (r.noCount === null ? '―' : many(r.noCount)) },
        { title: '該当なし', kind: 'number', cell: (r) => (r.naCount === null ? '―' : many(r.naCount)) },
        ...(runs ? [{ title: '手続', cell: (r: PersonRow) => <RowActs page={page} row={r} /> }] : []),
      ]}
      rows={page.rows}
      empty={<Empty text="当てはまる人はいません。" />}
    />
    <KeysetPager
      size={50}
      first={undefined}
      next={page.next === null ? undefined : `${here(page)}?show=${show}&after=${encodeURIComponent(page.next)}`}
    />
  </Section>
)

const Noes = ({ page }: { page: UnitPage }) => (
  <Section
    id="noes"
    title="「いいえ」「該当なし」の回答"
    side={<a href={`/registers/self-inspection-noes?${from(page)}`}>すべて見る・書き出す</a>}
  >
    <Table
      caption="「いいえ」「該当なし」の回答"
      columns={[
        {
          title: '設問',
          names: true,
          cell: (n: SaidNo) => `${n.questionKey}　${n.text}`,
          meta: (n) => `${n.personName}（${n.postTitle}）`,
        },
        { title: '回答', cell: (n) => REPLIES[n.reply] },
        { title: '理由', cell: (n) => n.reason },
        {
          title: '是正措置・予定日',
          cell: (n) => (n.action === null ? '―' : `${n.action}（${n.actionDue === null ? '' : wareki(n.actionDue)}）`),
        },
      ]}
      rows={page.noes}
      empty={<Empty text="見られる「いいえ」「該当なし」の回答はありません。" />}
    />
  </Section>
)

const Questions = ({ questions }: { questions: readonly QuestionSum[] }) =>
  questions.length === 0 ? null : (
    <Section id="questions" title="設問ごとの数" side="この部隊等・情報システムだけの数です。">
      <Table
        caption="設問ごとの数"
        columns={[
          {
            title: '設問',
            names: true,
            cell: (q: QuestionSum) => `${q.key}　${q.text}`,
            meta: (q) => STRATA[q.stratum],
          },
          { title: 'はい', kind: 'number', cell: (q) => many(q.yes) },
          { title: 'いいえ', kind: 'number', cell: (q) => many(q.no) },
          { title: '該当なし', kind: 'number', cell: (q) => many(q.na) },
          { title: '遵守率', kind: 'number', cell: (q) => percentText(keptRate(q)) },
        ]}
        rows={questions}
      />
    </Section>
  )

const Acts = ({ page, answers }: { page: UnitPage; answers: boolean }) => {
  const { report, people: p } = page
  if (report === null)
    return answers ? (
      <ButtonLink primary href={`/begin/self-inspection.unit-report/begin?${from(page)}`}>
        取りまとめを始める
      </ButtonLink>
    ) : null
  return (
    <>
      {answers && report.state === 'collecting' && p.submitted > 0 ? (
        <ButtonLink primary href={`/cases/${report.id}/acts/confirm-all?shown=${p.submitted}`}>
          {`提出された${many(p.submitted)}件を確定する`}
        </ButtonLink>
      ) : null}
      <ButtonLink href={`/cases/${report.id}`}>取りまとめを開く</ButtonLink>
      <ButtonLink href={`/forms/self-inspection-report/${report.id}.pdf`}>報告書を印刷する</ButtonLink>
      <ButtonLink href={`/self-inspection/reports/${report.id}.xlsx`} download>
        報告書をXLSXで書き出す
      </ButtonLink>
    </>
  )
}

/** Who answers here, how far each is, and what was answered いいえ: for whoever answers for it. */
export const UnitResultsPage = (props: { page: UnitPage; show: Show; answers: boolean }) => {
  const { page, show, answers } = props
  const { people: p, report, head } = page
  const runs = answers && (head.state === 'open' || head.state === 'counting')
  const state = report === null ? '取りまとめ前' : (unitReport.states[report.state]?.label ?? '')
  return (
    <>
      <Facts
        facts={[
          { term: '状態', hiddenTerm: true, value: <State closed={report?.state === 'received'}>{state}</State> },
          { term: '自己点検', value: campaign.states[head.state]?.label ?? '' },
          { term: '報告期限', numeric: true, value: wareki(head.reportDue) },
          { term: '対象', numeric: true, value: people(p.all) },
          { term: '確定', numeric: true, value: people(p.confirmed) },
          { term: '確定待ち', numeric: true, value: people(p.submitted) },
          { term: '差戻し中', numeric: true, value: people(p.returned) },
          { term: '未回答', numeric: true, value: people(p.open) },
          { term: '不在', numeric: true, value: people(p.absent) },
        ]}
      />
      <div class="begins">
        <Buttons>
          <Acts page={page} answers={runs} />
        </Buttons>
      </div>
      <People page={page} show={show} runs={runs} />
      <Noes page={page} />
      <Questions questions={page.questions} />
      <p class="help">{WHO_SEES}</p>
    </>
  )
}
