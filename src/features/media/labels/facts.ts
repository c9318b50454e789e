import { clockText } from '#kernel/pure/clock-text.ts'
import { LABEL_PROFILES, slotsOf } from '../forms/label-profiles.ts'
import type { Printing } from '../medium/model.ts'
import { REASONS, type LabelPrint, type Reason } from './model.ts'

type Fact = readonly [label: string, text: string, href?: string]

export const reasonText = (reason: string | null, note: string | null = null): string =>
  reason === null ? '' : `${REASONS[reason as Reason] ?? reason}${note === null ? '' : `（${note}）`}`

/** The printing as its page shows it; every label by name, for that is the record. */
export const labelPrintFacts = (m: LabelPrint): readonly Fact[] => {
  const profile = LABEL_PROFILES[m.profile]
  return [
    ['部隊等', m.unitName],
    ...(m.printedAt === null ? [] : ([['印刷', `${clockText(m.printedAt)}　${m.printedBy}`]] as const)),
    ['用紙', slotsOf(profile) === 1 ? profile.title : `${profile.title}　${m.startPosition}番目の面から`],
    ['枚数', `${m.count}枚${m.reprints === 0 ? '' : `（うち再印刷${m.reprints}枚）`}`],
    ...(m.reason === null ? [] : ([['再印刷の理由', reasonText(m.reason, m.reasonNote)]] as const)),
    ['印刷したラベル', m.items.map((i) => `${i.number}（${i.word}${i.printed > 0 ? '、再' : ''}）`).join('、')],
  ]
}

/** On the page of what bears the label: each printing, the newest first. */
export const printingFacts = (printings: readonly Printing[]): readonly Fact[] =>
  printings.map((p) => [
    'ラベルの印刷',
    `${clockText(p.at)}　${p.number}　${p.reason === null ? '初回' : `再印刷：${reasonText(p.reason)}`}　${p.by}`,
    `/cases/${p.id}`,
  ])
