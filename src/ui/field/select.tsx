import { described, fieldId, FieldFrame, type FieldProps } from '#ui/field/frame.tsx'
import type { Option } from '#ui/field/option.ts'

/** The options of a list, with the present one chosen. */
export const Options = ({ options, value }: { options: readonly Option[]; value: string | undefined }) => (
  <>
    {options.map((option) => (
      <option
        value={option.value}
        selected={option.value === value || undefined}
        disabled={option.disabled || undefined}
      >
        {option.text}
      </option>
    ))}
  </>
)

export type SelectProps = FieldProps & {
  value?: string | undefined
  options: readonly Option[]
  /** The words of an empty first option; none when absent. */
  prompt?: string | undefined
}

/** One of many; for five or fewer prefer `Choice`. */
export const Select = (props: SelectProps) => (
  <FieldFrame field={props}>
    <select
      id={fieldId(props)}
      name={props.name}
      disabled={props.disabled || undefined}
      aria-required={props.required ? 'true' : undefined}
      {...described(props)}
    >
      {props.prompt === undefined ? null : <option value="">{props.prompt}</option>}
      <Options options={props.options} value={props.value} />
    </select>
  </FieldFrame>
)
