import { actsOf } from '#kernel/pure/process.ts'
import { endedByNow, infectionIsCleared, notInfected, onlyPointer } from './handling-gates.ts'
import { CorrectPointer, EndPointer, POINTER_ENDS, SecretEntry } from './inputs.ts'
import type { Medium } from './model.ts'

const act = actsOf<Medium>()

/** What is written of a medium that the secrecy registers hold (R052): its register, numbers, and that it ended. */
export const secretActs = {
  'record-secret-input': act({
    title: '秘密の文書の起案を記録する',
    by: 'member',
    from: 'secret',
    to: 'secret',
    rules: ['R011', 'R052'],
    input: SecretEntry,
    gates: [infectionIsCleared, notInfected],
    help: '統幕総第718号（27.10.1）に基づく入力記録の所在を記します。文書の番号だけを書き、件名・内容は書きません。',
    tells: ({ input }) => `起案の入力を記録した（番号 ${input.referenceNumber}）`,
    apply: ({ model, input, actor }) => ({
      ...model,
      newSecretInput: {
        enteredOn: input.enteredOn,
        enteredBy: `${actor.rank} ${actor.name}`,
        referenceNumber: input.referenceNumber,
        beforeDesignation: input.beforeDesignation === 'yes',
      },
    }),
  }),

  'correct-pointer': act({
    title: '管理する簿冊の記載を訂正する',
    by: 'keeper',
    from: ['secret', 'stopped', 'lost'],
    to: ({ model }) => model.state,
    rules: ['R049', 'R052'],
    input: CorrectPointer,
    gates: [onlyPointer],
    help: '秘密以上の媒体について訂正できるのは、管理する簿冊の名称だけです。元の記載は取消線を引いて残ります。',
    tells: ({ model, input }) =>
      `訂正：管理する簿冊を「${model.pointerRegister ?? '（空）'}」から「${input.value}」とする（理由：${input.reason}）`,
    apply: ({ model, input }) => ({ ...model, pointerRegister: input.value, corrected: true }),
    corrects: ({ model }) => model.saidBy['pointerRegister'] ?? null,
  }),

  'end-pointer': act({
    title: '秘密系での処分を記して終える',
    by: 'officer',
    from: ['secret', 'stopped'],
    to: 'secret-ended',
    rules: ['R052'],
    input: EndPointer,
    gates: [onlyPointer, endedByNow],
    irreversible: true,
    help: '処分は秘密保全の規則により、その簿冊に記録します。ここには、処分の記録の番号だけを残します。',
    tells: ({ input }) => `${POINTER_ENDS[input.how]}（記録の番号 ${input.referenceNumber}）`,
    apply: ({ model, input }) => ({
      ...model,
      destroyedOn: input.how === 'destroyed' ? input.on : null,
      disposal: `${POINTER_ENDS[input.how]}（記録の番号 ${input.referenceNumber}）`,
    }),
  }),
}
