import { noInput } from '#kernel/pure/field.ts'
import { actsOf, NEW, type Notice, type Process } from '#kernel/pure/process.ts'
import type { RoleKey } from '#directive/roles.ts'
import { instructionChecked, noOther, notOwnExemption, oneSystem, withinInstruction } from './gates.ts'
import { Agree, Ask, Why } from './inputs.ts'
import type { Exemption } from './model.ts'

const act = actsOf<Exemption>()

const tell = (m: Exemption, role: RoleKey, verb: Notice['verb'], text: string): Notice => ({
  verb,
  role,
  to: role === 'IAO' ? {} : { systemId: m.systemId },
  text: `${m.systemName}：${text}`,
  rules: ['R129'],
})

/** 運用承認を不要とすること (付紙第９-9、訓令第26条第1項). */
export const exemption: Process<Exemption> = {
  key: 'risk.exemption',
  title: '運用承認を不要とすること',
  provision: '付紙第9-9・訓令第26条第1項',
  rules: ['R129'],
  lanes: {
    dev: { title: '情報システム情報保証責任者（整備）', role: 'SYS_DEV', over: (m) => ({ systemId: m.systemId }) },
    officer: { title: '情報保証責任者', role: 'IAO' },
  },
  states: {
    asked: {
      label: '免除申請中',
      tone: 'ask',
      turn: 'officer',
      task: '運用承認を不要とする申請を決める',
      main: 'agree',
    },
    exempt: { label: '運用承認不要', tone: 'ok', closed: true },
    refused: { label: '免除の不承認', tone: 'no', closed: true },
    ended: { label: '免除の終了', tone: 'gone', closed: true },
    withdrawn: { label: '取下げ', tone: 'gone', closed: true },
  },
  acts: {
    ask: act({
      title: '運用承認を不要とすることを申請する',
      by: 'dev',
      from: NEW,
      to: 'asked',
      rules: ['R129'],
      input: Ask,
      gates: [oneSystem, noOther, withinInstruction],
      help: '訓令第26条第1項に定める情報システムについては、情報保証責任者の承認を得て、運用承認を不要とすることができます。',
      tells: ({ model, input }) =>
        `${model.systemName}の運用承認を不要とすることを申請した（${input.clause}：${input.reason}）`,
      apply: ({ model, input, actor, as, today }) => ({
        ...model,
        clause: input.clause,
        reason: input.reason,
        askedOn: today,
        applicantId: actor.personId,
        applicantName: `${actor.rank} ${actor.name}`,
        applicantPost: as.postTitle,
      }),
      notices: ({ model, input }) => [tell(model, 'IAO', '提出', `運用承認を不要とする申請：${input.reason}`)],
    }),
    agree: act({
      title: '運用承認を不要とすることを承認する',
      by: 'officer',
      from: 'asked',
      to: 'exempt',
      rules: ['R129'],
      input: Agree,
      gates: [notOwnExemption, instructionChecked],
      numbered: ({ model }) => ({
        series: 'risk.exemption',
        unitId: model.officeUnitId,
        prefix: '運免-',
        width: 4,
      }),
      irreversible: true,
      tells: ({ input, number }) => `運用承認を不要とすることを承認した（${number}：${input.decisionReason}）`,
      apply: ({ model, input, actor, as, at, number }) => ({
        ...model,
        number,
        decidedBy: `${as.postTitle} ${actor.rank} ${actor.name}`,
        decidedAt: at,
        decisionReason: input.decisionReason,
      }),
      follows: ({ model }) =>
        model.openApprovalId === null
          ? []
          : [{ process: 'risk.approval', act: 'withdraw-by-exemption', caseId: model.openApprovalId, input: {} }],
      notices: ({ model, number }) => [
        tell(model, 'SYS_DEV', '通知', `運用承認を不要とすることが承認されました（${number}）。`),
        tell(model, 'CERT', '連絡', `運用承認を不要とすることが承認されました（${number}）。`),
      ],
    }),
    refuse: act({
      title: '承認しない',
      by: 'officer',
      from: 'asked',
      to: 'refused',
      rules: ['R129'],
      input: Why,
      gates: [notOwnExemption],
      irreversible: true,
      tells: ({ input }) => `承認しなかった：${input.reason}`,
      apply: ({ model, input, actor, as, at }) => ({
        ...model,
        decidedBy: `${as.postTitle} ${actor.rank} ${actor.name}`,
        decidedAt: at,
        decisionReason: input.reason,
      }),
      notices: ({ model, input }) => [
        tell(model, 'SYS_DEV', '通知', `運用承認を不要とする申請は承認されませんでした：${input.reason}`),
      ],
    }),
    withdraw: act({
      title: '申請を取り下げる',
      by: 'dev',
      from: 'asked',
      to: 'withdrawn',
      rules: ['R129'],
      input: noInput,
      apply: ({ model }) => model,
    }),
    end: act({
      title: '運用承認を不要とすることを終える',
      by: 'officer',
      from: 'exempt',
      to: 'ended',
      rules: ['R129'],
      input: Why,
      irreversible: true,
      help: '訓令第26条第1項に当たらなくなったときに使います。終えた後は、運用承認を受ける必要があります。',
      tells: ({ input }) => `終えた：${input.reason}`,
      apply: ({ model, input }) => ({ ...model, endedReason: input.reason }),
      notices: ({ model, input }) => [
        tell(model, 'SYS_DEV', '通知', `運用承認を受ける必要があることになりました：${input.reason}`),
      ],
    }),
  },
  figure: [
    { act: 'ask', from: 'dev', to: ['officer'], verb: '申請', provision: '9' },
    { act: 'agree', from: 'officer', to: ['dev'], verb: '承認', provision: '9' },
  ],
  summary: (m) => ({
    title: `${m.systemName}の運用承認を不要とすること`,
    number: m.number,
    unitId: null,
    systemId: m.systemId,
    words: [m.systemName],
  }),
}
