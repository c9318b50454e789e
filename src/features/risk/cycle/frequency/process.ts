import { z } from 'zod'
import { area, text, whole } from '#kernel/pure/field.ts'
import { actsOf, gateOf, NEW, type Process } from '#kernel/pure/process.ts'
import type { Frequency } from './model.ts'

const SetIt = z.object({
  months: whole('間隔（月）', { min: 1, max: 60, hint: '何か月に一度か。年に一度なら12。' }),
  basis: text('根拠', { hint: '「脆弱性検査の頻度」として別に定められた文書の番号など。' }),
})

const act = actsOf<Frequency>()
const gate = gateOf<Frequency>()

const shown = gate<unknown>({
  code: 'frequency-not-shown',
  rules: ['R141'],
  title: '脆弱性検査の頻度の定めが登録されている',
  force: 'warn',
  holds: ({ model }) => model.text !== null,
  why: () => '「定められた頻度」に当たる文書が登録されていません。根拠の欄に書いたものだけが残ります。',
  remedy: () => ({
    text: '頻度の定めを登録する',
    href: '/begin/organisation.document/enter?slot=vulnerability-inspection-frequency',
  }),
})

const once = gate<unknown>({
  code: 'frequency-set',
  rules: ['R141'],
  title: 'この情報システムの頻度が、まだ定められていない',
  holds: ({ model }) => model.taken === null,
  why: ({ model }) => `${model.systemName}の脆弱性検査の頻度は、すでに定められています。`,
  remedy: ({ model }) => ({ text: '今の定めを開いて改める', href: `/cases/${model.taken ?? ''}` }),
})

export const frequency: Process<Frequency> = {
  key: 'risk.inspection-frequency',
  title: '脆弱性検査の頻度',
  provision: '付紙第10-9',
  rules: ['R141'],
  lanes: {
    dev: {
      title: '情報システム情報保証責任者（整備）',
      role: 'SYS_DEV',
      over: (m) => ({ systemId: m.systemId }),
    },
  },
  states: {
    set: { label: '定めあり', tone: 'ok' },
    ended: { label: '廃止', tone: 'gone', closed: true },
  },
  acts: {
    set: act({
      title: '脆弱性検査の頻度を定める',
      by: 'dev',
      from: NEW,
      to: 'set',
      rules: ['R141'],
      input: SetIt,
      gates: [once, shown],
      help: '運用承認を必要とする情報システムは、定められた頻度で脆弱性検査を行います（付紙第10-9）。情報システムごとの間隔は達に定めがなく、ここで定めます。',
      tells: ({ model, input }) =>
        `${model.systemName}の脆弱性検査を${input.months}か月に一度と定めた（${input.basis}）`,
      apply: ({ model, input, actor, as, today }) => ({
        ...model,
        ...input,
        setOn: today,
        setBy: `${as.postTitle} ${actor.rank} ${actor.name}`,
      }),
    }),
    change: act({
      title: '頻度を改める',
      by: 'dev',
      from: 'set',
      to: 'set',
      rules: ['R141'],
      input: SetIt,
      gates: [shown],
      tells: ({ model, input }) => `${model.months}か月に一度を、${input.months}か月に一度に改めた（${input.basis}）`,
      apply: ({ model, input, actor, as, today }) => ({
        ...model,
        ...input,
        setOn: today,
        setBy: `${as.postTitle} ${actor.rank} ${actor.name}`,
      }),
    }),
    end: act({
      title: '頻度の定めを終える',
      by: 'dev',
      from: 'set',
      to: 'ended',
      rules: ['R141'],
      input: z.object({ reason: area('理由', { hint: '運用承認を不要とした、廃止したなど。' }) }),
      irreversible: true,
      tells: ({ input }) => `頻度の定めを終えた（${input.reason}）`,
      apply: ({ model }) => model,
    }),
  },
  figure: [],
  summary: (m) => ({
    title: `${m.systemName}の脆弱性検査の頻度`,
    number: null,
    unitId: null,
    systemId: m.systemId,
    words: [m.systemName],
  }),
}
