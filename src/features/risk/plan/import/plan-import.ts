import type { Tx } from '#kernel/db/database.ts'
import type { AnyImport, BoundImport, RowActs } from '#kernel/http/product.ts'
import type { Actor } from '#kernel/pure/actor.ts'
import { foldNumber } from '#kernel/pure/normalise.ts'
import { foldHeading } from '#kernel/sheet/columns.ts'
import { planItem } from '../process.ts'
import { milestonesByItem } from '../rows.ts'
import { changesOf, type Kept } from './changes.ts'
import { PLAN_COLUMNS, PLAN_EXAMPLE, type PlanEntry } from './plan-columns.ts'
import { stepsOf } from './steps.ts'

type Planned = { id: string; name: string }

/** The systems whose plan a person makes, by name; a row that names none means the only one. */
const systemsPlanned = async (tx: Tx, actor: Actor): Promise<(typed: string | undefined) => Planned | string> => {
  const ids = actor.authorities.flatMap((a) =>
    a.systemId !== null && (a.role === 'SYS_DEV' || a.role === 'SYS_OPS') ? [a.systemId] : [],
  )
  const systems =
    ids.length === 0 ? [] : await tx.selectFrom('system').select(['id', 'name']).where('id', 'in', ids).execute()
  const [first] = systems
  return (typed) => {
    if (first === undefined) return '今の官職では、どの情報システムの将来対応計画も受け持っていません。'
    if (typed === undefined)
      return systems.length === 1 ? first : '「情報システム」が書かれていません（受け持つ情報システムが複数あります）。'
    return (
      systems.find((s) => foldHeading(s.name) === foldHeading(typed)) ??
      `「${typed}」は、受け持つ情報システム（${systems.map((s) => s.name).join('・')}）ではありません。`
    )
  }
}

const keptItems = async (
  tx: Tx,
  systemIds: readonly string[],
  rows: readonly PlanEntry[],
): Promise<readonly Kept[]> => {
  const numbers = rows.flatMap((r) => (r.number === undefined ? [] : [r.number, foldNumber(r.number)]))
  const titles = rows.flatMap((r) => (r.number === undefined ? [r.title] : []))
  if (systemIds.length === 0 || numbers.length + titles.length === 0) return []
  const found = await tx
    .selectFrom('planItem')
    .select(['id', 'systemId', 'number', 'title', 'weakness', 'state', 'severity', 'side', 'dueOn', 'origin'])
    .select(['source', 'controlId', 'resources', 'openedOn', 'endedOn'])
    .where('systemId', 'in', [...systemIds])
    .where((e) =>
      e.or([
        ...(numbers.length === 0 ? [] : [e('number', 'in', numbers)]),
        ...(titles.length === 0 ? [] : [e('title', 'in', titles).and('endedOn', 'is', null)]),
      ]),
    )
    .execute()
  const steps = await milestonesByItem(
    tx,
    found.map((f) => f.id),
  )
  return found.map((f) => ({ ...f, milestones: (steps.get(f.id) ?? []).filter((m) => !m.dropped) }))
}

/** Of an item that is not here yet: begun, or begun with its plan. Later states are reached by acts only. */
const fresh = (entry: PlanEntry, system: Planned): RowActs => {
  const { steps, problems } = stepsOf(entry)
  const state = entry.state ?? (entry.dueOn === undefined ? 'draft' : 'planned')
  if (state !== 'draft' && state !== 'planned')
    return {
      commands: [],
      problems: [
        `「${planItem.states[state]?.label ?? state}」の項目は取り込めません。「起票」か「計画済」として取り込み、その後の手続を行ってください。`,
      ],
    }
  if (entry.milestone1Reached !== undefined)
    return {
      commands: [],
      problems: ['到達した節目は取り込めません。取り込んだ後に「節目の到達を記録する」を行ってください。'],
    }
  if (problems.length > 0) return { commands: [], problems }
  const { system: _system, state: _state, origin, title, weakness, source, controlId, severity, side, number } = entry
  const what = { title, weakness: weakness ?? title, source, controlId, severity, side: side ?? 'dev', number }
  const from = { system: system.id, ...(origin === undefined ? {} : { origin }) }
  const begin = (act: string, input: Record<string, unknown>): RowActs => ({
    commands: [{ process: 'risk.plan-item', act, caseId: null, from, input }],
  })
  if (state === 'draft') return begin('open', what)
  const missing = [
    ...(severity === undefined ? ['「深刻度」が入力されていません（計画済の項目に必要です）。'] : []),
    ...(entry.dueOn === undefined ? ['「完了予定日」が入力されていません（計画済の項目に必要です）。'] : []),
    ...(steps.length === 0 ? ['「節目1」とその期日が入力されていません（計画済の項目に必要です）。'] : []),
  ]
  if (missing.length > 0) return { commands: [], problems: missing }
  const { dueOn, resources, openedOn } = entry
  return begin('enter', { ...what, dueOn, resources, openedOn, ...Object.assign({}, ...steps.map(formStep)) })
}

const formStep = (step: { title: string; on: string }, nth: number) => ({
  [`milestone${nth + 1}`]: step.title,
  [`milestone${nth + 1}On`]: step.on,
})

const planRow = (entry: PlanEntry, system: Planned, kept: readonly Kept[]): RowActs => {
  const { number } = entry
  const was = number === undefined ? undefined : kept.find((k) => foldNumber(k.number) === foldNumber(number))
  if (was !== undefined)
    return was.systemId === system.id
      ? changesOf(was, entry)
      : { commands: [], problems: [`項目番号「${was.number}」は、別の情報システムの項目です。`] }
  const twin = number === undefined ? kept.find((k) => k.systemId === system.id && k.title === entry.title) : undefined
  if (twin !== undefined)
    return {
      commands: [],
      problems: [`同じ件名の項目（${twin.number}）がすでにあります。同じ項目なら「項目番号」を書いてください。`],
    }
  return fresh(entry, system)
}

const bound: BoundImport<PlanEntry> = {
  key: 'plan-items',
  title: '将来対応計画の表を取り込む',
  help: 'この製品が書き出した将来対応計画の表、又はほかで作った同じ見出しの表を取り込みます。同じ項目番号の項目があれば違うところだけを訂正し、同じなら何もしません。空欄は「書いていない」と読み、記載を消しません。状態は取込みでは変わりません。着手・到達・完了・受容は、手続として行います。',
  rules: ['R121', 'R137'],
  who: 'signed-in',
  columns: PLAN_COLUMNS,
  unique: [['number']],
  planner: async (tx, actor) => {
    const systemOf = await systemsPlanned(tx, actor)
    return async (chunk, rows) => {
      const systems = rows.map(({ record }) => systemOf(record.system))
      const ids = [...new Set(systems.flatMap((s) => (typeof s === 'string' ? [] : [s.id])))]
      const kept = await keptItems(
        chunk,
        ids,
        rows.map((r) => r.record),
      )
      return rows.map(({ record }, nth) => {
        const system = systems[nth] ?? ''
        return typeof system === 'string' ? { commands: [], problems: [system] } : planRow(record, system, kept)
      })
    }
  },
  example: PLAN_EXAMPLE,
  doneHref: '/registers/plan-items',
}

export const planImport: AnyImport = bound
