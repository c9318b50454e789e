import { notFound } from '#kernel/http/fault.ts'
import { queryOf, type SignedVisit } from '#kernel/http/route.ts'
import { streamCsv } from '#kernel/sheet/write-csv.ts'
import { LIST_EXAMPLES } from './columns.ts'
import { isKind, LIST_KINDS } from './words.ts'

/** A list of the kind asked for with a few rows, as it has to look. */
export const exampleList = (visit: SignedVisit) => {
  const kind = queryOf(visit)['kind'] ?? ''
  if (!isKind(kind)) throw notFound()
  const [header = [], ...rows] = LIST_EXAMPLES[kind]
  const name = `${LIST_KINDS[kind]}の名簿`
  return visit.c.body(
    streamCsv({ name, columns: header.map((title) => ({ title, kind: 'text' as const })), rows }),
    200,
    {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(`${name}.csv`)}`,
    },
  )
}
