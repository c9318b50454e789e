import type { Register } from '#kernel/pure/register.ts'
import { Button, ButtonLink, Buttons } from '#ui/button.tsx'
import { Empty } from '#ui/empty.tsx'
import { Filters, ListTools, type FilterControl } from '#ui/filters.tsx'
import { KeysetPager } from '#ui/pager.tsx'
import { Provision } from '#ui/provision.tsx'
import { isStatusWord, Status } from '#ui/status.tsx'
import { Table, type Column } from '#ui/table.tsx'
import type { Option } from '../act/binding.ts'
import type { AnyRegister, BulkOf, PageOf, Query } from '../http/product.ts'
import { shownDatum } from './shown-datum.ts'

export const PAGE_SIZE = 50

const control = (
  filter: Register<unknown>['filters'][number],
  query: Query,
  options: Readonly<Record<string, readonly Option[]>>,
): FilterControl => {
  const common = { name: filter.key, label: filter.title, value: query[filter.key] }
  if (filter.kind === 'text') return { kind: 'text', ...common, placeholder: filter.hint }
  const list = filter.options ?? options[filter.source ?? ''] ?? []
  return {
    kind: 'select',
    ...common,
    options: [{ value: '', text: filter.standard ?? 'すべて' }, ...list.map(([value, text]) => ({ value, text }))],
  }
}

/** The same list with some conditions changed; cursors and counts fall away, for they belong to the conditions. */
export const listHref = (path: string, query: Query, change: Readonly<Record<string, string | null>>): string => {
  const next = new URLSearchParams()
  for (const [key, value] of Object.entries({ ...query, after: null, before: null, count: null, ...change }))
    if (value !== null && value !== '') next.set(key, value)
  const text = next.toString()
  return text === '' ? path : `${path}?${text}`
}

/** A choice with one answer is not asked: the unit of somebody who sees one unit. */
const worthAsking = (
  filter: Register<unknown>['filters'][number],
  options: Readonly<Record<string, readonly Option[]>>,
) => filter.source === undefined || (options[filter.source] ?? []).length > 1

const applied = (
  register: Register<unknown>,
  query: Query,
  options: Readonly<Record<string, readonly Option[]>>,
  path: string,
) =>
  register.filters.flatMap((filter) => {
    const value = query[filter.key]
    if (value === undefined || value === '') return []
    const list = filter.options ?? options[filter.source ?? ''] ?? []
    const shown = list.find(([v]) => v === value)?.[1] ?? value
    return [{ label: `${filter.title}：${shown}`, href: listHref(path, query, { [filter.key]: null }) }]
  })

const columnsOf = (register: Register<unknown>): Column<unknown>[] =>
  register.columns
    .filter((c) => !c.exportOnly)
    .map((c, nth) => ({
      title: c.title,
      names: nth === 0,
      ...(c.kind === 'number' || c.kind === 'code' ? { kind: 'number' as const } : {}),
      cell: (row) => {
        const text = c.shown?.(row) ?? shownDatum(c, row)
        return c.key === 'state' && isStatusWord(text) ? <Status word={text} /> : text
      },
      ...(c.key === 'state' ? { kind: 'status' as const, foldTitle: false as const } : {}),
    }))

const totalText = (page: PageOf<unknown>) => `${page.total.toLocaleString('ja-JP')}件${page.totalIsFloor ? '以上' : ''}`

/** How many rows there are; where counting stopped, with a link to the exact number on the same page of the list. */
export const totalOf = (page: PageOf<unknown>, path: string, query: Query) => {
  const { after = null, before = null } = query
  const countHref = page.totalIsFloor ? listHref(path, query, { after, before, count: 'all' }) : undefined
  return { total: totalText(page), countHref }
}

export const RegisterTitleSide = ({ register }: { register: Register<unknown> }) => {
  const [rule] = register.rules
  return <Provision label={register.provision} href={rule ? `/rules/${rule}` : undefined} />
}

