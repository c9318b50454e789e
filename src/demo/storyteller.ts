import type { Actor } from '#kernel/pure/actor.ts'
import { dayOf, type Day } from '#kernel/pure/day.ts'
import type { RoleKey } from '#directive/roles.ts'
import { act } from '#kernel/act/act.ts'
import { EVERYTHING, readAs } from '#kernel/db/database.ts'
import type { Product } from '#kernel/http/product.ts'
import { loadActor } from '#features/organisation/actor-store.ts'

export type Teller = {
  /** Runs an act as somebody at a moment; a refusal stops the telling, for history goes through the rules too. */
  does: (
    who: Actor,
    at: Date,
    process: string,
    act: string,
    on: string | null,
    input?: Record<string, unknown>,
    from?: Record<string, string>,
  ) => Promise<string>
  /** Who holds a role over a unit on that day. */
  holder: (role: RoleKey, unitKey: string, day: Day) => Promise<Actor>
  /** Staff of a unit who hold no responsibility there, in the order of their names. */
  members: (unitKey: string, day: Day) => Promise<readonly Actor[]>
  unitId: (unitKey: string) => Promise<string>
}

const someone = { reach: EVERYTHING, personId: null }

export const teller = (product: Product): Teller => {
  const read = <T>(of: Parameters<typeof readAs<T>>[2]) => readAs(product.db, someone, of)
  const actorOf = async (personId: string | undefined, day: Day, what: string): Promise<Actor> => {
    const actor = personId === undefined ? null : await read((tx) => loadActor(tx, personId, day))
    if (!actor) throw new Error(`the sample organisation has nobody as ${what}`)
    return actor
  }
  const unitId = async (key: string) =>
    (await read((tx) => tx.selectFrom('unit').select('id').where('key', '=', key).executeTakeFirstOrThrow())).id
  return {
    unitId,
    does: async (who, at, process, actKey, on, input = {}, from = {}) => {
      const outcome = await act(product.db, product.bindings, {
        process,
        act: actKey,
        caseId: on,
        from,
        input,
        actor: who,
        at,
      })
      if (outcome.kind !== 'done')
        throw new Error(`${who.name}: ${process}.${actKey} at ${dayOf(at)}: ${JSON.stringify(outcome)}`)
      return outcome.caseId
    },
    holder: async (role, unitKey, day) => {
      const id = await unitId(unitKey)
      const row = await read((tx) =>
        tx
          .selectFrom('appointment as a')
          .innerJoin('incumbency as i', 'i.postId', 'a.postId')
          .select('i.personId')
          .where('a.role', '=', role)
          .where('a.unitId', '=', id)
          .where('i.startsOn', '<=', day)
          .where((e) => e.or([e('i.endsOn', 'is', null), e('i.endsOn', '>', day)]))
          .orderBy('i.kind', 'desc')
          .executeTakeFirst(),
      )
      return actorOf(row?.personId, day, `${role} of ${unitKey}`)
    },
    members: async (unitKey, day) => {
      const id = await unitId(unitKey)
      const rows = await read((tx) =>
        tx
          .selectFrom('person as p')
          .select('p.id')
          .where('p.homeUnitId', '=', id)
          .where('p.kind', '=', 'staff')
          .where((e) =>
            e.not(
              e.exists(
                e
                  .selectFrom('incumbency as i')
                  .innerJoin('appointment as a', 'a.postId', 'i.postId')
                  .select('i.id')
                  .whereRef('i.personId', '=', 'p.id'),
              ),
            ),
          )
          .orderBy('p.kana')
          .execute(),
      )
      const found: Actor[] = []
      for (const row of rows) found.push(await actorOf(row.id, day, `staff of ${unitKey}`))
      return found
    },
  }
}
