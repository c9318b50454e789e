import type { BoundForm } from '#kernel/http/product.ts'
import type { Tx } from '#kernel/db/database.ts'
import { dayOf } from '#kernel/pure/day.ts'
import type { RuleNumber } from '#directive/rule.ts'
import { approvalLetter, letterTemplate, resultNotice, type DecidedPaper, type LetterSheet } from './forms/letter.ts'
import type { Approval } from './model.ts'
import { loadApproval } from './store.ts'
import { isPaperKind, PACKAGE } from './words.ts'

/** The versions the decision was made on, not those a later confirmation named. */
const decidedPapers = async (tx: Tx, id: string): Promise<readonly DecidedPaper[]> => {
  const rows = await tx
    .selectFrom('approvalDocument')
    .select(['kind', 'number', 'sha256'])
    .where('approvalId', '=', id)
    .where('step', '=', 'decide')
    .execute()
  return PACKAGE.flatMap((kind) => {
    const row = rows.find((r) => r.kind === kind)
    return row && isPaperKind(row.kind) ? [{ kind, number: row.number, sha256: row.sha256 }] : []
  })
}

type Given = {
  key: string
  title: string
  rules: readonly RuleNumber[]
  may: (m: Approval) => boolean
  sheet: (m: Approval, papers: readonly DecidedPaper[]) => LetterSheet
}

const letterForm = (clock: () => Date, { key, title, rules, may, sheet }: Given): BoundForm => ({
  form: { key, title, provision: '付紙第9-8', rules, template: letterTemplate },
  data: async (tx, { id }) => {
    const model = id === null ? null : await loadApproval(tx, id, dayOf(clock()))
    return model && may(model) ? sheet(model, await decidedPapers(tx, model.id)) : null
  },
  file: () => title,
})

/** 運用承認書 and the notice of the result: written by the decision itself, so printed of what was decided. */
export const approvalForms = (clock: () => Date): readonly BoundForm[] => [
  letterForm(clock, {
    key: 'approval-letter',
    title: '運用承認書',
    rules: ['R127'],
    may: (m) => m.decidedAt !== null && m.number !== null,
    sheet: approvalLetter,
  }),
  letterForm(clock, {
    key: 'approval-notice',
    title: '運用承認の結果の通知',
    rules: ['R128'],
    may: (m) => m.decidedAt !== null,
    sheet: resultNotice,
  }),
]
