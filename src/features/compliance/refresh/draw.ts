import { sql } from 'kysely'
import { ruleOf } from '#directive/rules.ts'
import type { Tx } from '#kernel/db/database.ts'
import { dayOf, startOfDay, type Day } from '#kernel/pure/day.ts'
import type { Definitions } from '../bound.ts'
import { ALWAYS, stepsFrom, type OwedSpan, type Step } from '../steps.ts'
import type { CellKey } from './touched.ts'

type Touch = CellKey & { from: Day }
type OwedRow = {
  subjectId: string
  rules: string[]
  dueOn: Day | null
  begun: boolean
  fromAt: Date
  toAt: Date | null
}

const AT_ONCE = 4000

const keyOf = (id: string, rule: string) => `${id} ${rule}`

const firstDeeds = async (tx: Tx, cells: readonly Touch[]): Promise<ReadonlyMap<string, Day>> => {
  const { rows } = await sql<{ id: string; rule: string; at: Date }>`
    select x.id, x.rule, d.at
    from unnest(${cells.map((cell) => cell.id)}::uuid[], ${cells.map((cell) => cell.rule)}::text[]) x(id, rule)
      cross join lateral (
        select d.at from compliance_deed d where d.subject_id = x.id and d.rule = x.rule order by d.at limit 1) d`.execute(
    tx,
  )
  return new Map(rows.map((row) => [keyOf(row.id, row.rule), dayOf(row.at)]))
}

/** The first day on which one of the rule's processes began in a subject. */
const occasions = async (tx: Tx, ids: readonly string[], { ofProcess }: Definitions) => {
  const { rows } = await sql<{ id: string; process: string; firstOn: Day }>`
    select o.subject_id as id, o.process, o.first_on from compliance_occasion o
    where o.subject_id = any (${[...ids]}::uuid[])`.execute(tx)
  const found = new Map<string, Day>()
  for (const { id, process, firstOn } of rows)
    for (const rule of ofProcess.get(process) ?? []) {
      const known = found.get(keyOf(id, rule))
      if (known === undefined || firstOn < known) found.set(keyOf(id, rule), firstOn)
    }
  return found
}

const owedBy = async (tx: Tx, ids: readonly string[], from: Day) => {
  const { rows } = await sql<OwedRow>`
    select o.subject_id, o.rules, o.due_on, o.begun, o.from_at, o.to_at from compliance_owed o
    where o.subject_id = any (${[...ids]}::uuid[]) and (o.to_at is null or o.to_at >= ${startOfDay(from)})`.execute(tx)
  const found = new Map<string, OwedSpan[]>()
  for (const row of rows) {
    const span = {
      fromOn: dayOf(row.fromAt),
      toOn: row.toAt === null ? null : dayOf(row.toAt),
      dueOn: row.dueOn,
      begun: row.begun,
    }
    for (const rule of row.rules) {
      const list = found.get(keyOf(row.subjectId, rule))
      if (list) list.push(span)
      else found.set(keyOf(row.subjectId, rule), [span])
    }
  }
  return found
}

