import { isId } from '../../id.ts'
import { Fault, notFound } from '../fault.ts'
import { param, queryOf, read, type Route, type SignedVisit } from '../route.ts'

/** Tags make a document readable aloud; in registers of hundreds of rows they multiply its size sixteenfold. */
const isLong = (data: unknown): boolean =>
  typeof data === 'object' &&
  data !== null &&
  'entries' in data &&
  Array.isArray(data.entries) &&
  data.entries.length > 100

const print = async (visit: SignedVisit, key: string, id: string | null) => {
  const bound = visit.product.forms.get(key)
  if (!bound || (id !== null && !isId(id))) throw notFound()
  const query = queryOf(visit)
  const data = await read(visit, (tx) => bound.data(tx, { id, query, blank: query['blank'] === '1' }, visit.actor))
  if (data === null || data === undefined) throw notFound()
  const pdf = await visit.product.printer
    .print(bound.form.template, data, { tags: !isLong(data) })
    .catch((error: unknown) => {
      visit.product.log('print-failed', { form: key, error: String(error) })
      throw new Fault(503, '様式を印刷できませんでした。しばらくしてから、もう一度行ってください。')
    })
  return visit.c.body(new Uint8Array(pdf), 200, {
    'content-type': 'application/pdf',
    'content-disposition': `inline; filename*=UTF-8''${encodeURIComponent(`${bound.file({ id })}.pdf`)}`,
  })
}

const pdfName = (visit: SignedVisit, name: string) => param(visit, name).replace(/\.pdf$/, '')

/** Printed forms: of a register's query or blank (`/forms/media-register.pdf`), or of one case. */
export const formRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/forms/:form{[a-z-]+\\.pdf}',
    who: 'signed-in',
    handle: (visit) => print(visit, pdfName(visit, 'form'), null),
  },
  {
    method: 'GET',
    path: '/forms/:form{[a-z-]+}/:id{[0-9a-f-]+\\.pdf}',
    who: 'signed-in',
    handle: (visit) => print(visit, param(visit, 'form'), pdfName(visit, 'id')),
  },
]
