import type { Tx } from '#kernel/db/database.ts'
import { dayOf } from '#kernel/pure/day.ts'
import type { SheetTable } from '#kernel/sheet/table.ts'
import { keptRate } from '../results/figures.ts'
import { STRATA } from '../words.ts'
import { campaignFacts, reportFacts } from './form-data.ts'
import type { ReportFacts } from './form.ts'

const COLUMNS = [
  { title: '年度（西暦）', kind: 'number' },
  { title: '課等・情報システム', kind: 'text' },
  { title: '基準日', kind: 'day' },
  { title: '対象者数', kind: 'number' },
  { title: '実施者数', kind: 'number' },
  { title: '不在', kind: 'number' },
  { title: '対象者', kind: 'text' },
  { title: '設問番号', kind: 'code' },
  { title: '設問', kind: 'text' },
  { title: '遵守', kind: 'number' },
  { title: '不遵守', kind: 'number' },
  { title: '該当なし', kind: 'number' },
  { title: '遵守率（％）', kind: 'number' },
  { title: '主な不遵守事項', kind: 'text' },
  { title: '改善措置', kind: 'text' },
  { title: '報告日', kind: 'day' },
  { title: '報告者', kind: 'text' },
] as const satisfies SheetTable['columns']

/** The report for machines: one line a question, what is said of the whole in each. */
export const tableOf = (f: ReportFacts): SheetTable => ({
  name: '自己点検結果報告書',
  columns: COLUMNS,
  rows: f.lines.map((q) => [
    f.fiscalYear,
    f.subject,
    f.baseDate,
    f.people,
    f.answered,
    f.absent,
    STRATA[q.stratum],
    q.key,
    q.text,
    q.yes,
    q.no,
    q.na,
    keptRate(q),
    f.weakPoints,
    f.improvements,
    f.reportedAt === null ? null : dayOf(f.reportedAt),
    f.reportedBy,
  ]),
})

export const reportSheet = async (tx: Tx, id: string): Promise<SheetTable | null> => {
  const facts = await reportFacts(tx, id)
  return facts === null ? null : tableOf(facts)
}

export const campaignSheet = async (tx: Tx, id: string): Promise<SheetTable | null> => {
  const facts = await campaignFacts(tx, id)
  return facts === null ? null : tableOf(facts)
}
