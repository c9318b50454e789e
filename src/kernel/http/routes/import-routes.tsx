import { provisionOf } from '#directive/rules.ts'
import { Banner } from '#ui/banner.tsx'
import type { Content } from '#ui/content.ts'
import { Provision } from '#ui/provision.tsx'
import { isId } from '../../id.ts'
import { badRows, badRowsTable } from '../../imports/bad-rows.ts'
import type { Batch } from '../../imports/batch.ts'
import { batchWithWork, beginApplying, beginChecking, beginReading } from '../../imports/begin-step.ts'
import { keepFile } from '../../imports/keep-file.ts'
import { tellingRows } from '../../imports/says.ts'
import { frame } from '../../pages/frame.tsx'
import { ImportFilePage } from '../../pages/import-file-page.tsx'
import { ImportMapping } from '../../pages/import-mapping-page.tsx'
import { BAD_ROWS_SHOWN, ImportDone, ImportResult } from '../../pages/import-result-page.tsx'
import { TELLING_ROWS_SHOWN } from '../../pages/import-rows.tsx'
import { WorkProgress } from '../../pages/work-page.tsx'
import { mappingProblems, type Mapping, type NamedColumn } from '../../sheet/columns.ts'
import { streamCsv } from '../../sheet/write-csv.ts'
import type { SheetTable } from '../../sheet/table.ts'
import type { WorkView } from '../../worker/work.ts'
import type { AnyImport } from '../product.ts'
import { Fault, notFound } from '../fault.ts'
import { formOf, param, queryOf, read, type Route, type SignedVisit } from '../route.ts'
import { uploadedFile } from '../upload.ts'

const importOf = (visit: SignedVisit): AnyImport => {
  const bound = visit.product.imports.get(param(visit, 'key'))
  if (!bound) throw notFound()
  if (bound.who === 'administrator' && !visit.session.administrator)
    throw new Fault(403, 'この取込みは、システム管理者が行います。')
  return bound
}

const STEPS = { file: 'ファイルを選ぶ', work: '作業中', columns: '列を合わせる', rows: '確かめる', done: '取り込んだ' }

type PageOf = { step: keyof typeof STEPS; problems?: readonly string[]; success?: string; head?: Content }

const page = (visit: SignedVisit, bound: AnyImport, of: PageOf, children: Content, status: 200 | 422 = 200) => {
  const [rule] = bound.rules
  const first = of.step === 'file'
  return visit.c.html(
    frame(visit, {
      title: first ? bound.title : `${bound.title}：${STEPS[of.step]}`,
      under: '/registers',
      crumbs: [
        { text: '台帳', href: '/registers' },
        first ? { text: bound.title } : { text: bound.title, href: `/imports/${bound.key}` },
        ...(first ? [] : [{ text: STEPS[of.step] }]),
      ],
      titleSide: rule ? <Provision label={provisionOf(rule)} href={`/rules/${rule}`} /> : undefined,
      head: of.head,
      banner: (
        <>
          {of.success === undefined ? null : <Banner kind="success" sentence={of.success} />}
          {of.problems?.slice(0, 100).map((p) => (
            <Banner kind="refusal" sentence={p} />
          ))}
        </>
      ),
      children,
    }),
    status,
  )
}

const filePage = (visit: SignedVisit, bound: AnyImport, problems: readonly string[] = []) =>
  page(visit, bound, { step: 'file', problems }, <ImportFilePage bound={bound} />, problems.length > 0 ? 422 : 200)

const upload = async (visit: SignedVisit, bound: AnyImport) => {
  const file = await uploadedFile(visit.c.req.raw)
  const id =
    file &&
    (await keepFile(visit.product.db, visit.actor, {
      importKey: bound.key,
      fileName: file.fileName,
      pieces: file.pieces,
      at: visit.at,
    }))
  if (!id) return filePage(visit, bound, ['ファイルが選ばれていないか、空です。'])
  await beginReading(visit.product, visit.actor, { id, importKey: bound.key })
  return visit.c.redirect(`/imports/${bound.key}/${id}`, 303)
}

const found = async (visit: SignedVisit, bound: AnyImport): Promise<{ batch: Batch; work: WorkView | null }> => {
  const id = param(visit, 'id')
  const both = isId(id) ? await batchWithWork(visit.product, visit.actor, id) : null
  if (!both || both.batch.importKey !== bound.key) throw notFound()
  return both
}

/** The choices as guessed, remembered or just made; what is required and not there is named from the beginning. */
const mappingPage = (visit: SignedVisit, bound: AnyImport, batch: Batch, mapping: Mapping, status: 200 | 422 = 200) => {
  const problems = mappingProblems(bound.columns, batch.header, mapping)
  return page(
    visit,
    bound,
    { step: 'columns', problems: status === 200 ? batch.problems : [] },
    <ImportMapping batch={batch} bound={bound} mapping={mapping} problems={problems} />,
    status,
  )
}

