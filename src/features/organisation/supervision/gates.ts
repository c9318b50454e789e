import type { RuleNumber } from '#directive/rule.ts'
import { gateOf } from '#kernel/pure/process.ts'
import { chosen } from '../candidates.ts'
import type { Supervision } from './model.ts'

const gate = gateOf<Supervision>()

export type Asked = {
  whom: 'everyone' | 'person' | 'group'
  personId: string | null
  group: string | null
  subject: string
  measures: string
  takenOn: string
  dueOn: string | null
}

export const targetOf = (m: Supervision, input: Asked, everyone: string): string => {
  if (input.whom === 'everyone') return everyone
  return input.whom === 'person' ? (chosen(m.people, input.personId)?.name ?? '') : (input.group ?? '')
}

/** Gates that both acts share, each citing the rule of its own act. */
export const given = (rules: readonly RuleNumber[]) => [
  gate<Asked>({
    code: 'target-missing',
    rules,
    title: '相手が定まっている',
    asks: 'whom',
    holds: ({ input }) =>
      (input.whom !== 'person' || input.personId !== null) && (input.whom !== 'group' || input.group !== null),
    why: ({ input }) => (input.whom === 'person' ? '個人が選ばれていません。' : '相手の名が書かれていません。'),
  }),
  gate<Asked>({
    code: 'not-of-unit',
    rules,
    title: '自分の課等の人である',
    asks: 'personId',
    holds: ({ model, input }) =>
      input.whom === 'person' && input.personId !== null
        ? chosen(model.people, input.personId) !== undefined
        : 'not-applicable',
    why: () => '選んだ人は、この課等の人ではありません。その課等の部隊等情報保証責任者が行います。',
  }),
  gate<Asked>({
    code: 'not-yet-taken',
    rules,
    title: '行った日が今日以前である',
    asks: 'takenOn',
    holds: ({ input, today }) => input.takenOn <= today,
    why: () => '行った日が先の日付です。行ってから記録します。',
  }),
  gate<Asked>({
    code: 'due-before-taken',
    rules,
    title: '結果を確かめる日が、行った日以後である',
    asks: 'dueOn',
    holds: ({ input }) => (input.dueOn === null ? 'not-applicable' : input.dueOn >= input.takenOn),
    why: () => '結果を確かめる日が、行った日より前です。',
  }),
]
