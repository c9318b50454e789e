import type { SheetFrame } from '#kernel/print/sheet-frame.ts'
import { printedDay } from '#kernel/print/printed-date.ts'
import { dayOf } from '#kernel/pure/day.ts'
import { wareki } from '#kernel/pure/wareki.ts'
import type { Approval } from '../model.ts'
import { NOT_IN_DIRECTIVE, OCCASIONS, PAPERS, type PaperKind } from '../words.ts'

export type DecidedPaper = { kind: PaperKind; number: number; sha256: string }

/** One sheet in the form of an official letter: number and day at the right, addressees, sender, subject, sentence. */
export type LetterSheet = {
  frame: SheetFrame
  number: string
  decidedOn: string
  to: readonly string[]
  from: string
  subject: string
  sentence: string
  rows: readonly (readonly [string, string])[]
  papers: readonly (readonly [string, string, string])[]
  hash: string
  notes: readonly string[]
}

export const letterTemplate = 'features/risk/approval/forms/letter.typ'

const conditional = (m: Approval) => m.conditions !== null

const common = (m: Approval, papers: readonly DecidedPaper[]) => ({
  number: m.letterNumber ?? m.number ?? '',
  decidedOn: printedDay(m.decidedAt === null ? null : dayOf(m.decidedAt)),
  from: m.decidedBy ?? '',
  papers: papers.map((p) => [PAPERS[p.kind], `第${p.number}版`, p.sha256] as const),
  hash: m.decidedHash ?? '',
  notes: [
    ...(conditional(m) ? [`条件を付した承認は、${NOT_IN_DIRECTIVE}です。`] : []),
    ...(m.validUntil === null ? [] : [`有効期限は、${NOT_IN_DIRECTIVE}です。`]),
    '将来対応計画書を添えることは達の列挙になく、本製品の設定による。',
  ],
})

const granted = (m: Approval): readonly (readonly [string, string])[] => [
  ...(m.conditions === null
    ? []
    : ([
        ['条件', `${m.conditions}${m.conditionsDueOn === null ? '' : `（${wareki(m.conditionsDueOn)}まで）`}`],
      ] as const)),
  ...(m.validUntil === null ? [] : ([['有効期限', wareki(m.validUntil)]] as const)),
]

/** 運用承認書: what the 情報保証責任者 approved, on which versions, and why. */
export const approvalLetter = (m: Approval, papers: readonly DecidedPaper[]): LetterSheet => ({
  ...common(m, papers),
  frame: { title: '運用承認書', provision: '付紙第９　８' },
  to: [`${m.systemName}　情報システム情報保証責任者（整備）　殿`],
  subject: `${m.systemName}の運用承認について`,
  sentence: `情報システムを運用することが可能と認め、${conditional(m) ? '次の条件を付して、' : ''}運用を承認する。`,
  rows: [
    ['情報システム', m.systemName],
    ['承認番号', m.number ?? ''],
    ['運用承認を受ける時', OCCASIONS[m.occasion]],
    ['申請', m.appliedBy ?? ''],
    ['認証', m.certifiedBy ?? ''],
    ['承認の理由', m.decisionReason ?? ''],
    ...granted(m),
  ],
})

/** 結果の通知書: to 整備 and to the 認証者, whatever the result was. */
export const resultNotice = (m: Approval, papers: readonly DecidedPaper[]): LetterSheet => ({
  ...common(m, papers),
  frame: { title: '運用承認の結果の通知', provision: '付紙第９　８' },
  to: [`${m.systemName}　情報システム情報保証責任者（整備）　殿`, `${m.systemName}　情報システム情報保証認証者　殿`],
  subject: `${m.systemName}の運用承認の結果について（通知）`,
  sentence:
    m.state === 'denied'
      ? '申請のあった運用承認について審査した結果、運用を承認しない。'
      : `申請のあった運用承認について審査した結果、${conditional(m) ? '条件を付して' : ''}運用を承認したので通知する。`,
  rows: [
    ['情報システム', m.systemName],
    ['結果', m.state === 'denied' ? '承認しない' : `承認（${m.number ?? ''}）`],
    ['理由', m.decisionReason ?? ''],
    ...granted(m),
  ],
})
