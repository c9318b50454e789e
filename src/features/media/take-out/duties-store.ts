import type { BoundDuty } from '#kernel/http/product.ts'
import { returnWhatIsOut } from './duties.ts'

/** Media the actor has taken out, the earliest to return first. */
export const takeOutDuties: readonly BoundDuty[] = [
  {
    duty: returnWhatIsOut,
    owed: async (tx, actor) => {
      const rows = await tx
        .selectFrom('takeOut as t')
        .innerJoin('medium as m', 'm.id', 't.mediumId')
        .select(['t.id', 't.destination', 't.endsOn', 't.leftAt', 'm.number'])
        .where('t.applicantId', '=', actor.personId)
        .where('t.state', '=', 'out')
        .orderBy('t.endsOn')
        .execute()
      return rows.map((t) => ({
        unitId: null,
        systemId: null,
        personId: actor.personId,
        subject: `${t.number}（${t.destination}）`,
        href: `/cases/${t.id}`,
        dueOn: t.endsOn,
        since: t.leftAt,
      }))
    },
  },
]