/** The acts on ticked rows, and on all that the list holds. */
const Bulk = ({ acts, query, total }: { acts: BulkOf<unknown>['acts']; query: Query; total: string }) => (
  <div class="on-many">
    <span class="sub">印を付けたものを</span>
    {acts.map((a) => (
      <>
        <Button name={a.name} value={a.value} formaction={a.href}>
          {a.label}
        </Button>
        <a href={listHref(a.href, { ...query, [a.name]: a.value }, {})}>{`${a.all}（${total}）`}</a>
      </>
    ))}
  </div>
)

export const RegisterPage = (props: {
  bound: AnyRegister
  begins: NonNullable<AnyRegister['begins']>
  /** Acts on ticked rows that the visitor may do. */
  bulk: BulkOf<unknown>['acts']
  page: PageOf<unknown>
  query: Query
  options: Readonly<Record<string, readonly Option[]>>
  path: string
}) => {
  const { bound, begins, bulk, page, query, options, path } = props
  const register: Register<unknown> = bound.register
  const conditions = applied(register, query, options, path)
  const many = bulk.length > 0 && page.rows.length > 0
  const exportHref = (kind: string) => listHref(`${path}.${kind}`, query, {})
  return (
    <>
      {begins.length === 0 ? null : (
        <div class="begins">
          <Buttons>
            {begins.map((b, nth) => (
              <ButtonLink href={b.href} primary={nth === 0}>
                {b.label}
              </ButtonLink>
            ))}
          </Buttons>
        </div>
      )}
      <Filters
        action={path}
        controls={register.filters.filter((f) => worthAsking(f, options)).map((f) => control(f, query, options))}
        applied={conditions}
        clearHref={conditions.length === 0 ? undefined : path}
      />
      <ListTools {...totalOf(page, path, query)}>
        <>
          {bound.printedBy === undefined ? null : (
            <>
              <a href={listHref(`/forms/${bound.printedBy}.pdf`, query, {})}>様式で印刷する</a>
              <a href={`/forms/${bound.printedBy}.pdf?blank=1`}>白紙の様式</a>
            </>
          )}
          {bound.blankOf === undefined ? null : <a href={`/forms/${bound.blankOf}.pdf?blank=1`}>白紙の様式</a>}
          <a href={`${path}.columns.csv`} download>
            項目とコードの表
          </a>
          <a href={exportHref('sjis.csv')}>Shift_JISのCSV</a>
          <ButtonLink href={exportHref('csv')} download>
            CSVを書き出す
          </ButtonLink>
          <ButtonLink href={exportHref('xlsx')} download>
            XLSXを書き出す
          </ButtonLink>
        </>
      </ListTools>
      {many ? (
        <form method="get" id="many" action={path}>
          <Bulk acts={bulk} query={query} total={totalText(page)} />
        </form>
      ) : null}
      <Table
        caption={register.title}
        select={many && bound.bulk ? { ...bound.bulk, form: 'many' } : undefined}
        dense
        columns={columnsOf(register)}
        rows={page.rows}
        rowHref={(row) => bound.href?.(row)}
        rowMark={(row) => {
          const tone = bound.tone?.(row)
          return tone === 'late' || tone === 'today' ? tone : undefined
        }}
        empty={
          <Empty
            text={
              conditions.length > 0 ? '条件に合うものはありません。' : `${register.title}には、まだ何もありません。`
            }
            act={
              conditions.length > 0
                ? { text: '条件をすべて外す', href: path }
                : begins[0] && { text: begins[0].label, href: begins[0].href }
            }
          />
        }
      />
      <KeysetPager
        size={PAGE_SIZE}
        first={query['after'] === undefined && query['before'] === undefined ? undefined : listHref(path, query, {})}
        previous={page.previous === null ? undefined : listHref(path, query, { before: page.previous })}
        next={page.next === null ? undefined : listHref(path, query, { after: page.next })}
      />
    </>
  )
}
