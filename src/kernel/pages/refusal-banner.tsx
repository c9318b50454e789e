import { provisionOf } from '#directive/rules.ts'
import type { Refusal } from '#kernel/pure/verdict.ts'
import { Banner } from '#ui/banner.tsx'

export const citedRule = (refusal: Refusal) => {
  const [rule] = refusal.rules
  return rule ? { label: `${provisionOf(rule)}（${rule}）`, href: `/rules/${rule}` } : undefined
}

export const remediesOf = (refusal: Refusal) =>
  refusal.remedy
    ? [
        {
          // The list of remedies ends the sentence itself.
          text: refusal.remedy.text.replace(/。$/u, ''),
          ...(refusal.remedy.href === undefined ? {} : { href: refusal.remedy.href }),
        },
      ]
    : []

/** A no, in full: why, by which rule, and what would make it possible. Nothing typed is lost below it. */
export const RefusalBanners = ({ refusals }: { refusals: readonly Refusal[] }) => (
  <>
    {refusals.map((refusal) => (
      <Banner
        kind="refusal"
        sentence={refusal.sentence}
        provision={citedRule(refusal)}
        remedies={remediesOf(refusal)}
      />
    ))}
  </>
)

export const WarningBanners = ({ warnings }: { warnings: readonly Refusal[] }) => (
  <>
    {warnings.map((warning) => (
      <Banner
        kind="warning"
        sentence={warning.sentence}
        provision={citedRule(warning)}
        remedies={remediesOf(warning)}
      />
    ))}
  </>
)
