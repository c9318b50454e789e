import type { Content } from '#ui/content.ts'
import { Icon } from '#ui/icons.tsx'

export type Fact = {
  term: string
  value: Content
  /** The term is read aloud but not shown, where the value says it by itself. */
  hiddenTerm?: boolean | undefined
  /** Digits of equal width: numbers and dates. */
  numeric?: boolean | undefined
}

export type FactsProps = {
  facts: readonly Fact[]
  /** `line`: side by side under a title. `rows`: one below the other, as a record. */
  layout?: 'line' | 'rows' | undefined
}

/** What is so about one thing, as terms and values. */
export const Facts = ({ facts, layout = 'line' }: FactsProps) => (
  <dl class={layout === 'line' ? 'facts' : 'facts rows'}>
    {facts.map(({ term, value, hiddenTerm, numeric }) => (
      <div>
        <dt class={hiddenTerm ? 'vh' : undefined}>{term}</dt>
        <dd class={numeric ? 'num' : undefined}>
          {value === '' || value === null || value === undefined ? '―' : value}
        </dd>
      </div>
    ))}
  </dl>
)

/** The state of a case, framed: the one box that means 「今」. */
export const State = ({ children, closed }: { children: Content; closed?: boolean | undefined }) => (
  <span class={closed ? 'state closed' : 'state'}>
    <Icon name={closed ? 'ok' : 'now'} />
    {children}
  </span>
)
