import { actsOf, gateOf, NEW, type Act, type Process } from '#kernel/pure/process.ts'
import { areaOptional, noInput, pickOptional } from '#kernel/pure/field.ts'
import { z } from 'zod'
import { ACTION_KEYS, actionOf, aimedAct, deedOf, openingAct, type ActionKey } from './actions.ts'
import { BeginUse } from '../medium/inputs.ts'
import type { Desk } from './model.ts'

const act = actsOf<Desk>()

/** Whose use it is stands before all else; left open it is that of whoever reads. */
const OpenUse = z.object({
  receiverId: pickOptional('使用者', 'receiver', {
    open: '読み取る本人',
    onlyOffered: true,
    hint: 'ほかの職員に渡すときに選ぶ。渡された本人が、後で受領を確認します。',
  }),
  ...BeginUse.shape,
})

type ForUse = { receiverId?: string | null }

const toAnother = (input: ForUse, personId: string): boolean =>
  typeof input.receiverId === 'string' && input.receiverId !== personId

const gate = gateOf<Desk>()

/** To hand out to others is the keeper's; everybody else takes for himself. */
const handedByKeeper = gate<ForUse>({
  code: 'handed-by-keeper',
  rules: ['R049', 'R053'],
  title: 'ほかの職員に渡すのは、部隊等情報保証責任者又は情報保証担当者である',
  asks: 'receiverId',
  holds: ({ input, model, actor }) =>
    toAnother(input, actor.personId)
      ? actor.authorities.some((a) => (a.role === 'UNIT' || a.role === 'UNIT_IAP') && a.unitId === model.unitId)
      : 'not-applicable',
  why: () =>
    'ほかの職員に媒体を渡すのは、部隊等情報保証責任者又は情報保証担当者です。今の官職では、本人の使用だけを記録できます。',
  remedy: () => ({ text: '使用者を「読み取る本人」とするか、情報保証担当者に渡してもらってください。' }),
})

const receiverOfTheUnit = gate<ForUse>({
  code: 'receiver-elsewhere',
  rules: ['R048', 'R053'],
  title: '使用者が、媒体を管理する部隊等の者である',
  asks: 'receiverId',
  holds: ({ input, model, actor }) =>
    toAnother(input, actor.personId)
      ? model.receiver?.id === input.receiverId && model.receiver?.ofUnit === true
      : 'not-applicable',
  why: ({ model }) => `${model.receiver?.name ?? '選んだ人'}は、今は${model.unitName}の者ではないので、渡せません。`,
  remedy: () => ({ text: 'その部隊等の者を使用者に選んでください。' }),
})

/** The answers each medium's act gets: a use of one's own names no receiver. */
const kept = (answers: Record<string, unknown> & ForUse, personId: string): Record<string, unknown> => {
  const { receiverId, ...own } = answers
  return toAnother({ receiverId: receiverId ?? null }, personId) ? answers : own
}

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
    input: key === 'begin-use' ? OpenUse : input,
    gates: key === 'begin-use' ? [handedByKeeper, receiverOfTheUnit] : [],
    help: 'ここで答えることは、読み取るすべての媒体に共通です。媒体ごとに違うものは、分けて読み取ります。',
    tells: ({ model, input: answers, actor }) =>
      `読取りを始めた（${title}${toAnother(answers as ForUse, actor.personId) ? `、使用者 ${model.receiver?.name ?? ''}` : ''}）`,
    apply: ({ model, input: answers, actor, as, at }) => ({
      ...model,
      action: key,
      input: kept(answers as Record<string, unknown>, actor.personId),
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
        `読取りを終えた（${deedOf(model).title}：読取り${model.tally.scans}件、行ったもの${model.tally.done}点、行わなかったもの${model.tally.ready + model.tally.blocked}点）`,
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
    title: `${deedOf(m).title}　${m.personName}`,
    number: null,
    unitId: m.unitId,
    personId: m.personId,
    words: [],
  }),
}
