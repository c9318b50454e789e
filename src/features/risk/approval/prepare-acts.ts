import { noInput } from '#kernel/pure/field.ts'
import { actsOf, NEW } from '#kernel/pure/process.ts'
import { wareki } from '#kernel/pure/wareki.ts'
import {
  applicationBegun,
  applicationFinal,
  dueAhead,
  formerForRenewal,
  noOtherOpen,
  notOwnOpinion,
  oneSystem,
  opinionAnswered,
  opinionHeard,
} from './gates.ts'
import { AnswerOpinion, AskOpinion, Begin, ChangeDue, GiveOpinion, Note, Reason, Withdraw } from './inputs.ts'
import { notCertifier } from './judge-gates.ts'
import type { Approval } from './model.ts'
import { add, binds, named, signed, tell } from './tells.ts'
import { APPLICATION, OCCASIONS, UNDECIDED, VERDICTS } from './words.ts'

const act = actsOf<Approval>()

const about = (m: Approval): string =>
  m.papers
    .filter((p) => (APPLICATION as readonly string[]).includes(p.kind))
    .map((p) => `${p.kind} ${p.version === null || p.changedSince ? 'draft' : p.version.sha256}`)
    .join('\n')

const withNote = (text: string, note: string | null) => (note === null ? text : `${text}（${note}）`)

const asking = {
  to: 'opinion',
  rules: ['R122'],
  input: AskOpinion,
  gates: [applicationBegun],
  help: '申請文書を作るに当たっては、情報システム運用者の意見を聴かなければなりません。意見は、運用者が自分で記録します。',
  tells: ({ input }: { input: { question: string } }) => `運用者に意見を求めた：${input.question}`,
} as const

