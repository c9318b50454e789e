import { clockText } from '#kernel/pure/clock-text.ts'
import type { Campaign } from './model.ts'

type Fact = readonly [label: string, text: string, href?: string]

const many = (n: number) => n.toLocaleString('ja-JP')

const said = (label: string, by: string | null, at: Date | null): readonly Fact[] =>
  by === null || at === null ? [] : [[label, `${by}　${clockText(at)}`]]

/** What the case page says of a campaign once its answering has begun. */
export const factsAfter = ({ id, rosterCount, after: { result } }: Campaign): readonly Fact[] => {
  if (rosterCount === null) return []
  if (result === null) return [['結果', '集計の途中', `/self-inspection/${id}/results`]]
  return [
    [
      '結果',
      `対象${many(result.people)}　回答${many(result.answered)}　不在${many(result.absent)}（${clockText(result.countedAt)}の集計）`,
      `/self-inspection/${id}/results`,
    ],
    ['回答', `はい ${many(result.yesCount)}、いいえ ${many(result.noCount)}、該当なし ${many(result.naCount)}`],
    ['集計の要約値（SHA-256）', result.digest],
    ...(result.weakPoints === null ? [] : ([['主な不遵守事項', result.weakPoints]] as const)),
    ...(result.improvements === null ? [] : ([['改善措置', result.improvements]] as const)),
    ...(result.missingReason === null
      ? []
      : ([['受領していない報告', `${many(result.missingReports)}件：${result.missingReason}`]] as const)),
    ...(result.lateReason === null ? [] : ([['期限に遅れた理由', result.lateReason]] as const)),
    ...said('報告', result.reportedBy, result.reportedAt),
    ...said('受領', result.receivedBy, result.receivedAt),
    ...said('監査への提供', result.handedBy, result.handedAt),
    ...(result.handOverNote === null ? [] : ([['特に伝えること', result.handOverNote]] as const)),
  ]
}
