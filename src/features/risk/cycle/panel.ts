import { sql } from 'kysely'
import { fiscalYearLabel, fiscalYearOf } from '#kernel/pure/fiscal-year.ts'
import { wareki } from '#kernel/pure/wareki.ts'
import type { SystemPanel } from '../system-panel.ts'
import { riskCycle } from './process.ts'

type Row = { state: string | null; endedOn: string | null; open: number }

/** What the page of one system says of its リスク分析・評価 this 年度 of the day. */
export const cyclePanel: SystemPanel = {
  key: 'cycle',
  title: 'リスク分析・評価',
  href: () => '/risk-board',
  figures: async (tx, systemId, today) => {
    const year = fiscalYearOf(today)
    const { rows } = await sql<Row>`
      select (select r.state from risk_cycle r where r.system_id = ${systemId}::uuid and r.fiscal_year = ${year}) as state,
        (select max(i.ended_on) from inspection i where i.system_id = ${systemId}::uuid) as ended_on,
        (select count(*)::int from improvement m where m.system_id = ${systemId}::uuid and m.state <> 'confirmed') as open`.execute(
      tx,
    )
    const [row] = rows
    const state = row?.state ?? null
    const inspected = row?.endedOn ?? null
    return [
      {
        label: fiscalYearLabel(year),
        value: state === null ? '始めていない' : (riskCycle.states[state]?.label ?? state),
      },
      { label: '最後の脆弱性検査', value: inspected === null ? 'なし' : wareki(inspected) },
      { label: '終わっていない改善指示', value: `${row?.open ?? 0}件` },
    ]
  },
}
