import { clockText } from '#kernel/pure/clock-text.ts'
import { wareki } from '#kernel/pure/wareki.ts'
import { DECIDER_IS_OURS } from './acts.ts'
import type { Exemption } from './model.ts'

type Fact = readonly [label: string, text: string, href?: string]

const limitText = (m: Exemption): string => `${m.limitDays}日以内（達に日数の定めはなく、本製品の設定で変えられる）`

/** The application as the case page shows it. */
export const factsOf = (m: Exemption): readonly Fact[] => {
  const medium: Fact = m.medium === null ? ['媒体', m.mediumNumber] : ['媒体', m.mediumNumber, `/cases/${m.mediumId}`]
  if (m.applicantName === '') return [medium, ['期間の上限', limitText(m)]]
  return [
    medium,
    ['情報システム', m.systemName ?? ''],
    ['申請者', `${m.unitName}　${m.applicantPost}　${m.applicantName}`],
    ['保存するデータ', m.contents],
    ['期間', `${wareki(m.startsOn)}から${wareki(m.endsOn)}まで`],
    ['期間の上限', limitText(m)],
    ['著しい支障', m.hindrance],
    ['やむを得ない理由', m.unavoidable],
    ['代わりの措置', m.substitute],
    ...(m.unitOpinion === null ? [] : ([['部隊等の意見', m.unitOpinion]] as const)),
    ...(m.decidedBy === null ? ([['許可する者', DECIDER_IS_OURS]] as const) : ([['判断した者', m.decidedBy]] as const)),
    ...(m.disabledAt === null ? [] : ([['無効化の許可', clockText(m.disabledAt)]] as const)),
    ...(m.restoredAt === null ? [] : ([['復旧', clockText(m.restoredAt)]] as const)),
  ]
}
