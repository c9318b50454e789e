import { actsOf, NEW, type Act, type Process } from '#kernel/pure/process.ts'
import { areaOptional, noInput } from '#kernel/pure/field.ts'
import { z } from 'zod'
import { ACTION_KEYS, actionOf, aimedAct, openingAct, type ActionKey } from './actions.ts'
import type { Desk } from './model.ts'

const act = actsOf<Desk>()

/** Opens a desk for one action; asks once what the act asks of every single medium. */
const opening = (key: ActionKey): Act<Desk> => {
  const { title, by, aims } = actionOf(key)
  const { input, rules } = aimedAct(aims[0])
  return act({
    title: `読取りを始める：${title}`,
    by,
    from: NEW,
    to: 'open',
    rules,
    input,
    help: 'ここで答えることは、読み取るすべての媒体に共通です。媒体ごとに違うものは、分けて読み取ります。',
    tells: () => `読取りを始めた（${title}）`,
    apply: ({ model, input: answers, actor, as, at }) => ({
      ...model,
      action: key,
      input: answers as Record<string, unknown>,
      personId: actor.personId,
      personName: `${actor.rank} ${actor.name}`,
      personPost: as.postTitle,
      openedAt: at,
    }),
  })
}

const ended = (model: Desk, at: Date): Desk => ({
  ...model,
  endedAt: at,
  scanCount: model.tally.scans,
  doneCount: model.tally.done,
  leftCount: model.tally.ready + model.tally.blocked,
  scanDigest: model.tally.digest,
})

const Drop = z.object({ reason: areaOptional('取りやめる理由', { hint: '秘密以上の内容は書かない。' }) })

/** 読取卓: choose the action once, then scan many. What is done to each medium stays that medium's own act and entry. */
export const desk: Process<Desk> = {
  key: 'media.desk',
  title: '可搬記憶媒体の読取り',
  provision: '付紙第4 1(1)',
  rules: ['R049'],
  lanes: {
    member: { title: '職員', role: 'USER', over: (m) => ({ unitId: m.unitId }) },
    keeper: { title: '部隊等情報保証責任者', role: 'UNIT', also: ['UNIT_IAP'], over: (m) => ({ unitId: m.unitId }) },
    opener: { title: '読取りを始めた職員', role: 'USER', over: (m) => ({ personId: m.personId }) },
  },
  states: {
    open: { label: '読取り中', tone: 'now', turn: 'opener', task: '読取りを終える', main: 'finish' },
    done: { label: '読取り済', tone: 'ok', closed: true },
    dropped: { label: '取りやめ', tone: 'gone', closed: true },
  },
  acts: {
    ...Object.fromEntries(ACTION_KEYS.map((key) => [openingAct(key), opening(key)])),
    finish: act({
      title: '読取りを終える',
      by: 'opener',
      from: 'open',
      to: 'done',
      rules: ['R049'],
      input: noInput,
      help: '行ったものと、行わなかったものの数、及び読取りの記録の要約値が、記録に綴じられます。',
      tells: ({ model }) =>
        `読取りを終えた（${actionOf(model.action).title}：読取り${model.tally.scans}件、行ったもの${model.tally.done}点、行わなかったもの${model.tally.ready + model.tally.blocked}点）`,
      apply: ({ model, at }) => ended(model, at),
    }),
    drop: act({
      title: '読取りを取りやめる',
      by: 'opener',
      from: 'open',
      to: 'dropped',
      rules: ['R049'],
      input: Drop,
      help: '読み取ったものは、記録として残ります。まだ行っていないものは行われません。',
      tells: ({ model, input }) =>
        `読取りを取りやめた（行ったもの${model.tally.done}点${input.reason === null ? '' : `、理由：${input.reason}`}）`,
      apply: ({ model, at }) => ended(model, at),
    }),
  },
  figure: [{ act: 'finish', from: 'opener', to: ['opener'], verb: '読み取って行う', provision: '1(1)' }],
  summary: (m) => ({
    title: `${actionOf(m.action).title}　${m.personName}`,
    number: null,
    unitId: m.unitId,
    personId: m.personId,
    words: [],
  }),
}
