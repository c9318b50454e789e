import { dayOf } from '#kernel/pure/day.ts'
import type { Actor, Authority } from '#kernel/pure/actor.ts'
import { allowedFrom, decide, warningsOf } from '#kernel/pure/decide.ts'
import { NEW, type Act, type CaseModel, type Context } from '#kernel/pure/process.ts'
import type { Refusal } from '#kernel/pure/verdict.ts'
import { appendEntry } from '../ledger/write.ts'
import { narrow, widen, writeAs, type Database, type Tx } from '../db/database.ts'
import { newId } from '../id.ts'
import type { AnyBinding, Bindings } from './binding.ts'
import { saveCaseFile } from './case-file.ts'
import { differences } from './differences.ts'
import { fieldErrors } from './field-errors.ts'
import { sendNotices } from './notices.ts'
import { nextNumber } from './number-series.ts'
import { constraintOf, refusalOfConstraint } from './refusing-constraints.ts'

export type Command = {
  process: string
  act: string
  /** The case, or null to begin one; then `from` carries what the form was opened with. */
  caseId: string | null
  from?: Readonly<Record<string, string>>
  input: Record<string, unknown>
  actor: Actor
  at: Date
  /** Version the person was looking at; another act since then is told instead of overwritten. */
  seen?: number
  /** Made by the client: the same key acts once, however often it is sent. */
  requestKey?: string
  /** Post the person chose to act in, where several would do. */
  asPost?: string
}

export type Done = {
  kind: 'done'
  caseId: string
  entryId: string
  seq: number
  warnings: readonly Refusal[]
  repeated: boolean
}

export type Outcome =
  | Done
  | { kind: 'refused'; refusals: readonly Refusal[] }
  | { kind: 'invalid'; fields: Readonly<Record<string, string>> }
  | { kind: 'absent' }

/** Thrown inside the transaction so that it rolls back; never leaves this file. */
class Stop extends Error {
  readonly outcome: Exclude<Outcome, Done>
  constructor(outcome: Exclude<Outcome, Done>) {
    super(outcome.kind)
    this.outcome = outcome
  }
}

const stop = (outcome: Exclude<Outcome, Done>): never => {
  throw new Stop(outcome)
}

const changedMeanwhile: Refusal = {
  code: 'changed-meanwhile',
  rules: [],
  sentence: 'この案件は、画面を開いた後に別の手続が行われました。',
  remedy: { text: '今の状態を確かめてから、もう一度行ってください。入力した内容は残っています。' },
}

/** One act of the transaction: the one commanded, or one that follows from it (then it has a cause). */
type Step = {
  binding: AnyBinding
  actKey: string
  caseId: string | null
  from: Readonly<Record<string, string>>
  input: Record<string, unknown>
  cause: Authority | null
  seen: number | null
  requestKey: string | null
}

const stepOf = (bindings: Bindings, command: Command): Step => {
  const binding = bindings.get(command.process)
  if (!binding?.process.acts[command.act]) return stop({ kind: 'absent' })
  return {
    binding,
    actKey: command.act,
    caseId: command.caseId,
    from: command.from ?? {},
    input: command.input,
    cause: null,
    seen: command.seen ?? null,
    requestKey: command.requestKey ?? null,
  }
}

/** What a failure means: a rule's no, or null for a fault. */
const outcomeOf = (error: unknown): Exclude<Outcome, Done> | null => {
  if (error instanceof Stop) return error.outcome
  const refusal = refusalOfConstraint(error)
  return refusal ? { kind: 'refused', refusals: [refusal] } : null
}

/**
 * The only way state changes: begin, lock the case, decide (pure), save, ledger, notices, commit; one transaction.
 * Follow-up acts run in the same transaction, each judged by its own gates: any refusal undoes all of it.
 * A rule's no comes back as a value, never thrown. Faults (database gone, a bug) are thrown.
 */
