import { act } from '#kernel/act/act.ts'
import { anOffice, recordsOf, type TrialOffice } from '#kernel/act/act.builders.ts'
import { bindingsOf, type Bindings } from '#kernel/act/binding.ts'
import { readAs, writeAs, type Database } from '#kernel/db/database.ts'
import { newId } from '#kernel/id.ts'
import type { Actor } from '#kernel/pure/actor.ts'
import { incidentBinding } from '../incident/store.ts'
import { mediumBinding } from '../medium/store.ts'
import { member, NOW } from '../people-for-tests.ts'
import { placeBinding } from '../place/store.ts'
import { takeOutBinding } from '../take-out/store.ts'
import { openingAct, type ActionKey } from './actions.ts'
import type { Desk } from './model.ts'
import { receiveScans, type ReceivedScan, type SentScan } from './scans-store.ts'
import { deskBinding } from './store.ts'

export type Labelled = { id: string; code: string }

export const aScan = (code: string): SentScan => ({ id: newId(), code, at: NOW, way: 'scanner' })

export type Desks = {
  office: TrialOffice
  bindings: Bindings
  opened: (action: ActionKey, input: Record<string, unknown>, actor?: Actor) => Promise<string>
  deskOf: (id: string, actor?: Actor) => Promise<Desk>
  scanned: (id: string, scans: readonly SentScan[], actor?: Actor, db?: Database) => Promise<readonly ReceivedScan[]>
  given: (
    id: string,
    actor?: Actor,
  ) => Promise<{ db: Database; bindings: Bindings; desk: Desk; actor: Actor; at: Date }>
  /** Labelled media in their place. */
  media: (n: number) => Promise<readonly Labelled[]>
  oneMedium: () => Promise<Labelled>
  stateOf: (caseId: string) => Promise<unknown>
}

/** An office in which desks can be opened, on a database of its own. */
export const someDesks = async (): Promise<Desks> => {
  const office = await anOffice()
  const clock = () => NOW
  const bindings = bindingsOf([
    mediumBinding(clock),
    takeOutBinding(clock),
    placeBinding,
    incidentBinding,
    deskBinding(clock),
  ])
  const deskOf: Desks['deskOf'] = async (id, actor = member) => {
    const desk = await readAs(office.db, actor, (tx) => deskBinding(clock).load(tx, id))
    if (!desk) throw new Error('no desk')
    return desk
  }
  const oneMedium = async (): Promise<Labelled> => {
    const id = await office.medium()
    const { rows } = await office.owner.query<{ code: string }>('select code from medium where id = $1', [id])
    return { id, code: rows[0]?.code ?? '' }
  }
  return {
    office,
    bindings,
    deskOf,
    oneMedium,
    opened: async (action, input, actor = member) => {
      const command = { process: 'media.desk', act: openingAct(action), caseId: null, input, actor, at: NOW }
      const outcome = await act(office.db, bindings, command)
      if (outcome.kind !== 'done') throw new Error(JSON.stringify(outcome))
      return outcome.caseId
    },
    scanned: async (id, scans, actor = member, db = office.db) => {
      const desk = await deskOf(id, actor)
      return writeAs(db, actor, (tx) => receiveScans(tx, bindings, { desk, actor, at: NOW }, scans))
    },
    given: async (id, actor = member) => ({ db: office.db, bindings, desk: await deskOf(id, actor), actor, at: NOW }),
    media: async (n) => {
      const list: Labelled[] = []
      for (let nth = 0; nth < n; nth += 1) list.push(await oneMedium())
      return list
    },
    stateOf: async (caseId) => (await recordsOf(office.owner, caseId)).files[0]?.['state'],
  }
}
