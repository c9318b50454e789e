import { fiscalYearLabel } from '#kernel/pure/fiscal-year.ts'
import { wareki } from '#kernel/pure/wareki.ts'
import { Empty } from '#ui/empty.tsx'
import { Section } from '#ui/section.tsx'
import { isStatusWord, Status } from '#ui/status.tsx'
import { Table } from '#ui/table.tsx'
import { ROSTER_STATES, STRATA } from '../../words.ts'
import type { OwnSheet } from '../own-sheets.ts'
import { answerPath } from './section-page.tsx'

const stateOf = (sheet: OwnSheet) => (sheet.standing === 'absent' ? '不在' : ROSTER_STATES[sheet.state])

const isOpen = (sheet: OwnSheet) =>
  sheet.standing !== 'absent' && ['none', 'draft', 'returned'].includes(sheet.state) && sheet.campaignState === 'open'

const Sheets = ({ sheets, caption }: { sheets: readonly OwnSheet[]; caption: string }) => (
  <Table
    caption={caption}
    columns={[
      {
        title: '自己点検',
        names: true,
        cell: (s: OwnSheet) => `${fiscalYearLabel(s.fiscalYear)}　${STRATA[s.stratum]}`,
        meta: (s: OwnSheet) => <span>{s.systemName ?? s.unitName}</span>,
      },
      {
        title: '状態',
        kind: 'status',
        cell: (s: OwnSheet) => {
          const word = stateOf(s)
          return isStatusWord(word) ? <Status word={word} /> : word
        },
      },
      { title: '期限', kind: 'number', cell: (s: OwnSheet) => wareki(s.closesOn) },
      { title: '受付番号', kind: 'number', cell: (s: OwnSheet) => s.receipt ?? '―' },
      {
        title: '回答',
        cell: (s: OwnSheet) =>
          s.yesCount === null ? '―' : `はい ${s.yesCount}　いいえ ${s.noCount ?? 0}　該当なし ${s.naCount ?? 0}`,
      },
    ]}
    rows={sheets}
    rowHref={(s) => answerPath(s.id)}
  />
)

/** One's own sheets: what is to be answered now, and what one answered before. */
export const OwnPage = ({ sheets, results }: { sheets: readonly OwnSheet[]; results: boolean }) => {
  const open = sheets.filter(isOpen)
  const rest = sheets.filter((s) => !isOpen(s))
  return (
    <>
      <Section
        id="open"
        title="答えるもの"
        count={`${open.length}件`}
        side={results ? <a href="/self-inspection/results">部隊等の自己点検の結果を見る</a> : undefined}
      >
        {open.length === 0 ? (
          <Empty
            text="今、答える自己点検はありません。"
            act={{ text: '自己点検の一覧', href: '/registers/self-inspections' }}
          />
        ) : (
          <Sheets sheets={open} caption="答えるもの" />
        )}
      </Section>
      {rest.length === 0 ? null : (
        <Section id="past" title="これまでの回答" count={`${rest.length}件`}>
          <Sheets sheets={rest} caption="これまでの回答" />
        </Section>
      )}
    </>
  )
}
