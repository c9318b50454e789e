import { actsOf, NEW, type Process } from '#kernel/pure/process.ts'
import { fiscalYearOf, fiscalYearShort } from '#kernel/pure/fiscal-year.ts'
import type { Day } from '#kernel/pure/day.ts'
import { wareki } from '#kernel/pure/wareki.ts'
import {
  byOneself,
  isStaff,
  notOnesOwn,
  nothingUnderWay,
  originalSeen,
  paperOfToday,
  pledged,
  stillBelongs,
  textAsShown,
  textStillGoverns,
} from './gates.ts'
import { Nothing, Place, Reason, RecordPaper, Sign } from './inputs.ts'
import { named, type Pledge } from './model.ts'

const act = actsOf<Pledge>()

/** 付紙第５ asks for 令和年月日, 所属, 官職名 and 氏名, as they are on the day. */
const signed = (m: Pledge, postTitle: string, on: Day, today: Day): Pledge => ({
  ...m,
  textVersion: m.current.version,
  textSha256: m.current.sha256,
  signedOn: on,
  postTitle,
  belonging: m.today?.belonging ?? m.belonging,
  homeUnitId: m.today?.homeUnitId ?? m.homeUnitId,
  submittedOn: today,
  reason: null,
})

const numbered = ({ model, today }: { model: Pledge; today: Day }) => ({
  series: 'pledges.pledge',
  unitId: model.unitId,
  prefix: `${model.unitMark}-${fiscalYearShort(fiscalYearOf(today))}-誓-`,
  width: 4,
})

const closing = (m: Pledge) =>
  m.declarations.map((caseId) => ({ process: 'pledges.declaration', act: 'end', caseId, input: {} }))

const wording = (m: Pledge) => `「${m.current.paragraphs.join('')}」（第${m.current.version}版）`

