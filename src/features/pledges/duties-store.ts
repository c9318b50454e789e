import { sql } from 'kysely'
import type { BoundDuty } from '#kernel/http/product.ts'
import type { Actor } from '#kernel/pure/actor.ts'
import { startOfDay, type Day } from '#kernel/pure/day.ts'
import { stateWhere } from './coverage/people-store.ts'
import { collect, handIn } from './duties.ts'
import { standingFor } from './own/own-store.ts'
import { pledgeSettings } from './settings.ts'
import { textOn } from './text/current.ts'
import { dueOf, MISSING, REASONS } from './words.ts'

const ownUnits = (actor: Actor): readonly string[] => [
  ...new Set(actor.authorities.flatMap((a) => (a.role === 'UNIT' && a.unitId !== null ? [a.unitId] : []))),
]

const own: BoundDuty = {
  duty: handIn,
  owed: async (tx, actor, today) => {
    const text = await textOn(tx, today)
    const standing = await standingFor(tx, actor.personId, text)
    // What was returned waits as a turn of its own.
    if (!standing || !MISSING.includes(standing.state) || standing.state === 'returned') return []
    const { asked, dueOn } = standing
    return [
      {
        unitId: null,
        systemId: null,
        personId: actor.personId,
        subject: `${REASONS[asked.why]}による誓約書`,
        href: '/pledge',
        dueOn,
        since: startOfDay(asked.since),
      },
    ]
  },
}

type Unit = { id: string; name: string; missing: number; since: Day }

/** Only the officer's own units are looked at, and of them those who owe. */
const ofUnits: BoundDuty = {
  duty: collect,
  owed: async (tx, actor, today) => {
    const units = ownUnits(actor)
    if (units.length === 0) return []
    const text = await textOn(tx, today)
    const { dueDays } = await pledgeSettings(tx)
    const { rows } = await sql<Unit>`
      select u.id, u.name, count(*)::int as missing,
        greatest(min(greatest(s.since, s.post_since)), ${text.effectiveOn}::date) as since
      from pledge_standing s join unit u on u.id = s.unit_id
      where s.unit_id = any (${[...units]}::uuid[]) and ${stateWhere('missing', text.version)}
      group by u.id, u.name, u.sort order by u.sort, u.id`.execute(tx)
    return rows.map((row) => ({
      unitId: row.id,
      systemId: null,
      personId: null,
      subject: `${row.name}：${row.missing}名が提出していない`,
      href: `/pledges/units/${row.id}`,
      dueOn: dueOf({ since: row.since, why: 'arrival' }, dueDays),
      since: startOfDay(row.since),
    }))
  },
}

export const pledgeDuties: readonly BoundDuty[] = [own, ofUnits]
