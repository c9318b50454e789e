import type { Act, CaseModel } from '#kernel/pure/process.ts'
import { ActButtons, Button } from '#ui/button.tsx'
import { CheckAnswers } from '#ui/check-answers.tsx'
import { Hidden } from '#ui/field/hidden.tsx'
import { Section } from '#ui/section.tsx'
import { answerOf, fieldsOf, type FormState } from './field-controls.tsx'

/** All answers once more before an act that cannot be undone; 変更 leads back with everything kept. */
export const CheckPage = (props: {
  act: Act<CaseModel>
  action: string
  form: FormState
  requestKey: string
  seen: string
  from: Readonly<Record<string, string>>
  post: string | undefined
}) => {
  const { act, form } = props
  const hidden = Object.entries(form.typed).flatMap(([name, value]) =>
    [value].flat().flatMap((v) => (v === undefined ? [] : [{ name, value: v }])),
  )
  return (
    <Section id="check" title="内容を確かめてください">
      <form method="post" action={props.action} novalidate>
        <Hidden
          values={[
            { name: '_key', value: props.requestKey },
            { name: '_seen', value: props.seen },
            ...(props.post === undefined ? [] : [{ name: '_post', value: props.post }]),
            ...Object.entries(props.from).map(([name, value]) => ({ name: `_from_${name}`, value })),
            ...hidden,
          ]}
        />
        <CheckAnswers
          answers={fieldsOf(act.input)
            .filter(([, meta]) => meta.widget !== 'hidden')
            .map(([name, meta]) => ({
              term: meta.title,
              value: answerOf(meta, name, form),
              change: { name: '_change', value: name },
            }))}
        />
        <ActButtons note={{ id: 'why-check', text: '行うと取り消せません。誤りは、消さずに訂正として残します。' }}>
          <Button primary name="_checked" value="yes" describedBy="why-check">
            {act.title}
          </Button>
          <Button name="_change" value="back">
            戻って直す
          </Button>
        </ActButtons>
      </form>
    </Section>
  )
}
