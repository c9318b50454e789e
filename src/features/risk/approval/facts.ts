import type { CaseLines } from '#kernel/act/binding.ts'
import { clockText } from '#kernel/pure/clock-text.ts'
import { dayOf, daysBetween, type Day } from '#kernel/pure/day.ts'
import { wareki, warekiShort } from '#kernel/pure/wareki.ts'
import type { Approval, Opinion } from './model.ts'
import { isOverdue, laneTitle, positionsOf, toLookAtAgain, type Position } from './positions.ts'
import { BEYOND_DIRECTIVE, NOT_IN_DIRECTIVE, OCCASIONS, PAPERS, VERDICTS } from './words.ts'

type Fact = readonly [label: string, text: string, href?: string]

const fact = (label: string, text: string | null): readonly Fact[] => (text === null ? [] : [[label, text]])

const opinionFacts = (o: Opinion | null): readonly Fact[] =>
  o === null
    ? []
    : [
        ['運用者に聴いたこと', `${o.question}（${o.askedBy}　${clockText(o.askedAt)}）`],
        ...(o.givenAt === null || o.verdict === null
          ? ([['運用者の意見', 'まだ述べられていません']] as const)
          : ([
              [
                '運用者の意見',
                `${VERDICTS[o.verdict]}：${o.opinion ?? ''}（${o.givenBy ?? ''}　${clockText(o.givenAt)}）`,
              ],
            ] as const)),
        ...(o.answeredAt === null
          ? []
          : ([['意見への答え', `${o.answer ?? ''}（${o.answeredBy ?? ''}　${clockText(o.answeredAt)}）`]] as const)),
      ]

const receiptText = (m: Approval): string | null =>
  m.receipts.length === 0
    ? null
    : m.receipts
        .map((r) => `${r.to}：${r.at === null ? '未受領' : `${r.by ?? ''}が受領（${clockText(r.at)}）`}`)
        .join('　')

const decisionFacts = (m: Approval): readonly Fact[] => [
  ...(m.decidedBy === null || m.decidedAt === null
    ? []
    : ([['決定', `${m.decidedBy}　${clockText(m.decidedAt)}`]] as const)),
  ...fact('文書番号', m.letterNumber),
  ...fact('決定の理由', m.decisionReason),
  ...fact('承認の条件', m.conditions === null ? null : `${m.conditions}（${NOT_IN_DIRECTIVE}）`),
  ...fact('条件の期限', m.conditionsDueOn === null ? null : wareki(m.conditionsDueOn)),
  ...fact('条件の履行', m.conditionsReport),
  ...fact('有効期限', m.validUntil === null ? null : `${wareki(m.validUntil)}（${NOT_IN_DIRECTIVE}）`),
  ...fact('決定した文書一式のSHA-256', m.decidedHash),
  ...fact('結果の通知', receiptText(m)),
  ...fact('終えた理由', m.endedReason),
]

export const factsOf = (m: Approval, today: Day): readonly Fact[] => {
  const again = toLookAtAgain(m)
  return [
    ['情報システム', m.systemName, `/systems/${m.systemId}`],
    ...(m.dueOn === ''
      ? []
      : ([
          ['運用承認を受ける時', OCCASIONS[m.occasion]],
          [
            '定められた時期',
            `${wareki(m.dueOn)}まで（${m.dueBasis}）${isOverdue(m, today) ? `　期限超過 ${daysBetween(m.dueOn, today)}日` : ''}`,
          ],
        ] as const)),
    ...(m.formerId === null
      ? []
      : ([['前の承認', `${m.formerNumber ?? ''}　新しい承認まで有効`, `/cases/${m.formerId}`]] as const)),
    ...(again.length === 0
      ? []
      : ([
          [
            '要再確認',
            `${again.map((b) => `${PAPERS[b.kind]}（第${b.number}版）`).join('、')}の内容が、その後変わっています。違いを見る`,
            `/systems/${m.systemId}#changes`,
          ],
        ] as const)),
    ...opinionFacts(m.opinion),
    ...fact('差戻し・取戻しの理由', m.returnReason),
    ...(m.reviewedBy === null ? [] : ([['将来対応計画書の審査', `${m.findings ?? ''}（${m.reviewedBy}）`]] as const)),
    ...(m.certifiedBy === null || m.certifiedAt === null
      ? []
      : ([['認証', `${m.certifiedBy}　${clockText(m.certifiedAt)}`]] as const)),
    ...(m.appliedBy === null || m.appliedAt === null
      ? []
      : ([['承認の申請', `${m.appliedBy}　${clockText(m.appliedAt)}`]] as const)),
    ...fact('申請した文書一式のSHA-256', m.packageHash),
    ...decisionFacts(m),
  ]
}

const sinceText = (p: Position, today: Day): string => {
  const days = daysBetween(dayOf(p.since), today)
  return `${warekiShort(dayOf(p.since))}から${days > 0 ? `（${days}日）` : '（本日）'}`
}

export const whereText = (p: Position): string => `${laneTitle(p.at)}${p.version === null ? '' : `　第${p.version}版`}`

export const waitText = (p: Position, today: Day): string | null =>
  p.waits === null ? null : `${laneTitle(p.waits.from)}の「${p.waits.what}」待ち　${sinceText(p, today)}`

const setting = (p: Position): string =>
  BEYOND_DIRECTIVE.some((kind) => kind === p.kind) ? '　承認の申請への添付は達の列挙になく、本製品の設定' : ''

/** 文書の現在地, as the case page's list. */
export const linesOf = (m: Approval, today: Day): CaseLines | null =>
  m.dueOn === ''
    ? null
    : {
        title: '文書の現在地',
        side: '渡される順',
        empty: '文書はまだありません。',
        rows: positionsOf(m).map((p) => ({
          text: p.title,
          detail: `今の所在：${whereText(p)}${setting(p)}`,
          href: p.href,
          state: p.status,
          note: waitText(p, today),
        })),
      }
