import type { ClientConfig } from 'pg'
import type { Actor } from '#kernel/pure/actor.ts'
import { addresseeAs } from '#kernel/pure/receipt.ts'
import type { Database } from '../db/database.ts'
import { newId } from '../id.ts'
import { listen } from './listener.ts'
import { newestEntries } from './newest-entry.ts'
import { enter, leave, presentAt, stay } from './presence.ts'
import type { LiveWord, ToldTo } from './tell.ts'

/** What an open page hears. `mine`: the person did it himself, on another screen. */
export type LiveEvent =
  | { event: 'changed'; data: { seq: number; title: string; who: string; mine: boolean } }
  | { event: 'present'; data: { names: readonly string[] } }
  | { event: 'told'; data: Record<string, never> }

export type Watching = {
  actor: Actor
  /** The case shown, or null for the home page. Its reach was asked before. */
  caseId: string | null
  /** Number of the newest record the page shows. */
  after: number
  /** Whether a form of the case is open there, and under which name others are told so. */
  form: string | null
  send: (event: LiveEvent) => void
}

export type Live = {
  /** Until the answer is called; no database connection is held meanwhile. */
  watch: (watching: Watching) => () => void
  watchers: () => number
  /** Resolves when the program stops. */
  stopping: Promise<void>
  stop: () => Promise<void>
}

const BEAT_MS = 25_000

const isTo = (actor: Actor, to: ToldTo): boolean =>
  to.role === 'USER' && to.personId === null
    ? actor.authorities.some((a) => a.role === 'USER' && a.unitId === to.unitId)
    : addresseeAs(actor, to) !== undefined

/** Carries what acts tell to the pages that are open in this process; several processes hear the same. */
export const startLive = (of: {
  db: Database
  config: ClientConfig
  log: (event: string, facts?: Record<string, unknown>) => void
}): Live => {
  const { db } = of
  const watching = new Map<Watching, { id: string; names: string; seq: number }>()
  const cases = new Map<string, Set<Watching>>()
  const failing = (error: unknown) => of.log('live', { error: String(error) })
  let quit = () => {}
  const stopping = new Promise<void>((resolve) => {
    quit = resolve
  })

  const watchersOf = (caseId: string, only?: Watching) => (only ? [only] : [...(cases.get(caseId) ?? [])])
  const tellChanges = async (caseIds: readonly string[], only?: Watching) => {
    for (const { caseId, seq, title, who, personId } of await newestEntries(db, caseIds))
      for (const w of watchersOf(caseId, only)) {
        const state = watching.get(w)
        if (!state || seq <= state.seq) continue
        state.seq = seq
        w.send({ event: 'changed', data: { seq, title, who, mine: personId === w.actor.personId } })
      }
  }
  const tellPresence = async (caseIds: readonly string[], only?: Watching) => {
    const present = await presentAt(db, caseIds)
    for (const caseId of caseIds)
      for (const w of watchersOf(caseId, only)) {
        const names = present.filter((p) => p.caseId === caseId && p.personId !== w.actor.personId).map((p) => p.name)
        const state = watching.get(w)
        if (!state || state.names === names.join('、')) continue
        state.names = names.join('、')
        w.send({ event: 'present', data: { names } })
      }
  }
  const hear = (word: LiveWord) => {
    if (word.kind === 'case')
      for (const w of watching.keys())
        if (w.caseId === null && word.told.some((to) => isTo(w.actor, to))) w.send({ event: 'told', data: {} })
    if (!cases.has(word.caseId)) return
    const tell = word.kind === 'case' ? tellChanges : tellPresence
    tell([word.caseId]).catch(failing)
  }
  const all = () => [...cases.keys()]
  const missed = () => {
    if (cases.size > 0) tellChanges(all()).catch(failing)
  }
  const beat = setInterval(() => {
    const open = [...watching].flatMap(([w, { id }]) => (w.form === null ? [] : [id]))
    if (cases.size === 0) return
    stay(db, open)
      .then(() => tellPresence(all()))
      .catch(failing)
  }, BEAT_MS)
  beat.unref()
  const listener = listen({ config: of.config, hear, missed, log: of.log })

  const watch = (w: Watching) => {
    const id = newId()
    watching.set(w, { id, names: '', seq: w.after })
    const { caseId } = w
    if (caseId === null) return () => void watching.delete(w)
    const there = cases.get(caseId) ?? new Set()
    cases.set(caseId, there.add(w))
    tellChanges([caseId], w).catch(failing)
    const entered =
      w.form === null
        ? tellPresence([caseId], w)
        : enter(db, { id, caseId, personId: w.actor.personId, name: w.form }).then(() => tellPresence([caseId], w))
    entered.catch(failing)
    return () => {
      watching.delete(w)
      there.delete(w)
      if (there.size === 0) cases.delete(caseId)
      if (w.form !== null) entered.then(() => leave(db, { id, caseId })).catch(failing)
    }
  }
  return {
    watch,
    watchers: () => watching.size,
    stopping,
    stop: async () => {
      clearInterval(beat)
      quit()
      await listener.stop()
    },
  }
}
