import { noInput } from '#kernel/pure/field.ts'
import { actsOf, NEW, type Context } from '#kernel/pure/process.ts'
import { wareki } from '#kernel/pure/wareki.ts'
import { anotherPerson, concerned } from './gates.ts'
import { Cancel, NameSuccessor, Open } from './inputs.ts'
import { refreshed } from './items.ts'
import { handoverTitle, type Handover } from './model.ts'

const act = actsOf<Handover>()

const OPEN = ['open', 'open-instead', 'handed', 'unfinished'] as const

type Opening = { toId: string | null; effectiveOn: string | null; note: string | null }

const opened = ({ model, input, actor, as, today }: Context<Handover, Opening>): Handover => {
  const [next] = model.successors
  const to =
    input.toId === null ? (model.toId === null ? undefined : next) : model.successors.find((s) => s.id === input.toId)
  return {
    ...model,
    toId: to?.id ?? null,
    toName: to?.name ?? null,
    effectiveOn: input.effectiveOn ?? model.effectiveOn,
    note: input.note,
    openedBy: `${as.postTitle} ${actor.rank} ${actor.name}`.trim(),
    openedOn: today,
    items: refreshed(model),
  }
}

/** Nobody is made to sign for nothing, unless the post makes somebody responsible or its day is still to come. */
const stateOpened = (c: Context<Handover, Opening>): string => {
  const after = opened(c)
  if (after.items.length === 0 && !after.designated && after.effectiveOn <= c.today) return 'nothing'
  return after.fromGone ? 'open-instead' : 'open'
}

/** How a handover begins, and what changes who stands in it. */
export const startActs = {
  open: act({
    title: '引継ぎを始める',
    by: 'anybody',
    from: NEW,
    to: stateOpened,
    rules: ['R002', 'R049'],
    input: Open,
    gates: [concerned, anotherPerson],
    help: (m: Handover) =>
      `責任は官職に付くので、官職の番の手続と義務は後任に移ります。前任者の手元の媒体と、前任者だけに認められた許可は移りません。達に引継ぎの様式の定めはなく、一覧・署名・引継書は本製品の設定です。${m.toName === null ? '' : `次に就くのは${m.toName}です。`}`,
    tells: (c) =>
      `${handoverTitle(opened(c))}を始めた（${wareki(opened(c).effectiveOn)}、${opened(c).items.length}件）`,
    apply: opened,
    notices: (c, after) =>
      after.toId === null || stateOpened(c) === 'nothing'
        ? []
        : [
            {
              verb: '通知',
              role: 'USER',
              to: { personId: after.toId },
              text: `${handoverTitle(after)}が始まりました。${wareki(after.effectiveOn)}から受けられます。`,
              rules: ['R002'],
            },
          ],
  }),

  refresh: act({
    title: '一覧を今の状態に改める',
    by: 'anybody',
    from: ['open', 'open-instead'],
    to: ({ model }) => model.state,
    rules: ['R002', 'R049'],
    input: noInput,
    gates: [concerned],
    help: '一覧を作った後に始まったものを加え、終わったものを「片付いた」とします。',
    tells: ({ model }) => `一覧を今の状態に改めた（${refreshed(model).length}件）`,
    apply: ({ model }) => ({ ...model, items: refreshed(model) }),
  }),

  'name-successor': act({
    title: '後任を改める',
    by: 'anybody',
    from: ['open', 'open-instead', 'handed'],
    to: ({ model }) => model.state,
    rules: ['R002'],
    input: NameSuccessor,
    gates: [concerned, anotherPerson],
    tells: ({ model, input }) => `後任を${model.successors.find((s) => s.id === input.toId)?.name ?? ''}とした`,
    apply: ({ model, input }) => {
      const to = model.successors.find((s) => s.id === input.toId)
      return { ...model, toId: to?.id ?? null, toName: to?.name ?? null }
    },
  }),

  cancel: act({
    title: '引継ぎを取り消す',
    by: 'anybody',
    from: ['open', 'open-instead'],
    to: 'cancelled',
    rules: ['R002'],
    input: Cancel,
    gates: [concerned],
    help: '発令が取り消されたときなどに使います。',
    tells: ({ input }) => `引継ぎを取り消した（${input.reason}）`,
    apply: ({ model }) => model,
  }),

  'giver-leaves': act({
    title: '前任者が離籍した',
    by: 'consequence',
    from: OPEN,
    to: ({ model }) => (model.state === 'open' ? 'open-instead' : model.state),
    rules: ['R002'],
    input: noInput,
    apply: ({ model }) => ({ ...model, fromGone: true }),
  }),

  'successor-leaves': act({
    title: '後任者が離籍した',
    by: 'consequence',
    from: OPEN,
    to: ({ model }) => model.state,
    rules: ['R002'],
    input: noInput,
    tells: ({ model }) => `後任の${model.toName ?? ''}が離籍し、後任未定となった`,
    apply: ({ model }) => ({ ...model, toId: null, toName: null }),
  }),
}
