import { dayOf } from '#kernel/pure/day.ts'
import { actNamed, standing } from '#kernel/pure/decide.ts'
import { NEW, type Act, type CaseModel, type Process } from '#kernel/pure/process.ts'
import type { AnyBinding } from '../../act/binding.ts'
import { findCase, newestEntry, viewCase, type CaseView } from '../../cases/case-view.ts'
import type { Tx } from '../../db/database.ts'
import { isId, newId } from '../../id.ts'
import { Fault, notFound } from '../fault.ts'
import { param, type SignedVisit } from '../route.ts'

/** A case an act is about to happen on: one that exists, or one drafted from what its link carried. */
export type Started = {
  binding: AnyBinding
  model: CaseModel
  from: Readonly<Record<string, string>>
  caseId: string | null
  /** Number of the newest record of the case. */
  newest: number
}

export const openedCase = async (visit: SignedVisit, tx: Tx, id: string): Promise<CaseView> => {
  const view = await viewCase(tx, visit.product.bindings, id, dayOf(visit.at))
  if (!view) throw notFound()
  return view
}

export const startedCase = async (
  visit: SignedVisit,
  tx: Tx,
  of: { processKey: string; caseId: string | null; from: Readonly<Record<string, string>> },
): Promise<Started> => {
  if (of.caseId !== null) {
    const found = await findCase(tx, visit.product.bindings, of.caseId)
    if (!found) throw notFound()
    return { ...found, from: of.from, caseId: of.caseId, newest: await newestEntry(tx, of.caseId) }
  }
  const binding = visit.product.bindings.get(of.processKey)
  const model: CaseModel | null | undefined = await binding?.draft?.(tx, newId(visit.at), of.from, visit.actor)
  if (!binding || !model) throw notFound()
  return { binding, model: { ...model, state: NEW, version: 0 }, from: of.from, caseId: null, newest: 0 }
}

/** An act a person may call at all; those that only follow from others have no page. */
export const callableAct = (binding: AnyBinding, key: string): Act<CaseModel> => {
  const act: Act<CaseModel> | undefined = actNamed<CaseModel>(binding.process, key)
  if (!act || act.by === 'consequence') throw notFound()
  return act
}

/** What the act's form is drawn with, or null where the visitor has no standing in its lane. */
export const contextOf = (visit: SignedVisit, started: Pick<Started, 'binding' | 'model'>, act: Act<CaseModel>) => {
  const process: Process<CaseModel> = started.binding.process
  const lane = process.lanes[act.by]
  const standings = lane ? standing(visit.actor, lane, started.model) : []
  const [as] = standings
  if (!as) return null
  const { model } = started
  return { standings, context: { model, actor: visit.actor, as, at: visit.at, today: dayOf(visit.at), number: '' } }
}

export const caseIdOf = (visit: SignedVisit): string => {
  const id = param(visit, 'id')
  if (!isId(id)) throw new Fault(404, 'その番号の案件はありません。')
  return id
}

export const crumbsOf = (process: Process<CaseModel>, last: string) => [
  { text: '手続', href: '/cases' },
  { text: process.title, href: `/cases?process=${process.key}` },
  { text: last },
]
