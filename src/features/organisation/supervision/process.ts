import { actsOf, NEW, type Context, type Notice, type Process } from '#kernel/pure/process.ts'
import type { RuleNumber } from '#directive/rule.ts'
import { wareki } from '#kernel/pure/wareki.ts'
import { chosen } from '../candidates.ts'
import { given, targetOf, type Asked } from './gates.ts'
import { Again, Close, Confirm, Control, Instruct } from './inputs.ts'
import { SUPERVISION_KINDS, type Supervision } from './model.ts'

const act = actsOf<Supervision>()
const taken = (
  { model, input, actor, as }: Context<Supervision, Asked>,
  kind: Supervision['kind'],
  everyone: string,
): Supervision => ({
  ...model,
  kind,
  personId: input.whom === 'person' ? input.personId : null,
  target: targetOf(model, input, everyone),
  everyone: input.whom === 'everyone',
  subject: input.subject,
  measures: input.measures,
  takenOn: input.takenOn,
  dueOn: input.dueOn,
  takenBy: `${as.postTitle} ${actor.rank} ${actor.name}`,
})

const tellTarget = (m: Supervision, rule: RuleNumber): readonly Notice[] =>
  m.personId === null
    ? []
    : [
        {
          verb: '通知',
          role: 'USER',
          to: { personId: m.personId },
          text: `${m.takenBy}から「${m.subject}」の${SUPERVISION_KINDS[m.kind]}がありました。`,
          rules: [rule],
        },
      ]

const USERS = '課等のシステム利用者全員'
const OTHERS = '課等で業務に当たる職員以外の者全員'
const OPEN = ['instructed', 'controlled']

/** 監督・統制: what the officer of a unit told those who use its systems, and others there. */
export const supervision: Process<Supervision> = {
  key: 'organisation.supervision',
  title: '監督・統制',
  provision: '本文 第1-3(1)',
  rules: ['R003', 'R004'],
  lanes: {
    officer: { title: '部隊等情報保証責任者', role: 'UNIT', over: (m) => ({ unitId: m.unitId }) },
  },
  states: {
    instructed: {
      label: '監督中',
      tone: 'now',
      turn: 'officer',
      task: '監督の結果を確かめる',
      due: (m) => m.dueOn,
    },
    controlled: {
      label: '統制中',
      tone: 'now',
      turn: 'officer',
      task: '統制の結果を確かめる',
      due: (m) => m.dueOn,
    },
    confirmed: { label: '確認済', tone: 'ok', closed: true },
    closed: { label: '終了', tone: 'gone', closed: true },
  },
  acts: {
    instruct: act({
      title: 'システム利用者を監督する',
      by: 'officer',
      from: NEW,
      to: 'instructed',
      rules: ['R003'],
      input: Instruct,
      gates: given(['R003']),
      tells: ({ model, input }) =>
        `${targetOf(model, input, USERS)}を監督した（${input.subject}、${wareki(input.takenOn)}）`,
      apply: (c) => taken(c, 'instruct', USERS),
      notices: (_, after) => tellTarget(after, 'R003'),
    }),
    control: act({
      title: '職員以外の者を統制する',
      by: 'officer',
      from: NEW,
      to: 'controlled',
      rules: ['R004'],
      input: Control,
      gates: [
        ...given(['R004']),
        {
          code: 'staff-is-supervised',
          rules: ['R003', 'R004'],
          title: '相手が職員以外の者である',
          asks: 'personId',
          holds: ({ model, input }) => {
            const person = input.whom === 'person' ? chosen(model.people, input.personId) : undefined
            return person === undefined ? 'not-applicable' : person.kind === 'attached'
          },
          why: () => '選んだ人は課等の職員です。統制ではなく、監督として記録します。',
          remedy: ({ model }) => ({
            text: '監督として記録する',
            href: `/begin/organisation.supervision/instruct?unit=${model.unitId}`,
          }),
        },
      ],
      tells: ({ model, input }) =>
        `${targetOf(model, input, OTHERS)}を統制した（${input.subject}、${wareki(input.takenOn)}）`,
      apply: (c) => taken(c, 'control', OTHERS),
      notices: (_, after) => tellTarget(after, 'R004'),
    }),
    confirm: act({
      title: '結果を確かめる',
      by: 'officer',
      from: OPEN,
      to: 'confirmed',
      rules: ['R003', 'R004'],
      input: Confirm,
      gates: [
        {
          code: 'not-kept-yet',
          rules: ['R003', 'R004'],
          title: '指導・統制したことが守られている',
          asks: 'result',
          holds: ({ input }) => input.result === 'kept',
          why: () => '守られていないままでは、確認済にできません。',
          remedy: ({ model }) => ({ text: '重ねて指導・統制する', href: `/cases/${model.id}/acts/again` }),
        },
        {
          code: 'confirmed-outside-time',
          rules: ['R003', 'R004'],
          title: '行った日から今日までの間に確かめた',
          asks: 'confirmedOn',
          holds: ({ model, input, today }) => input.confirmedOn >= model.takenOn && input.confirmedOn <= today,
          why: () => '確かめた日が、行った日より前か、先の日付です。',
        },
      ],
      tells: ({ input }) => `守られていることを確かめた：${input.outcome}`,
      apply: ({ model, input, actor, as }) => ({
        ...model,
        outcome: input.outcome,
        confirmedOn: input.confirmedOn,
        confirmedBy: `${as.postTitle} ${actor.rank} ${actor.name}`,
      }),
    }),
    again: act({
      title: '重ねて指導・統制する',
      by: 'officer',
      from: OPEN,
      to: ({ model }) => model.state,
      rules: ['R003', 'R004'],
      input: Again,
      tells: ({ input }) => `重ねて行った：${input.measures}`,
      apply: ({ model, input }) => ({ ...model, measures: input.measures, dueOn: input.dueOn }),
    }),
    close: act({
      title: '確かめずに終える',
      by: 'officer',
      from: OPEN,
      to: 'closed',
      rules: ['R003', 'R004'],
      input: Close,
      tells: ({ input }) => `確かめずに終えた：${input.reason}`,
      apply: ({ model, input }) => ({ ...model, outcome: input.reason }),
    }),
  },
  figure: [],
  summary: (m) => ({
    title: `${m.target}の${SUPERVISION_KINDS[m.kind]}（${m.subject}）`,
    number: null,
    unitId: m.unitId,
    personId: m.personId,
  }),
}
