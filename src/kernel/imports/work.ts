import { z } from 'zod'
import type { AnyWork, Running, WorkKind } from '../worker/work.ts'
import { applyRowsStep } from './apply-rows.ts'
import { checkRowsStep } from './check-rows.ts'
import { readFileStep } from './read-file.ts'
import type { Step } from './step.ts'

const Data = z.object({ batchId: z.string(), importKey: z.string() })

type Data = z.output<typeof Data>

const kindOf = (kind: string, title: string, run: (step: Step) => Promise<void>): WorkKind<Data> => ({
  kind,
  title,
  data: Data,
  href: ({ importKey, batchId }) => `/imports/${importKey}/${batchId}`,
  run: ({ product, actor, data, progress, signal }: Running<Data>) =>
    run({ product, actor, batchId: data.batchId, progress, signal }),
})

/** The three steps of an import, each of which may take minutes for a large file. */
export const importWork: readonly AnyWork[] = [
  kindOf('import.read', '取込み：ファイルを読む', readFileStep),
  kindOf('import.check', '取込み：全ての行を確かめる', checkRowsStep),
  kindOf('import.apply', '取込み：全ての行を取り込む', applyRowsStep),
]
