import type { SheetFrame } from '#kernel/print/sheet-frame.ts'
import { fiscalYearLabel } from '#kernel/pure/fiscal-year.ts'
import { dayOf, type Day } from '#kernel/pure/day.ts'
import { wareki } from '#kernel/pure/wareki.ts'
import { keptRate, many, percent, percentText } from '../results/figures.ts'
import { STRATA, STRATUM_KEYS, type Stratum } from '../words.ts'
import type { QuestionSum, Replies } from './model.ts'
import { ADDRESSEE, FORM_OURS } from './words.ts'

/** One 自己点検結果報告書: of a unit or system, or of the whole organisation. */
export type ReportFacts = {
  fiscalYear: number
  baseDate: Day
  reportDue: Day
  subject: string
  /** 課等名, or 情報システム. */
  subjectLabel: string
  people: number
  answered: number
  absent: number
  /** Reasons of those who did not answer, each with how many. */
  reasons: readonly (readonly [reason: string, count: number])[]
  lines: readonly QuestionSum[]
  sums: Replies
  weakPoints: string | null
  improvements: string | null
  lateReason: string | null
  /** Reports of the whole that did not come, with the reason. */
  missing: string | null
  reportedAt: Date | null
  reportedBy: string | null
  digest: string | null
}

export type ReportSheet = {
  frame: SheetFrame
  to: string
  facts: readonly (readonly [string, string])[]
  parts: readonly {
    title: string
    entries: readonly { cells: readonly string[]; correction: null }[]
  }[]
  weakPoints: string
  improvements: string
  signed: { on: string; post: string; name: string; digest: string } | null
}

export const reportTemplate = 'features/self-inspection/report/report.typ'

/** Kept as one text when the report was signed: 官職 階級 氏名. */
const signatory = (text: string) => {
  const [post = '', ...name] = text.split(' ')
  return { post, name: name.join('　') }
}

const line = (q: QuestionSum) => ({
  cells: [q.key, q.text, many(q.yes), many(q.no), many(q.na), percentText(keptRate(q))],
  correction: null,
})

const partOf = (lines: readonly QuestionSum[], stratum: Stratum) => {
  const own = lines.filter((q) => q.stratum === stratum)
  return own.length === 0 ? [] : [{ title: `設問別の結果（${STRATA[stratum]}）`, entries: own.map(line) }]
}

const notAnswered = (f: ReportFacts): string => {
  const open = f.people - f.answered - f.absent
  const said = [
    ...f.reasons.map(([reason, n]) => `${reason} ${many(n)}`),
    ...(open > 0 ? [`まだ答えていない ${many(open)}`] : []),
  ]
  return `${many(f.people - f.answered)}${said.length === 0 ? '' : `（${said.join('、')}）`}`
}

const factsOf = (f: ReportFacts): readonly (readonly [string, string])[] => [
  [f.subjectLabel, f.subject],
  ['基準日', wareki(f.baseDate)],
  ['対象者数', many(f.people)],
  ['実施者数', `${many(f.answered)}（実施率 ${percentText(percent(f.answered, f.people))}）`],
  ['未実施者数・理由', notAnswered(f)],
  [
    '回答の計',
    `遵守 ${many(f.sums.yes)}　不遵守 ${many(f.sums.no)}　該当なし ${many(f.sums.na)}（遵守率 ${percentText(keptRate(f.sums))}）`,
  ],
  ...(f.missing === null ? [] : ([['受領していない報告', f.missing]] as const)),
  ...(f.lateReason === null ? [] : ([['期限に遅れた理由', f.lateReason]] as const)),
  ['報告期限', wareki(f.reportDue)],
]

/** The form as it is printed; a copy that says so until it is reported. */
export const reportForm = (f: ReportFacts): ReportSheet => ({
  frame: {
    title: `${fiscalYearLabel(f.fiscalYear)}　自己点検結果報告書`,
    provision: '本文　第６　１(4)',
    footnote: f.digest === null ? `報告前の控え　${FORM_OURS}` : `要約値 ${f.digest.slice(0, 16)}…　${FORM_OURS}`,
  },
  to: ADDRESSEE,
  facts: factsOf(f),
  parts: STRATUM_KEYS.flatMap((stratum) => partOf(f.lines, stratum)),
  weakPoints: f.weakPoints ?? '',
  improvements: f.improvements ?? '',
  signed:
    f.reportedAt === null || f.reportedBy === null
      ? null
      : { on: wareki(dayOf(f.reportedAt)), ...signatory(f.reportedBy), digest: f.digest ?? '' },
})
