import { clockText } from '#kernel/pure/clock-text.ts'
import { fiscalYearLabel } from '#kernel/pure/fiscal-year.ts'
import { wareki } from '#kernel/pure/wareki.ts'
import { STRATA } from '../words.ts'
import type { Campaign } from './model.ts'

type Fact = readonly [label: string, text: string, href?: string]

const policyFacts = ({ policy }: Campaign): readonly Fact[] =>
  policy === null
    ? [['基本方針', '示されていない（本文 第6-1(1)から(4)による）']]
    : [['基本方針', `${policy.document}（${wareki(policy.shownOn)}に示された。本文に代えてこれによる）`]]

/** What the case page says of a campaign. */
export const campaignFacts = (m: Campaign): readonly Fact[] => [
  ['年度', fiscalYearLabel(m.fiscalYear)],
  ['基準日', wareki(m.baseDate)],
  ['対象者', m.strata.map((s) => STRATA[s]).join('、')],
  ['回答の期間', `${wareki(m.opensOn)}から${wareki(m.closesOn)}まで（達に定めなし。本製品の設定）`],
  ...(m.remindOn.length === 0 ? [] : ([['催促する日', m.remindOn.map(wareki).join('、')]] as const)),
  ['結果の報告期限', wareki(m.reportDue)],
  ...policyFacts(m),
  ...(m.method === null ? [] : ([['方法', m.method]] as const)),
  ...m.sheets.map(
    (s) =>
      [
        `自己点検表（${STRATA[s.stratum]}）`,
        `第${s.version}版　${s.state === 'frozen' ? '確定' : '作成中'}`,
        `/cases/${s.id}`,
      ] as const,
  ),
  ...(m.openedAt === null ? [] : ([['名簿の確定', clockText(m.openedAt)]] as const)),
  ...(m.rosterCount === null
    ? []
    : ([
        ['名簿', `${m.rosterCount.toLocaleString('ja-JP')}件`],
        ['名簿の要約値（SHA-256）', m.rosterDigest ?? ''],
      ] as const)),
]
