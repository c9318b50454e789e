import type { Tx } from '#kernel/db/database.ts'
import type { Ending } from './person/model.ts'

/** What other features know of things in people's hands and units' cupboards. The organisation asks; it does not look itself. */
export type Custody = {
  /** Things out in a person's hands: media, keys, terminals. */
  heldBy: (tx: Tx, personId: string) => Promise<number>
  /** Things a unit keeps. */
  keptByUnit: (tx: Tx, unitId: string) => Promise<number>
  /** What stays on the person alone, by name: it ends before the person's service does. */
  openOn: (tx: Tx, personId: string) => Promise<readonly string[]>
  /** The same of many at once, with the handovers in which they stand; whoever is free is left out. */
  openOnMany: (tx: Tx, ids: readonly string[]) => Promise<ReadonlyMap<string, readonly string[]>>
  /** Handovers not yet done in which the person gives or receives. */
  handovers: (tx: Tx, personId: string) => Promise<{ giving: readonly string[]; receiving: readonly string[] }>
  /** What of a person holds only where he belongs, and the act by which it ends when he goes elsewhere: pledges. */
  endingWith: (tx: Tx, personId: string) => Promise<readonly Ending[]>
}
