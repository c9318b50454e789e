import { Pool } from 'pg'
import { act } from '#kernel/act/act.ts'
import { bindingsOf } from '#kernel/act/binding.ts'
import type { Command, Done, Outcome } from '#kernel/act/outcome.ts'
import { connect, readAs, writeAs, type Database, type Tx } from '#kernel/db/database.ts'
import type { RoleKey } from '#directive/roles.ts'
import type { Actor } from '#kernel/pure/actor.ts'
import { freshDatabase } from '../../../../test/database.ts'
import { kindOf } from './kinds.ts'
import type { FieldDef } from './kind.ts'
import { fieldsOfKind } from './kinds.ts'
import { saveFields, type Saved } from './drafts-store.ts'
import { documentBinding } from './store.ts'
import type { TypedField } from './typed-fields.ts'
import type { FieldValue } from './values.ts'

const numbered = (n: number) => `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`

/** Monday 9 November 2026, 10:00 in Japan. */
export const NOW = new Date('2026-11-09T01:00:00.000Z')

export const SYSTEM = { id: numbered(31), name: '湾岸システム' }
export const OTHER_SYSTEM = { id: numbered(32), name: '北辰システム' }
const UNIT = { id: numbered(1), name: '指揮通信システム企画課' }

const person = (nth: number, name: string, role: RoleKey, systemId: string | null): Actor => ({
  personId: numbered(1000 + nth),
  name,
  rank: '2等空佐',
  posts: [
    {
      postId: numbered(2000 + nth),
      title: `${name}の官職`,
      unitId: UNIT.id,
      unitName: UNIT.name,
      assuranceUnitId: UNIT.id,
      kind: 'substantive',
    },
  ],
  authorities: [
    {
      role,
      postId: numbered(2000 + nth),
      postTitle: `${name}の官職`,
      kind: 'substantive',
      unitId: null,
      unitName: null,
      systemId,
      systemName: null,
      provision: '付紙第1',
    },
  ],
  reach: {
    units: role === 'J6P' ? [UNIT.id] : [],
    systems: systemId === null ? [] : [systemId],
    everything: role === 'IAO',
    roles: [role],
  },
})

export const dev = person(1, '整備', 'SYS_DEV', SYSTEM.id)
export const ops = person(2, '運用', 'SYS_OPS', SYSTEM.id)
export const cert = person(3, '認証', 'CERT', SYSTEM.id)
export const iao = person(4, '承認', 'IAO', null)
export const planner = person(5, '企画', 'J6P', null)
export const stranger = person(6, '別の整備', 'SYS_DEV', OTHER_SYSTEM.id)
export const incidentOfficer = person(7, '事案', 'CIR', null)

const PEOPLE = [dev, ops, cert, iao, planner, stranger, incidentOfficer]

const answerTo = (field: FieldDef): FieldValue => {
  if (field.kind === 'choice') return field.options[0]?.[0] ?? ''
  if (field.kind === 'several') return [field.options[0]?.[0] ?? '']
  if (field.kind === 'day') return '2026-06-01'
  if (field.kind === 'number') return '2'
  if (field.kind === 'rows') return [{ key: 'r1', cells: { [field.columns[0]?.key ?? '']: '一行目' } }]
  return field.example
}

/** An answer to every question of a kind that must be answered. */
export const answersTo = (kind: string): readonly TypedField[] =>
  fieldsOfKind(kindOf(kind))
    .filter((f) => f.required)
    .map((field) => ({ field, value: answerTo(field), base: 0, mine: [] }))

export type DocumentsWorld = {
  db: Database
  owner: Pool
  act: (given: Partial<Command> & Pick<Command, 'act'>) => Promise<Outcome>
  done: (given: Partial<Command> & Pick<Command, 'act'>) => Promise<Done>
  begun: (kind: string, by?: Actor, fiscalYear?: number | null) => Promise<string>
  filled: (documentId: string, kind: string, by: readonly Actor[]) => Promise<void>
  saved: (documentId: string, typed: readonly TypedField[], by?: Actor, edit?: string) => Promise<Saved>
  read: <T>(by: Actor, of: (tx: Tx) => Promise<T>) => Promise<T>
  close: () => Promise<void>
}

/** Two systems and the people who answer for them, on a database of its own. */
export const documentsWorld = async (): Promise<DocumentsWorld> => {
  const fresh = await freshDatabase()
  let closing = false
  const heard = (error: Error) => {
    if (!closing) throw error
  }
  const owner = new Pool({ ...fresh.owner, max: 2 })
  owner.on('error', heard)
  const app = connect({ ...fresh.app, max: 8 }, heard)
  const say = (text: string, values: readonly unknown[]) => owner.query(text, [...values])
  await say(
    `insert into unit (id, name, abbreviation, kind, starts_on, state) values ($1, $2, '企画', 'section', '2024-04-01', 'established')`,
    [UNIT.id, UNIT.name],
  )
  for (const system of [SYSTEM, OTHER_SYSTEM])
    await say(`insert into system (id, name, starts_on, state) values ($1, $2, '2024-04-01', 'registered')`, [
      system.id,
      system.name,
    ])
  for (const { personId, rank, name } of PEOPLE)
    await say(
      `insert into person (id, rank, name, kana, kind, home_unit_id, starts_on, state) values ($1, $2, $3, $3, 'staff', $4, '2024-04-01', 'present')`,
      [personId, rank, name, UNIT.id],
    )
  const bindings = bindingsOf([documentBinding(() => NOW)])
  const doAct: DocumentsWorld['act'] = (given) =>
    act(app.db, bindings, { process: 'risk.document', caseId: null, input: {}, actor: dev, at: NOW, ...given })
  const done: DocumentsWorld['done'] = async (given) => {
    const outcome = await doAct(given)
    if (outcome.kind !== 'done') throw new Error(`${given.act}: ${JSON.stringify(outcome)}`)
    return outcome
  }
  const saved: DocumentsWorld['saved'] = (documentId, typed, by = dev, edit = 'e1') =>
    writeAs(app.db, by, (tx) => saveFields(tx, { documentId, typed, actor: by, at: NOW, edit }))
  return {
    db: app.db,
    owner,
    act: doAct,
    done,
    saved,
    begun: async (kind, by = dev, fiscalYear = 2026) => {
      const given = { act: 'begin', actor: by, from: { kind, system: SYSTEM.id } }
      return (await done({ ...given, input: { fiscalYear } })).caseId
    },
    filled: async (documentId, kind, by) => {
      for (const who of by) await saved(documentId, answersTo(kind), who)
    },
    read: (by, of) => readAs(app.db, by, of),
    close: async () => {
      closing = true
      await Promise.all([app.close(), owner.end()])
      await fresh.drop()
    },
  }
}
