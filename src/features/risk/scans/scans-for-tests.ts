import { Client } from 'pg'
import { connect, EVERYTHING, readAs, type Database } from '#kernel/db/database.ts'
import type { Product } from '#kernel/http/product.ts'
import { newId } from '#kernel/id.ts'
import { productOf } from '#kernel/product-of.ts'
import type { Actor, Authority } from '#kernel/pure/actor.ts'
import type { RoleKey } from '#directive/roles.ts'
import { PLANNING } from '#features/media/people-for-tests.ts'
import { freshDatabase, type FreshDatabase } from '../../../../test/database.ts'
import { seedUnits } from '../../../../test/seed.ts'
import { findDelivery, type Delivery } from './delivery/deliveries.ts'
import { readScanWork } from './delivery/read-work.ts'
import { receiveScan } from './delivery/receive.ts'
import { scansSlice } from './slice.ts'

export const NOW = new Date('2026-11-24T03:00:00Z')

const holder = (name: string, role: RoleKey, systemId: string | null): Actor => {
  const postId = newId()
  const authority: Authority = {
    role,
    postId,
    postTitle: name,
    kind: 'substantive',
    unitId: null,
    unitName: null,
    systemId,
    systemName: null,
    provision: '付紙第1',
  }
  return {
    personId: newId(),
    name,
    rank: '１佐',
    posts: [
      {
        postId,
        title: name,
        unitId: PLANNING.id,
        unitName: PLANNING.name,
        assuranceUnitId: PLANNING.id,
        kind: 'substantive',
      },
    ],
    authorities: [authority],
    reach: { units: [], systems: systemId === null ? [] : [systemId], everything: false, roles: [role] },
  }
}

/** Two systems, those who answer for the first, and what a scanner's file goes through, without a queue. */
export type ScanOffice = {
  database: FreshDatabase
  db: Database
  product: Product
  system: string
  other: string
  ops: Actor
  otherOps: Actor
  cir: Actor
  planner: Actor
  /** Receives a file and reads it to its end. */
  deliver: (
    xml: string | Uint8Array,
    of?: { by?: Actor; closes?: boolean; system?: string; name?: string },
  ) => Promise<Delivery>
  receive: (
    xml: string | Uint8Array,
    of?: { by?: Actor; closes?: boolean; system?: string; name?: string },
  ) => Promise<string>
  run: (
    deliveryId: string,
    of?: { by?: Actor; progress?: (done: number, total: number | null) => Promise<void> },
  ) => Promise<void>
  delivery: (id: string) => Promise<Delivery>
  rows: <R extends object>(query: string, ...values: unknown[]) => Promise<R[]>
  close: () => Promise<void>
}

export const aScanOffice = async (): Promise<ScanOffice> => {
  const database = await freshDatabase()
  const [system, other] = [newId(), newId()]
  const [ops, otherOps] = [holder('運用課長', 'SYS_OPS', system), holder('他の運用課長', 'SYS_OPS', other)]
  const [cir, planner] = [holder('防衛隊司令', 'CIR', null), holder('企画課', 'J6P', null)]
  await seedUnits(database.owner, { people: [ops, otherOps, cir, planner] })
  const owner = new Client(database.owner)
  await owner.connect()
  for (const [id, name] of [
    [system, '見本システム'],
    [other, '別のシステム'],
  ])
    await owner.query(`insert into system (id, name, starts_on, state) values ($1, $2, '2024-04-01', 'listed')`, [
      id,
      name,
    ])
  const open = connect(database.app, () => {})
  const slice = scansSlice({ clock: () => NOW })
  const product = productOf({
    db: open.db,
    features: [
      {
        key: 'risk',
        title: '',
        bindings: slice.bindings ?? [],
        registers: slice.registers ?? [],
        duties: [],
        forms: [],
        work: slice.work ?? [],
      },
    ],
    printer: { print: () => Promise.reject(new Error()), waiting: () => 0, stop: () => Promise.resolve() },
    clock: () => NOW,
    demo: false,
    asset: (name) => name,
    log: () => {},
    ledger: { headSize: () => 0, checkedAt: () => null, faultless: () => null, caseProof: () => Promise.resolve(null) },
    // Tests run the work themselves; a row stands for having asked.
    work: {
      ask: async ({ kind, title, actor }) => {
        const id = newId()
        await owner.query(
          `insert into background_work (id, kind, title, person_id, state, asked_at) values ($1, $2, $3, $4, 'waiting', $5)`,
          [id, kind, title ?? kind, actor.personId, NOW],
        )
        return id
      },
    },
    version: '0',
  })
  const delivery = async (id: string) => {
    const found = await readAs(open.db, { reach: EVERYTHING, personId: null }, (tx) => findDelivery(tx, id))
    if (!found) throw new Error('no such delivery')
    return found
  }
  const receive: ScanOffice['receive'] = (xml, of = {}) => {
    const bytes = typeof xml === 'string' ? Buffer.from(xml) : xml
    const pieces = (async function* () {
      yield bytes
    })()
    const given = {
      systemId: of.system ?? system,
      fileName: of.name ?? 'scan.nessus',
      closes: of.closes ?? true,
      pieces,
    }
    return receiveScan(product, of.by ?? ops, given, NOW)
  }
  const run: ScanOffice['run'] = async (deliveryId, of = {}) => {
    const { signal } = new AbortController()
    const progress = of.progress ?? (async () => {})
    await readScanWork.run({ id: newId(), data: { deliveryId }, actor: of.by ?? ops, product, progress, signal })
  }
  return {
    database,
    db: open.db,
    product,
    system,
    other,
    ops,
    otherOps,
    cir,
    planner,
    receive,
    run,
    delivery,
    deliver: async (xml, of = {}) => {
      const id = await receive(xml, of)
      await run(id, of)
      return delivery(id)
    },
    rows: async <R extends object>(query: string, ...values: unknown[]) => (await owner.query<R>(query, values)).rows,
    close: async () => {
      await owner.end()
      await open.close()
      await database.drop()
    },
  }
}
