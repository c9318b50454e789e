import { z } from 'zod'
import { area, choice, noInput } from '#kernel/pure/field.ts'
import { actsOf, gateOf, NEW, type Process } from '#kernel/pure/process.ts'
import { WHAT, type Declaration } from './model.ts'

const act = actsOf<Declaration>()
const gate = gateOf<Declaration>()

const byOneself = gate<unknown>({
  code: 'not-yourself',
  rules: ['R020', 'R080'],
  title: '本人が申し出る',
  holds: ({ model, actor }) => actor.personId === model.personId,
  why: ({ model }) => `申出は本人だけが行えます。${model.personName}に代わって申し出ることはできません。`,
})

const isStaff = gate<unknown>({
  code: 'not-staff',
  rules: ['R020'],
  title: '誓約書を求められる職員である',
  holds: ({ model }) => model.staff,
  why: () => '誓約書を提出するのは職員です。',
})

const onlyOne = gate<unknown>({
  code: 'declared-already',
  rules: ['R020'],
  title: '終わっていない申出がない',
  holds: ({ model }) => model.others.length === 0,
  why: () => '前の申出が、まだ終わっていません。',
  remedy: ({ model }) => ({ text: '前の申出を開く', href: `/cases/${model.others[0] ?? ''}` }),
})

const Measure = z.object({
  measure: area('措置', { hint: '聴いたこと、業務用データを消去・返納させた日と確かめ方、報告した先など。' }),
})

/** 申出: whoever cannot truthfully declare says so to the officer, instead of signing what is not true. */
export const declaration: Process<Declaration> = {
  key: 'pledges.declaration',
  title: '誓約できない事情の申出',
  provision: '本文 第4',
  rules: ['R020', 'R080'],
  lanes: {
    person: { title: '職員', role: 'USER', over: (m) => (m.state === NEW ? {} : { personId: m.personId }) },
    unit: { title: '部隊等情報保証責任者', role: 'UNIT', over: (m) => ({ unitId: m.unitId }) },
  },
  states: {
    declared: { label: '申出', tone: 'ask', turn: 'unit', task: '誓約できない事情を聴き、措置する', main: 'measure' },
    handled: {
      label: '措置を記録',
      tone: 'now',
      turn: 'person',
      task: '誓約できるようになったら誓約書に署名する',
      main: 'declare-more',
    },
    ended: { label: '終結', tone: 'gone', closed: true },
    withdrawn: { label: '取下げ', tone: 'gone', closed: true },
  },
  acts: {
    declare: act({
      title: '誓約できない事情を申し出る',
      by: 'person',
      from: NEW,
      to: 'declared',
      rules: ['R020', 'R080'],
      input: z.object({
        what: choice('申し出ること', WHAT),
        reason: area('事情', {
          hint: '秘密に当たる内容や、データそのものは書かない。どの機器か、いつ、どうしたいか。',
        }),
      }),
      gates: [byOneself, isStaff, onlyOne],
      help: '事実と違う誓約をしないための申出です。見られるのは、本人、部隊等情報保証責任者、情報保証責任者と監査の側だけです。申し出た間は、未提出として督促されません。達にこの手続の定めはなく、本製品が置いたものです。',
      tells: ({ model }) => `${model.personName}が、誓約できない事情を申し出た`,
      apply: ({ model, input, today }) => ({ ...model, ...input, declaredOn: today }),
    }),
    measure: act({
      title: '聴いて措置したことを記録する',
      by: 'unit',
      from: ['declared', 'handled'],
      to: 'handled',
      rules: ['R020'],
      input: Measure,
      help: '私有機器で業務用データを扱っていたときは、事案としての通報が要るかを判断してください。措置の後、本人が署名すると申出は終わります。',
      tells: () => '申出を聴いて措置した',
      apply: ({ model, input, as, actor, today }) => ({
        ...model,
        measure: input.measure,
        measuredOn: today,
        measuredBy: `${as.postTitle} ${actor.rank} ${actor.name}`,
      }),
      notices: ({ model }) => [
        {
          verb: '通知',
          role: 'USER',
          to: { personId: model.personId },
          text: '誓約できない事情の申出について、措置が記録されました。誓約できるようになったら署名してください。',
          rules: ['R020'],
        },
      ],
    }),
    'declare-more': act({
      title: 'まだ誓約できない事情を書き足す',
      by: 'person',
      from: 'handled',
      to: 'declared',
      rules: ['R020', 'R080'],
      input: z.object({ reason: area('まだ誓約できない事情') }),
      tells: ({ model }) => `${model.personName}が、まだ誓約できない事情を書き足した`,
      apply: ({ model, input }) => ({ ...model, reason: `${model.reason}\n${input.reason}`.slice(-4000) }),
    }),
    withdraw: act({
      title: '申出を取り下げる',
      by: 'person',
      from: ['declared', 'handled'],
      to: 'withdrawn',
      rules: ['R020'],
      input: z.object({ reason: area('理由') }),
      tells: () => '申出を取り下げた',
      apply: ({ model }) => model,
    }),
    end: act({
      title: '申出が終わる',
      by: 'consequence',
      from: ['declared', 'handled'],
      to: 'ended',
      rules: ['R020'],
      input: noInput,
      tells: () => '誓約書の署名、又は所属の変更・離籍により、申出が終わった',
      apply: ({ model }) => model,
    }),
  },
  figure: [
    { act: 'declare', from: 'person', to: ['unit'], verb: '申出', provision: '本文 第4（達に定めなし）' },
    { act: 'measure', from: 'unit', to: ['person'], verb: '措置', provision: '本文 第4（達に定めなし）' },
  ],
  summary: (m) => ({
    title: `誓約できない事情の申出　${m.personName}`,
    number: null,
    unitId: m.unitId,
    personId: m.personId,
  }),
}
