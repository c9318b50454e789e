import type { Content } from '#ui/content.ts'
import { Icon } from '#ui/icons.tsx'
import { TableHead } from '#ui/table-head.tsx'

export type Column<Row> = {
  title: string
  cell: (row: Row) => Content
  /** The cell that names the row: its header, and the link that the whole row is. One a table. */
  names?: boolean | undefined
  /** Chips and short facts under the name. */
  meta?: ((row: Row) => Content) | undefined
  /** `number`: equal digits, kept whole. `status`: full size in a dense table. */
  kind?: 'number' | 'status' | undefined
  /** Width in rem where the text must not decide it. */
  width?: 3 | 5 | 8 | 10 | 12 | 16 | undefined
  /** The title is read aloud but not shown. */
  hiddenTitle?: boolean | undefined
  /** The words before the value when the table is folded; `false` where the value says it by itself. */
  foldTitle?: string | false | undefined
  /** The header becomes a link that sorts; `direction` when the table is sorted by it now. */
  sort?: { href: string; direction?: 'ascending' | 'descending' | undefined } | undefined
}

/** A red or amber bar at the row's head: the time has passed, or it is today. */
export type RowMark = 'late' | 'today'

export type Selection<Row> = {
  /** Name of the checkboxes in the form around the table. */
  name: string
  value: (row: Row) => string
  /** 「企-業-0142」: read as 「企-業-0142 を選ぶ」. */
  label: (row: Row) => string
  checked?: ((row: Row) => boolean) | undefined
  /** The id of a form that stands apart from the table. */
  form?: string | undefined
}

export type TableProps<Row> = {
  /** Says what the table lists; shown only with `showCaption`. */
  caption: string
  showCaption?: boolean | undefined
  columns: readonly Column<Row>[]
  rows: readonly Row[]
  rowHref?: ((row: Row) => string | undefined) | undefined
  rowMark?: ((row: Row) => RowMark | undefined) | undefined
  rowId?: ((row: Row) => string) | undefined
  select?: Selection<Row> | undefined
  /** Many short columns, as a register: smaller text, values on one line, black rule above. */
  dense?: boolean | undefined
  /** Stands in place of the table when there is no row. */
  empty?: Content
}

const classOf = (...names: (string | false | undefined)[]) => names.filter(Boolean).join(' ') || undefined

const Named = <Row,>({ column, row, href }: { column: Column<Row>; row: Row; href: string | undefined }) => (
  <th scope="row" class={column.kind === 'number' ? 'num' : undefined}>
    {href === undefined ? (
      <b>{column.cell(row)}</b>
    ) : (
      <a class="row" href={href}>
        {column.cell(row)}
      </a>
    )}
    {column.meta === undefined ? null : <span class="meta">{column.meta(row)}</span>}
  </th>
)

const Cell = <Row,>({ column, row }: { column: Column<Row>; row: Row }) => (
  <td
    data-l={column.foldTitle === false || column.hiddenTitle ? undefined : (column.foldTitle ?? column.title)}
    class={classOf(column.kind === 'number' && 'num', column.kind === 'status' && 's')}
  >
    {column.cell(row)}
  </td>
)

const Select = <Row,>({ select, row }: { select: Selection<Row>; row: Row }) => (
  <td class="chk">
    <label>
      <input
        type="checkbox"
        name={select.name}
        value={select.value(row)}
        form={select.form}
        checked={select.checked?.(row) || undefined}
      />
      <span class="vh">{select.label(row)} を選ぶ</span>
    </label>
  </td>
)

/** Rows under column headings. Where the screen is narrow every row folds to labelled lines. */
export const Table = <Row,>(props: TableProps<Row>) => {
  const { caption, columns, rows, rowHref, rowMark, rowId, select, dense } = props
  if (rows.length === 0 && props.empty !== undefined) return <>{props.empty}</>
  const hrefs = rows.map((row) => rowHref?.(row))
  const opens = hrefs.some((href) => href !== undefined)
  const table = (
    <table class={classOf('fold', dense && 'reg', select !== undefined && 'picks')}>
      <caption class={props.showCaption ? undefined : 'vh'}>{caption}</caption>
      <TableHead columns={columns} selects={select !== undefined} opens={opens} />
      <tbody>
        {rows.map((row, index) => (
          <tr id={rowId?.(row)} class={classOf(rowMark?.(row), select?.checked?.(row) && 'sel')}>
            {select === undefined ? null : <Select select={select} row={row} />}
            {columns.map((column) =>
              column.names ? (
                <Named column={column} row={row} href={hrefs[index]} />
              ) : (
                <Cell column={column} row={row} />
              ),
            )}
            {opens ? (
              <td class="go">
                <Icon name="chev" />
              </td>
            ) : null}
          </tr>
        ))}
      </tbody>
    </table>
  )
  if (!dense) return table
  return (
    <div class="xs" role="region" aria-label={`${caption}（横に動かせます）`} tabindex={0}>
      {table}
    </div>
  )
}
