import { z } from 'zod'
import { actsOf } from '#kernel/pure/process.ts'
import { carried, carriedOptional, noInput } from '#kernel/pure/field.ts'
import { placeIsDesignated } from './gates.ts'
import { infectionIsCleared } from './handling-gates.ts'
import { laidDown, onTakeOut, stateInPlace } from './in-place.ts'
import { isPointer, type Medium } from './model.ts'

const act = actsOf<Medium>()

const Leaves = z.object({
  holderId: carried('持出者'),
  holderName: carried('持出者'),
  whereabouts: carried('持出先'),
  dueOn: carried('返却期限'),
})

const Returns = z.object({ placeId: carried('保管場所') })

/** What happens to the medium because of a take-out, a transfer or an incident; nobody calls these directly. */
export const followActs = {
  reserve: act({
    title: '持出しの申請を受けた',
    by: 'consequence',
    from: 'kept',
    to: 'asked',
    rules: ['R054'],
    input: noInput,
    gates: [infectionIsCleared],
    apply: ({ model }) => model,
  }),
  release: act({
    title: '持出しの申請が終わった',
    by: 'consequence',
    from: ['asked', 'stopped', 'kept', 'lost'],
    to: ({ model }) => (model.state === 'asked' ? stateInPlace({ ...model, takeOut: null }) : model.state),
    rules: ['R054'],
    input: noInput,
    apply: ({ model }) => model,
  }),
  leave: act({
    title: '持ち出された',
    by: 'consequence',
    from: 'asked',
    to: 'out',
    rules: ['R054'],
    input: Leaves,
    gates: [infectionIsCleared],
    tells: ({ input }) => `${input.holderName}が持ち出した（${input.whereabouts}）`,
    apply: ({ model, input }) => ({ ...model, ...input }),
  }),
  'come-back': act({
    title: '持出しから戻った',
    by: 'consequence',
    from: ['out', 'stopped'],
    to: ({ model }) => stateInPlace(model),
    rules: ['R048', 'R054'],
    input: Returns,
    gates: [placeIsDesignated],
    apply: ({ model, input }) => ({ ...laidDown(model), placeId: input.placeId }),
  }),
  send: act({
    title: '発送された',
    by: 'consequence',
    from: 'kept',
    to: 'in-transit',
    rules: ['R045'],
    input: z.object({ to: carried('送達先') }),
    gates: [infectionIsCleared],
    tells: ({ input }) => `${input.to}へ発送した`,
    apply: ({ model, input }) => ({ ...model, placeId: null, whereabouts: `${input.to}へ送達中` }),
  }),
  'come-home': act({
    title: '送達から戻された',
    by: 'consequence',
    from: 'in-transit',
    to: ({ model }) => stateInPlace(model),
    rules: ['R045'],
    input: Returns,
    gates: [placeIsDesignated],
    apply: ({ model, input }) => ({ ...laidDown(model), placeId: input.placeId }),
  }),
  'move-out': act({
    title: '転出した',
    by: 'consequence',
    from: 'in-transit',
    to: 'moved',
    rules: ['R047', 'R050'],
    input: z.object({ to: carried('送達先') }),
    tells: ({ input }) => `${input.to}が受領し、転出した`,
    apply: ({ model, input }) => ({ ...laidDown(model), placeId: null, movedTo: input.to }),
  }),
  vanish: act({
    title: '送達中に所在が分からなくなった',
    by: 'consequence',
    from: 'in-transit',
    to: 'lost',
    rules: ['R046', 'R049'],
    input: noInput,
    apply: ({ model }) => ({ ...model, whereabouts: '不明（送達の相違）' }),
  }),
  'find-again': act({
    title: '見つかった',
    by: 'consequence',
    from: 'lost',
    to: ({ model }) => stateInPlace(model),
    rules: ['R048', 'R049'],
    input: z.object({ placeId: carriedOptional('保管場所') }),
    gates: [placeIsDesignated],
    apply: ({ model, input }) => ({ ...laidDown(model), placeId: isPointer(model) ? null : input.placeId }),
    follows: ({ model }) => (model.takeOut?.state === 'out' ? onTakeOut(model, 'end-by-finding') : []),
  }),
  'give-up': act({
    title: '亡失とされた',
    by: 'consequence',
    from: 'lost',
    to: 'written-off',
    rules: ['R049'],
    input: noInput,
    apply: ({ model }) => ({ ...laidDown(model), placeId: null }),
    follows: ({ model }) => onTakeOut(model, 'end-by-loss'),
  }),
}
