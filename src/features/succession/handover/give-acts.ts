import { actsOf, type Context } from '#kernel/pure/process.ts'
import { chosenAreNotPersonal, chosenAreThere, nothingNew, nothingPersonal, notSuccessor, toldIt } from './gates.ts'
import { HandAll, HandInstead, HandItems, Remains } from './inputs.ts'
import { idsOf, inState, marked, refreshed } from './items.ts'
import { handoverTitle, type Handover } from './model.ts'

const act = actsOf<Handover>()

const signature = ({ actor, as }: Pick<Context<Handover, unknown>, 'actor' | 'as'>) =>
  `${as.postTitle} ${actor.rank} ${actor.name}`.trim()

/** Everything still on the list goes over; what ended meanwhile does not. */
const handed = (
  c: Pick<Context<Handover, unknown>, 'model' | 'actor' | 'as' | 'at'>,
  note: string | null,
): Handover => {
  const items = refreshed(c.model)
  const pending = idsOf(inState({ items }, 'pending'))
  return {
    ...c.model,
    items: marked(items, pending, 'handed', null),
    note: note ?? c.model.note,
    handedId: c.actor.personId,
    handedBy: signature(c),
    handedAt: c.at,
  }
}

const counts = (m: Handover): string => {
  const remains = inState(m, 'remains').length
  return `${inState(m, 'handed', 'accepted').length}件${remains === 0 ? '' : `、未了${remains}件`}`
}

const tellsReceiver = (_: unknown, after: Handover) =>
  after.toId === null
    ? ([
        {
          verb: '通知',
          role: 'UNIT',
          to: { unitId: after.unitId },
          text: `${handoverTitle(after)}が渡されました。後任が決まっていません。`,
          rules: ['R002'],
        },
      ] as const)
    : ([
        {
          verb: '通知',
          role: 'USER',
          to: { personId: after.toId },
          text: `${handoverTitle(after)}が渡されました。確かめて受けてください。`,
          rules: ['R002'],
        },
      ] as const)

const instead = {
  title: '前任者に代わって渡す',
  from: ['open', 'open-instead'],
  to: 'handed',
  rules: ['R002', 'R049'] as const,
  input: HandInstead,
  gates: [notSuccessor, nothingNew, nothingPersonal, toldIt],
  help: '前任者が離籍・休職などで署名できないときに使います。誰が代わったかと理由が、引継書に残ります。',
  tells: (c: Context<Handover, { reason: string }>) =>
    `前任者に代わって渡した（${counts(handed(c, null))}。理由：${c.input.reason}）`,
  apply: (c: Context<Handover, { reason: string }>) => ({ ...handed(c, null), insteadReason: c.input.reason }),
  notices: tellsReceiver,
}

/** The predecessor's half: item by item or whole, and the signature. */
export const giveActs = {
  'hand-items': act({
    title: '選んで渡す',
    by: 'giver',
    from: ['open', 'open-instead'],
    to: ({ model }) => model.state,
    rules: ['R002', 'R049'],
    input: HandItems,
    gates: [chosenAreThere('pending'), chosenAreNotPersonal],
    help: '一つずつ確かめながら渡すときに使います。署名は、残りを含めて最後に行います。',
    tells: ({ input }) => `${input.items.length}件を渡した`,
    apply: ({ model, input }) => ({ ...model, items: marked(refreshed(model), input.items, 'handed', input.note) }),
  }),

  'leave-open': act({
    title: '未了として残す',
    by: 'giver',
    from: ['open', 'open-instead'],
    to: ({ model }) => model.state,
    rules: ['R049', 'R054'],
    input: Remains,
    gates: [chosenAreThere('pending')],
    help: '渡せないもの、引継ぎまでに片付かないものを、理由とともに残します。片付くまで、二人の「本日の務め」に出ます。',
    tells: ({ input }) => `${input.items.length}件を未了として残した`,
    apply: ({ model, input }) => ({ ...model, items: marked(refreshed(model), input.items, 'remains', input.reason) }),
  }),

  'hand-all': act({
    title: '全て渡して署名する',
    by: 'giver',
    from: ['open', 'open-instead'],
    to: 'handed',
    rules: ['R002', 'R049'],
    input: HandAll,
    gates: [nothingNew, nothingPersonal, toldIt],
    help: '残っている事項を全て渡し、引継書の前任者欄に官職・階級・氏名と日付が入ります。手元の媒体は、後任が受けた時に使用者が替わります。',
    tells: (c) => `渡して署名した（${counts(handed(c, c.input.note))}）`,
    apply: (c) => handed(c, c.input.note),
    notices: tellsReceiver,
  }),

  'hand-instead': act({ ...instead, by: 'unit' }),
  'hand-above': act({ ...instead, by: 'above' }),

  'leave-open-instead': act({
    title: '前任者に代わって未了として残す',
    by: 'unit',
    from: ['open', 'open-instead'],
    to: ({ model }) => model.state,
    rules: ['R049', 'R054'],
    input: Remains,
    gates: [notSuccessor, chosenAreThere('pending')],
    tells: ({ input }) => `前任者に代わって、${input.items.length}件を未了として残した`,
    apply: ({ model, input }) => ({ ...model, items: marked(refreshed(model), input.items, 'remains', input.reason) }),
  }),
}