/** 誓約書: signed by the person alone, accepted and kept by the officer of the unit. */
export const pledge: Process<Pledge> = {
  key: 'pledges.pledge',
  title: '誓約書',
  provision: '本文 第4',
  rules: ['R020', 'R021', 'R080'],
  lanes: {
    // Whose pledge it is the gate says, in words; a case that exists waits for its own person.
    person: { title: '職員', role: 'USER', over: (m) => (m.state === NEW ? {} : { personId: m.personId }) },
    unit: { title: '部隊等情報保証責任者', role: 'UNIT', over: (m) => ({ unitId: m.unitId }) },
  },
  states: {
    submitted: { label: '提出', tone: 'sent', turn: 'unit', task: '誓約書を受理する', main: 'accept' },
    returned: { label: '差戻し', tone: 'stop', turn: 'person', task: '誓約書に署名し直す', main: 'sign-again' },
    accepted: { label: '受理', tone: 'ok', closed: true },
    lapsed: { label: '失効', tone: 'gone', closed: true },
    withdrawn: { label: '取下げ', tone: 'gone', closed: true },
  },
  acts: {
    sign: act({
      title: '署名して提出する',
      by: 'person',
      from: NEW,
      to: 'submitted',
      rules: ['R020', 'R080'],
      input: Sign,
      gates: [byOneself, isStaff, nothingUnderWay, textAsShown, pledged],
      help: (m) => `文言：${wording(m)}。年月日・所属・氏名は、署名したときのものが入ります。`,
      tells: ({ model }) => `${named(model)}が誓約書（第${model.current.version}版）に署名して提出した`,
      apply: ({ model, input, today }) => signed(model, input.postTitle, today, today),
      follows: ({ model }) => closing(model),
    }),
    'record-paper': act({
      title: '紙の誓約書を記録して受理する',
      by: 'unit',
      from: NEW,
      to: 'accepted',
      rules: ['R020', 'R021', 'R080'],
      input: RecordPaper,
      gates: [isStaff, nothingUnderWay, originalSeen, paperOfToday],
      numbered,
      help: (m) =>
        `${named(m)}（${m.belonging}）が紙に署名した原本を受けたときに記録します。署名を代わりに行うものではありません。原本の文言：${wording(m)}`,
      tells: ({ model, input }) =>
        `${named(model)}が${wareki(input.signedOn)}に署名した紙の誓約書を受理した（原本：${input.place}）`,
      apply: ({ model, input, as, actor, today, number }) => ({
        ...signed(model, input.postTitle, input.signedOn, today),
        number,
        paper: true,
        place: input.place,
        acceptedOn: today,
        acceptedBy: `${as.postTitle} ${actor.rank} ${actor.name}`,
      }),
      follows: ({ model }) => closing(model),
    }),
    accept: act({
      title: '受理する',
      by: 'unit',
      from: 'submitted',
      to: 'accepted',
      rules: ['R021'],
      input: Nothing,
      gates: [textStillGoverns, stillBelongs, notOnesOwn],
      numbered,
      help: '受理すると番号が付き、誓約書管理簿に載ります。達は受理の手続を定めておらず、受理を要するかは本製品の設定によります。',
      tells: ({ model }) => `${named(model)}の誓約書を受理した`,
      apply: ({ model, as, actor, today, number }) => ({
        ...model,
        number,
        acceptedOn: today,
        acceptedBy: `${as.postTitle} ${actor.rank} ${actor.name}`,
      }),
    }),
    return: act({
      title: '差し戻す',
      by: 'unit',
      from: 'submitted',
      to: 'returned',
      rules: ['R021'],
      input: Reason,
      tells: ({ input }) => `差し戻した（${input.reason}）`,
      apply: ({ model, input }) => ({ ...model, reason: input.reason }),
      notices: ({ model, input }) => [
        {
          verb: '通知',
          role: 'USER',
          to: { personId: model.personId },
          text: `誓約書が差し戻されました：${input.reason}`,
          rules: ['R020'],
        },
      ],
    }),
    'sign-again': act({
      title: '署名し直して提出する',
      by: 'person',
      from: 'returned',
      to: 'submitted',
      rules: ['R020', 'R080'],
      input: Sign,
      gates: [byOneself, isStaff, stillBelongs, textAsShown, pledged],
      help: (m) => `文言：${wording(m)}。`,
      tells: ({ model }) => `${named(model)}が誓約書（第${model.current.version}版）に署名し直して提出した`,
      apply: ({ model, input, today }) => signed(model, input.postTitle, today, today),
      follows: ({ model }) => closing(model),
    }),
    withdraw: act({
      title: '取り下げる',
      by: 'person',
      from: ['submitted', 'returned'],
      to: 'withdrawn',
      rules: ['R020'],
      input: Reason,
      help: '受理される前に、文言のとおりでないと気付いたときに取り下げます。誓約書は未提出に戻ります。',
      tells: ({ input }) => `取り下げた（${input.reason}）`,
      apply: ({ model, input }) => ({ ...model, reason: input.reason }),
    }),
    place: act({
      title: '原本の保管場所を改める',
      by: 'unit',
      from: 'accepted',
      to: 'accepted',
      rules: ['R021'],
      input: Place,
      tells: ({ model, input }) => `原本の保管場所を${model.place ?? '（なし）'}から${input.place}に改めた`,
      apply: ({ model, input }) => ({ ...model, place: input.place, paper: true }),
    }),
    lapse: act({
      title: '所属の変更・離籍により失効する',
      by: 'consequence',
      from: ['submitted', 'returned', 'accepted'],
      to: 'lapsed',
      rules: ['R020', 'R021'],
      input: Nothing,
      tells: ({ model }) => `${named(model)}が${model.belonging}を離れたため失効した`,
      apply: ({ model }) => ({ ...model, reason: '所属の変更・離籍' }),
    }),
  },
  figure: [
    {
      act: 'sign',
      from: 'person',
      to: ['unit'],
      verb: '提出',
      provision: '本文 第4',
      documents: ['誓約書（付紙第５）'],
    },
    { act: 'accept', from: 'unit', to: ['unit'], verb: '受理・管理', provision: '本文 第4' },
  ],
  summary: (m) => ({
    title: `誓約書　${named(m)}`,
    number: m.number,
    unitId: m.unitId,
    personId: m.personId,
    words: [m.belonging, m.postTitle, m.place ?? ''],
  }),
}
