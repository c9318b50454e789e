import type { ZodType } from 'zod'
import type { Actor } from '#kernel/pure/actor.ts'
import type { Product } from '../http/product.ts'

/** Tells how far the work is; throws `WorkCancelled` once the person has asked for it to end. Cheap to call often. */
export type Progress = (done: number, total: number | null, message?: string) => Promise<void>

export type Running<D> = {
  id: string
  data: D
  /** Whoever asked, with the posts held now: what the work does it does as this person. */
  actor: Actor
  product: Product
  progress: Progress
  /** Aborted when the program stops; the work is then run again from its start, here or in another process. */
  signal: AbortSignal
}

/** Work too long for one request. `run` may be started again from its beginning after a crash: it must bear that. */
export type WorkKind<D> = {
  kind: string
  title: string
  data: ZodType<D>
  /** The result is kept as JSON and shown by whoever asked for the work. */
  run: (work: Running<D>) => Promise<unknown>
  /** What is counted where that is not 件. */
  unit?: string
  /** Where the person goes on, from the work's data. */
  href?: (data: D) => string
}

// oxlint-disable-next-line typescript/no-explicit-any -- kinds of different data stand in one table
export type AnyWork = WorkKind<any>

/** Runs by the clock, once among all processes; a time missed while nothing ran is made up for once, at the start. */
export type Schedule = {
  key: string
  /** Five fields of cron, in Asia/Tokyo. */
  cron: string
  /** Must bear being run twice for one time: a process may die after the work and before saying so. */
  run: (product: Product, at: Date, signal: AbortSignal) => Promise<void>
}

/** The person asked for the work to end. */
export class WorkCancelled extends Error {
  override name = 'WorkCancelled'
}

export type WorkState = 'waiting' | 'running' | 'done' | 'failed' | 'cancelled'

export type WorkView = {
  id: string
  kind: string
  title: string
  state: WorkState
  done: number
  total: number | null
  message: string | null
  result: unknown
  data: unknown
  cancelAsked: boolean
  askedAt: Date
  endedAt: Date | null
}

/** What features ask of the product's own worker. */
export type WorkDesk = {
  /** Answers with the work's id at once; it begins within a second, in this process or another. */
  ask: (of: { kind: string; data: unknown; actor: Actor; title?: string }) => Promise<string>
}
