import { clockText } from '#kernel/pure/clock-text.ts'
import { wareki } from '#kernel/pure/wareki.ts'
import { Banner } from '#ui/banner.tsx'
import { ButtonLink, Buttons } from '#ui/button.tsx'
import { Empty } from '#ui/empty.tsx'
import { Facts, State } from '#ui/facts.tsx'
import { Columns, Section } from '#ui/section.tsx'
import { Status } from '#ui/status.tsx'
import { Table } from '#ui/table.tsx'
import type { ItemRow } from '../items/register.ts'
import { openOf, totalOf, type Tally } from '../model.ts'
import { stocktake } from '../process.ts'
import type { PlaceProgress } from '../tally-store.ts'
import { OURS, RESULTS, type Result } from '../words.ts'
import type { CounterShare, Head, Overview } from './reading-store.ts'

const number = (n: number) => n.toLocaleString('ja-JP')

const itemsHref = (head: Head, more: string) => `/registers/stocktake-items?stocktake=${head.id}${more}`

/** How many of how many, as a bar and in words. */
export const Progress = ({ done, total, label }: { done: number; total: number; label: string }) => (
  <p class="stock-bar">
    <progress value={done} max={Math.max(total, 1)} aria-label={label} />
    <span class="num">
      <b>{number(done)}</b> / {`${number(total)}点`}
    </span>
  </p>
)

const ByResult = ({ head, tally }: { head: Head; tally: Tally }) => (
  <Table
    caption="結果ごとの数"
    columns={[
      { title: '結果', names: true, cell: (r: Result) => <Status word={RESULTS[r]} /> },
      { title: '点数', kind: 'number', cell: (r) => number(tally[r] ?? 0) },
    ]}
    rows={(Object.keys(RESULTS) as Result[]).filter((r) => (tally[r] ?? 0) > 0)}
    rowHref={(r) => itemsHref(head, `&result=${r}`)}
    empty={<Empty text="対象の媒体がありません。" />}
  />
)

const ByPlace = ({ head, places }: { head: Head; places: readonly PlaceProgress[] }) => (
  <Table
    caption="場所ごとの進み"
    columns={[
      { title: '場所', names: true, cell: (p: PlaceProgress) => p.name },
      { title: '対象', kind: 'number', cell: (p) => number(p.total) },
      { title: '確認', kind: 'number', cell: (p) => number(p.found) },
      { title: '残り', kind: 'number', cell: (p) => number(p.open) },
    ]}
    rows={places}
    rowHref={(p) => (p.placeId === null ? undefined : itemsHref(head, `&place=${p.placeId}&result=open`))}
  />
)

const Counters = ({ counters }: { counters: readonly CounterShare[] }) => (
  <Table
    caption="数える者"
    columns={[
      {
        title: '氏名',
        names: true,
        cell: (c: CounterShare) => c.name,
        meta: (c) => (c.active ? '' : '今は外れています'),
      },
      { title: '確認', kind: 'number', cell: (c) => number(c.counted) },
      { title: '今の場所', cell: (c) => c.placeName ?? '―' },
    ]}
    rows={counters}
    empty={<Empty text="数える者がいません。" />}
  />
)

const Worst = ({ head, worst }: { head: Head; worst: readonly ItemRow[] }) => (
  <Table
    caption="見つからない媒体"
    columns={[
      { title: '登録番号', names: true, kind: 'number', cell: (i: ItemRow) => i.number },
      { title: '結果', cell: (i) => <Status word={RESULTS[i.result]} /> },
      { title: 'あるはずの所', cell: (i) => (i.holderName === null ? (i.placeName ?? '―') : `${i.holderName}の手元`) },
      { title: '理由・備考', cell: (i) => i.remark ?? '―' },
    ]}
    rows={worst}
    rowHref={(i) => `/cases/${i.mediumId}`}
    empty={
      <Empty
        text={
          head.state === 'counting'
            ? '所在不明とされたものも、手元にないと答えられたものもありません。'
            : '見つからない媒体はありません。'
        }
      />
    }
  />
)

const STRANGERS = [
  ['unknown', '登録簿にない番号'],
  ['unregistered', '番号のない物'],
  ['outside', '対象でない媒体'],
] as const

