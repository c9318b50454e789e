import { sql } from 'kysely'
import type { BoundDuty } from '#kernel/http/product.ts'
import { KIND_TITLES } from './model.ts'
import { endTheIncident } from './duties.ts'
import { ENDED } from './register.ts'

/** Open cases of the units the actor is officer of; the directive sets no day for them. */
export const incidentDuties: readonly BoundDuty[] = [
  {
    duty: endTheIncident,
    owed: async (tx, actor) => {
      const units = actor.authorities.flatMap((a) => (a.role === 'UNIT' && a.unitId !== null ? [a.unitId] : []))
      if (units.length === 0) return []
      const rows = await tx
        .selectFrom('mediaIncident as i')
        .innerJoin('caseFile as c', 'c.id', 'i.id')
        .innerJoin('medium as m', 'm.id', 'i.mediumId')
        .select(['i.id', 'i.number', 'i.kind', 'i.unitId', 'm.number as mediumNumber'])
        .select(sql<Date>`i.found_on::timestamp at time zone 'Asia/Tokyo'`.as('since'))
        .where('i.unitId', 'in', units)
        .where('i.state', 'not in', ENDED)
        .orderBy('i.foundOn')
        .execute()
      return rows.map((r) => ({
        unitId: r.unitId,
        systemId: null,
        personId: null,
        subject: `${r.number}　${r.mediumNumber}の${r.kind === 'loss' ? KIND_TITLES.loss : KIND_TITLES.difference}`,
        href: `/cases/${r.id}`,
        dueOn: null,
        since: r.since,
      }))
    },
  },
]
