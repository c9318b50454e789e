import { RefusalBanners } from '#kernel/pages/refusal-banner.tsx'
import type { Typed } from '#kernel/pages/typed.ts'
import type { Refusal } from '#kernel/pure/verdict.ts'
import { Banner } from '#ui/banner.tsx'
import { ActButtons, Button, ButtonLink } from '#ui/button.tsx'
import { ErrorSummary } from '#ui/error-summary.tsx'
import { MultiCheck } from '#ui/field/choice.tsx'
import { Hidden, type HiddenValue } from '#ui/field/hidden.tsx'
import { TextArea } from '#ui/field/text-area.tsx'
import { Section } from '#ui/section.tsx'
import type { AssessedDocument } from '../assessment/model.ts'
import { isPlan, listOf, methodOptions, textIn } from './assessment-parts.ts'

export type AssessManyProps = {
  document: AssessedDocument
  labels: readonly string[]
  /** Found wanting already: left as they are. */
  wanting: readonly string[]
  carried: readonly HiddenValue[]
  typed: Typed
  errors: Readonly<Record<string, string>>
  refusals: readonly Refusal[]
}

const SHOWN = 200

/** The same said of many controls: which they are, and what is left as it is, before it is done. */
export const AssessManyPage = (props: AssessManyProps) => {
  const { document, labels, wanting, typed, errors } = props
  const plan = isPlan(document)
  const count = labels.length - (plan ? 0 : wanting.length)
  return (
    <>
      <RefusalBanners refusals={props.refusals} />
      <ErrorSummary errors={Object.entries(errors).map(([field, text]) => ({ field, text }))} />
      {plan || wanting.length === 0 ? null : (
        <Banner
          kind="warning"
          sentence={`「不満足」とされた${wanting.length}件（${wanting.slice(0, 20).join('、')}）は、そのまま残します。`}
        />
      )}
      <Section id="many" title={plan ? '評価の方法を決める' : '満足とする'} count={`${count}件の管理策`}>
        <form method="post" action={`/documents/${document.id}/assessment/many`}>
          <Hidden values={props.carried} />
          <MultiCheck
            name="methods"
            label="方法"
            required={!plan}
            values={listOf(typed, 'methods')}
            options={methodOptions}
            error={errors['methods']}
            hint={
              plan ? '一つも選ばなければ、評価から外します。' : '選んだ方法で評価し、満足と認めたものとして書きます。'
            }
          />
          {plan ? null : (
            <TextArea
              name="finding"
              label="所見"
              value={textIn(typed, 'finding')}
              hint="書くと、全ての管理策の所見がこの文になります。空けておくと、書かれている所見を残します。"
            />
          )}
          <ActButtons>
            <Button primary>{plan ? `${count}件の方法を決める` : `${count}件を満足とする`}</Button>
            <ButtonLink href={`/documents/${document.id}/assessment`}>やめる</ButtonLink>
          </ActButtons>
        </form>
      </Section>
      <Section id="which" title="対象の管理策" count={`${labels.length}件`}>
        <p class="help">
          {labels.slice(0, SHOWN).join('、')}
          {labels.length > SHOWN ? ' ほか' : ''}
        </p>
      </Section>
    </>
  )
}
