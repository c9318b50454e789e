import { Client } from 'pg'
import { act } from '#kernel/act/act.ts'
import { bindingsOf } from '#kernel/act/binding.ts'
import { connect, EVERYTHING, readAs, widen, writeAs, type Tx } from '#kernel/db/database.ts'
import { newId } from '#kernel/id.ts'
import type { Actor } from '#kernel/pure/actor.ts'
import { freshDatabase } from '../../../../test/database.ts'
import { seedUnits } from '../../../../test/seed.ts'
import { FILLED } from '../forms-for-tests.ts'
import { exemptionBinding } from '../exemption/store.ts'
import { incidentBinding } from '../incident/store.ts'
import { mediumBinding } from '../medium/store.ts'
import { colleague, keeper, member, NOW, officer, otherOfficer } from '../people-for-tests.ts'
import { placeBinding } from '../place/store.ts'
import { takeOutBinding } from '../take-out/store.ts'
import { recordScans, type Scan } from './count/scans-store.ts'
import { findingBinding } from './finding/store.ts'
import { stocktakeBinding } from './store.ts'

type Asked = { by?: Actor; process?: string; id?: string | null; from?: Record<string, string>; input?: object }

/** A unit with two lockers and people who count, on a database of its own. The clock moves a minute an act. */
export const anOfficeToCount = async () => {
  const fresh = await freshDatabase()
  await seedUnits(fresh.owner)
  const open = connect({ ...fresh.app, max: 12 }, () => {})
  const owner = new Client(fresh.owner)
  await owner.connect()
  const { db } = open
  let at = NOW
  const bindings = bindingsOf([
    placeBinding,
    mediumBinding(() => at),
    takeOutBinding(() => at),
    exemptionBinding(() => at),
    incidentBinding,
    stocktakeBinding(() => at),
    findingBinding,
  ])
  const attempt = (
    actKey: string,
    { by = officer, process = 'media.stocktake', id = null, from = {}, input = {} }: Asked,
  ) => {
    at = new Date(at.getTime() + 60_000)
    return act(db, bindings, { process, act: actKey, caseId: id, from, input: { ...input }, actor: by, at })
  }
  const done = async (actKey: string, asked: Asked): Promise<string> => {
    const outcome = await attempt(actKey, asked)
    if (outcome.kind !== 'done') throw new Error(`${actKey}: ${JSON.stringify(outcome)}`)
    return outcome.caseId
  }
  const designate = (name: string, by = officer) =>
    done('designate', { process: 'media.place', by, input: { ...FILLED.designate, name } })
  const places = {
    a: await designate('保管庫 甲-1'),
    b: await designate('保管庫 甲-2'),
    theirs: await designate('金庫', otherOfficer),
  }
  const all = <T>(read: (tx: Tx) => Promise<T>) => readAs(db, { reach: EVERYTHING, personId: null }, read)
  const medium = async (placeId = places.a, by = officer): Promise<string> => {
    const id = await done('register', { process: 'media.medium', by, input: { ...FILLED.register, placeId } })
    return done('show-number', { process: 'media.medium', by, id, input: { numberShown: 'yes' } })
  }
  const plan = (input: object = {}) =>
    done('plan', {
      by: keeper,
      input: {
        scope: 'unit',
        startsOn: '2026-11-09',
        endsOn: '2026-11-20',
        counters: [member.personId, colleague.personId],
        ...input,
      },
    })
  /** Counts as one person, one code a scan unless the scans are given whole. */
  const scan = async (stocktakeId: string, by: Actor, codes: readonly (string | Scan)[]) => {
    at = new Date(at.getTime() + 60_000)
    const scans = codes.map((code) =>
      typeof code === 'string' ? { id: newId(at), code, at, way: 'scanner' as const } : code,
    )
    return writeAs(db, by, (tx) => recordScans(tx, { stocktakeId, actor: by, scans, now: at, widen }))
  }
  return {
    db,
    owner,
    bindings,
    clock: () => at,
    places,
    attempt,
    done,
    all,
    medium,
    plan,
    scan,
    /** Very many media in the first place, in one statement; numbers as 多-000001. */
    manyMedia: async (count: number) => {
      await owner.query(
        `with made as (select gen_random_uuid() as id, n from generate_series(1, $2::int) n),
         cases as (insert into case_file (id, process, state, title, unit_id, opened_at, changed_at)
           select made.id, 'media.medium', 'kept', '', p.unit_id, now(), now() from made, storage_place p where p.id = $1)
         insert into medium (id, unit_id, state, number, code, kind, trigger, registered_on, media_type, model, place_id, number_shown)
         select made.id, p.unit_id, 'kept', '多-' || lpad(n::text, 6, '0'), 'MANY' || n, 'business', 'opened', '2026-04-01', 'usb',
           'SU-1032', p.id, true
         from made, storage_place p where p.id = $1`,
        [places.a, count],
      )
      await owner.query('analyze medium')
    },
    use: (id: string, by = member) => done('begin-use', { process: 'media.medium', by, id, input: FILLED.use }),
    started: async (input: object = {}) => {
      const id = await plan(input)
      return done('freeze', { by: keeper, id })
    },
    /** The words of each answer, or why there is none. */
    words: async (stocktakeId: string, by: Actor, codes: readonly (string | Scan)[]) => {
      const recorded = await scan(stocktakeId, by, codes)
      return recorded.kind === 'done' ? recorded.answers.map((a) => a.result) : recorded.kind
    },
    item: (stocktakeId: string, mediumId: string) =>
      all((tx) =>
        tx
          .selectFrom('stocktakeItem')
          .selectAll()
          .where('stocktakeId', '=', stocktakeId)
          .where('mediumId', '=', mediumId)
          .executeTakeFirst(),
      ),
    placeCode: async (id: string) =>
      (await all((tx) => tx.selectFrom('storagePlace').select('code').where('id', '=', id).executeTakeFirstOrThrow()))
        .code,
    numberOf: async (id: string) =>
      await all((tx) =>
        tx.selectFrom('medium').select(['number', 'code']).where('id', '=', id).executeTakeFirstOrThrow(),
      ),
    close: async () => {
      await open.close()
      await owner.end()
      await fresh.drop()
    },
  }
}

export type OfficeToCount = Awaited<ReturnType<typeof anOfficeToCount>>
