import { provisionOf } from '#directive/rules.ts'
import { checklist, type CheckLine } from '#kernel/pure/decide.ts'
import type { Authority } from '#kernel/pure/actor.ts'
import type { Refusal } from '#kernel/pure/verdict.ts'
import type { Act, CaseModel, Context } from '#kernel/pure/process.ts'
import { ActButtons, Button } from '#ui/button.tsx'
import { ErrorSummary } from '#ui/error-summary.tsx'
import { Gates, type Gate } from '#ui/gates.tsx'
import { Hidden } from '#ui/field/hidden.tsx'
import { Select } from '#ui/field/select.tsx'
import { Section } from '#ui/section.tsx'
import { Provision } from '#ui/provision.tsx'
import { remediesOf } from './refusal-banner.tsx'
import { wareki } from '#kernel/pure/wareki.ts'
import { ActFields, fieldsOf, type FormState } from './field-controls.tsx'

export type ActFormProps = {
  processKey: string
  actKey: string
  act: Act<CaseModel>
  /** Where the form is sent. */
  action: string
  context: Omit<Context<CaseModel, unknown>, 'input'>
  form: FormState
  /** Made once for this rendering: sending it twice acts once. */
  requestKey: string
  /** What opened a new case: kept with the form. */
  from: Readonly<Record<string, string>>
  /** Posts in which the person may do this, when several. */
  standing: readonly Authority[]
  title: string
  /** What said no to the last attempt. */
  refusals: readonly Refusal[]
}

/** A condition, as the last attempt found it: what said no then says so here, beside its provision. */
const gateOf = (line: CheckLine, said: Refusal | undefined): Gate => {
  const [provision] = line.provisions
  const refusal = line.refusal ?? said
  const state = (
    { met: 'met', unmet: 'unmet', 'not-applicable': 'not-applicable', asked: 'ask', warning: 'warned' } as const
  )[line.state]
  return {
    state: said && state === 'ask' ? 'unmet' : state,
    condition: line.title,
    ...(provision === undefined ? {} : { provision: { label: provision } }),
    ...(refusal
      ? { refusal: { sentence: refusal.sentence, remedies: remediesOf(refusal), id: `refusal-${line.code}` } }
      : {}),
  }
}

/** The checklist; folded while the form itself asks all of it, so that the first field is not far down. */
const Conditions = ({ lines, refusals }: { lines: readonly CheckLine[]; refusals: readonly Refusal[] }) => {
  if (lines.length === 0) return null
  const gates = (
    <Gates
      title="この手続の条件"
      gates={lines.map((line) =>
        gateOf(
          line,
          refusals.find((r) => r.code === line.code),
        ),
      )}
    />
  )
  const onlyAsked = refusals.length === 0 && lines.every((l) => l.state === 'asked' || l.state === 'not-applicable')
  if (!onlyAsked || lines.length < 3) return <div id="conditions">{gates}</div>
  return (
    <details id="conditions" class="fold-away">
      <summary>{`この手続の条件 ${lines.length}件を見る（入力で確かめます）`}</summary>
      {gates}
    </details>
  )
}

/** A form as it opens: days that are usually today already say so. What was typed, blank included, stays. */
const opened = (form: FormState, fields: ReturnType<typeof fieldsOf>, today: string): FormState => ({
  ...form,
  typed: {
    ...Object.fromEntries(fields.flatMap(([name, meta]) => (meta.initial === 'today' ? [[name, wareki(today)]] : []))),
    ...form.typed,
  },
})

/** The next act with its conditions as a checklist, its form, and a button that says why when it cannot be pressed. */
export const ActForm = (props: ActFormProps) => {
  const { act, form, context } = props
  const lines = checklist(act, context)
  const open = lines.findIndex((l) => l.state === 'unmet')
  const shown = fieldsOf(act.input)
  const faults = Object.entries(form.errors).map(([field, text]) => ({ field, text }))
  const [rule] = act.rules
  return (
    <Section
      id={`act-${props.actKey}`}
      title={props.title}
      side={rule ? <Provision label={provisionOf(rule)} href={`/rules/${rule}`} /> : undefined}
    >
      <ErrorSummary errors={faults} />
      {act.help === undefined ? null : (
        <p class="help">{typeof act.help === 'string' ? act.help : act.help(context.model)}</p>
      )}
      <Conditions lines={lines} refusals={props.refusals} />
      <form method="post" action={props.action} novalidate data-turbo="true">
        <Hidden
          values={[
            { name: '_key', value: props.requestKey },
            { name: '_seen', value: String(context.model.version) },
            ...Object.entries(props.from).map(([name, value]) => ({ name: `_from_${name}`, value })),
          ]}
        />
        {shown.length === 0 ? null : <ActFields act={act} form={opened(form, shown, context.today)} />}
        {props.standing.length < 2 ? null : (
          <Select
            name="_post"
            label="どの官職で行うか"
            value={undefined}
            options={props.standing.map((a) => ({ value: a.postId ?? '', text: `${a.postTitle}（${a.provision}）` }))}
          />
        )}
        <ActButtons
          note={{
            id: `why-${props.actKey}`,
            text:
              open >= 0
                ? '条件の「未」が満ちると行えます。理由と、できるようにする方法は上にあります。'
                : act.irreversible
                  ? '次の画面で内容を確かめます。行うと取り消せません。'
                  : '行うと記録に残ります。誤りは、消さずに訂正として残します。',
          }}
        >
          <Button
            primary
            blockedBy={open >= 0 ? `why-${props.actKey}` : undefined}
            describedBy={open >= 0 ? undefined : `why-${props.actKey}`}
          >
            {act.irreversible ? '内容を確かめる' : act.title}
          </Button>
        </ActButtons>
      </form>
    </Section>
  )
}
