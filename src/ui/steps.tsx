import type { Content } from '#ui/content.ts'
import { Icon, type IconName } from '#ui/icons.tsx'
import { Provision } from '#ui/provision.tsx'

export type StepState = 'done' | 'now' | 'next'

export type Step = {
  title: string
  provision?: string | undefined
  /** From whom to whom. */
  detail?: Content
  /** A day, a time limit, or what must come before. */
  note?: string | undefined
  state: StepState
}

const looks: Record<StepState, { icon: IconName; tone: string; word: string }> = {
  done: { icon: 'ok', tone: 'off', word: '済' },
  now: { icon: 'now', tone: 'act', word: '今ここ' },
  next: { icon: 'plan', tone: 'off', word: 'これから' },
}

const StepRow = ({ title, provision, detail, note, state }: Step) => {
  const { icon, tone, word } = looks[state]
  return (
    <li class={state} aria-current={state === 'now' ? 'step' : undefined}>
      <span class={`t-${tone}`}>
        <Icon name={icon} />
      </span>
      <div class="bx">
        <b>{title}</b> {provision === undefined ? null : <Provision label={provision} />}
        {detail === undefined ? null : <span class="sub">{detail}</span>}
        <span class="sub stw">
          <b>{note === undefined ? word : `${word}　${note}`}</b>
        </span>
      </div>
    </li>
  )
}

/** The steps of a procedure as an ordered list: done, now and to come. */
export const Steps = ({ steps, label = '手順' }: { steps: readonly Step[]; label?: string | undefined }) => (
  <ol class="steps" aria-label={label}>
    {steps.map((step) => (
      <StepRow {...step} />
    ))}
  </ol>
)
