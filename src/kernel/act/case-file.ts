import { bigrams, foldForSearch } from '#kernel/pure/normalise.ts'
import { rolesOf } from '#kernel/pure/decide.ts'
import type { CaseModel, Process } from '#kernel/pure/process.ts'
import type { Tx } from '../db/database.ts'
import type { ToldTo } from '../live/tell.ts'
import type { AnyBinding } from './binding.ts'

const turnsOf = <M extends CaseModel>(process: Process<M>, model: M, at: Date) => {
  const state = process.states[model.state]
  const lane = state?.turn === undefined ? undefined : process.lanes[state.turn]
  if (!state?.turn || !lane) return []
  const target = lane.over?.(model) ?? {}
  const named = Object.values(target)
  // A lane over somebody who is not known yet is nobody's turn, and must not look like everybody's.
  if (named.length > 0 && named.every((v) => v === null || v === undefined)) return []
  const acts = Object.values(process.acts).filter((a) => a.by === state.turn && [a.from].flat().includes(model.state))
  return rolesOf(lane, model).map((role) => ({
    caseId: model.id,
    lane: state.turn ?? '',
    role,
    unitId: target.unitId ?? null,
    systemId: target.systemId ?? null,
    personId: target.personId ?? null,
    task: state.task ?? state.label,
    rules: [...new Set(acts.flatMap((a) => a.rules))],
    since: at,
    dueOn: state.due?.(model) ?? null,
  }))
}

/** Writes what lists, inboxes and search know of the case, and tells whose turn it is. The turn keeps its beginning while the state stays. */
export const saveCaseFile = async <M extends CaseModel>(
  tx: Tx,
  binding: AnyBinding,
  after: M,
  before: M | null,
  at: Date,
): Promise<readonly ToldTo[]> => {
  const process: Process<M> = binding.process
  const summary = process.summary(after)
  const folded = foldForSearch([summary.title, summary.number ?? '', ...(summary.words ?? [])].join(' '))
  const row = {
    process: process.key,
    state: after.state,
    version: after.version,
    closed: process.states[after.state]?.closed ?? false,
    number: summary.number,
    title: summary.title,
    unitId: summary.unitId,
    otherUnitId: summary.otherUnitId ?? null,
    systemId: summary.systemId ?? null,
    personId: summary.personId ?? null,
    openToAll: binding.openToAll ?? false,
    folded,
    grams: [...bigrams(folded)],
    changedAt: at,
  }
  if (before === null)
    await tx
      .insertInto('caseFile')
      .values({ id: after.id, openedAt: at, ...row })
      .execute()
  else await tx.updateTable('caseFile').set(row).where('id', '=', after.id).execute()
  const waiting =
    before === null ? [] : await tx.deleteFrom('caseTurn').where('caseId', '=', after.id).returning(['since']).execute()
  const since = before?.state === after.state ? (waiting[0]?.since ?? at) : at
  const turns = turnsOf(process, after, since)
  if (turns.length > 0) await tx.insertInto('caseTurn').values(turns).execute()
  return turns
}
