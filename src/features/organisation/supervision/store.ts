import { sql } from 'kysely'
import type { Binding } from '#kernel/act/binding.ts'
import type { Tx } from '#kernel/db/database.ts'
import { isId } from '#kernel/id.ts'
import type { Actor } from '#kernel/pure/actor.ts'
import { dayOf, type Day } from '#kernel/pure/day.ts'
import { wareki } from '#kernel/pure/wareki.ts'
import type { PersonChoice } from '../candidates.ts'
import { asked } from '../candidates-store.ts'
import { SUPERVISION_KINDS, type Supervision } from './model.ts'
import { supervision } from './process.ts'

/** Who is answered for by a unit's 部隊等情報保証責任者: at home in it, or in a unit below that has none of its own. */
const peopleOfUnit = async (tx: Tx, unitId: string, today: Day): Promise<readonly PersonChoice[]> => {
  const { rows } = await sql<PersonChoice>`
    select h.id, h.id::text as ref, btrim(h.rank || ' ' || h.name) as name, h.kind, u.id as unit_id, u.name as unit_name,
      h.starts_on, h.ends_on
    from person h join unit u on u.id = home_unit(h, ${today}::date)
    where h.state = 'present' and assurance_unit(u.id, ${today}::date) = ${unitId}
    order by h.kana, h.id`.execute(tx)
  return rows
}

const unitMeant = async (tx: Tx, named: string | null, actor: Actor) => {
  const id = named ?? actor.authorities.find((a) => a.role === 'UNIT')?.unitId
  if (!id || !isId(id)) return null
  return (await tx.selectFrom('unit').select(['id', 'name']).where('id', '=', id).executeTakeFirst()) ?? null
}

export const supervisionBinding = (clock: () => Date): Binding<Supervision> => ({
  process: supervision,
  load: async (tx, id) => {
    const row = await tx
      .selectFrom('supervision as s')
      .innerJoin('caseFile as c', 'c.id', 's.id')
      .innerJoin('unit as u', 'u.id', 's.unitId')
      .selectAll('s')
      .select(['c.version', 'u.name as unitName'])
      .where('s.id', '=', id)
      .$narrowType<{ kind: Supervision['kind'] }>()
      .executeTakeFirst()
    return row ? { ...row, people: [] } : null
  },
  draft: async (tx, id, from, actor) => {
    const unit = await unitMeant(tx, asked(from, 'unit'), actor)
    if (!unit) return null
    const named = asked(from, 'person')
    const people = await peopleOfUnit(tx, unit.id, dayOf(clock()))
    return {
      id,
      state: '',
      version: 0,
      unitId: unit.id,
      unitName: unit.name,
      kind: 'instruct',
      personId: null,
      target: '',
      everyone: false,
      subject: '',
      measures: '',
      takenOn: '',
      dueOn: null,
      takenBy: '',
      outcome: null,
      confirmedOn: null,
      confirmedBy: null,
      people: named === null ? people : people.filter((p) => p.id === named),
    }
  },
  save: async (tx, after, before) => {
    const { id, unitId, kind, personId, target, everyone, subject, measures, takenOn, dueOn, takenBy } = after
    const { outcome, confirmedOn, confirmedBy, state } = after
    const row = {
      unitId,
      kind,
      personId,
      target,
      everyone,
      subject,
      measures,
      takenOn,
      dueOn,
      takenBy,
      outcome,
      confirmedOn,
      confirmedBy,
      state,
    }
    if (before === null)
      await tx
        .insertInto('supervision')
        .values({ id, ...row })
        .execute()
    else await tx.updateTable('supervision').set(row).where('id', '=', id).execute()
  },
  options: async (_tx, source, model) =>
    model.people
      .filter((p) => source !== 'attached' || p.kind === 'attached')
      .map((p) => [p.id, `${p.name}（${p.unitName}）`] as const),
  facts: (m) => [
    ['課等', m.unitName, `/cases/${m.unitId}`],
    ['区分', SUPERVISION_KINDS[m.kind]],
    ['相手', m.target],
    ['何について', m.subject],
    ['内容', m.measures],
    ['行った日', wareki(m.takenOn)],
    ['行った人', m.takenBy],
    ['結果を確かめる日', m.dueOn === null ? '定めなし' : wareki(m.dueOn)],
    ...(m.outcome === null ? [] : [['確かめたこと', m.outcome] as const]),
    ...(m.confirmedBy === null ? [] : [['確かめた人', m.confirmedBy] as const]),
  ],
})
