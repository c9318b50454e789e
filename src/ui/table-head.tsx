import { Icon } from '#ui/icons.tsx'

type HeadColumn = {
  title: string
  width?: number | undefined
  hiddenTitle?: boolean | undefined
  sort?: { href: string; direction?: 'ascending' | 'descending' | undefined } | undefined
}

const Title = ({ title, hiddenTitle, sort }: HeadColumn) => {
  if (hiddenTitle) return <span class="vh">{title}</span>
  if (sort === undefined) return <>{title}</>
  return (
    <a class="sort" href={sort.href}>
      {title}
      {sort.direction === undefined ? null : <Icon name={sort.direction === 'ascending' ? 'up' : 'down'} />}
    </a>
  )
}

/** The line of column headings, with links that sort where a column can be sorted by. */
export const TableHead = ({
  columns,
  selects,
  opens,
}: {
  columns: readonly HeadColumn[]
  selects: boolean
  opens: boolean
}) => (
  <thead>
    <tr>
      {selects ? (
        <th scope="col" class="chk">
          <span class="vh">選択</span>
        </th>
      ) : null}
      {columns.map((column) => (
        <th
          scope="col"
          class={column.width === undefined ? undefined : `w${column.width}`}
          aria-sort={column.sort?.direction}
        >
          <Title {...column} />
        </th>
      ))}
      {opens ? (
        <td class="go">
          <span class="vh">開く</span>
        </td>
      ) : null}
    </tr>
  </thead>
)
