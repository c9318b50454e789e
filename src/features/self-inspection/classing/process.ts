import { z } from 'zod'
import { fiscalYearLabel } from '#kernel/pure/fiscal-year.ts'
import { area, choice, pick, textOptional } from '#kernel/pure/field.ts'
import { actsOf, gateOf, NEW, type Context, type Process } from '#kernel/pure/process.ts'
import { ROSTER_STATES } from '../words.ts'
import type { Classing } from './model.ts'

const act = actsOf<Classing>()
const gate = gateOf<Classing>()

export const ABSENCES = {
  travel: '出張',
  leave: '休職・休業',
  sick: '病気',
  seconded: '派遣・入校',
  gone: '基準日の後に転出・退職',
  other: 'その他',
} as const

const Excuse = z.object({
  why: choice('不在の理由', ABSENCES),
  note: textOptional('補足', { max: 100, hint: '期間など。病名など、要らないことは書かない。' }),
})

const Admit = z.object({
  person: pick('加える人', 'joiner'),
  reason: area('加える理由', { max: 200, hint: '基準日の後に着任した、基準日の補職の記録が遅れた、など。' }),
})

const Restore = z.object({ reason: area('対象に戻す理由', { max: 200 }) })

const underWay = gate<unknown>({
  code: 'campaign-not-under-way',
  rules: ['R031'],
  title: '回答期間又は集計の間である',
  holds: ({ model }) => model.campaignState === 'open' || model.campaignState === 'counting',
  why: () => '名簿の扱いは、回答が始まってから結果を報告するまでの間に記録します。',
})

const notAnswered = gate<unknown>({
  code: 'already-answered',
  rules: ['R031', 'R032'],
  title: 'まだ提出していない',
  holds: ({ model }) => model.rosterState !== 'submitted' && model.rosterState !== 'confirmed',
  why: ({ model }) =>
    `${model.personName}は、すでに答えています（${ROSTER_STATES[model.rosterState]}）。不在とはできません。`,
})

const isThere = gate<unknown>({
  code: 'already-absent',
  rules: ['R031'],
  title: '不在とされていない',
  holds: ({ model }) => model.standing !== 'absent',
  why: ({ model }) => `${model.personName}は、すでに不在と記録されています。`,
})

/** Nobody releases himself from answering. */
const notOneself = gate<unknown>({
  code: 'own-line',
  rules: ['R031'],
  title: '自分ではない人を不在とする',
  holds: ({ model, actor }) => model.personId !== actor.personId,
  why: () => '自分を不在として記録することはできません。',
  remedy: () => ({ text: '代理の指定を受けた人か、情報保証担当者に頼んでください。' }),
})

const isAbsent = gate<unknown>({
  code: 'not-absent',
  rules: ['R031'],
  title: '不在とされている',
  holds: ({ model }) => model.standing === 'absent',
  why: ({ model }) => `${model.personName}は、不在と記録されていません。`,
})

/** The roster is frozen as at the base date: whoever is on it already is not added, and nobody of another unit. */
const mayJoin = gate<{ person: string }>({
  code: 'not-a-joiner',
  rules: ['R030', 'R031'],
  title: '今この部隊等にいて、名簿に載っていない職員である',
  asks: 'person',
  holds: ({ model, input }) => model.joiners.some((j) => j.id === input.person),
  why: () => '選んだ人は、すでに名簿に載っているか、この部隊等の職員ではありません。',
})

const stated = ({ actor, as, at }: Context<Classing, unknown>) => ({
  classedBy: `${as.postTitle} ${actor.rank} ${actor.name}`.trim(),
  classedAt: at,
})

/** 不在・途中からの者 with the reason: why a line of the roster counts otherwise than as answered or not. Ours; the directive is silent. */
export const classing: Process<Classing> = {
  key: 'self-inspection.classing',
  title: '自己点検の対象者の扱い',
  provision: '本文 第6-1(2)',
  rules: ['R030', 'R031'],
  lanes: {
    officer: { title: '部隊等情報保証責任者', role: 'UNIT', also: ['UNIT_IAP'], over: (m) => ({ unitId: m.unitId }) },
  },
  states: { recorded: { label: '理由を記録', tone: 'ok', closed: true } },
  acts: {
    excuse: act({
      title: '不在として記録する',
      by: 'officer',
      from: NEW,
      to: 'recorded',
      rules: ['R031'],
      input: Excuse,
      gates: [underWay, notOneself, isThere, notAnswered],
      help: (m) =>
        `${m.personName}を、理由とともに不在とします。回答の対象の数からは除かず、報告に不在として載ります。達に定めはなく、本製品の扱いです。`,
      tells: ({ model, input }) => `${model.personName}を不在として記録した（${ABSENCES[input.why]}）`,
      apply: ({ input, ...c }) => ({
        ...c.model,
        ...stated({ input, ...c }),
        kind: 'absent',
        standing: 'absent',
        reason: [ABSENCES[input.why], input.note].filter(Boolean).join('　'),
      }),
      notices: ({ model, input }) => [
        {
          verb: '連絡',
          role: 'USER',
          to: { personId: model.personId },
          text: `自己点検で、あなたは不在（${ABSENCES[input.why]}）と記録されました。答えられるときは申し出てください。`,
          rules: ['R031'],
        },
      ],
    }),
    restore: act({
      title: '対象に戻す',
      by: 'officer',
      from: NEW,
      to: 'recorded',
      rules: ['R031'],
      input: Restore,
      gates: [underWay, isAbsent],
      tells: ({ model, input }) => `${model.personName}を自己点検の対象に戻した：${input.reason}`,
      apply: ({ input, ...c }) => ({
        ...c.model,
        ...stated({ input, ...c }),
        kind: 'restored',
        standing: c.model.joined ? 'late-joiner' : 'due',
        reason: input.reason,
      }),
      notices: ({ model }) => [
        {
          verb: '連絡',
          role: 'USER',
          to: { personId: model.personId },
          text: '自己点検の対象に戻りました。期限までに答えてください。',
          rules: ['R031', 'R032'],
        },
      ],
    }),
    admit: act({
      title: '基準日の後に加わった者を載せる',
      by: 'officer',
      from: NEW,
      to: 'recorded',
      rules: ['R030', 'R031'],
      input: Admit,
      gates: [underWay, mayJoin],
      help: '名簿は基準日現在で確定しています。後から加わった者は、その区分として載せ、対象者の数とは分けて数えます。本人は全職員の自己点検表に答えられます。達に定めはなく、本製品の扱いです。',
      tells: ({ model, input }) =>
        `${model.joiners.find((j) => j.id === input.person)?.name ?? ''}を、基準日の後に加わった者として名簿に載せた`,
      apply: ({ input, ...c }) => ({
        ...c.model,
        ...stated({ input, ...c }),
        kind: 'late-joiner',
        standing: 'late-joiner',
        reason: input.reason,
        personId: input.person,
        personName: c.model.joiners.find((j) => j.id === input.person)?.name ?? '',
      }),
    }),
  },
  figure: [],
  summary: (m) => ({
    title: `${fiscalYearLabel(m.fiscalYear)} 自己点検の対象者の扱い`,
    number: null,
    // Why somebody is absent is not the whole unit's to read: the person's own, and of those who see everything.
    unitId: null,
    personId: m.personId,
  }),
}
