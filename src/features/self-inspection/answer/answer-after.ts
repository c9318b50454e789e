import { z } from 'zod'
import { area } from '#kernel/pure/field.ts'
import { noInput } from '#kernel/pure/field.ts'
import { actsOf } from '#kernel/pure/process.ts'
import { NO_SECRETS } from '../words.ts'
import type { Answer } from './model.ts'

const act = actsOf<Answer>()

const Return = z.object({ reason: area('差し戻す理由', { max: 500, hint: `回答者に示します。${NO_SECRETS}` }) })

/** What the responsible officer does with an answer; reached through the report of the unit or system alone. */
export const afterSubmission = {
  return: act({
    title: '回答を差し戻す',
    by: 'consequence',
    from: 'submitted',
    to: 'returned',
    rules: ['R032', 'R033'],
    input: Return,
    tells: ({ input }) => `回答が差し戻された：${input.reason}`,
    apply: ({ model, input }) => ({ ...model, returnedReason: input.reason }),
    notices: ({ model, input }) => [
      {
        verb: '連絡',
        role: 'USER',
        to: { personId: model.personId },
        text: `自己点検の回答が差し戻されました：${input.reason}`,
        rules: ['R032'],
      },
    ],
  }),
  confirm: act({
    title: '回答を確定する',
    by: 'consequence',
    from: 'submitted',
    to: 'confirmed',
    rules: ['R032', 'R033'],
    input: noInput,
    tells: () => '回答が確定した',
    apply: ({ model, actor, as, at }) => ({
      ...model,
      confirmedAt: at,
      confirmedBy: `${as.postTitle} ${actor.rank} ${actor.name}`,
    }),
  }),
}
