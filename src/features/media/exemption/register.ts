import type { Day } from '#kernel/pure/day.ts'
import { stateWords } from '#kernel/pure/process.ts'
import type { Register } from '#kernel/pure/register.ts'
import { wareki } from '#kernel/pure/wareki.ts'
import { exemption } from './process.ts'

/** One application as the 例外（無効化）簿 lists it. */
export type ExemptionRow = {
  id: string
  number: string | null
  state: string
  unitName: string
  systemName: string
  mediumNumber: string
  applicantName: string
  startsOn: Day
  endsOn: Day
  decidedBy: string | null
  restoredAt: Date | null
  /** Days past the end while encryption is still disabled. */
  overdueDays: number | null
}

export const ENDED = Object.entries(exemption.states).flatMap(([key, s]) => (s.closed ? [key] : []))

const stateText = (r: ExemptionRow): string =>
  r.overdueDays === null ? (exemption.states[r.state]?.label ?? r.state) : '期限超過'

/** 例外（無効化）簿: who stores what without encryption, by whose permission and until when. */
export const exemptionRegister: Register<ExemptionRow> = {
  key: 'media-exemptions',
  title: '暗号化例外（無効化）簿',
  provision: '付紙第4 1(4) ただし書',
  rules: ['R018', 'R064', 'R065'],
  columns: [
    { key: 'number', title: '番号', kind: 'code', value: (r) => r.number, shown: (r) => r.number ?? '（許可前）' },
    { key: 'state', title: '状態', kind: 'text', value: stateText, codes: [...stateWords(exemption), '期限超過'] },
    { key: 'unit', title: '部隊等', kind: 'text', value: (r) => r.unitName },
    { key: 'medium', title: '媒体', kind: 'code', value: (r) => r.mediumNumber },
    { key: 'system', title: '情報システム', kind: 'text', value: (r) => r.systemName },
    { key: 'applicant', title: '申請者', kind: 'text', value: (r) => r.applicantName },
    {
      key: 'starts-on',
      title: '無効にする日',
      kind: 'day',
      value: (r) => r.startsOn,
      shown: (r) => wareki(r.startsOn),
    },
    { key: 'ends-on', title: '復旧する日', kind: 'day', value: (r) => r.endsOn, shown: (r) => wareki(r.endsOn) },
    {
      key: 'overdue',
      title: '復旧の遅れ',
      kind: 'number',
      value: (r) => r.overdueDays,
      shown: (r) => (r.overdueDays === null ? '―' : `${r.overdueDays}日超過`),
    },
    { key: 'decided-by', title: '判断した者', kind: 'text', value: (r) => r.decidedBy, exportOnly: true },
    {
      key: 'restored-at',
      title: '復旧',
      kind: 'moment',
      value: (r) => r.restoredAt?.toISOString() ?? null,
      exportOnly: true,
    },
  ],
  filters: [
    {
      key: 'state',
      title: '状態',
      kind: 'choice',
      standard: '終わっていないもの',
      options: [
        ['all', 'すべて'],
        ['overdue', '復旧の期限を過ぎたもの'],
        ...Object.entries(exemption.states).map(([key, s]) => [key, s.label] as const),
      ],
    },
    { key: 'q', title: '探す', kind: 'text', hint: '番号、媒体、申請者、情報システム' },
  ],
}
