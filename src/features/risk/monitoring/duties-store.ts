import { sql } from 'kysely'
import type { BoundDuty } from '#kernel/http/product.ts'
import type { Duty } from '#kernel/pure/duty.ts'
import { startOfDay } from '#kernel/pure/day.ts'
import { watchAsDev, watchAsOps } from './duties.ts'
import type { Owner } from './words.ts'

type Due = {
  id: string
  systemId: string
  systemName: string
  title: string
  nextOn: string
  lastOn: string | null
  startsOn: string
}

/** What is to be watched today or should have been, of the side the actor answers for. */
const dueOf = (duty: Duty, owner: Owner): BoundDuty => ({
  duty,
  owed: async (tx, actor, today) => {
    const systems = actor.authorities.flatMap((a) => (a.role === duty.role && a.systemId !== null ? [a.systemId] : []))
    const { rows } = await sql<Due>`
      select m.id, m.system_id, s.name as system_name, m.title, m.next_on, m.last_on, m.starts_on
      from monitoring_item m join system s on s.id = m.system_id
      where m.system_id = any (${systems}::uuid[]) and m.owner = ${owner} and m.state = 'watching' and m.next_on <= ${today}::date
      order by m.next_on, m.id`.execute(tx)
    return rows.map((m) => ({
      unitId: null,
      systemId: m.systemId,
      personId: null,
      subject: `${m.systemName}「${m.title}」`,
      href: `/cases/${m.id}`,
      dueOn: m.nextOn,
      since: startOfDay(m.lastOn ?? m.startsOn),
    }))
  },
})

export const monitoringDuties: readonly BoundDuty[] = [dueOf(watchAsDev, 'dev'), dueOf(watchAsOps, 'ops')]