/** Until the documents lie with the 認証者: 文書作成, 運用者の意見, 提出. */
export const prepareActs = {
  begin: act({
    title: '運用承認の手続を始める',
    by: 'dev',
    from: NEW,
    to: 'preparing',
    rules: ['R035', 'R118'],
    input: Begin,
    gates: [oneSystem, noOtherOpen, dueAhead, formerForRenewal],
    help: '整備や換装に当たり、認証者の評価と認証を得た上で、定められた時期までに情報保証責任者の運用承認を受けます。更新では、新しい承認まで前の承認が有効です。',
    tells: ({ model, input }) =>
      `${model.systemName}の運用承認の手続を始めた（${OCCASIONS[input.occasion]}、${wareki(input.dueOn)}まで、${input.dueBasis}）`,
    apply: ({ model, input, actor, today }) => ({
      ...model,
      ...input,
      openedOn: today,
      devPeople: add(model.devPeople, actor.personId),
    }),
  }),
  'change-due': act({
    title: '定められた時期を改める',
    by: 'dev',
    from: UNDECIDED,
    to: ({ model }) => model.state,
    rules: ['R118'],
    input: ChangeDue,
    gates: [dueAhead],
    help: '時期を定めた文書が改まったときに使います。前の時期は経過に残ります。',
    tells: ({ input }) => `定められた時期を${wareki(input.dueOn)}に改めた（${input.dueBasis}：${input.reason}）`,
    apply: ({ model, input }) => ({ ...model, dueOn: input.dueOn, dueBasis: input.dueBasis }),
    notices: ({ model, input }) => [
      tell(model, '情報提供', 'IAO', `運用承認を受ける時期が${wareki(input.dueOn)}に改まりました：${input.reason}`, [
        'R118',
      ]),
    ],
  }),
  'ask-opinion': act({
    ...asking,
    title: '運用者に意見を求める',
    by: 'dev',
    from: 'preparing',
    apply: ({ model, input, actor, as, at }) => ({
      ...model,
      devPeople: add(model.devPeople, actor.personId),
      opinion: asked(model, input.question, { personId: actor.personId, by: signed(actor, as), at }),
    }),
    notices: ({ model, input }) => [
      tell(model, '連絡', 'OPR', `運用承認申請文書について意見を求められています：${input.question}`, ['R122']),
    ],
  }),
  'ask-opinion-again': act({
    ...asking,
    title: '改めて運用者に意見を求める',
    by: 'dev',
    from: ['ready', 'returned-cert'],
    apply: ({ model, input, actor, as, at }) => ({
      ...model,
      devPeople: add(model.devPeople, actor.personId),
      opinion: asked(model, input.question, { personId: actor.personId, by: signed(actor, as), at }),
    }),
    notices: ({ model, input }) => [
      tell(model, '連絡', 'OPR', `運用承認申請文書について、改めて意見を求められています：${input.question}`, ['R122']),
    ],
  }),
  'give-opinion': act({
    title: '意見を述べる',
    by: 'operator',
    from: 'opinion',
    to: 'ready',
    rules: ['R122'],
    input: GiveOpinion,
    gates: [notOwnOpinion],
    help: '運用の見地から、申請文書についての意見を記録します。後から書き換えることはできません。',
    tells: ({ input }) => `${VERDICTS[input.verdict]}：${input.opinion}`,
    apply: ({ model, input, actor, as, at }) => ({
      ...model,
      operatorPeople: add(model.operatorPeople, actor.personId),
      opinion: model.opinion && {
        ...model.opinion,
        givenAt: at,
        givenBy: signed(actor, as),
        givenPersonId: actor.personId,
        verdict: input.verdict,
        opinion: input.opinion,
      },
    }),
    notices: ({ model, input }) => [
      tell(model, '連絡', 'SYS_DEV', `運用者が意見を述べました（${VERDICTS[input.verdict]}）：${input.opinion}`, [
        'R122',
      ]),
    ],
  }),
  'recall-question': act({
    title: '意見の求めを取り下げて文書作成に戻る',
    by: 'dev',
    from: 'opinion',
    to: 'preparing',
    rules: ['R122'],
    input: Reason,
    tells: ({ input }) => `意見の求めを取り下げた：${input.reason}`,
    apply: ({ model }) => model,
    notices: ({ model }) => [tell(model, '連絡', 'OPR', '意見の求めが取り下げられました。', ['R122'])],
  }),
  'answer-opinion': act({
    title: '運用者の意見に答える',
    by: 'dev',
    from: ['ready', 'returned-cert'],
    to: ({ model }) => model.state,
    rules: ['R122'],
    input: AnswerOpinion,
    gates: [opinionHeard],
    tells: ({ input }) => `運用者の意見に答えた：${input.answer}`,
    apply: ({ model, input, actor, as, at }) => ({
      ...model,
      devPeople: add(model.devPeople, actor.personId),
      opinion: model.opinion && {
        ...model.opinion,
        answer: input.answer,
        answeredAt: at,
        answeredBy: signed(actor, as),
      },
    }),
    notices: ({ model, input }) => [tell(model, '連絡', 'OPR', `意見への答え：${input.answer}`, ['R122'])],
  }),
  submit: act({
    title: '認証者に提出する',
    by: 'dev',
    from: ['preparing', 'ready', 'returned-cert'],
    to: 'submitted',
    rules: ['R119', 'R122'],
    input: Note,
    gates: [notCertifier, applicationFinal, opinionHeard, opinionAnswered],
    help: '確定した版を、運用承認申請文書として認証者に提出します。提出した版は凍結されていて、後から変わりません。',
    tells: ({ model, input }) => withNote(`認証者に提出した：${named(model, APPLICATION)}`, input.note),
    apply: ({ model, actor }) => ({
      ...model,
      devPeople: add(model.devPeople, actor.personId),
      returnReason: null,
      returnedFrom: null,
      findings: null,
      reviewedBy: null,
      reviewedAt: null,
      ...binds(model, 'submit', APPLICATION),
    }),
    notices: ({ model }) => [
      tell(model, '提出', 'CERT', `運用承認申請文書が提出されました：${named(model, APPLICATION)}`, ['R119']),
    ],
  }),
  'take-back': act({
    title: '文書を直すため取り戻す',
    by: 'dev',
    from: ['submitted', 'assessed', 'planned', 'reviewed', 'certified', 'returned-iao'],
    to: 'ready',
    rules: ['R119'],
    input: Reason,
    help: '渡した版はそのまま残ります。直した版を改めて提出し、評価と認証を受け直します。',
    tells: ({ input }) => `文書を直すため取り戻した：${input.reason}`,
    apply: ({ model, input }) => ({ ...model, returnReason: input.reason }),
    notices: ({ model, input }) => [
      tell(model, '連絡', 'CERT', `提出した文書を直すため取り戻しました：${input.reason}`, ['R119']),
    ],
  }),
  withdraw: act({
    title: '手続をやめる',
    by: 'dev',
    from: ['preparing', 'opinion', 'ready', 'returned-cert', 'returned-iao'],
    to: 'withdrawn',
    rules: ['R118'],
    input: Withdraw,
    irreversible: true,
    help: '換装の取りやめや免除の承認など、運用承認を受ける必要がなくなったときに使います。',
    tells: ({ model, input }) => withNote(`${model.systemName}の運用承認の手続をやめた`, input.reason),
    apply: ({ model, input }) => ({ ...model, endedReason: input.reason }),
    notices: ({ model }) => [tell(model, '情報提供', 'IAO', '運用承認の手続が取りやめになりました。', ['R118'])],
  }),
  'withdraw-by-exemption': act({
    title: '運用承認を要しないこととされたため手続を終えた',
    by: 'consequence',
    from: [
      'preparing',
      'opinion',
      'ready',
      'returned-cert',
      'returned-iao',
      'submitted',
      'assessed',
      'planned',
      'reviewed',
      'certified',
      'applied',
    ],
    to: 'withdrawn',
    rules: ['R129'],
    input: noInput,
    apply: ({ model }) => ({ ...model, endedReason: '運用承認を要しないこととされた' }),
  }),
}

/** A new request takes the place of the one before, which stays in its table and in the record. */
function asked(m: Approval, question: string, by: { personId: string; by: string; at: Date }): Approval['opinion'] {
  return {
    id: '',
    askedAt: by.at,
    askedBy: by.by,
    askedPersonId: by.personId,
    question,
    about: about(m),
    givenAt: null,
    givenBy: null,
    givenPersonId: null,
    verdict: null,
    opinion: null,
    answeredAt: null,
    answeredBy: null,
    answer: null,
  }
}
