import { Pool, type PoolConfig } from 'pg'
import { connect, type Database } from '#kernel/db/database.ts'
import { newId } from '#kernel/id.ts'
import type { Actor } from '#kernel/pure/actor.ts'
import { textOptional } from '#kernel/pure/field.ts'
import { actsOf, NEW, type CaseModel, type Process } from '#kernel/pure/process.ts'
import { incidentBinding } from '#features/media/incident/store.ts'
import { mediumBinding } from '#features/media/medium/store.ts'
import { placeBinding } from '#features/media/place/store.ts'
import { takeOutBinding } from '#features/media/take-out/store.ts'
import { FILLED } from '#features/media/forms-for-tests.ts'
import { keeper, member, NOW, officer, PLANNING } from '#features/media/people-for-tests.ts'
import { z } from 'zod'
import { freshDatabase } from '../../../test/database.ts'
import { seedUnits } from '../../../test/seed.ts'
import { act } from './act.ts'
import type { Command, Done, Outcome } from './outcome.ts'
import { bindingsOf, type Binding, type Bindings } from './binding.ts'

/** A case with no facts of its own, whose acts pull others along: 荷札 to what a test hangs on it. */
type Tag = CaseModel & { unitId: string; mediumId: string | null }

const tagAct = actsOf<Tag>()
const Pull = z.object({ first: textOptional('先'), second: textOptional('次') })

const tag: Process<Tag> = {
  key: 'trial.tag',
  title: '荷札',
  provision: '付紙第4 1',
  rules: ['R049'],
  lanes: { member: { title: '職員', role: 'USER', over: (m) => ({ unitId: m.unitId }) } },
  states: {
    hung: { label: '付いている', tone: 'now', turn: 'member', task: '荷札を外す' },
    off: { label: '外した', tone: 'gone', closed: true },
  },
  acts: {
    /** Does the named acts on the medium it was hung on, in order. */
    hang: tagAct({
      title: '荷札を付ける',
      by: 'member',
      from: NEW,
      to: 'hung',
      rules: ['R049'],
      input: Pull,
      apply: ({ model }) => model,
      follows: ({ input }, after) =>
        [input.first, input.second].flatMap((name) =>
          name === null
            ? []
            : [{ process: name.split(' ')[0] ?? '', act: name.split(' ')[1] ?? '', caseId: after.mediumId, input: {} }],
        ),
      notices: ({ model }) => [
        { verb: '通知', role: 'UNIT', to: { unitId: model.unitId }, text: '荷札が付きました。', rules: ['R049'] },
        { verb: '連絡', role: 'USER', to: { personId: member.personId }, text: '荷札が付きました。' },
      ],
    }),
    touch: tagAct({
      title: '触れる',
      by: 'member',
      from: 'hung',
      to: 'hung',
      rules: ['R049'],
      input: Pull,
      apply: ({ model }) => model,
    }),
  },
  figure: [],
  summary: (m) => ({ title: '荷札', number: null, unitId: m.unitId }),
}

const tagBinding: Binding<Tag> = {
  process: tag,
  load: async (tx, id) => {
    const row = await tx
      .selectFrom('caseFile')
      .select(['id', 'state', 'version'])
      .where('id', '=', id)
      .executeTakeFirst()
    return row ? { ...row, unitId: PLANNING.id, mediumId: null } : null
  },
  draft: async (_tx, id, from) => ({
    id,
    state: '',
    version: 0,
    unitId: PLANNING.id,
    mediumId: from['medium'] ?? null,
  }),
  save: async () => {},
}

export type TrialOffice = {
  /** As the application connects: row-level security holds. */
  db: Database
  /** How to connect as the application does. */
  config: PoolConfig
  owner: Pool
  bindings: Bindings
  act: (given: Partial<Command> & Pick<Command, 'process' | 'act'>) => Promise<Outcome>
  /** The same, where the test is about what comes after. */
  done: (given: Partial<Command> & Pick<Command, 'process' | 'act'>) => Promise<Done>
  place: string
  medium: (typed?: Readonly<Record<string, unknown>>) => Promise<string>
  requested: (mediumId: string, by?: Actor) => Promise<string>
  counts: () => Promise<Readonly<Record<string, number>>>
  close: () => Promise<void>
}

