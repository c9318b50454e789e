import type { Tx } from '#kernel/db/database.ts'
import { newId } from '#kernel/id.ts'
import { foldNumber } from '#kernel/pure/normalise.ts'
import type { Follow } from '#kernel/pure/process.ts'
import type { Refusal } from '#kernel/pure/verdict.ts'
import { changesOf } from '../../plan/import/changes.ts'
import { currentMilestones, type PlanItem } from '../../plan/model.ts'
import { NEW } from '#kernel/pure/process.ts'
import { planItemBinding } from '../../plan/store.ts'
import { readActionPlan, type ReadItem } from '../read/action-plan.ts'
import { uuidOf } from '../uuid.ts'
import { beginning, changesIn, hasWholePlan, refusalsOf, saysOfNew, type Judging } from './judge-items.ts'
import { changedEntry, newEntry } from './item-entry.ts'
import type { Line } from './lines.ts'
import type { Planning, PlanOf } from './planned.ts'

const notAPlanner: Refusal = {
  code: 'not-a-planner',
  rules: ['R121', 'R137'],
  sentence:
    '将来対応計画は、この情報システムの情報システム情報保証責任者（整備）と（運用）が立てます。今の官職では取り込めません。',
}

type Known = { id: string; number: string; title: string; source: string | null; endedOn: string | null }

