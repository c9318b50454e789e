import { dayOf } from '#kernel/pure/day.ts'
import type { Actor, Authority } from '#kernel/pure/actor.ts'
import { actNamed, decide, warningsOf } from '#kernel/pure/decide.ts'
import { NEW, type Act, type CaseModel, type Context, type Notice } from '#kernel/pure/process.ts'
import type { Refusal } from '#kernel/pure/verdict.ts'
import { appendEntry } from '../ledger/write.ts'
import { widen, type Tx } from '../db/database.ts'
import { newId } from '../id.ts'
import { tellLive, type ToldTo } from '../live/tell.ts'
import type { AnyBinding, Bindings } from './binding.ts'
import { saveCaseFile } from './case-file.ts'
import { differences } from './differences.ts'
import { fieldErrors } from './field-errors.ts'
import { markAnswered, sendNotices } from './notices.ts'
import { nextNumber, passOver } from './number-series.ts'
import { stop, type Command, type Done } from './outcome.ts'
import { alreadyDone } from './repeated.ts'

const changedMeanwhile: Refusal = {
  code: 'changed-meanwhile',
  rules: [],
  sentence: 'この案件は、画面を開いた後に別の手続が行われました。',
  remedy: { text: '今の状態を確かめてから、もう一度行ってください。入力した内容は残っています。' },
}

/** One act of the transaction: the one commanded, or one that follows from it (then it has a cause). */
export type Step = {
  binding: AnyBinding
  actKey: string
  caseId: string | null
  from: Readonly<Record<string, string>>
  input: Record<string, unknown>
  cause: Authority | null
  seen: number | null
  requestKey: string | null
}

const specOf = (step: Step): Act<CaseModel> => {
  const spec: Act<CaseModel> | undefined = actNamed(step.binding.process, step.actKey)
  if (!spec || (spec.by === 'consequence' && step.cause === null)) return stop({ kind: 'absent' })
  return spec
}

/** Locks and loads the case, or drafts a new one. After this the transaction sees everything: the gates decide. */
const locate = async (tx: Tx, step: Step, actor: Actor): Promise<{ model: CaseModel; before: CaseModel | null }> => {
  const asked = { act: step.actKey, input: step.input }
  if (step.caseId === null) {
    const id = newId()
    if (step.cause) await widen(tx)
    const drafted = (await step.binding.draft?.(tx, id, step.from, actor, asked)) ?? null
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
  const model: CaseModel | null = await step.binding.load(tx, step.caseId, asked)
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

const readInput = (spec: Act<CaseModel>, step: Step): Record<string, unknown> => {
  const parsed = spec.input.safeParse(step.input)
  return parsed.success
    ? (parsed.data as Record<string, unknown>)
    : stop({ kind: 'invalid', fields: fieldErrors(parsed.error) })
}

const judge = (
  step: Step,
  model: CaseModel,
  input: Record<string, unknown>,
  command: Command,
): Context<CaseModel, unknown> => {
  const moment = { at: command.at, today: dayOf(command.at) }
  const actor = preferring(command.actor, command.asPost)
  const verdict = decide(step.binding.process, model, step.actKey, {
    actor,
    input,
    ...moment,
    ...(step.cause ? { cause: step.cause } : {}),
  })
  if (!verdict.ok) return stop({ kind: 'refused', refusals: verdict.refusals })
  return { model, input, actor, as: verdict.value.as, ...moment, number: '' }
}

/** One act in the caller's transaction; after it the transaction sees everything. Stops by throwing `Stop`. */
export const perform = async (tx: Tx, bindings: Bindings, command: Command, step: Step): Promise<Done> => {
  const spec = specOf(step)
  const { model, before } = await locate(tx, step, command.actor)
  const input = readInput(spec, step)
  // Asked after the lock: whoever waited for the case may find the same request done meanwhile.
  const earlier = await alreadyDone(tx, {
    requestKey: step.requestKey,
    process: step.binding.process.key,
    act: step.actKey,
    caseId: step.caseId,
    personId: command.actor.personId,
    input,
  })
  if (earlier) return earlier
  if (step.seen !== null && before && step.seen !== before.version && !spec.urgent)
    return stop({ kind: 'refused', refusals: [changedMeanwhile] })
  const judged = judge(step, model, input, command)
  const numbered = spec.numbered?.(judged)
  const context = numbered ? { ...judged, number: await nextNumber(tx, numbered, judged.today) } : judged
  const brought = spec.brings?.(context) ?? null
  if (brought) await passOver(tx, brought, judged.today)
  const after: CaseModel = {
    ...spec.apply(context),
    id: model.id,
    state: typeof spec.to === 'string' ? spec.to : spec.to(context),
    version: model.version + 1,
  }
  const entryId = newId(command.at)
  const turns = await saveCaseFile(tx, step.binding, after, before, command.at)
  await step.binding.save(tx, after, before, {
    act: step.actKey,
    at: command.at,
    actor: command.actor,
    input,
    entryId,
  })
  const { seq } = await record(tx, step, spec, { context, before, after, entryId, input })
  await tell(tx, step, {
    context,
    before,
    entryId,
    caseId: after.id,
    notices: spec.notices?.(context, after) ?? [],
    turns,
  })
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
  return { kind: 'done', caseId: after.id, entryId, seq, warnings: warningsOf(spec, context), repeated: false }
}

/** What the act answers and tells, in the inboxes, by mail and on the screens that are open. */
const tell = async (
  tx: Tx,
  step: Step,
  done: {
    context: Context<CaseModel, unknown>
    before: CaseModel | null
    entryId: string
    caseId: string
    notices: readonly Notice[]
    turns: readonly ToldTo[]
  },
) => {
  const { context, entryId, caseId, notices } = done
  const of = { entryId, caseId, at: context.at, by: { ...context.actor, as: context.as } }
  if (done.before && !step.cause) await markAnswered(tx, of)
  await sendNotices(tx, notices, of)
  const told = notices.map((n) => ({ role: n.role, unitId: null, systemId: null, personId: null, ...n.to }))
  await tellLive(tx, { caseId, told: [...told, ...done.turns] })
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
