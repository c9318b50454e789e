/** One row of numbers of a chart: what it is called, and a value for each column. */
export type Series = { label: string; values: readonly number[] }

/**
 * What a chart shows. The same numbers stand in a table below it: the drawing is never the only place they are at.
 * `id` is unique on the page; `description` says in a sentence or two what is to be seen.
 */
export type ChartProps = {
  id: string
  title: string
  description: string
  /** What a value counts: 件. */
  unit: string
  columns: readonly string[]
  /** At most four, in a fixed order: each has its own pattern, mark and dash. */
  series: readonly Series[]
  /** The heading of the table's first column. */
  rowTitle: string
}
