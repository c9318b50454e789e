import type { Actor, Authority } from '#kernel/pure/actor.ts'
import { dayOf } from '#kernel/pure/day.ts'
import { actsIn, checklist, standing } from '#kernel/pure/decide.ts'
import type { Act, CaseModel, Context } from '#kernel/pure/process.ts'
import type { Refusal } from '#kernel/pure/verdict.ts'
import type { Tx } from '../db/database.ts'
import type { AnyBinding, Bindings, Option } from '../act/binding.ts'
import { fieldsOf } from '../pages/field-controls.tsx'
import { laneHolders } from './holders.ts'

/** One line of a case's timeline, as it was recorded. */
export type Entry = {
  id: string
  seq: number
  at: Date
  act: string
  title: string
  postTitle: string
  personRank: string
  personName: string
  lane: string
  corrects: string | null
  changes: Readonly<Record<string, readonly [unknown, unknown]>>
}

export type CaseView = {
  binding: AnyBinding
  model: CaseModel
  entries: readonly Entry[]
  holders: Readonly<Record<string, string>>
}

export const timelineOf = (tx: Tx, caseId: string): Promise<Entry[]> =>
  tx
    .selectFrom('ledgerEntry')
    .select(['id', 'seq', 'at', 'act', 'title', 'postTitle', 'personRank', 'personName', 'lane', 'corrects', 'changes'])
    .where('caseId', '=', caseId)
    .orderBy('seq', 'desc')
    .limit(200)
    .$castTo<Entry>()
    .execute()

/** A case and the process it is of, or null where the reader may not see it. */
export const findCase = async (
  tx: Tx,
  bindings: Bindings,
  id: string,
): Promise<Pick<CaseView, 'binding' | 'model'> | null> => {
  const file = await tx.selectFrom('caseFile').select('process').where('id', '=', id).executeTakeFirst()
  const binding = file && bindings.get(file.process)
  const model: CaseModel | null | undefined = await binding?.load(tx, id)
  return binding && model ? { binding, model } : null
}

/** Number of the newest record of a case, 0 where there is none. */
export const newestEntry = async (tx: Tx, caseId: string): Promise<number> => {
  const newest = await tx
    .selectFrom('ledgerEntry')
    .select('seq')
    .where('caseId', '=', caseId)
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst()
  return newest?.seq ?? 0
}

/** The case as its page shows it, or null where the reader may not see it. */
export const viewCase = async (tx: Tx, bindings: Bindings, id: string, today: string): Promise<CaseView | null> => {
  const found = await findCase(tx, bindings, id)
  if (!found) return null
  return {
    ...found,
    entries: await timelineOf(tx, id),
    holders: await laneHolders(tx, found.binding.process.lanes, found.model, today),
  }
}

export type PossibleAct = {
  key: string
  mine: boolean
  standing: readonly Authority[]
  /** Why it could not be done whatever is typed, where a condition already says no. */
  refusal: Refusal | null
}

/** The first condition that fails before anything is typed. */
const refusalNow = (act: Act<CaseModel>, c: Omit<Context<CaseModel, unknown>, 'input'>): Refusal | null =>
  checklist(act, c).find((line) => line.state === 'unmet')?.refusal ?? null

/** Acts of the present state: those in whose lane the actor stands first. */
export const possibleActs = (binding: AnyBinding, model: CaseModel, actor: Actor, at: Date): readonly PossibleAct[] =>
  actsIn(binding.process, model.state)
    .map((key) => {
      const lane = binding.process.lanes[binding.process.acts[key]?.by ?? '']
      const standings = lane ? standing(actor, lane, model) : []
      const act: Act<CaseModel> | undefined = binding.process.acts[key]
      const [as] = standings
      const refusal = act && as ? refusalNow(act, { model, actor, as, at, today: dayOf(at), number: '' }) : null
      return { key, mine: standings.length > 0, standing: standings, refusal }
    })
    .toSorted((a, b) => Number(b.mine) - Number(a.mine))

/** What the act's form offers under each source. */
export const optionsFor = async (
  tx: Tx,
  binding: AnyBinding,
  actKey: string,
  model: CaseModel,
  actor: Actor,
): Promise<Record<string, readonly Option[]>> => {
  const act = binding.process.acts[actKey]
  const options: Record<string, readonly Option[]> = {}
  if (!act) return options
  for (const [, meta] of fieldsOf(act.input))
    if (meta.source !== undefined && !(meta.source in options))
      options[meta.source] = (await binding.options?.(tx, meta.source, model, actor)) ?? []
  return options
}
