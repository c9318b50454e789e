import { act } from '#kernel/act/act.ts'
import type { Command, Outcome } from '#kernel/act/outcome.ts'
import { bindingsOf, type Bindings } from '#kernel/act/binding.ts'
import { connect, readAs, type Database, type Tx } from '#kernel/db/database.ts'
import { EVERYTHING } from '#kernel/db/database.ts'
import { freshDatabase } from '../../../test/database.ts'
import type { Actor } from '#kernel/pure/actor.ts'
import { organisationFeature } from './feature.ts'
import { loadDirectiveOrganisation } from './set-up/directive-organisation.ts'
import { readKnown, type Known } from './set-up/known.ts'
import { runAs, SET_UP_ACTOR, type Run } from './set-up/run.ts'

export const NOON = new Date('2026-11-24T03:00:00Z')
export const TODAY = '2026-11-24'
export const FOUNDED = '2026-04-01'

/** An organisation on a database of its own, whose people hold what `held` says. */
export type Trial = {
  db: Database
  bindings: Bindings
  feature: ReturnType<typeof organisationFeature>
  held: Map<string, number>
  known: Known
  run: Run
  read: <T>(query: (tx: Tx) => Promise<T>) => Promise<T>
  act: (command: Omit<Command, 'at' | 'actor'> & { actor?: Actor; at?: Date }) => Promise<Outcome>
  close: () => Promise<void>
}

export const anOrganisation = async ({ directive = true } = {}): Promise<Trial> => {
  const fresh = await freshDatabase()
  let closing = false
  // Dropping the database ends connections that the pool has let go of and the server has not.
  const { db, close } = connect(fresh.app, (error) => {
    if (!closing) throw error
  })
  const held = new Map<string, number>()
  const count = async (_tx: Tx, id: string) => held.get(id) ?? 0
  const custody = {
    heldBy: count,
    keptByUnit: count,
    openOn: async () => [],
    openOnMany: async (_tx: Tx, ids: readonly string[]) =>
      new Map(ids.flatMap((id) => ((held.get(id) ?? 0) > 0 ? [[id, ['借りた媒体']] as const] : []))),
    handovers: async () => ({ giving: [], receiving: [] }),
    endingWith: async () => [],
  }
  const feature = organisationFeature({ clock: () => NOON, custody })
  const bindings = bindingsOf(feature.bindings)
  const read: Trial['read'] = (query) => readAs(db, { reach: EVERYTHING, personId: null }, query)
  const known = await read(readKnown)
  const run = runAs(db, bindings, SET_UP_ACTOR, () => NOON)
  if (directive) await loadDirectiveOrganisation(run, known, FOUNDED)
  return {
    db,
    bindings,
    feature,
    held,
    known,
    run,
    read,
    act: (command) => act(db, bindings, { actor: SET_UP_ACTOR, at: NOON, ...command }),
    close: async () => {
      closing = true
      await close()
      await fresh.drop()
    },
  }
}

/** The id behind a key or name of what the trial knows. */
export const known = (map: ReadonlyMap<string, string>, key: string): string => {
  const id = map.get(key)
  if (id === undefined) throw new Error(`${key} is not known`)
  return id
}
