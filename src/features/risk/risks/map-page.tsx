import type { Query } from '#kernel/http/product.ts'
import { ButtonLink, Buttons } from '#ui/button.tsx'
import { Filters } from '#ui/filters.tsx'
import { Section } from '#ui/section.tsx'
import { LEVELS, levelOf, SCALE_NOTE } from './words.ts'
import type { MapCell, Maps } from './map-store.ts'

const STEPS = [1, 2, 3, 4, 5] as const

type Of = { basis: 'before' | 'after'; cells: readonly MapCell[]; system: string }

const hrefOf = ({ basis, system }: Of, likelihood: number, impact: number): string => {
  const query = new URLSearchParams({
    ...(system === '' ? {} : { system }),
    likelihood: String(likelihood),
    impact: String(impact),
    ...(basis === 'after' ? { basis } : {}),
  })
  return `/registers/risks?${query.toString()}`
}

const Cell = ({ of, likelihood, impact }: { of: Of; likelihood: number; impact: number }) => {
  const level = levelOf(likelihood, impact)
  const count = of.cells.find((c) => c.likelihood === likelihood && c.impact === impact)?.count ?? 0
  return (
    <td class={`heat-${level}`}>
      {count === 0 ? (
        <span class="heat-none">
          <span class="vh">0件</span>
          {LEVELS[level]}
        </span>
      ) : (
        <a href={hrefOf(of, likelihood, impact)}>
          <b class="num">{count}</b>
          <span class="vh">件</span>
          <span>{LEVELS[level]}</span>
        </a>
      )}
    </td>
  )
}

const HeatMap = (of: Of & { title: string }) => (
  <table class="heat">
    <caption>{of.title}</caption>
    <thead>
      <tr>
        <th scope="col">
          <span class="vh">影響＼可能性</span>
        </th>
        {STEPS.map((likelihood) => (
          <th scope="col">
            <span class="sub">可能性</span> {likelihood}
          </th>
        ))}
      </tr>
    </thead>
    <tbody>
      {STEPS.toReversed().map((impact) => (
        <tr>
          <th scope="row">
            <span class="sub">影響</span> {impact}
          </th>
          {STEPS.map((likelihood) => (
            <Cell of={of} likelihood={likelihood} impact={impact} />
          ))}
        </tr>
      ))}
    </tbody>
  </table>
)

export type MapProps = {
  maps: Maps
  query: Query
  systems: readonly (readonly [string, string])[]
}

/** The 5×5 matrix before and after the treatment; every cell says its level in a word and by a pattern, not by colour alone. */
export const MapPage = ({ maps, query, systems }: MapProps) => {
  const system = query['system'] ?? ''
  return (
    <>
      <Filters
        action="/risks"
        controls={[
          {
            kind: 'select',
            name: 'system',
            label: '情報システム',
            value: system,
            options: [{ value: '', text: 'すべて' }, ...systems.map(([value, text]) => ({ value, text }))],
          },
        ]}
      />
      <p>{`終わっていないリスク${maps.total}件。うち対応方針のあるもの${maps.treated}件。`}</p>
      <div class="heats">
        <HeatMap title="対応の前" basis="before" cells={maps.before} system={system} />
        <HeatMap title="対応の後（方針未定のものは対応の前のまま）" basis="after" cells={maps.after} system={system} />
      </div>
      <p class="sub">{SCALE_NOTE}</p>
      <Section id="more" title="リスクを見る、加える">
        <Buttons>
          <ButtonLink href={`/registers/risks${system === '' ? '' : `?system=${system}`}`}>台帳を開く</ButtonLink>
          {system === '' ? null : (
            <ButtonLink href={`/begin/risk.risk/identify?system=${system}`}>リスクを特定する</ButtonLink>
          )}
        </Buttons>
      </Section>
    </>
  )
}
