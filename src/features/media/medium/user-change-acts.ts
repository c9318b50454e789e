import { z } from 'zod'
import { carried } from '#kernel/pure/field.ts'
import { actsOf, gateOf } from '#kernel/pure/process.ts'
import { infectionIsCleared } from './handling-gates.ts'
import type { Medium } from './model.ts'

const act = actsOf<Medium>()

const ChangeUser = z.object({ toId: carried('新しい使用者'), virusCheck: carried('ウイルス検査') })

/** The area in which media are used is that of the unit that keeps them. */
const successorIsOfTheUnit = gateOf<Medium>()<z.output<typeof ChangeUser>>({
  code: 'successor-elsewhere',
  rules: ['R048', 'R053'],
  title: '新しい使用者が、媒体を管理する部隊等の者である',
  holds: ({ model, actor, input }) =>
    actor.personId === input.toId &&
    actor.authorities.some((a) => a.role === 'USER' && a.unitId !== null && a.unitId === model.unitId),
  why: ({ model }) =>
    `${model.number}は${model.unitName}が管理する媒体です。受ける人がその部隊等の者ではないので、使用者を替えられません。`,
  remedy: () => ({ text: '前任者が集中保管場所に戻す' }),
})

/** 使用者の交替: the medium never lies in its place in between, so the log closes one line and opens another. */
export const userChangeActs = {
  'change-user': act({
    title: '引継ぎにより使用者が替わった',
    by: 'consequence',
    from: 'in-use',
    to: 'in-use',
    rules: ['R015', 'R049', 'R053'],
    input: ChangeUser,
    gates: [infectionIsCleared, successorIsOfTheUnit],
    tells: ({ model, actor }) =>
      `引継ぎにより、使用者が${model.holderName ?? ''}から${actor.rank} ${actor.name}に替わった`,
    apply: ({ model, input, actor, as, at, today }) => ({
      ...model,
      holderId: actor.personId,
      holderName: `${actor.rank} ${actor.name}`,
      use: {
        id: '',
        userId: actor.personId,
        userName: `${actor.rank} ${actor.name}`,
        userPost: as.postTitle,
        takenAt: at,
        handedBy: null,
        receivedAt: null,
        place: model.whereabouts ?? '',
        purpose: `${model.use?.purpose ?? ''}（${model.holderName ?? ''}から引継ぎ）`,
        virusCheck: input.virusCheck,
        dueOn: model.dueOn ?? today,
        returnedAt: null,
        returnNote: null,
        confirmedAt: null,
        confirmedBy: null,
      },
    }),
    notices: ({ model, actor }) => [
      {
        verb: '通知',
        role: 'UNIT',
        to: { unitId: model.unitId },
        text: `${model.number}の使用者が、引継ぎにより${actor.rank} ${actor.name}に替わりました。`,
        rules: ['R049', 'R053'],
      },
    ],
  }),
}
