import type { BoundDuty } from '#kernel/http/product.ts'
import type { Tx } from '#kernel/db/database.ts'
import type { DutyRow } from '#kernel/pure/duty.ts'
import { returnWhatIsOut } from './duties.ts'

const outBy = async (tx: Tx, people: readonly string[]): Promise<readonly DutyRow[]> => {
  const rows = await tx
    .selectFrom('takeOut as t')
    .innerJoin('medium as m', 'm.id', 't.mediumId')
    .select(['t.id', 't.destination', 't.endsOn', 't.leftAt', 't.applicantId', 'm.number'])
    .where('t.applicantId', 'in', people)
    .where('t.state', '=', 'out')
    .orderBy('t.endsOn')
    .execute()
  return rows.map((t) => ({
    unitId: null,
    systemId: null,
    personId: t.applicantId,
    subject: `${t.number}（${t.destination}）`,
    href: `/cases/${t.id}`,
    dueOn: t.endsOn,
    since: t.leftAt,
  }))
}

/** Media the actor has taken out, the earliest to return first. */
export const takeOutDuties: readonly BoundDuty[] = [
  { duty: returnWhatIsOut, owed: (tx, actor) => outBy(tx, [actor.personId]), ofPeople: outBy },
]
