import type { Actor } from '#kernel/pure/actor.ts'
import { applyRowsStep } from '#kernel/imports/apply-rows.ts'
import { changeAs, findBatch, type Batch } from '#kernel/imports/batch.ts'
import { checkRowsStep } from '#kernel/imports/check-rows.ts'
import { keepFile } from '#kernel/imports/keep-file.ts'
import { readFileStep } from '#kernel/imports/read-file.ts'
import type { Step, StepProgress } from '#kernel/imports/step.ts'
import type { Product } from '#kernel/http/product.ts'
import type { Mapping } from '#kernel/sheet/columns.ts'
import { productOf } from '#kernel/product-of.ts'
import { mediaFeature } from '../feature.ts'
import { NOW, officer } from '../people-for-tests.ts'
import { aTrial, type Trial } from '../rows-for-tests.ts'

export type Importing = {
  trial: Trial
  product: Product
  /** Brings a file and reads it; gives the batch as it stands then. */
  bring: (key: string, file: string | Uint8Array, by?: Actor) => Promise<Batch>
  check: (batch: Batch, mapping?: Mapping, by?: Actor) => Promise<Batch>
  apply: (batch: Batch, progress?: StepProgress, by?: Actor) => Promise<Batch>
  bad: (batch: Batch) => Promise<readonly { number: number; problems: readonly string[] }[]>
  close: () => Promise<void>
}

async function* pieces(file: string | Uint8Array) {
  yield typeof file === 'string' ? new TextEncoder().encode(file) : file
}

const again = async (product: Product, id: string): Promise<Batch> => {
  const batch = await findBatch(product.db, id)
  if (!batch) throw new Error('the batch is gone')
  return batch
}

/** 企画課 and 総務課 with imports carried out step by step, as the worker does it. */
export const importing = async (): Promise<Importing> => {
  const trial = await aTrial()
  const product = productOf({
    db: trial.db,
    features: [mediaFeature({ clock: () => NOW })],
    printer: { print: () => Promise.reject(new Error()), waiting: () => 0, stop: () => Promise.resolve() },
    clock: () => NOW,
    demo: false,
    asset: (name) => name,
    log: () => {},
    ledger: {
      headSize: () => 0,
      checkedAt: () => null,
      faultless: () => null,
      caseProof: () => Promise.resolve(null),
    },
    version: '0',
  })
  const step = (batchId: string, actor: Actor, progress: StepProgress = () => Promise.resolve()): Step => ({
    product,
    actor,
    batchId,
    progress,
    signal: new AbortController().signal,
  })
  return {
    trial,
    product,
    bring: async (key, file, by = officer) => {
      const of = { importKey: key, fileName: 'ledger', pieces: pieces(file), at: NOW }
      const id = await keepFile(trial.db, by, of)
      if (id === null) throw new Error('nothing was brought')
      await readFileStep(step(id, by))
      return again(product, id)
    },
    check: async (batch, mapping = batch.mapping, by = officer) => {
      await changeAs(trial.db, batch.id, ['mapping', 'checked'], { state: 'checking', mapping })
      await checkRowsStep(step(batch.id, by))
      return again(product, batch.id)
    },
    apply: async (batch, progress, by = officer) => {
      await changeAs(trial.db, batch.id, ['checked'], { state: 'applying' })
      await applyRowsStep(step(batch.id, by, progress))
      return again(product, batch.id)
    },
    bad: async (batch) => {
      const { rows } = await trial.owner.query<{ number: number; problems: string[] }>(
        `select number, problems from import_row where batch_id = $1 and outcome = 'bad' order by number`,
        [batch.id],
      )
      return rows
    },
    close: trial.close,
  }
}
