import { sql } from 'kysely'
import type { Tx } from '#kernel/db/database.ts'
import { newId } from '#kernel/id.ts'
import type { Handover, Item } from './model.ts'

type Row = Omit<Item, 'group' | 'handOver'> & { grouped: string; handProcess: string | null; handAct: string | null }

/** The lines as the reader may see them. */
export const itemsOf = async (tx: Tx, handoverId: string): Promise<readonly Item[]> => {
  const rows = await tx
    .selectFrom('handoverItem')
    .select(['id', 'line', 'key', 'grouped', 'label', 'detail', 'href', 'caseId', 'bound', 'why', 'rule'])
    .select(['handProcess', 'handAct', 'state', 'note'])
    .where('handoverId', '=', handoverId)
    .orderBy('line')
    .$castTo<Row>()
    .execute()
  return rows.map(({ grouped, handProcess, handAct, ...item }) => ({
    ...item,
    group: grouped,
    handOver: handProcess === null || handAct === null ? null : { process: handProcess, act: handAct },
  }))
}

const rowOf = (i: Item) => ({
  line: i.line,
  key: i.key,
  grouped: i.group,
  label: i.label,
  detail: i.detail,
  href: i.href,
  caseId: i.caseId,
  bound: i.bound,
  why: i.why,
  rule: i.rule,
  handProcess: i.handOver?.process ?? null,
  handAct: i.handOver?.act ?? null,
  state: i.state,
  note: i.note,
})

const changed = (i: Item, was: Item | undefined): boolean =>
  was === undefined || JSON.stringify(rowOf(i)) !== JSON.stringify(rowOf(was))

/** New lines in one statement, changed ones in another, however many there are. */
export const saveItems = async (tx: Tx, after: Handover, before: Handover | null): Promise<void> => {
  const fresh = after.items.filter((i) => i.id === '')
  if (fresh.length > 0)
    await tx
      .insertInto('handoverItem')
      .values(fresh.map((i) => ({ id: newId(), handoverId: after.id, ...rowOf(i) })))
      .execute()
  const was = new Map((before?.items ?? []).map((i) => [i.id, i]))
  const moved = after.items.filter((i) => i.id !== '' && changed(i, was.get(i.id)))
  if (moved.length === 0) return
  const rows = JSON.stringify(
    moved.map((i) => ({
      id: i.id,
      label: i.label,
      detail: i.detail,
      bound: i.bound,
      why: i.why,
      state: i.state,
      note: i.note,
    })),
  )
  await sql`
    update handover_item i set label = v.label, detail = v.detail, bound = v.bound, why = v.why, state = v.state, note = v.note
    from jsonb_to_recordset(${rows}::jsonb) as v(id uuid, label text, detail text, bound text, why text, state text, note text)
    where i.id = v.id`.execute(tx)
}
