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
import type { AfterFacts } from '../campaign/campaign-after.ts'
import { unitReport } from '../report/process.ts'
import { COLLECTING } from '../report/words.ts'
import { many } from './figures.ts'
import type { Head } from './model.ts'
import type { Owed, Owing } from './reports-store.ts'

const wordOf = (o: Owing): string => (o.state === null ? '取りまとめ前' : (unitReport.states[o.state]?.label ?? ''))

const StateOf = ({ owing }: { owing: Owing }) => {
  const word = wordOf(owing)
  return isStatusWord(word) ? <Status word={word} /> : <>{word}</>
}

const number = (n: number | null) => (n === null ? '―' : many(n))

const Reports = (props: {
  caption: string
  names: string
  rows: readonly Owing[]
  href: (o: Owing) => string
  late: boolean
}) => (
  <Table
    caption={props.caption}
    columns={[
      { title: props.names, names: true, cell: (o: Owing) => o.name },
      { title: '状態', kind: 'status', cell: (o) => <StateOf owing={o} /> },
      { title: '対象', kind: 'number', cell: (o) => number(o.people) },
      { title: '回答', kind: 'number', cell: (o) => number(o.answered) },
      { title: '不在', kind: 'number', cell: (o) => number(o.absent) },
      { title: 'いいえ', kind: 'number', cell: (o) => number(o.noCount) },
      { title: '報告', cell: (o) => (o.reportedAt === null ? '―' : clockText(o.reportedAt)) },
      { title: '受領', cell: (o) => (o.receivedAt === null ? '―' : clockText(o.receivedAt)) },
    ]}
    rows={props.rows}
    rowHref={props.href}
    rowMark={(o) => (props.late && (o.state === null || o.state === 'collecting') ? 'late' : undefined)}
    empty={<Empty text="当てはまるものはありません。" />}
  />
)

/** Which units and systems have reported, and what those who collect the results do with it. */
export const ReportsPage = (props: {
  head: Head
  owed: Owed
  after: AfterFacts
  missing: boolean
  late: boolean
  collects: boolean
}) => {
  const { head, owed, after, missing, late } = props
  const state = campaign.states[head.state]
  const runs = head.state === 'open' || head.state === 'counting'
  const here = `/self-inspection/${head.id}/reports`
  return (
    <>
      <Facts
        facts={[
          { term: '状態', hiddenTerm: true, value: <State closed={state?.closed}>{state?.label ?? ''}</State> },
          { term: '報告期限', numeric: true, value: wareki(head.reportDue) },
          { term: '報告を要する', numeric: true, value: after.owing === null ? '集計前' : `${many(after.owing)}件` },
          { term: '受領待ち', numeric: true, value: `${many(after.reported)}件` },
          { term: '受領済', numeric: true, value: `${many(after.received)}件` },
        ]}
      />
      <div class="begins">
        <Buttons>
          {props.collects && runs && after.reported > 0 ? (
            <>
              <ButtonLink primary href={`/cases/${head.id}/acts/receive-reports`}>
                報告を受領する
              </ButtonLink>
              <ButtonLink href={`/cases/${head.id}/acts/send-back-report`}>報告を差し戻す</ButtonLink>
            </>
          ) : null}
          {props.collects && head.state === 'counting' ? (
            <ButtonLink href={`/cases/${head.id}/acts/count`}>集計する</ButtonLink>
          ) : null}
          <ButtonLink href={`/self-inspection/${head.id}/results`}>結果を見る</ButtonLink>
          <ButtonLink href={missing ? here : `${here}?show=missing`}>
            {missing ? 'すべての部隊等を見る' : '報告していない部隊等だけを見る'}
          </ButtonLink>
        </Buttons>
      </div>
      <Section id="units" title="部隊等" wide>
        <Reports
          caption="部隊等の報告"
          names="部隊等"
          rows={owed.units}
          href={(o) => `/self-inspection/${head.id}/units/${o.id}`}
          late={late}
        />
        <KeysetPager
          size={50}
          next={
            owed.next === null
              ? undefined
              : `${here}?${missing ? 'show=missing&' : ''}after=${encodeURIComponent(owed.next)}`
          }
        />
      </Section>
      <Section id="systems" title="情報システム" wide>
        <Reports
          caption="情報システムの報告"
          names="情報システム"
          rows={owed.systems}
          href={(o) => `/self-inspection/${head.id}/systems/${o.id}`}
          late={late}
        />
      </Section>
      <p class="help">{COLLECTING}</p>
    </>
  )
}
