import { z } from 'zod'
import { fiscalYearLabel } from '#kernel/pure/fiscal-year.ts'
import { carried } from '#kernel/pure/field.ts'
import { actsOf, NEW, type Context, type Process } from '#kernel/pure/process.ts'
import { STRATA } from '../words.ts'
import { afterSubmission } from './answer-after.ts'
import { asChecked, campaignIsOpen, everythingAnswered, notExcused, notSubmittedYet, ownSheet } from './gates.ts'
import type { Answer } from './model.ts'

const act = actsOf<Answer>()

const Submit = z.object({ digest: carried('確認した回答の要約値') })

const countOf = (model: Answer, reply: 'yes' | 'no' | 'na') =>
  model.drafted?.replies.filter((r) => r.reply === reply).length ?? 0

const submitted = ({ model, input, actor, as, at }: Context<Answer, z.output<typeof Submit>>): Answer => ({
  ...model,
  digest: input.digest,
  round: model.round + 1,
  submittedAt: at,
  submittedBy: `${as.postTitle} ${actor.rank} ${actor.name}`.trim(),
  returnedReason: null,
  yesCount: countOf(model, 'yes'),
  noCount: countOf(model, 'no'),
  naCount: countOf(model, 'na'),
})

/**
 * One person's answer to one sheet. It begins with the submission; the draft before it is no case. What was replied stands in
 * rows that only the answerer and the officer who must see いいえ read; the record binds its digest and shows none of it.
 */
export const answer: Process<Answer> = {
  key: 'self-inspection.answer',
  title: '自己点検の回答',
  provision: '本文 第6-1(3)',
  rules: ['R031', 'R032'],
  lanes: {
    answerer: { title: '対象者', role: 'USER', over: (m) => ({ personId: m.personId }) },
  },
  states: {
    submitted: { label: '提出', tone: 'ok' },
    returned: {
      label: '差戻し',
      tone: 'ask',
      turn: 'answerer',
      task: '差し戻された自己点検に答え直す',
      main: 'submit-again',
    },
    confirmed: { label: '確定', tone: 'ok', closed: true },
  },
  acts: {
    submit: act({
      title: '自己点検の回答を提出する',
      by: 'answerer',
      from: NEW,
      to: 'submitted',
      rules: ['R031', 'R032'],
      input: Submit,
      gates: [ownSheet, campaignIsOpen, notExcused, notSubmittedYet, everythingAnswered, asChecked],
      tells: ({ model }) => `${STRATA[model.stratum]}の自己点検に答えて提出した（受付番号 ${model.receipt}）`,
      apply: submitted,
    }),
    'submit-again': act({
      title: '直した回答を提出する',
      by: 'answerer',
      from: 'returned',
      to: 'submitted',
      rules: ['R032'],
      input: Submit,
      gates: [ownSheet, campaignIsOpen, everythingAnswered, asChecked],
      tells: ({ model }) => `差し戻された回答を直して提出した（受付番号 ${model.receipt}）`,
      apply: submitted,
    }),
    ...afterSubmission,
  },
  figure: [],
  summary: (m) => ({
    title: `${fiscalYearLabel(m.fiscalYear)} 自己点検の回答（${STRATA[m.stratum]}）`,
    number: m.receipt,
    // Not the unit's record: belonging to the unit opens nobody's answers.
    unitId: null,
    personId: m.personId,
  }),
}
