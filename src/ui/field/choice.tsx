import { fieldId, GroupFrame, type FieldProps } from '#ui/field/frame.tsx'
import type { Option } from '#ui/field/option.ts'

type ItemProps = { type: 'radio' | 'checkbox'; id: string; name: string; option: Option; checked: boolean }

/** One row of a group: the whole line can be pressed. */
const Item = ({ type, id, name, option, checked }: ItemProps) => (
  <div class="opt-row">
    <input
      type={type}
      id={id}
      name={name}
      value={option.value}
      checked={checked || undefined}
      disabled={option.disabled || undefined}
      aria-describedby={option.hint === undefined ? undefined : `${id}-hint`}
    />
    <label for={id}>{option.text}</label>
    {option.hint === undefined ? null : (
      <span class="hint" id={`${id}-hint`}>
        {option.hint}
      </span>
    )}
  </div>
)

export type ChoiceProps = FieldProps & {
  value?: string | undefined
  options: readonly Option[]
  /** Side by side where they fit. */
  inline?: boolean | undefined
}

/** One of a few, all in sight. */
export const Choice = (props: ChoiceProps) => (
  <GroupFrame field={props} role="radiogroup">
    <div class={props.inline ? 'opts inline' : 'opts'}>
      {props.options.map((option, nth) => (
        <Item
          type="radio"
          id={`${fieldId(props)}-${nth + 1}`}
          name={props.name}
          option={option}
          checked={option.value === props.value}
        />
      ))}
    </div>
  </GroupFrame>
)

export type MultiCheckProps = FieldProps & {
  values?: readonly string[] | undefined
  options: readonly Option[]
  inline?: boolean | undefined
}

/** Any number of a few. Each is sent under the same name. */
export const MultiCheck = (props: MultiCheckProps) => (
  <GroupFrame field={props}>
    <div class={props.inline ? 'opts inline' : 'opts'}>
      {props.options.map((option, nth) => (
        <Item
          type="checkbox"
          id={`${fieldId(props)}-${nth + 1}`}
          name={props.name}
          option={option}
          checked={props.values?.includes(option.value) ?? false}
        />
      ))}
    </div>
  </GroupFrame>
)
