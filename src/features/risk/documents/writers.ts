import type { Actor, Authority } from '#kernel/pure/actor.ts'
import { CHARGES, type Charge, type KindDef, type SectionDef } from './kind.ts'
import { chargesOf } from './kinds.ts'

const stands = (a: Authority, charge: Charge, systemId: string | null): boolean => {
  const { role, overSystem } = CHARGES[charge]
  return a.role === role && (!overSystem || a.systemId === systemId)
}

/** The authority by which the person writes a section, or null where it is not in their charge. */
export const writesSection = (actor: Actor, section: SectionDef, systemId: string | null): Authority | null =>
  actor.authorities.find((a) => section.editors.some((charge) => stands(a, charge, systemId))) ?? null

/** The authority by which the person writes anything in the document. */
export const writesDocument = (actor: Actor, def: KindDef, systemId: string | null): Authority | null =>
  actor.authorities.find((a) => chargesOf(def).some((charge) => stands(a, charge, systemId))) ?? null

export const editorsText = (section: SectionDef): string => section.editors.map((c) => CHARGES[c].title).join('・')
