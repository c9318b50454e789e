import type { CaseLines } from '#kernel/act/binding.ts'
import { clockText, dueText } from '#kernel/pure/clock-text.ts'
import type { Day } from '#kernel/pure/day.ts'
import { wareki } from '#kernel/pure/wareki.ts'
import { acceptanceOver, limitOf, type Milestone, type PlanItem } from './model.ts'
import { ORIGINS, SEVERITIES, SIDES } from './words.ts'

type Fact = readonly [label: string, text: string, href?: string]

const ifSaid = (label: string, text: string | null): readonly Fact[] => (text === null ? [] : [[label, text]])

const dueWords = (m: PlanItem, today: Day): string | null => {
  const limit = limitOf(m)
  if (m.dueOn === null || limit === null) return null
  const left = m.endedOn === null ? `　${dueText(limit, today)}` : ''
  const frozen = m.approved ? '（運用承認により固定）' : ''
  return m.extendedOn === null
    ? `${wareki(m.dueOn)}${frozen}${left}`
    : `${wareki(m.dueOn)}${frozen}　節目の変更により${wareki(m.extendedOn)}まで延長${left}`
}

const acceptance = (m: PlanItem, today: Day): readonly Fact[] =>
  m.acceptedUntil === null
    ? []
    : [
        [
          'リスク受容',
          `${wareki(m.acceptedUntil)}まで${acceptanceOver(m, today) ? '（期限切れ：対応が必要です）' : ''}　${m.acceptedBy ?? ''}`,
        ],
        ...ifSaid('受容の条件', m.acceptCondition),
      ]

const by = (name: string | null, at: Date | null): string | null =>
  name === null || at === null ? null : `${name}　${clockText(at)}`

/** What the case page says of an item, in the order of its life. */
export const factsOf = (m: PlanItem, today: Day): readonly Fact[] => [
  ['情報システム', m.systemName, `/systems/${m.systemId}/plan`],
  ...ifSaid('弱点の内容', m.weakness === '' ? null : m.weakness),
  ['起票の契機', m.source === null ? ORIGINS[m.origin] : `${ORIGINS[m.origin]}（${m.source}）`],
  ...ifSaid('管理策', m.controlId),
  ...ifSaid('深刻度', m.severity === null ? null : SEVERITIES[m.severity]),
  ['対応する側', SIDES[m.side]],
  ...ifSaid('完了予定日', dueWords(m, today)),
  ...ifSaid('必要な資源', m.resources),
  ...(m.review === null
    ? []
    : [['運用承認', '審査を受けているため、変更できません', `/cases/${m.review.id}`] as const]),
  ...ifSaid('差戻しの理由', m.sentBack),
  ...ifSaid('完了の申告', by(m.reportedBy, m.reportedAt)),
  ...ifSaid('対応を終えた日', m.completedOn === null ? null : wareki(m.completedOn)),
  ...ifSaid('証拠', m.completedOn === null ? null : m.evidence),
  ...ifSaid('証拠の所在', m.completedOn === null ? null : m.reference),
  ...ifSaid('完了の確認', by(m.confirmedBy, m.confirmedAt)),
  ...ifSaid('確認した証拠', m.confirmedAt === null ? null : m.confirmEvidence),
  ...(m.state === 'acceptance-asked'
    ? [...ifSaid('受容の申請', by(m.askedBy, m.askedAt)), ...ifSaid('受容を求める理由', m.acceptReason)]
    : []),
  ...acceptance(m, today),
  ...ifSaid('該当なしの理由', m.notApplicableReason),
]

const stepState = (m: Milestone): string => {
  if (m.dropped) return '変更・終了'
  return m.reachedOn === null ? '未到達' : '到達'
}

/** Where a milestone is taken on: reached, or changed before the work has begun. */
const stepHref = (m: PlanItem, s: Milestone): string => {
  const ahead = !s.dropped && s.reachedOn === null
  if (ahead && m.state === 'working') return `/cases/${m.id}/acts/reach`
  return ahead && m.state === 'planned' ? `/cases/${m.id}/acts/change-milestone` : `/cases/${m.id}`
}

/** The milestones and the findings of an item, one line each. */
export const linesOf = (m: PlanItem): CaseLines | null => {
  if (m.milestones.length + m.members.length === 0) return null
  return {
    title: '節目と検出事項',
    side: '状態',
    empty: 'ありません。',
    rows: [
      ...m.milestones.map((s) => ({
        text: s.title,
        detail:
          s.reachedOn === null ? `期日 ${wareki(s.dueOn)}` : `期日 ${wareki(s.dueOn)}　到達 ${wareki(s.reachedOn)}`,
        href: stepHref(m, s),
        state: stepState(s),
        note: s.reason ?? s.reachedNote,
      })),
      ...m.members.map((f) => ({
        text: f.title,
        detail: f.host,
        href: `/findings/${f.findingId}`,
        state: f.open ? '開' : '閉',
        note: null,
      })),
    ],
  }
}
