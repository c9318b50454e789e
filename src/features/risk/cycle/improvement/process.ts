import { z } from 'zod'
import { area, areaOptional, dayOptional, text } from '#kernel/pure/field.ts'
import { actsOf, gateOf, NEW, type Process } from '#kernel/pure/process.ts'
import { NO_SECRETS } from '../words.ts'
import type { Improvement } from './model.ts'

const Give = z.object({
  subject: text('件名', { hint: NO_SECRETS }),
  instruction: area('改善指示', { hint: NO_SECRETS }),
  dueOn: dayOptional('回答を求める日', { hint: '達に期日の定めはありません。' }),
})

const act = actsOf<Improvement>()
const over = (m: Improvement) => ({ systemId: m.systemId })

const byAnother = gateOf<Improvement>()<unknown>({
  code: 'own-answer',
  rules: ['R136'],
  title: '回答した人とは別の人が確認する',
  holds: ({ model, actor }) => model.answeredId !== actor.personId,
  why: () => '自分の回答を、自分で確認することはできません。',
  remedy: () => ({ text: '認証者の代理の指定を受けた人に頼んでください。' }),
})

const given = {
  from: NEW,
  to: 'instructed',
  rules: ['R136'],
  input: Give,
} as const

type Given = { model: Improvement; input: z.output<typeof Give> }

const instructed = (
  { model, input }: Given,
  by: { postTitle: string; name: string; rank: string; today: string },
): Improvement => ({
  ...model,
  ...input,
  givenOn: by.today,
  givenBy: `${by.postTitle} ${by.rank} ${by.name}`,
})

const tellDev = ({ model, input }: Given) =>
  [
    {
      verb: '通知',
      role: 'SYS_DEV',
      to: { systemId: model.systemId },
      text: `${model.systemName}：改善指示「${input.subject}」が出ました。`,
      rules: ['R136'],
    },
  ] as const

export const improvement: Process<Improvement> = {
  key: 'risk.improvement',
  title: '改善指示',
  provision: '付紙第10-4',
  rules: ['R136'],
  lanes: {
    cert: { title: '情報システム情報保証認証者', role: 'CERT', over },
    dev: { title: '情報システム情報保証責任者（整備）', role: 'SYS_DEV', over },
  },
  states: {
    instructed: {
      label: '指示・対応待ち',
      tone: 'ask',
      turn: 'dev',
      task: '改善指示に対応し、回答する',
      due: (m) => m.dueOn,
    },
    answered: {
      label: '対応済・確認待ち',
      tone: 'sent',
      turn: 'cert',
      task: '改善指示への対応を確認する',
      main: 'confirm',
    },
    confirmed: { label: '確認済', tone: 'ok', closed: true },
  },
  acts: {
    give: act({
      ...given,
      title: '改善指示を与える',
      by: 'cert',
      tells: ({ input }) => `改善指示「${input.subject}」を与えた`,
      apply: (c) => instructed(c, { ...c.actor, postTitle: c.as.postTitle, today: c.today }),
      notices: tellDev,
    }),
    'give-with-evaluation': act({
      ...given,
      title: '評価文書に添えて改善指示を与えた',
      by: 'consequence',
      apply: (c) => instructed(c, { ...c.actor, postTitle: c.as.postTitle, today: c.today }),
      notices: tellDev,
    }),
    answer: act({
      title: '対応を回答する',
      by: 'dev',
      from: 'instructed',
      to: 'answered',
      rules: ['R136'],
      input: z.object({ answer: area('対応したこと', { hint: NO_SECRETS }) }),
      tells: () => '改善指示への対応を回答した',
      apply: ({ model, input, actor, as, today }) => ({
        ...model,
        answer: input.answer,
        answeredId: actor.personId,
        answeredBy: `${as.postTitle} ${actor.rank} ${actor.name}`,
        answeredOn: today,
      }),
      notices: ({ model }) => [
        {
          verb: '報告',
          role: 'CERT',
          to: { systemId: model.systemId },
          text: `${model.systemName}：改善指示「${model.subject}」への回答がありました。`,
          rules: ['R136'],
        },
      ],
    }),
    confirm: act({
      title: '対応を確認する',
      by: 'cert',
      from: 'answered',
      to: 'confirmed',
      rules: ['R136'],
      input: z.object({ note: areaOptional('添える言葉', { hint: NO_SECRETS }) }),
      gates: [byAnother],
      tells: () => '改善指示への対応を確認した',
      apply: ({ model, actor, as, today }) => ({
        ...model,
        confirmedBy: `${as.postTitle} ${actor.rank} ${actor.name}`,
        confirmedOn: today,
      }),
    }),
    'instruct-again': act({
      title: 'もう一度指示する',
      by: 'cert',
      from: 'answered',
      to: 'instructed',
      rules: ['R136'],
      input: z.object({
        reason: area('足りないところ', { hint: NO_SECRETS }),
        dueOn: dayOptional('回答を求める日', { hint: '達に期日の定めはありません。' }),
      }),
      tells: ({ input }) => `もう一度指示した：${input.reason}`,
      apply: ({ model, input }) => ({
        ...model,
        againReason: input.reason,
        dueOn: input.dueOn,
        rounds: model.rounds + 1,
      }),
      notices: ({ model, input }) => [
        {
          verb: '通知',
          role: 'SYS_DEV',
          to: { systemId: model.systemId },
          text: `${model.systemName}：改善指示「${model.subject}」がもう一度出ました：${input.reason}`,
          rules: ['R136'],
        },
      ],
    }),
  },
  figure: [
    { act: 'give', from: 'cert', to: ['dev'], verb: '指示', provision: '4' },
    { act: 'answer', from: 'dev', to: ['cert'], verb: '対応', provision: '4' },
    { act: 'confirm', from: 'cert', to: ['cert'], verb: '確認', provision: '4' },
  ],
  summary: (m) => ({
    title: `${m.systemName}　改善指示「${m.subject}」`,
    number: null,
    unitId: null,
    systemId: m.systemId,
    words: [m.systemName],
  }),
}
