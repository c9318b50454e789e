import { addMonths } from '#kernel/pure/day.ts'
import { clockText } from '#kernel/pure/clock-text.ts'
import { wareki } from '#kernel/pure/wareki.ts'
import { PARTNERS } from './inputs.ts'
import type { Inspection } from './model.ts'

/** What the page of an inspection says of it, in order. */
export const factsOf = (m: Inspection) => [
  ['情報システム', m.systemName] as const,
  ...(m.cycleId === null ? [] : [['リスク分析・評価', '開く', `/cases/${m.cycleId}`] as const]),
  ...(m.planId === null ? [] : [['脆弱性検査実施計画', '開く', `/cases/${m.planId}`] as const]),
  [
    '定められた頻度',
    m.months === null
      ? '定めなし（別に定めるとされる頻度が、まだこの情報システムに定められていない）'
      : `${m.months}か月に一度`,
  ] as const,
  ...(m.coordination === ''
    ? []
    : [
        ['調整した相手', `${PARTNERS[m.partner]}${m.contractor === null ? '' : `（${m.contractor}）`}`] as const,
        ['調整した内容', m.coordination] as const,
        ['検査の予定', `${wareki(m.plannedFrom)}から${wareki(m.plannedTo)}まで`] as const,
      ]),
  ...(m.agreedBy === null || m.agreedAt === null
    ? []
    : [['調整に応じた', `${m.agreedBy}　${clockText(m.agreedAt)}`] as const]),
  ...(m.declinedReason === null ? [] : [['調整できない理由', m.declinedReason] as const]),
  ...(m.endedOn === null
    ? []
    : [
        ['実施', `${wareki(m.startedOn ?? m.endedOn)}から${wareki(m.endedOn)}まで`] as const,
        ['結果の概要', m.result ?? ''] as const,
        ['結果のファイル', `${m.scanIds.length}件`] as const,
        ['将来対応計画にない脆弱性（ファイルの分）', `${m.unplanned}件`] as const,
        ...(m.months === null ? [] : [['次の検査の期日', wareki(addMonths(m.endedOn, m.months))] as const]),
      ]),
]
