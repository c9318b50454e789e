import { LaneDrawing } from '#ui/figure/lane-drawing.tsx'
import { layOut } from '#ui/figure/lane-layout.ts'
import { Legend } from '#ui/figure/legend.tsx'
import { targets, type Lane, type LaneColumn } from '#ui/figure/lane-model.ts'
import { Steps, type Step } from '#ui/steps.tsx'

export type LaneFigureProps = {
  /** Unique on the page. */
  id: string
  /** 「運用承認概要図：中央指揮システム」 */
  title: string
  lanes: readonly Lane[]
  columns: readonly LaneColumn[]
  /** Above the lanes' names: what the column heads cite, 「付紙第9の項\n日付」. */
  corner?: string | undefined
}

const way = (column: LaneColumn, titles: Map<string, string>): string => {
  const name = (key: string) => titles.get(key) ?? key
  const to = targets(column)
  if (column.via !== undefined) return `${name(column.from)} ⇄ ${name(column.via)}`
  return to.length === 0 ? name(column.from) : `${name(column.from)} → ${to.map(name).join('・')}`
}

/** What the drawing shows, for those who hear it: done, now and to come. */
const describe = (lanes: readonly Lane[], columns: readonly LaneColumn[]): string => {
  const told = (state: LaneColumn['state']) =>
    columns.filter((column) => column.state === state).map(({ verb }) => verb)
  const [done, now, next] = [told('done'), told('now'), told('next')]
  return [
    `${lanes.length}つの担当のあいだを文書が動く順の図。`,
    done.length === 0 ? '' : `${done.join('、')}は済。`,
    now.length === 0 ? '' : `今は${now.join('、')}の番。`,
    next.length === 0 ? '' : `${next.join('、')}はこれから。`,
  ].join('')
}

const stepOf = (column: LaneColumn, titles: Map<string, string>): Step => ({
  title: column.verb,
  provision: column.provision,
  detail: way(column, titles),
  note: column.note,
  state: column.state,
})

/**
 * The directive's own overview figure, with the case in it: who holds it, what has been handed over, where it stands.
 * Wide screens see the drawing; narrow ones, paper readers and screen readers get the same steps as a list.
 */
export const LaneFigure = ({ id, title, lanes, columns, corner }: LaneFigureProps) => {
  const titles = new Map(lanes.map((lane) => [lane.key, lane.short ?? lane.title.replaceAll('\n', '')]))
  return (
    <figure class="fig">
      <figcaption class="vh">{title}</figcaption>
      <div class="scroll" tabindex={0} role="region" aria-label={`${title}（横に動かせます）`}>
        <LaneDrawing
          id={id}
          layout={layOut(lanes, columns)}
          title={title}
          description={describe(lanes, columns)}
          corner={corner}
        />
      </div>
      <Legend />
      <Steps steps={columns.map((column) => stepOf(column, titles))} />
    </figure>
  )
}
