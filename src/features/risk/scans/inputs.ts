import { z } from 'zod'
import { carried } from '#kernel/pure/field.ts'

const count = (title: string) =>
  z
    .preprocess((v) => (typeof v === 'string' && /^\d+$/.test(v) ? Number(v) : v), z.int().min(0))
    .meta({
      title,
      widget: 'hidden',
    })

/** Everything that ties the act to the file: carried by the program, compared with what was received. */
export const Deliver = z.object({
  fileName: carried('ファイル名'),
  sha256: carried('ファイルのSHA-256'),
  tool: carried('検査ツール'),
  hosts: count('ホストの数'),
  items: count('検出事項の数'),
})

export const LoadCatalogue = z.object({
  release: carried('一覧の版'),
  sha256: carried('ファイルのSHA-256'),
  entries: count('脆弱性の数'),
})
