import type { Content } from '#ui/content.ts'
import { Hidden, type HiddenValue } from '#ui/field/hidden.tsx'

export type Answer = {
  term: string
  value: Content
  /** Back to the entry: an address, or a button that sends the form back with what was entered. */
  change?: { href: string } | { name: string; value: string } | undefined
  /** What is sent when confirmed. */
  hidden?: readonly HiddenValue[] | undefined
}

const Change = ({ change, term }: { change: NonNullable<Answer['change']>; term: string }) =>
  'href' in change ? (
    <a href={change.href}>
      変更<span class="vh">：{term}</span>
    </a>
  ) : (
    <button class="link" name={change.name} value={change.value} formnovalidate>
      変更<span class="vh">：{term}</span>
    </button>
  )

/** Everything that is about to be recorded, before it is: each with a way back to change it. */
export const CheckAnswers = ({ answers }: { answers: readonly Answer[] }) => (
  <dl class="answers">
    {answers.map(({ term, value, change, hidden }) => (
      <div>
        <dt>{term}</dt>
        <dd>
          {value === '' || value === null || value === undefined ? <span class="sub">（記入なし）</span> : value}
          {hidden === undefined ? null : <Hidden values={hidden} />}
        </dd>
        <dd class="ch">{change === undefined ? null : <Change change={change} term={term} />}</dd>
      </div>
    ))}
  </dl>
)
