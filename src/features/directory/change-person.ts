import { actAll } from '#kernel/act/act.ts'
import type { Command } from '#kernel/act/outcome.ts'
import type { Tx } from '#kernel/db/database.ts'
import { readAs } from '#kernel/db/database.ts'
import type { SignedVisit } from '#kernel/http/route.ts'
import { dayOf } from '#kernel/pure/day.ts'
import { noteRefusal } from '#kernel/security-events.ts'
import { errorOfOutcome, ScimError } from './errors.ts'
import type { DirectoryPerson, Wanted } from './resource.ts'

/** The unit a directory means, or a sentence why it is none or not one. */
export type UnitNamed = (tx: Tx, typed: string) => Promise<{ id: string | null } | string>

type Step = Pick<Command, 'act' | 'caseId' | 'input' | 'from'>

const unitOf = async (visit: SignedVisit, unitNamed: UnitNamed, typed: string): Promise<string> => {
  const unit = await readAs(visit.product.db, visit.actor, (tx) => unitNamed(tx, typed))
  if (typeof unit === 'string' || unit.id === null)
    throw new ScimError(400, 'invalidValue', `department：${typeof unit === 'string' ? unit : typed}`)
  return unit.id
}

/** All steps by their own acts and gates, in one transaction; a rule's no is the answer. */
const perform = async (visit: SignedVisit, steps: readonly Step[]): Promise<string | undefined> => {
  const { product, actor, at } = visit
  const commands = steps.map((step) => ({ ...step, process: 'organisation.person', actor, at }))
  const outcome = await actAll(product.db, product.bindings, actor, commands)
  if (outcome.kind === 'done') return outcome.done[0]?.caseId
  const step = steps[outcome.at]
  if (outcome.outcome.kind === 'refused' && step)
    await noteRefusal(product.db, actor, {
      processKey: 'organisation.person',
      actKey: step.act,
      caseId: step.caseId,
      refusals: outcome.outcome.refusals,
      at,
    })
  throw errorOfOutcome(outcome.outcome)
}

const needed = (value: string | undefined, attribute: string): string => {
  if (value !== undefined) return value
  throw new ScimError(400, 'invalidValue', `${attribute} がありません。`)
}

/** Registers somebody whom the directory brings; answers with the person's id. */
export const registerPerson = async (visit: SignedVisit, wanted: Wanted, unitNamed: UnitNamed): Promise<string> => {
  if (wanted.active === false)
    throw new ScimError(400, 'invalidValue', 'active が false の人は、新しく登録できません。')
  const name = needed(wanted.name, 'name.formatted')
  const unitId = await unitOf(visit, unitNamed, needed(wanted.department, 'department'))
  const input = {
    kind: 'staff',
    serviceNumber: wanted.userName,
    externalId: wanted.externalId ?? null,
    rank: wanted.rank ?? null,
    name,
    kana: wanted.kana ?? name,
    homeUnitId: unitId,
    startsOn: dayOf(visit.at),
  }
  const id = await perform(visit, [{ act: 'register', caseId: null, from: { unit: unitId }, input }])
  if (id === undefined) throw new Error('an act that was done has a case')
  return id
}

/** The acts that bring a person to what the directory wants, in the order in which they are possible. */
const stepsTo = async (visit: SignedVisit, was: DirectoryPerson, wanted: Wanted, unitNamed: UnitNamed) => {
  const on = dayOf(visit.at)
  const present = was.state === 'present'
  const stays = wanted.active ?? present
  const step = (act: string, input: Record<string, unknown>): Step => ({ act, caseId: was.id, input })
  if (!present && !stays) return []
  const { rank = was.rank, name = was.name, kana = was.kana, externalId = was.externalId } = wanted
  const unitId = wanted.department === undefined ? was.unitId : await unitOf(visit, unitNamed, wanted.department)
  return [
    ...(present ? [] : [step('rejoin', { rank, homeUnitId: unitId, startsOn: on })]),
    ...(name === was.name && kana === was.kana && (rank === was.rank || !present)
      ? []
      : [step('change', { rank, name, kana, on })]),
    ...(externalId === was.externalId ? [] : [step('identify', { externalId })]),
    ...(unitId === was.unitId || !present ? [] : [step('transfer', { homeUnitId: unitId, on })]),
    ...(stays ? [] : [step('leave', { endsOn: on, reason: 'ディレクトリで利用をやめた' })]),
  ]
}

/** Brings a person to what the directory wants; nothing is done, and nothing recorded, where all is so already. */
export const changePerson = async (
  visit: SignedVisit,
  was: DirectoryPerson,
  wanted: Wanted,
  unitNamed: UnitNamed,
): Promise<void> => {
  if (wanted.userName !== was.serviceNumber)
    throw new ScimError(400, 'mutability', 'userName（職員番号）は変えられません。')
  const steps = await stepsTo(visit, was, wanted, unitNamed)
  if (steps.length > 0) await perform(visit, steps)
}
