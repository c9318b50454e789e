import { sql } from 'kysely'
import type { Binding } from '#kernel/act/binding.ts'
import type { Tx } from '#kernel/db/database.ts'
import { isId } from '#kernel/id.ts'
import { addDays, dayOf, type Day } from '#kernel/pure/day.ts'
import { wareki } from '#kernel/pure/wareki.ts'
import { stateWhere } from '../coverage/people-store.ts'
import { textOn } from '../text/current.ts'
import { TOLD_AT_MOST, type Reminder } from './model.ts'
import { reminder } from './process.ts'

const missingIn = async (tx: Tx, unitId: string, today: Day): Promise<readonly string[]> => {
  const { version } = await textOn(tx, today)
  const { rows } = await sql<{ personId: string }>`
    select s.person_id from pledge_standing s where s.unit_id = ${unitId}::uuid and ${stateWhere('missing', version)}
    order by s.kana collate "C", s.person_id limit ${sql.lit(TOLD_AT_MOST)}`.execute(tx)
  return rows.map((row) => row.personId)
}

const lastOf = async (tx: Tx, unitId: string): Promise<Day | null> =>
  (
    await tx
      .selectFrom('pledgeReminder')
      .select('sentOn')
      .where('unitId', '=', unitId)
      .orderBy('sentOn', 'desc')
      .limit(1)
      .executeTakeFirst()
  )?.sentOn ?? null

export const reminderBinding = (clock: () => Date): Binding<Reminder> => ({
  process: reminder,
  load: async (tx, id) => {
    const row = await tx
      .selectFrom('pledgeReminder as r')
      .innerJoin('caseFile as c', 'c.id', 'r.id')
      .innerJoin('unit as u', 'u.id', 'r.unitId')
      .selectAll('r')
      .select(['c.version', 'u.name as unitName'])
      .where('r.id', '=', id)
      .executeTakeFirst()
    return row ? { ...row, missing: [], lastOn: null } : null
  },
  draft: async (tx, id, from) => {
    const unitId = from['unit'] ?? ''
    const unit = isId(unitId)
      ? await tx.selectFrom('unit').select('name').where('id', '=', unitId).executeTakeFirst()
      : undefined
    if (!unit) return null
    const today = dayOf(clock())
    return {
      id,
      state: '',
      version: 0,
      unitId,
      unitName: unit.name,
      asked: 0,
      dueOn: addDays(today, 7),
      note: null,
      sentOn: today,
      sentBy: '',
      missing: await missingIn(tx, unitId, today),
      lastOn: await lastOf(tx, unitId),
    }
  },
  save: async (tx, after, before) => {
    if (before !== null) return
    const { id, state, unitId, asked, dueOn, note, sentOn, sentBy } = after
    await tx.insertInto('pledgeReminder').values({ id, state, unitId, asked, dueOn, note, sentOn, sentBy }).execute()
  },
  initial: (m) => ({ dueOn: wareki(m.dueOn) }),
  facts: (m) => [
    ['部隊等', m.unitName, `/pledges/units/${m.unitId}`],
    ...(m.sentBy === ''
      ? [['提出していない職員', `${m.missing.length}名`] as const]
      : ([
          ['督促した職員', `${m.asked}名`],
          ['いつまでに', wareki(m.dueOn)],
          ['添えた言葉', m.note ?? '―'],
          ['督促した人', `${wareki(m.sentOn)}　${m.sentBy}`],
        ] as const)),
  ],
})
