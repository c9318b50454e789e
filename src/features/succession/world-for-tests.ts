import { act, actAll } from '#kernel/act/act.ts'
import { bindingsOf, type Bindings } from '#kernel/act/binding.ts'
import type { Command, Done, Outcome } from '#kernel/act/outcome.ts'
import { connect, EVERYTHING, readAs, type Database, type Tx } from '#kernel/db/database.ts'
import type { AnyImport, Feature } from '#kernel/http/product.ts'
import type { Actor } from '#kernel/pure/actor.ts'
import { addDays, dayOf, type Day } from '#kernel/pure/day.ts'
import { loadActor } from '#features/organisation/actor-store.ts'
import { loadDirectiveOrganisation } from '#features/organisation/set-up/directive-organisation.ts'
import { readKnown, type Known } from '#features/organisation/set-up/known.ts'
import { runAs, SET_UP_ACTOR } from '#features/organisation/set-up/run.ts'
import { loadSamplePeople } from '#features/organisation/set-up/sample-people.ts'
import { FILLED } from '#features/media/forms-for-tests.ts'
import { featuresOf } from '../../features-of.ts'
import { freshDatabase } from '../../../test/database.ts'

export const NOON = new Date('2026-11-24T03:00:00Z')
export const TODAY = dayOf(NOON)
const FOUNDED = '2026-04-01'

type Given = Partial<Command> & Pick<Command, 'process' | 'act'>

/** The whole product on a database of its own: the directive's organisation, sample people, and a place for media. */
export type World = {
  db: Database
  bindings: Bindings
  features: readonly Feature[]
  known: Known
  moves: AnyImport
  /** Moves the clock to noon of a day. */
  on: (day: Day) => void
  read: <T>(query: (tx: Tx) => Promise<T>) => Promise<T>
  who: (name: string, day?: Day) => Promise<Actor>
  id: (name: string) => Promise<string>
  serving: (name: string) => Promise<string>
  act: (given: Given) => Promise<Outcome>
  done: (given: Given) => Promise<Done>
  all: (actor: Actor, commands: readonly Omit<Command, 'actor' | 'at'>[]) => ReturnType<typeof actAll>
  /** A medium of 指揮通信システム企画課, labelled and in its place; `user` takes it out of it. */
  medium: (user?: string) => Promise<string>
  place: string
  close: () => Promise<void>
}

export const ADMIN = SET_UP_ACTOR

/** Builds the organisation once for a file of tests; each world is a copy of it. */
export const anOrganisedDatabase = async (): Promise<{ name: string; drop: () => Promise<void> }> => {
  const fresh = await freshDatabase()
  const { db, close } = connect(fresh.app, () => {})
  const bindings = bindingsOf(featuresOf(() => NOON).flatMap((f) => f.bindings))
  const known = await readAs(db, { reach: EVERYTHING, personId: null }, readKnown)
  const run = runAs(db, bindings, SET_UP_ACTOR, () => NOON)
  await loadDirectiveOrganisation(run, known, FOUNDED)
  await loadSamplePeople(run, known, FOUNDED)
  await close()
  return { name: fresh.name, drop: () => fresh.drop() }
}

export const aWorld = async (like: string): Promise<World> => {
  const fresh = await freshDatabase({ like })
  let now = NOON
  // Dropping the database at the end breaks what the pool has already let go of.
  const { db, close } = connect(fresh.app, () => {})
  const features = featuresOf(() => now)
  const bindings = bindingsOf(features.flatMap((f) => f.bindings))
  const read: World['read'] = (query) => readAs(db, { reach: EVERYTHING, personId: null }, query)
  const known = await read(readKnown)
  const id: World['id'] = async (name) =>
    (await read((tx) => tx.selectFrom('person').select('id').where('name', '=', name).executeTakeFirstOrThrow())).id
  const who: World['who'] = async (name, day) => {
    const actor = await read(async (tx) => loadActor(tx, await id(name), day ?? dayOf(now)))
    if (!actor) throw new Error(`${name} is nobody on that day`)
    return actor
  }
  const doAct: World['act'] = (given) =>
    act(db, bindings, { caseId: null, input: {}, actor: SET_UP_ACTOR, at: now, ...given })
  const done: World['done'] = async (given) => {
    const outcome = await doAct(given)
    if (outcome.kind !== 'done') throw new Error(`${given.act}: ${JSON.stringify(outcome)}`)
    return outcome
  }
  const unit = known.units.get('js-c4-planning') ?? ''
  const place = (
    await done({
      process: 'media.place',
      act: 'designate',
      from: { unit },
      input: { ...FILLED.designate, designatedOn: '2026-11-01' },
      actor: await who('水城 航'),
    })
  ).caseId
  const moves = features.flatMap((f) => f.imports ?? []).find((i) => i.key === 'moves')
  if (!moves) throw new Error('there is no import of moves')
  return {
    db,
    bindings,
    features,
    known,
    moves,
    on: (day) => {
      now = new Date(`${day}T03:00:00Z`)
    },
    read,
    who,
    id,
    serving: async (name) =>
      (
        await read(async (tx) =>
          tx
            .selectFrom('incumbency')
            .select('id')
            .where('personId', '=', await id(name))
            .orderBy('startsOn', 'desc')
            .executeTakeFirstOrThrow(),
        )
      ).id,
    act: doAct,
    done,
    all: (actor, commands) =>
      actAll(
        db,
        bindings,
        actor,
        commands.map((c) => ({ ...c, actor, at: now })),
      ),
    medium: async (user) => {
      const keeper = await who('水城 航')
      const { caseId } = await done({
        process: 'media.medium',
        act: 'register',
        from: { unit },
        input: { ...FILLED.register, placeId: place },
        actor: keeper,
      })
      const shown = { numberShown: 'yes', disclosureShown: 'yes' }
      await done({ process: 'media.medium', act: 'show-number', caseId, input: shown, actor: keeper })
      if (user !== undefined)
        await done({
          process: 'media.medium',
          act: 'begin-use',
          caseId,
          input: { ...FILLED.use, dueOn: addDays(TODAY, 30) },
          actor: await who(user),
        })
      return caseId
    },
    place,
    close: async () => {
      await close()
      await fresh.drop()
    },
  }
}
