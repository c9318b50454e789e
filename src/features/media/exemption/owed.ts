import { sql } from 'kysely'
import type { BoundDuty } from '#kernel/http/product.ts'
import type { Tx } from '#kernel/db/database.ts'
import { addDays, type Day } from '#kernel/pure/day.ts'
import type { DutyRow } from '#kernel/pure/duty.ts'
import { REMIND_BEFORE_DAYS, restoreOwn, seeRestored } from './duties.ts'
import { TITLE_SUFFIX } from './model.ts'

const inForce = (tx: Tx) =>
  tx
    .selectFrom('encryptionExemption as x')
    .innerJoin('caseFile as c', 'c.id', 'x.id')
    .innerJoin('system as s', 's.id', 'x.systemId')
    .leftJoin('medium as m', 'm.id', 'x.mediumId')
    .select(['x.id', 'x.number', 'x.endsOn', 'x.disabledAt', 'x.systemId', 'x.applicantId', 'x.applicantName'])
    .select('s.name as systemName')
    .select(sql<string>`coalesce(m.number, replace(c.title, ${TITLE_SUFFIX}, ''))`.as('mediumNumber'))
    .where('x.state', '=', 'in-force')
    .orderBy('x.endsOn')

type InForce = Awaited<ReturnType<ReturnType<typeof inForce>['execute']>>[number]

const rowOf = (x: InForce, holder: Pick<DutyRow, 'systemId' | 'personId'>): DutyRow => ({
  unitId: null,
  ...holder,
  subject: `${x.number ?? ''}　${x.mediumNumber}（${x.systemName}、${x.applicantName}）`,
  href: `/cases/${x.id}`,
  dueOn: x.endsOn,
  since: x.disabledAt,
})

const own = async (tx: Tx, people: readonly string[]): Promise<readonly DutyRow[]> =>
  (await inForce(tx).where('x.applicantId', 'in', people).execute()).map((x) =>
    rowOf(x, { systemId: null, personId: x.applicantId }),
  )

const ofSystems = async (tx: Tx, systems: readonly string[], today: Day): Promise<readonly DutyRow[]> => {
  if (systems.length === 0) return []
  const found = await inForce(tx)
    .where('x.systemId', 'in', systems)
    .where('x.endsOn', '<=', addDays(today, REMIND_BEFORE_DAYS))
    .execute()
  return found.map((x) => rowOf(x, { systemId: x.systemId, personId: null }))
}

/** Encryption that is disabled and must come back: to its applicant always, to the system's operator as the end nears. */
export const exemptionDuties: readonly BoundDuty[] = [
  { duty: restoreOwn, owed: (tx, actor) => own(tx, [actor.personId]), ofPeople: own },
  {
    duty: seeRestored,
    owed: (tx, actor, today) =>
      ofSystems(
        tx,
        actor.authorities.flatMap((a) => (a.role === 'SYS_OPS' && a.systemId !== null ? [a.systemId] : [])),
        today,
      ),
  },
]