/** From which day on a subject is bound no more: the end of the last appointment that binds it. */
const endsOf = async (tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, Day>> => {
  const { rows } = await sql<{ id: string; endsOn: Day }>`
    select x.id, max(coalesce(a.ends_on, ${ALWAYS}::date)) as ends_on
    from unnest(${[...ids]}::uuid[]) x(id) join appointment a
      on a.unit_id = x.id or a.system_id = x.id or (a.post_id = x.id and a.unit_id is null and a.system_id is null)
    group by x.id`.execute(tx)
  return new Map(rows.flatMap((row) => (row.endsOn === ALWAYS ? [] : [[row.id, row.endsOn]])))
}

type Stored = Step & { id: string; rule: string }

const storedFrom = async (tx: Tx, cells: readonly Touch[]): Promise<ReadonlyMap<string, readonly Stored[]>> => {
  const { rows } = await sql<Stored>`
    select s.subject_id as id, s.rule, s.from_on, s.until_on, s.state, s.due_on
    from unnest(${cells.map((c) => c.id)}::uuid[], ${cells.map((c) => c.rule)}::text[], ${cells.map((c) => c.from)}::date[])
      x(id, rule, from_on)
      join compliance_step s on s.subject_id = x.id and s.rule = x.rule and s.until_on >= x.from_on
    order by s.from_on`.execute(tx)
  return Map.groupBy(rows, (row) => keyOf(row.id, row.rule))
}

/** What stood before the day stays; the new steps follow, joined where nothing changed. */
const joined = (stored: readonly Step[], fresh: readonly Step[], from: Day): readonly Step[] => {
  const before = stored
    .filter((step) => step.fromOn < from)
    .map(({ fromOn, untilOn, state, dueOn }) => ({ fromOn, untilOn: untilOn < from ? untilOn : from, state, dueOn }))
  const [first, ...rest] = fresh
  const last = before.at(-1)
  if (!first || !last || last.untilOn !== first.fromOn || last.state !== first.state || last.dueOn !== first.dueOn)
    return [...before, ...fresh]
  return [...before.slice(0, -1), { ...first, fromOn: last.fromOn }, ...rest]
}

const sameSteps = (a: readonly Step[], b: readonly Step[]) =>
  a.length === b.length &&
  a.every(({ fromOn, untilOn, state, dueOn }, nth) => {
    const other = b[nth]
    return other?.fromOn === fromOn && other.untilOn === untilOn && other.state === state && other.dueOn === dueOn
  })

/** Draws cells anew, each from a day on. What comes out as it was is not written. Answers how many changed. */
export const drawCells = async (tx: Tx, definitions: Definitions, touched: readonly Touch[]): Promise<number> => {
  let changed = 0
  for (let first = 0; first < touched.length; first += AT_ONCE)
    changed += await drawSome(tx, definitions, touched.slice(first, first + AT_ONCE))
  return changed
}

const drawSome = async (tx: Tx, definitions: Definitions, cells: readonly Touch[]): Promise<number> => {
  const ids = [...new Set(cells.map((cell) => cell.id))]
  const earliest = cells.reduce((day, cell) => (cell.from < day ? cell.from : day), ALWAYS)
  const deeds = await firstDeeds(tx, cells)
  const began = await occasions(tx, ids, definitions)
  const owed = await owedBy(tx, ids, earliest)
  const ends = await endsOf(tx, ids)
  const stored = await storedFrom(tx, cells)
  const removed: { id: string; rule: string; fromOn: Day }[] = []
  const added: Stored[] = []
  const kinds: string[] = []
  let changed = 0
  for (const { id, kind, rule, from } of cells) {
    const key = keyOf(id, rule)
    const old = stored.get(key) ?? []
    const facts = {
      force: ruleOf(rule).force,
      owed: owed.get(key) ?? [],
      firstDeedOn: deeds.get(key) ?? null,
      occasionOn: began.get(key) ?? null,
      endsOn: ends.get(id) ?? null,
    }
    const next = joined(old, stepsFrom(facts, from), from)
    if (sameSteps(old, next)) continue
    changed += 1
    for (const step of old) removed.push({ id, rule, fromOn: step.fromOn })
    for (const step of next) {
      added.push({ ...step, id, rule })
      kinds.push(kind)
    }
  }
  await replace(tx, removed, added, kinds)
  return changed
}

const replace = async (
  tx: Tx,
  removed: readonly { id: string; rule: string; fromOn: Day }[],
  added: readonly Stored[],
  kinds: readonly string[],
) => {
  if (removed.length > 0)
    await sql`
      delete from compliance_step s
      using unnest(${removed.map((r) => r.id)}::uuid[], ${removed.map((r) => r.rule)}::text[], ${removed.map((r) => r.fromOn)}::date[])
        x(id, rule, from_on)
      where s.subject_id = x.id and s.rule = x.rule and s.from_on = x.from_on`.execute(tx)
  if (added.length > 0)
    await sql`
      insert into compliance_step (subject_id, rule, from_on, until_on, subject_kind, state, due_on)
      select * from unnest(${added.map((s) => s.id)}::uuid[], ${added.map((s) => s.rule)}::text[],
        ${added.map((s) => s.fromOn)}::date[], ${added.map((s) => s.untilOn)}::date[], ${[...kinds]}::text[],
        ${added.map((s) => s.state)}::text[], ${added.map((s) => s.dueOn)}::date[])`.execute(tx)
}
