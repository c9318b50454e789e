import type { Actor } from '#kernel/pure/actor.ts'

/**
 * The person as a token for one system lets a program act: by responsibilities over that system alone, none over a unit or
 * the whole organisation, whose acts may reach other systems. Never more than the person has.
 */
export const narrowedTo = (actor: Actor, systemId: string): Actor => {
  const authorities = actor.authorities.filter((a) => a.systemId === systemId)
  const sees = actor.reach.everything || actor.reach.systems.includes(systemId)
  const roles = (actor.reach.roles ?? []).filter((role) => authorities.some((a) => a.role === role))
  return {
    ...actor,
    authorities,
    reach: { units: [], systems: sees ? [systemId] : [], everything: false, roles },
  }
}
