import { z } from 'zod'
import { DOCUMENT_SLOTS, type DocumentSlot } from '#directive/document-slots.ts'
import { ROLES } from '#directive/roles.ts'
import type { Actor } from '#kernel/pure/actor.ts'
import { choice, day, dayOptional, pickOptional, text, textOptional } from '#kernel/pure/field.ts'
import { actsOf, gateOf, NEW, type Process } from '#kernel/pure/process.ts'
import { wareki } from '#kernel/pure/wareki.ts'
import { administrator, confirmInference, inferredField } from '../inference.ts'
import { DOCUMENT_KINDS } from '../words.ts'
import type { GoverningText } from './model.ts'

const NO_SECRETS = '秘密以上の文書は番号だけ書く。'

const Enter = z.object({
  slot: pickOptional('達が別に示すとするもの', 'slot', { hint: '当たるものがあれば選ぶ。' }),
  title: text('題名', { hint: NO_SECRETS }),
  number: textOptional('番号', { max: 80, hint: '例 統幕総第718号' }),
  kind: choice('種別', DOCUMENT_KINDS),
  datedOn: dayOptional('日付'),
  effectiveOn: dayOptional('施行の日'),
  place: textOptional('原本の所在'),
  inferred: inferredField(),
})

const Replace = z.object({
  title: text('新しい題名', { hint: NO_SECRETS }),
  number: textOptional('新しい番号', { max: 80 }),
  datedOn: dayOptional('日付'),
  effectiveOn: day('施行の日'),
  place: textOptional('原本の所在'),
})

const act = actsOf<GoverningText>()
const gate = gateOf<GoverningText>()

export const slotOf = (key: string | null): DocumentSlot | undefined => DOCUMENT_SLOTS.find((s) => s.key === key)

/** The slot a form means: the one chosen in it, or the one it was opened for. */
const slotMeant = (model: GoverningText, input: { slot: string | null }): DocumentSlot | undefined =>
  slotOf(input.slot ?? model.slot)

const slotIsKnown = gate<{ slot: string | null }>({
  code: 'slot-unknown',
  rules: ['R002'],
  title: '達が別に示すとするものである',
  asks: 'slot',
  holds: ({ model, input }) =>
    (input.slot ?? model.slot) === null ? 'not-applicable' : slotMeant(model, input) !== undefined,
  why: () => '達に、そのような「別に示す」ものはありません。',
})

const slotIsFree = gate<{ slot: string | null }>({
  code: 'slot-filled',
  rules: ['R032', 'R033'],
  title: '同じものの施行中の文書がない',
  asks: 'slot',
  holds: ({ model, input }) => {
    const slot = slotMeant(model, input)
    return slot === undefined || slot.eachTime === true ? 'not-applicable' : !model.filled.includes(slot.key)
  },
  why: () => 'その定めには、施行中の文書があります。',
  remedy: () => ({ text: '施行中の文書を開いて「改正する」を行う', href: '/registers/governing-documents' }),
})

/** Where the directive names who shows the text, nobody else does; where it does not, a manager may enter it. */
const mayFill = (actor: Actor, slot: DocumentSlot | undefined): boolean | 'not-applicable' =>
  slot === undefined
    ? 'not-applicable'
    : actor.authorities.some(
        (a) => slot.filledBy.includes(a.role) || (a.role === 'ADMIN' && slot.inferred !== undefined),
      )

const fillers = (slot: DocumentSlot | undefined): string =>
  `「${slot?.title ?? ''}」は、${(slot?.filledBy ?? []).map((r) => ROLES[r].title).join('又は')}が示すものです。`

const FILLER = {
  code: 'not-slot-filler',
  rules: ['R032', 'R033', 'R164'],
  title: '達がその文書を示すとする役割の人が行う',
} as const

const filledByItsPost = gate<{ slot: string | null }>({
  ...FILLER,
  asks: 'slot',
  holds: ({ model, input, actor }) => mayFill(actor, slotMeant(model, input)),
  why: ({ model, input }) => fillers(slotMeant(model, input)),
})

const changedByItsPost = gate<unknown>({
  ...FILLER,
  holds: ({ model, actor }) => mayFill(actor, slotOf(model.slot)),
  why: ({ model }) => fillers(slotOf(model.slot)),
})

const entered = (model: GoverningText, input: z.output<typeof Enter>): GoverningText => {
  const slot = slotMeant(model, input)
  return { ...model, ...input, slot: slot?.key ?? null, eachTime: slot?.eachTime === true }
}

/** 関係規則: the texts that lay down, designate or show, and the places the directive leaves open for them. */
export const document: Process<GoverningText> = {
  key: 'organisation.document',
  title: '関係規則',
  provision: '本文 第1',
  rules: ['R001', 'R002'],
  lanes: {
    ...administrator,
    keeper: {
      title: 'システム管理者又は文書を示す者',
      role: 'ADMIN',
      also: ['J6P', 'J6D', 'IAO', 'AUD', 'AUD_AST'],
    },
  },
  states: {
    'in-force': { label: '施行中', tone: 'ok' },
    replaced: { label: '改正済', tone: 'gone', closed: true },
    abolished: { label: '廃止', tone: 'gone', closed: true },
  },
  acts: {
    enter: act({
      title: '文書を登録する',
      by: 'keeper',
      from: NEW,
      to: 'in-force',
      rules: ['R001', 'R002'],
      input: Enter,
      gates: [slotIsKnown, slotIsFree, filledByItsPost],
      tells: ({ input }) => `「${input.title}」${input.number === null ? '' : `（${input.number}）`}を登録した`,
      apply: ({ model, input }) => entered(model, input),
    }),
    replace: act({
      title: '改正する',
      by: 'keeper',
      from: 'in-force',
      to: 'replaced',
      rules: ['R001', 'R002'],
      input: Replace,
      gates: [changedByItsPost],
      help: '今の文書は改正済として残り、新しい文書が施行中になります。',
      tells: ({ input }) => `「${input.title}」に改正した（${wareki(input.effectiveOn)}施行）`,
      apply: ({ model, input }) => ({ ...model, endsOn: input.effectiveOn }),
      follows: ({ model, input }) => [
        {
          process: 'organisation.document',
          act: 'enter-replacement',
          caseId: null,
          ...(model.slot === null ? {} : { from: { slot: model.slot } }),
          input: { ...input, slot: model.slot, kind: model.kind, inferred: null },
        },
      ],
    }),
    'enter-replacement': act({
      title: '改正した文書を登録する',
      by: 'consequence',
      from: NEW,
      to: 'in-force',
      rules: ['R001', 'R002'],
      input: Enter,
      gates: [slotIsKnown, slotIsFree],
      tells: ({ input }) => `改正により「${input.title}」を登録した`,
      apply: ({ model, input }) => entered(model, input),
    }),
    abolish: act({
      title: '廃止する',
      by: 'keeper',
      from: 'in-force',
      to: 'abolished',
      rules: ['R001', 'R002'],
      input: z.object({ endsOn: day('廃止の日', { hint: 'この日からは効力がない。' }), reason: text('根拠・理由') }),
      irreversible: true,
      gates: [changedByItsPost],
      tells: ({ input }) => `${wareki(input.endsOn)}付けで廃止した（${input.reason}）`,
      apply: ({ model, input }) => ({ ...model, endsOn: input.endsOn }),
    }),
    'confirm-inference': confirmInference<GoverningText>('in-force', ['R002']),
  },
  figure: [],
  summary: (m) => ({
    title: m.title,
    number: m.number,
    unitId: null,
    words: [m.kind, slotOf(m.slot)?.title ?? ''],
  }),
}
