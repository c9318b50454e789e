import { z } from 'zod'
import type { RuleNumber } from '#directive/rule.ts'
import { choice, pickOptional, textOptional } from '#kernel/pure/field.ts'
import { actsOf, type Act, type CaseModel } from '#kernel/pure/process.ts'

/** Field by which a master says that it was read from the directive rather than stated there. */
export const inferredField = () =>
  textOptional('読み取りの理由', { max: 500, hint: '達に明記がなく、文から読み取ったときだけ書く。台帳に印が付く。' })

const Confirm = z.object({
  result: choice('確かめた結果', {
    stated: '文書で定まった（印を消す）',
    read: 'なお読み取りである（理由を書き改める）',
  }),
  documentId: pickOptional('根拠の文書', 'document'),
  inferred: inferredField(),
})

/** Clears the mark of a reading by naming the document that settles it, or words the reading anew. */
export const confirmInference = <M extends CaseModel & { inferred: string | null }>(
  state: string,
  rules: readonly RuleNumber[],
): Act<M> =>
  actsOf<M>()({
    title: '読み取りを確かめる',
    by: 'administrator',
    from: state,
    to: state,
    rules,
    input: Confirm,
    gates: [
      {
        code: 'settled-without-document',
        rules,
        title: '印を消すには、定めた文書を選ぶ',
        asks: 'documentId',
        holds: ({ input }) => (input.result === 'stated' ? input.documentId !== null : 'not-applicable'),
        why: () => 'どの文書で定まったかが選ばれていません。',
        remedy: () => ({
          text: '関係規則に文書を登録してから選んでください。',
          href: '/registers/governing-documents',
        }),
      },
      {
        code: 'reading-unexplained',
        rules,
        title: '読み取りのままにするには、理由を書く',
        asks: 'inferred',
        holds: ({ input }) => (input.result === 'read' ? input.inferred !== null : 'not-applicable'),
        why: () => '読み取った理由が書かれていません。',
      },
    ],
    tells: ({ input }) =>
      input.result === 'stated' ? '文書で定まったことを確かめた' : `読み取りの理由を改めた（${input.inferred ?? ''}）`,
    apply: ({ model, input }) => ({ ...model, inferred: input.result === 'stated' ? null : input.inferred }),
  })

export const administrator = { administrator: { title: 'システム管理者', role: 'ADMIN' } } as const
