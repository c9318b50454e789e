/** Marks of an axis from nought: at most six whole numbers at an even distance, the last of them not below `most`. */
export const marksUpTo = (most: number): readonly number[] => {
  const rough = Math.max(most, 1) / 5
  const power = 10 ** Math.floor(Math.log10(Math.max(rough, 1)))
  const step = [1, 2, 5, 10].map((n) => n * power).find((n) => n >= rough) ?? 10 * power
  const count = Math.max(1, Math.ceil(most / step))
  return Array.from({ length: count + 1 }, (_, nth) => nth * step)
}

/** Where the drawing lies within its box, in units of the drawing. */
export type Plot = { left: number; top: number; right: number; bottom: number }

export const heightOf = (value: number, top: number, plot: Plot): number =>
  top === 0 ? 0 : ((plot.bottom - plot.top) * value) / top

/** The middle of each of `count` even columns of the plot. */
export const middles = (count: number, plot: Plot): readonly number[] => {
  const width = (plot.right - plot.left) / Math.max(count, 1)
  return Array.from({ length: count }, (_, nth) => plot.left + width * (nth + 0.5))
}
