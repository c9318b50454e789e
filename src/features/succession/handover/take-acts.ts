import { noInput } from '#kernel/pure/field.ts'
import { actsOf, type Context, type Follow, type Notice } from '#kernel/pure/process.ts'
import {
  anotherAccepts,
  chosenAreNotPersonal,
  chosenAreThere,
  mediaAreSeen,
  noSuccessor,
  nothingInHand,
  onTheDay,
} from './gates.ts'
import { AcceptAll, AcceptItems, AcceptVacant, Differs, SendBack, TakeOver } from './inputs.ts'
import { idsOf, inState, marked, sweep } from './items.ts'
import { handoverTitle, type Handover } from './model.ts'

const act = actsOf<Handover>()

const CHECKED = '引継ぎの時に検査して感染なし'

/** What lies in the predecessor's hand changes hands by its own act, judged by its own conditions. */
const changingHands = (before: Handover, after: Handover, personId: string): readonly Follow[] => {
  const was = new Map(before.items.map((i) => [i.id, i.state]))
  return inState(after, 'accepted').flatMap((i) =>
    i.handOver === null || i.caseId === null || was.get(i.id) === 'accepted'
      ? []
      : [{ ...i.handOver, caseId: i.caseId, input: { toId: personId, virusCheck: CHECKED } }],
  )
}

const follows = ({ model, actor }: Pick<Context<Handover, unknown>, 'model' | 'actor'>, after: Handover) =>
  changingHands(model, after, actor.personId)

type Signing = Pick<Context<Handover, unknown>, 'model' | 'actor' | 'as' | 'at'>

const accepted = ({ model, actor, as, at }: Signing): Handover => {
  const items = sweep(model, ['handed', 'remains', 'differs'])
  return {
    ...model,
    items: marked(items, idsOf(inState({ items }, 'handed')), 'accepted', null),
    acceptedId: actor.personId,
    acceptedBy: `${as.postTitle} ${actor.rank} ${actor.name}`.trim(),
    acceptedAt: at,
  }
}

const stateOf = (m: Handover): string => (inState(m, 'remains', 'differs').length === 0 ? 'closed' : 'unfinished')

const tellsGiver =
  (text: string) =>
  (c: { model: Handover }): readonly Notice[] =>
    c.model.fromGone
      ? []
      : [{ verb: '通知', role: 'USER', to: { personId: c.model.fromId }, text: `${handoverTitle(c.model)}：${text}` }]

const counts = (m: Handover): string => {
  const open = inState(m, 'remains', 'differs').length
  return `${inState(m, 'accepted').length}件${open === 0 ? '' : `、未了・相違${open}件`}`
}

const vacant = {
  title: '後任に代わって受ける',
  from: 'handed',
  to: (c: Signing) => stateOf(accepted(c)),
  rules: ['R002', 'R049'] as const,
  input: AcceptVacant,
  gates: [noSuccessor, anotherAccepts, onTheDay, nothingInHand],
  help: '後任がいない間、部隊等の責任者が預かります。後任が就いたら、改めて引き継ぎます。',
  tells: (c: Context<Handover, { reason: string }>) =>
    `後任に代わって受けた（${counts(accepted(c))}。理由：${c.input.reason}）`,
  apply: (c: Context<Handover, { reason: string }>) => ({
    ...accepted(c),
    insteadReason: [c.model.insteadReason, c.input.reason].filter((t) => t !== null).join('\n'),
  }),
  notices: tellsGiver('後任に代わって受けられました。'),
}

const again = {
  title: '片付いたものを確かめる',
  from: 'unfinished',
  to: ({ model }: { model: Handover }) => stateOf({ ...model, items: sweep(model, ['remains', 'differs']) }),
  rules: ['R049', 'R054'] as const,
  input: noInput,
  help: '元の手続が終わった事項を「片付いた」とします。全て片付くと、引継ぎは完了します。',
  tells: ({ model }: { model: Handover }) =>
    `片付いたものを確かめた（残り${inState({ items: sweep(model, ['remains', 'differs']) }, 'remains', 'differs').length}件）`,
  apply: ({ model }: { model: Handover }) => ({ ...model, items: sweep(model, ['remains', 'differs']) }),
}