const UUID = /[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/iu

/** How items of a file are found again among those here: by our number, by what an export called them, by where they came from. */
const finder = (known: readonly Known[]) => {
  const byNumber = new Map(known.map((k) => [foldNumber(k.number), k]))
  const byUuid = new Map(known.map((k) => [uuidOf('item', k.id), k]))
  const bySource = new Map(
    known.flatMap((k) => {
      const uuid = UUID.exec(k.source ?? '')?.[0]
      return uuid === undefined ? [] : [[uuid.toLowerCase(), k] as const]
    }),
  )
  return ({ uuid, number }: ReadItem): Known | undefined =>
    byUuid.get(uuid?.toLowerCase() ?? '') ??
    bySource.get(uuid?.toLowerCase() ?? '') ??
    (number === null ? undefined : byNumber.get(foldNumber(number)))
}

const AT_ONCE = 1000

const loadAll = async (tx: Tx, of: Planning, ids: readonly string[]): Promise<ReadonlyMap<string, PlanItem>> => {
  const binding = planItemBinding(() => of.at)
  const items = new Map<string, PlanItem>()
  for (let at = 0; at < ids.length; at += AT_ONCE) {
    const some = ids.slice(at, at + AT_ONCE)
    if (of.lock)
      await tx.selectFrom('caseFile').select('id').where('id', 'in', some).orderBy('id').forUpdate().execute()
    for (const item of (await binding.loadMany?.(tx, some)) ?? []) items.set(item.id, item)
  }
  return items
}

type Result = { line: Line; acts: readonly Follow[] }

const present = (said: ReadItem, was: PlanItem, by: Judging): Result => {
  const { entry, notes } = changedEntry(was, said)
  const found = changesOf({ ...was, milestones: currentMilestones(was) }, entry)
  const base = { key: was.id, title: `${was.number}　${was.title}`, href: `/cases/${was.id}` }
  const acts: readonly Follow[] = found.commands
  const left = (why: readonly string[]): Result => ({ line: { ...base, fate: 'left', says: why }, acts: [] })
  if (found.problems?.length) return left(found.problems)
  if (acts.length === 0) return notes.length > 0 ? left(notes) : { line: { ...base, fate: 'same', says: [] }, acts }
  const refusals = refusalsOf(was, acts, by)
  if (refusals.length > 0) return left([...refusals, ...notes])
  return { line: { ...base, fate: 'changed', says: [...changesIn(was, entry), ...notes] }, acts }
}

const ENDED: Readonly<Record<ReadItem['status'], string | null>> = {
  open: null,
  closed: 'この文書では終わっています。終わった項目は取り込みません。',
  accepted: 'この文書ではリスクが受容されています。受容は情報保証責任者が決めるため、取り込みません。',
}

type Beginning = { of: Planning; blank: PlanItem; by: Judging; taken: ReadonlySet<string> }

const absent = (said: ReadItem, { of, blank, by, taken }: Beginning): Result => {
  const base = { key: said.uuid ?? said.title, title: said.title, href: null }
  const left = (...why: readonly string[]): Result => ({ line: { ...base, fate: 'left', says: why }, acts: [] })
  const ended = ENDED[said.status]
  if (ended !== null) return left(ended)
  if (taken.has(said.title)) return left('同じ件名の項目がすでにあります。')
  const { entry, notes } = newEntry(said, of.title)
  const model = { ...blank, controlId: entry.controlId ?? null }
  const enter = beginning(entry, of.systemId, 'enter')
  const whole = hasWholePlan(entry)
  const unplanned = whole ? refusalsOf(model, [enter], by) : []
  if (whole && unplanned.length === 0)
    return { line: { ...base, fate: 'new', says: [...saysOfNew(entry, true), ...notes] }, acts: [enter] }
  const open = beginning(entry, of.systemId, 'open')
  const refusals = refusalsOf(model, [open], by)
  if (refusals.length > 0) return left(...refusals, ...notes)
  const why = unplanned.map((sentence) => `計画は写せません：${sentence}`)
  return { line: { ...base, fate: 'new', says: [...saysOfNew(entry, false), ...why, ...notes] }, acts: [open] }
}

/** What a 将来対応計画書 would change of the items of a system's plan, by acts that are judged one by one. Never their state. */
export const planActionPlan: PlanOf = async (tx, of) => {
  const as = of.actor.authorities.find(
    (a) => (a.role === 'SYS_DEV' || a.role === 'SYS_OPS') && a.systemId === of.systemId,
  )
  if (!as) return { blocked: notAPlanner }
  const by: Judging = { actor: of.actor, as, at: of.at, today: of.today }
  const known = await tx
    .selectFrom('planItem')
    .select(['id', 'number', 'title', 'source', 'endedOn'])
    .where('systemId', '=', of.systemId)
    .execute()
  const find = finder(known)
  const read = readActionPlan(of.document)
  const matched = read.map((said) => ({ said, was: find(said) }))
  const ids = [...new Set(matched.flatMap(({ was }) => (was === undefined ? [] : [was.id])))]
  const items = await loadAll(tx, of, ids)
  const drafted = await planItemBinding(() => of.at).draft?.(tx, newId(of.at), { system: of.systemId }, of.actor)
  if (!drafted) return { blocked: notAPlanner }
  const blank = { ...drafted, state: NEW, version: 0 }
  const taken = new Set(known.flatMap((k) => (k.endedOn === null ? [k.title] : [])))
  const seen = new Set<string>()
  const results = matched.map(({ said, was }): Result => {
    const item = was === undefined ? undefined : items.get(was.id)
    if (item === undefined) {
      const result = absent(said, { of, blank, by, taken })
      if (result.acts.length > 0) taken.add(said.title)
      return result
    }
    if (seen.has(item.id)) {
      const title = `${item.number}　${item.title}`
      const says = ['この文書に二度書かれています。初めの記載だけを取り込みます。']
      return { line: { key: item.id, title, fate: 'left', says, href: `/cases/${item.id}` }, acts: [] }
    }
    seen.add(item.id)
    return present(said, item, by)
  })
  const rest = known.filter((k) => k.endedOn === null && !seen.has(k.id)).length
  return {
    lines: results.map((r) => r.line),
    notes: [
      ...(rest === 0 ? [] : [`この文書にない項目${rest}件は、今のまま残ります。`]),
      '状態（着手・完了・受容）と節目の到達は、取込みでは変わりません。それぞれの手続として行います。',
      ...(of.own ? [] : ['検出事項との結び付きは取り込みません。検査の結果を取り込み、そこから項目に加えます。']),
    ],
    writes: { kind: 'acts', acts: results.flatMap((r) => r.acts) },
  }
}