export const act = async (db: Database, bindings: Bindings, command: Command): Promise<Outcome> => {
  try {
    return await writeAs(db, command.actor, (tx) => perform(tx, bindings, command, stepOf(bindings, command)))
  } catch (error) {
    const outcome = outcomeOf(error)
    if (outcome) return outcome
    if (constraintOf(error) === 'ledger_entry_request_key_key') {
      const earlier = await writeAs(db, command.actor, (tx) => alreadyDone(tx, command.requestKey ?? null))
      if (earlier) return earlier
    }
    throw error
  }
}

export type AllOutcome =
  { kind: 'done'; done: readonly Done[] } | { kind: 'stopped'; at: number; outcome: Exclude<Outcome, Done> }

/**
 * Many acts of one person in one transaction, in order: all of them happen or none. `at` of a stop is the index of the
 * first command that could not happen. For imports and bulk work; the gates are those of the single act.
 */
export const actAll = async (
  db: Database,
  bindings: Bindings,
  actor: Actor,
  commands: readonly Command[],
): Promise<AllOutcome> => {
  let at = 0
  try {
    const done = await writeAs(db, actor, async (tx) => {
      const list: Done[] = []
      for (const command of commands) {
        await narrow(tx, actor)
        list.push(await perform(tx, bindings, command, stepOf(bindings, command)))
        at += 1
      }
      return list
    })
    return { kind: 'done', done }
  } catch (error) {
    const outcome = outcomeOf(error)
    if (outcome) return { kind: 'stopped', at, outcome }
    throw error
  }
}

const alreadyDone = async (tx: Tx, requestKey: string | null): Promise<Done | null> => {
  if (requestKey === null) return null
  const entry = await tx
    .selectFrom('ledgerEntry')
    .select(['id', 'caseId', 'seq'])
    .where('requestKey', '=', requestKey)
    .executeTakeFirst()
  return entry
    ? { kind: 'done', caseId: entry.caseId, entryId: entry.id, seq: entry.seq, warnings: [], repeated: true }
    : null
}

const specOf = (step: Step): Act<CaseModel> => {
  const spec: Act<CaseModel> | undefined = step.binding.process.acts[step.actKey]
  if (!spec || (spec.by === 'consequence' && step.cause === null)) return stop({ kind: 'absent' })
  return spec
}

/** Locks and loads the case, or drafts a new one. After this the transaction sees everything: the gates decide. */
const locate = async (tx: Tx, step: Step, actor: Actor): Promise<{ model: CaseModel; before: CaseModel | null }> => {
  if (step.caseId === null) {
    const id = newId()
    if (step.cause) await widen(tx)
    const drafted = (await step.binding.draft?.(tx, id, step.from, actor)) ?? null
    await widen(tx)
    return drafted ? { model: { ...drafted, id, state: NEW, version: 0 }, before: null } : stop({ kind: 'absent' })
  }
  const locked = await tx
    .selectFrom('caseFile')
    .select('id')
    .where('id', '=', step.caseId)
    .where('process', '=', step.binding.process.key)
    .forUpdate()
    .executeTakeFirst()
  if (!locked) return stop({ kind: 'absent' })
  await widen(tx)
  const model: CaseModel | null = await step.binding.load(tx, step.caseId)
  return model ? { model, before: model } : stop({ kind: 'absent' })
}

/** The authorities with those of the chosen post first, so that the act is done in that post where it may be. */
const preferring = (actor: Actor, postId: string | undefined): Actor =>
  postId === undefined
    ? actor
    : {
        ...actor,
        authorities: actor.authorities.toSorted((a, b) => Number(b.postId === postId) - Number(a.postId === postId)),
      }