const failing = (error: Error): never => {
  throw error
}

/** Every table and how many rows it has, as the owner sees it. */
const countAll = async (owner: Pool): Promise<Readonly<Record<string, number>>> => {
  const { rows } = await owner.query<{ name: string }>(
    `select tablename as name from pg_tables where schemaname = 'public' order by 1`,
  )
  const counts: Record<string, number> = {}
  for (const { name } of rows) {
    const { rows: found } = await owner.query<{ n: string }>(`select count(*) as n from ${name}`)
    counts[name] = Number(found[0]?.n)
  }
  return counts
}

/** An office of two units with a designated place and no medium yet, on a database of its own. */
export const anOffice = async (): Promise<TrialOffice> => {
  const fresh = await freshDatabase()
  await seedUnits(fresh.owner)
  let closing = false
  // The database is dropped with force: a connection not quite gone by then says so to nobody.
  const heard = (error: Error) => {
    if (!closing) failing(error)
  }
  const app = connect({ ...fresh.app, max: 24 }, heard)
  const owner = new Pool({ ...fresh.owner, max: 4 })
  owner.on('error', heard)
  for (const pool of [app.pool, owner]) pool.on('connect', (client) => void client.on('error', () => undefined))
  const bindings = bindingsOf([
    placeBinding,
    mediumBinding(() => NOW),
    takeOutBinding(() => NOW),
    incidentBinding,
    tagBinding,
  ])
  const doAct: TrialOffice['act'] = (given) =>
    act(app.db, bindings, { caseId: null, input: {}, actor: officer, at: NOW, ...given })
  const done: TrialOffice['done'] = async (given) => {
    const outcome = await doAct(given)
    if (outcome.kind !== 'done') throw new Error(`${given.act}: ${JSON.stringify(outcome)}`)
    return outcome
  }
  const { caseId: place } = await done({ process: 'media.place', act: 'designate', input: FILLED.designate })
  return {
    db: app.db,
    config: fresh.app,
    owner,
    bindings,
    act: doAct,
    done,
    place,
    medium: async (typed = {}) => {
      const input = { ...FILLED.register, placeId: place, ...typed }
      const { caseId } = await done({ process: 'media.medium', act: 'register', input, actor: keeper })
      await done({
        process: 'media.medium',
        act: 'show-number',
        caseId,
        input: { numberShown: 'yes', disclosureShown: 'yes' },
      })
      return caseId
    },
    requested: async (mediumId, by = member) => {
      const from = { medium: mediumId }
      const { caseId } = await done({
        process: 'media.take-out',
        act: 'request',
        from,
        input: FILLED.request,
        actor: by,
      })
      return caseId
    },
    counts: () => countAll(owner),
    close: async () => {
      closing = true
      await Promise.all([app.close(), owner.end()])
      await fresh.drop()
    },
  }
}

export const aKey = () => newId()

/** Rows of a case in the tables that every act writes, as the owner sees them. */
export const recordsOf = async (owner: Pool, caseId: string) => {
  const one = async (text: string) => (await owner.query<Record<string, unknown>>(text, [caseId])).rows
  return {
    files: await one('select state, version, number, unit_id, closed from case_file where id = $1'),
    turns: await one(
      'select lane, role, unit_id, person_id, task, since from case_turn where case_id = $1 order by role',
    ),
    entries: await one(
      'select act, state_before, state_after, person_id, post_title, lane, rules, request_key from ledger_entry where case_id = $1 order by seq',
    ),
    notices: await one('select verb, role, unit_id, person_id, entry_id from notice where case_id = $1 order by verb'),
  }
}