const taken = (m: Handover, chosen: readonly string[], note: string | null): Handover => ({
  ...m,
  items: marked(sweep(m, ['remains', 'differs']), chosen, 'accepted', note),
})

/** The successor's half: item by item or whole, differences, and what stays to be done. */
export const takeActs = {
  'accept-items': act({
    title: '選んで受ける',
    by: 'receiver',
    from: 'handed',
    to: 'handed',
    rules: ['R002', 'R049', 'R053'],
    input: AcceptItems,
    gates: [anotherAccepts, onTheDay, chosenAreThere('handed'), mediaAreSeen],
    help: '一つずつ確かめながら受けるときに使います。手元の媒体は、受けた時に使用者が替わり、使用記録簿に残ります。',
    tells: ({ input }) => `${input.items.length}件を受けた`,
    apply: ({ model, input }) => {
      const gone = sweep(model, ['handed'])
      const there = idsOf(inState({ items: gone }, 'handed')).filter((id) => input.items.includes(id))
      return { ...model, items: marked(gone, there, 'accepted', null) }
    },
    follows,
  }),

  differ: act({
    title: '相違を記録する',
    by: 'receiver',
    from: 'handed',
    to: 'handed',
    rules: ['R002', 'R049'],
    input: Differs,
    gates: [chosenAreThere('handed')],
    help: '現物がない、内容が一覧と違うなど、受けられない事項を理由とともに残します。',
    tells: ({ input }) => `${input.items.length}件の相違を記録した`,
    apply: ({ model, input }) => ({ ...model, items: marked(model.items, input.items, 'differs', input.reason) }),
    notices: tellsGiver('相違が記録されました。'),
  }),

  'accept-all': act({
    title: '全て受けて署名する',
    by: 'receiver',
    from: 'handed',
    to: (c) => stateOf(accepted(c)),
    rules: ['R002', 'R049', 'R053'],
    input: AcceptAll,
    gates: [anotherAccepts, onTheDay, mediaAreSeen],
    help: '渡された事項を全て受け、引継書の後任者欄に官職・階級・氏名と日付が入ります。手元の媒体は使用者が替わり、使用記録簿に残ります。',
    tells: (c) => `受けて署名した（${counts(accepted(c))}）`,
    apply: (c) => ({
      ...accepted(c),
      note: [c.model.note, c.input.note].filter((t) => t !== null).join('\n') || null,
    }),
    follows,
    notices: tellsGiver('受けられました。'),
  }),

  'send-back': act({
    title: '差し戻す',
    by: 'receiver',
    from: 'handed',
    to: ({ model }) => (model.fromGone ? 'open-instead' : 'open'),
    rules: ['R002'],
    input: SendBack,
    tells: () => '引継ぎを差し戻した',
    apply: ({ model, input }) => ({
      ...model,
      items: marked(model.items, idsOf(inState(model, 'handed')), 'pending', input.reason),
      handedId: null,
      handedBy: null,
      handedAt: null,
    }),
    notices: tellsGiver('差し戻されました。'),
  }),

  'accept-vacant': act({ ...vacant, by: 'unit' }),
  'accept-above': act({ ...vacant, by: 'above' }),

  'check-again': act({ ...again, by: 'receiver' }),
  'check-again-instead': act({ ...again, title: '後任に代わり、片付いたものを確かめる', by: 'unit' }),

  'take-over': act({
    title: '残った事項を受ける',
    by: 'receiver',
    from: 'unfinished',
    to: ({ model, input }) => stateOf(taken(model, input.items, null)),
    rules: ['R002', 'R049', 'R053'],
    input: TakeOver,
    gates: [chosenAreThere('remains', 'differs'), chosenAreNotPersonal, mediaAreSeen],
    tells: ({ input }) => `残った${input.items.length}件を受けた`,
    apply: ({ model, input }) => taken(model, input.items, input.note),
    follows,
  }),
}