const Strangers = ({ head, strangers }: Pick<Overview, 'strangers'> & { head: Head }) => (
  <ul class="told">
    {STRANGERS.map(([result, label]) => (
      <li>
        <a href={`/registers/stocktake-scans?stocktake=${head.id}&result=${result}`}>{label}</a>
        <span class="sub num">{`${number(strangers[result] ?? 0)}件`}</span>
      </li>
    ))}
  </ul>
)

const Verified = ({ head, verified }: { head: Head; verified: string | null }) =>
  verified === null ? null : (
    <Banner
      kind={verified === head.digest ? 'success' : 'refusal'}
      sentence={
        verified === head.digest
          ? '一覧・読取り・回答は、報告の時から変わっていません。要約値が一致しました。'
          : '一覧・読取り・回答の要約値が、報告の時と一致しません。報告の後に変えられています。'
      }
    />
  )

const Signature = ({ head }: { head: Head }) =>
  head.digest === null || head.reportedAt === null ? null : (
    <Section id="signed" title="報告">
      <Facts
        layout="rows"
        facts={[
          { term: '報告者', value: `${head.reportedBy ?? ''}　${clockText(head.reportedAt)}` },
          { term: '所見', value: head.remarks ?? '―' },
          { term: '要約値（SHA-256）', value: <code class="digest">{head.digest}</code> },
          { term: '照合', value: <a href={`/stocktakes/${head.id}?verify=1`}>今の内容と照らし合わせる</a> },
        ]}
      />
    </Section>
  )

export type OverviewProps = { head: Head; overview: Overview; counts: boolean; asked: number; verified: string | null }

/** How far the count is, what is missing first, and where each part can be read in full. No list of everything. */
export const OverviewPage = ({ head, overview, counts, asked, verified }: OverviewProps) => {
  const { tally } = overview
  const total = totalOf(tally)
  const state = stocktake.states[head.state]
  return (
    <>
      <Verified head={head} verified={verified} />
      <Facts
        facts={[
          { term: '状態', hiddenTerm: true, value: <State closed={state?.closed}>{state?.label ?? ''}</State> },
          { term: '基準時刻', numeric: true, value: clockText(head.baseAt) },
          { term: '期間', numeric: true, value: `${wareki(head.startsOn)}から${wareki(head.endsOn)}まで` },
        ]}
      />
      <Progress done={total - openOf(tally)} total={total} label="確認か説明の済んだ媒体" />
      <div class="begins">
        <Buttons>
          {counts && head.state === 'counting' ? (
            <ButtonLink href={`/stocktakes/${head.id}/count`} primary>
              数える
            </ButtonLink>
          ) : null}
          {asked > 0 && head.state === 'counting' ? (
            <ButtonLink href={`/stocktakes/${head.id}/held`}>{`手元の${asked}点を確認して答える`}</ButtonLink>
          ) : null}
          {head.state === 'closing' && openOf(tally) > 0 ? (
            <>
              <ButtonLink href={`/begin/media.stocktake-finding/explain?stocktake=${head.id}`}>
                理由を記録する
              </ButtonLink>
              <ButtonLink href={`/begin/media.stocktake-finding/declare?stocktake=${head.id}`}>
                残りを所在不明とする
              </ButtonLink>
            </>
          ) : null}
          <ButtonLink href={`/cases/${head.id}`}>手続を見る</ButtonLink>
          <ButtonLink href={`/forms/stocktake-report/${head.id}.pdf`}>棚卸報告書を印刷する</ButtonLink>
        </Buttons>
      </div>
      <Columns
        side={
          <>
            <Section id="results" title="結果ごとの数">
              <ByResult head={head} tally={tally} />
            </Section>
            <Section id="strangers" title="一覧になかったもの">
              <Strangers head={head} strangers={overview.strangers} />
            </Section>
          </>
        }
      >
        <Section
          id="missing"
          title="見つからない媒体"
          side={<a href={itemsHref(head, '&result=open')}>確認できていないものをすべて見る</a>}
        >
          <Worst head={head} worst={overview.worst} />
        </Section>
        <Section id="places" title="場所ごとの進み">
          <ByPlace head={head} places={overview.places} />
        </Section>
        <Section
          id="counters"
          title="数える者"
          side={<a href={`/registers/stocktake-scans?stocktake=${head.id}`}>読取りをすべて見る</a>}
        >
          <Counters counters={overview.counters} />
        </Section>
        <Signature head={head} />
        <p class="help">{OURS}</p>
      </Columns>
    </>
  )
}