const judgeStep = (step: Step, spec: Act<CaseModel>, model: CaseModel, command: Command) => {
  const parsed = spec.input.safeParse(step.input)
  if (!parsed.success) return stop({ kind: 'invalid', fields: fieldErrors(parsed.error) })
  const input = parsed.data as Record<string, unknown>
  const moment = { at: command.at, today: dayOf(command.at) }
  const actor = preferring(command.actor, command.asPost)
  const verdict = decide(step.binding.process, model, step.actKey, {
    actor,
    input,
    ...moment,
    ...(step.cause ? { cause: step.cause } : {}),
  })
  if (!verdict.ok) return stop({ kind: 'refused', refusals: verdict.refusals })
  const context: Context<CaseModel, unknown> = { model, input, actor, as: verdict.value.as, ...moment, number: '' }
  return { input, context }
}

const perform = async (tx: Tx, bindings: Bindings, command: Command, step: Step): Promise<Done> => {
  const earlier = await alreadyDone(tx, step.requestKey)
  if (earlier) return earlier
  const spec = specOf(step)
  const { model, before } = await locate(tx, step, command.actor)
  if (step.seen !== null && before && step.seen !== before.version && !allowedFrom(spec, model.state))
    return stop({ kind: 'refused', refusals: [changedMeanwhile] })
  const judged = judgeStep(step, spec, model, command)
  const numbered = spec.numbered?.(judged.context)
  const context = numbered
    ? { ...judged.context, number: await nextNumber(tx, numbered, judged.context.today) }
    : judged.context
  const after: CaseModel = {
    ...spec.apply(context),
    id: model.id,
    state: typeof spec.to === 'string' ? spec.to : spec.to(context),
    version: model.version + 1,
  }
  const entryId = newId(command.at)
  await saveCaseFile(tx, step.binding, after, before, command.at)
  await step.binding.save(tx, after, before, {
    act: step.actKey,
    at: command.at,
    actor: command.actor,
    input: judged.input,
    entryId,
  })
  const { seq } = await record(tx, step, spec, { context, before, after, entryId, input: judged.input })
  await sendNotices(tx, spec.notices?.(context, after) ?? [], { entryId, caseId: after.id, at: command.at })
  for (const follow of spec.follows?.(context, after) ?? []) {
    const binding = bindings.get(follow.process)
    if (!binding) throw new Error(`no process ${follow.process} to follow ${step.binding.process.key}.${step.actKey}`)
    await perform(tx, bindings, command, {
      binding,
      actKey: follow.act,
      caseId: follow.caseId,
      from: follow.from ?? {},
      input: follow.input,
      cause: context.as,
      seen: null,
      requestKey: null,
    })
  }
  return {
    kind: 'done',
    caseId: after.id,
    entryId,
    seq,
    warnings: warningsOf(spec, context),
    repeated: false,
  }
}

const record = async (
  tx: Tx,
  step: Step,
  spec: Act<CaseModel>,
  done: {
    context: Context<CaseModel, unknown>
    before: CaseModel | null
    after: CaseModel
    entryId: string
    input: Record<string, unknown>
  },
) => {
  const { context, before, after } = done
  const summary = step.binding.process.summary(after)
  const unit =
    summary.unitId === null
      ? undefined
      : await tx.selectFrom('unit').select('name').where('id', '=', summary.unitId).executeTakeFirst()
  return appendEntry(tx, {
    id: done.entryId,
    at: context.at,
    process: step.binding.process.key,
    caseId: after.id,
    act: step.actKey,
    stateBefore: before?.state ?? null,
    stateAfter: after.state,
    title: spec.tells?.(context) ?? spec.title,
    personId: context.actor.personId,
    personName: context.actor.name,
    personRank: context.actor.rank,
    postId: context.as.postId,
    postTitle: context.as.postTitle,
    unitId: summary.unitId,
    unitName: unit?.name ?? '',
    lane: step.cause ? '連動' : (step.binding.process.lanes[spec.by]?.title ?? ''),
    actingRole: context.as.role,
    rules: [...spec.rules],
    input: done.input,
    changes: differences(before, after),
    corrects: spec.corrects?.(context) ?? null,
    requestKey: step.requestKey,
  })
}