/** The line of the file after which a page begins; 0 where the address says none. */
const lineAsked = (visit: SignedVisit, name: string): number => {
  const asked = Number(queryOf(visit)[name] ?? 0)
  return Number.isSafeInteger(asked) && asked > 0 && asked < 2 ** 31 ? asked : 0
}

const resultPage = async (visit: SignedVisit, bound: AnyImport, batch: Batch) => {
  const after = lineAsked(visit, 'after')
  const tellingAfter = lineAsked(visit, 'rows')
  const rows = await read(visit, async (tx) => ({
    bad: await badRows(tx, batch.id, after, BAD_ROWS_SHOWN + 1),
    telling: await tellingRows(tx, batch.id, tellingAfter, TELLING_ROWS_SHOWN + 1),
  }))
  return page(
    visit,
    bound,
    { step: 'rows', problems: batch.problems },
    <ImportResult batch={batch} bound={bound} after={after} tellingAfter={tellingAfter} {...rows} />,
  )
}

const workPage = (visit: SignedVisit, bound: AnyImport, work: WorkView | null) => {
  const refresh = (
    <noscript>
      <meta http-equiv="refresh" content="2" />
    </noscript>
  )
  return page(
    visit,
    bound,
    { step: 'work', head: refresh },
    work ? <WorkProgress work={work} /> : <p>作業を始めています。この画面を開き直してください。</p>,
  )
}

const show = async (visit: SignedVisit, bound: AnyImport) => {
  const { batch, work } = await found(visit, bound)
  switch (batch.state) {
    case 'reading':
    case 'checking':
    case 'applying':
      return workPage(visit, bound, work)
    case 'unreadable':
      return filePage(
        visit,
        bound,
        batch.problems.map((p) => `「${batch.fileName}」　${p}`),
      )
    case 'mapping':
      return mappingPage(visit, bound, batch, batch.mapping)
    case 'checked':
      return queryOf(visit)['columns'] === undefined
        ? resultPage(visit, bound, batch)
        : mappingPage(visit, bound, batch, batch.mapping)
    case 'applied': {
      const rows = (batch.newRows + batch.changedRows).toLocaleString('ja-JP')
      const success = `「${batch.fileName}」の${rows}行を取り込みました。行われた手続は、一つずつ記録に残っています。`
      return page(visit, bound, { step: 'done', success }, <ImportDone bound={bound} />)
    }
    case 'dropped':
      return filePage(visit, bound, [`「${batch.fileName}」は、次のファイルが読み込まれたため、破棄されました。`])
  }
}

const here = (bound: AnyImport, batch: Batch) => `/imports/${bound.key}/${batch.id}`

const setColumns = async (visit: SignedVisit, bound: AnyImport) => {
  const { batch } = await found(visit, bound)
  const typed = await formOf(visit)
  const columns = bound.columns as readonly NamedColumn[]
  const mapping: Mapping = Object.fromEntries(
    columns.map(({ key }) => {
      const value = typed[key]
      return [key, typeof value === 'string' && /^\d{1,4}$/.test(value) ? Number(value) : null]
    }),
  )
  if (batch.state !== 'mapping' && batch.state !== 'checked') return visit.c.redirect(here(bound, batch), 303)
  if (Object.keys(mappingProblems(columns, batch.header, mapping)).length > 0)
    return mappingPage(visit, bound, batch, mapping, 422)
  await beginChecking(visit.product, visit.actor, batch, mapping)
  return visit.c.redirect(here(bound, batch), 303)
}

const apply = async (visit: SignedVisit, bound: AnyImport) => {
  const { batch } = await found(visit, bound)
  await beginApplying(visit.product, visit.actor, batch)
  return visit.c.redirect(here(bound, batch), 303)
}

const csv = (visit: SignedVisit, table: SheetTable) =>
  visit.c.body(streamCsv(table), 200, {
    'content-type': 'text/csv; charset=utf-8',
    'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(`${table.name}.csv`)}`,
  })

const example = (visit: SignedVisit, bound: AnyImport) => {
  const [header = [], ...rows] = bound.example
  return csv(visit, { name: bound.title, columns: header.map((title) => ({ title, kind: 'text' as const })), rows })
}

const badFile = async (visit: SignedVisit, bound: AnyImport) => {
  const { batch } = await found(visit, bound)
  return csv(visit, badRowsTable(visit.product, visit.actor, batch))
}

const route = (
  method: 'GET' | 'POST',
  path: string,
  handle: (visit: SignedVisit, bound: AnyImport) => Promise<Response> | Response,
): Route => ({ method, path, who: 'signed-in', handle: (visit) => handle(visit, importOf(visit)) })

export const importRoutes: readonly Route[] = [
  route('GET', '/imports/:key', (visit, bound) => filePage(visit, bound)),
  route('POST', '/imports/:key', upload),
  route('GET', '/imports/:key/example', example),
  route('GET', '/imports/:key/:id', show),
  route('GET', '/imports/:key/:id/bad.csv', badFile),
  route('POST', '/imports/:key/:id/columns', setColumns),
  route('POST', '/imports/:key/:id/apply', apply),
]
