import type { Actor } from '#kernel/pure/actor.ts'
import type { Product } from '../http/product.ts'

/** Tells how far a step is; throws where the person has asked for it to end. */
export type StepProgress = (done: number, total: number | null, message?: string) => Promise<void>

/** One step of an import, begun anew from its start whenever a process that did it died. */
export type Step = {
  product: Product
  actor: Actor
  batchId: string
  progress: StepProgress
  signal: AbortSignal
}
