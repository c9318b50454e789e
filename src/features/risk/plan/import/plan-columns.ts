import { dayCell, oneOfCell, plainCell } from '#kernel/sheet/cell-parsers.ts'
import type { ImportColumn, Parsed } from '#kernel/sheet/columns.ts'
import { foldHeading } from '#kernel/sheet/columns.ts'
import { EXPIRED } from '../register.ts'
import { planItem } from '../process.ts'
import { ORIGINS, SEVERITIES, SIDES, type Origin, type Severity, type Side } from '../words.ts'

/** One line of a 将来対応計画 in a spreadsheet: what this product writes out, or one kept elsewhere. */
export type PlanEntry = {
  number?: string
  system?: string
  title: string
  weakness?: string
  state?: string
  severity?: Severity
  side?: Side
  dueOn?: string
  origin?: Origin
  source?: string
  controlId?: string
  resources?: string
  openedOn?: string
  milestone1?: string
  milestone1On?: string
  milestone1Reached?: string
  milestone2?: string
  milestone2On?: string
  milestone2Reached?: string
  milestone3?: string
  milestone3On?: string
  milestone3Reached?: string
  milestone4?: string
  milestone4On?: string
  milestone4Reached?: string
  milestone5?: string
  milestone5On?: string
  milestone5Reached?: string
}

const STATES = Object.fromEntries(Object.entries(planItem.states).map(([key, s]) => [key, s.label]))

const stateCell = (text: string): Parsed<string> =>
  foldHeading(text) === foldHeading(EXPIRED)
    ? { ok: true, value: 'accepted' }
    : oneOfCell(STATES, {
        planned: ['計画'],
        working: ['継続中', 'Ongoing'],
        completed: ['完了', 'Completed'],
        accepted: ['受容', 'Risk Accepted'],
        'not-applicable': ['Not Applicable', '非該当'],
      })(text)

const SEVERITY_WORDS = {
  critical: ['緊急', 'Critical', 'Very High'],
  high: ['高', '重大', 'High'],
  moderate: ['中', '警告', 'Moderate', 'Medium'],
  low: ['低', '注意', 'Low', 'Very Low'],
}

const ORIGIN_WORDS = {
  assessment: ['セキュリティ評価'],
  inspection: ['検査', 'スキャン'],
  manual: ['その他', '手入力'],
}

const stepColumns: readonly ImportColumn<PlanEntry>[] = ([1, 2, 3, 4, 5] as const).flatMap(
  (nth): readonly ImportColumn<PlanEntry>[] => [
    {
      key: `milestone${nth}`,
      label: `節目${nth}`,
      aliases: [`マイルストーン${nth}`],
      required: false,
      parse: plainCell(200),
    },
    {
      key: `milestone${nth}On`,
      label: `節目${nth}の期日`,
      aliases: [`マイルストーン${nth}の期日`],
      required: false,
      parse: dayCell,
    },
    { key: `milestone${nth}Reached`, label: `節目${nth}の到達日`, required: false, parse: dayCell },
  ],
)

export const PLAN_COLUMNS: readonly ImportColumn<PlanEntry>[] = [
  {
    key: 'number',
    label: '項目番号',
    aliases: ['番号', '管理番号', 'POA&M ID'],
    required: false,
    parse: plainCell(40),
  },
  { key: 'system', label: '情報システム', aliases: ['システム'], required: false, parse: plainCell(200) },
  { key: 'title', label: '件名', aliases: ['項目', '弱点の名称'], required: true, parse: plainCell(200) },
  { key: 'weakness', label: '弱点の内容', aliases: ['弱点', '内容'], required: false, parse: plainCell(2000) },
  { key: 'state', label: '状態', aliases: ['現況', 'Status'], required: false, parse: stateCell },
  {
    key: 'severity',
    label: '深刻度',
    aliases: ['重大度', 'Severity'],
    required: false,
    parse: oneOfCell(SEVERITIES, SEVERITY_WORDS),
  },
  {
    key: 'side',
    label: '対応する側',
    aliases: ['責任区分', '担当'],
    required: false,
    parse: oneOfCell(SIDES, { dev: ['整備側', 'SYS_DEV'], ops: ['運用側', 'SYS_OPS'] }),
  },
  { key: 'dueOn', label: '完了予定日', aliases: ['期日', '完了予定'], required: false, parse: dayCell },
  { key: 'origin', label: '起票の契機', aliases: ['契機'], required: false, parse: oneOfCell(ORIGINS, ORIGIN_WORDS) },
  { key: 'source', label: '根拠', aliases: ['出所'], required: false, parse: plainCell(200) },
  { key: 'controlId', label: '管理策', aliases: ['管理策番号', 'Control'], required: false, parse: plainCell(40) },
  { key: 'resources', label: '必要な資源', aliases: ['資源'], required: false, parse: plainCell(2000) },
  { key: 'openedOn', label: '起票した日', aliases: ['起票日'], required: false, parse: dayCell },
  ...stepColumns,
]

const sample: Readonly<Record<string, string>> = {
  number: '',
  title: '特権操作の記録が残らない',
  weakness: '保守用の端末で行った特権操作が、監査の記録に残らない。',
  state: '計画済',
  severity: '高い',
  side: '運用',
  dueOn: '2027-03-31',
  origin: '評価',
  controlId: 'au-2',
  milestone1: '試験環境で設定を確かめる',
  milestone1On: '2027-01-29',
}

export const PLAN_EXAMPLE: readonly (readonly string[])[] = [
  PLAN_COLUMNS.map((column) => column.label),
  PLAN_COLUMNS.map((column) => sample[column.key] ?? ''),
]
