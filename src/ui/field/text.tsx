import { described, fieldId, FieldFrame, type FieldProps } from '#ui/field/frame.tsx'

export type TextFieldProps = FieldProps & {
  value?: string | undefined
  type?: 'text' | 'email' | 'tel' | 'search' | 'password' | undefined
  placeholder?: string | undefined
  maxlength?: number | undefined
  autocomplete?: string | undefined
  inputmode?: 'text' | 'numeric' | 'decimal' | 'tel' | 'email' | 'search' | undefined
  /** How wide the answer usually is; the full line when absent. */
  width?: 'short' | 'medium' | undefined
  autofocus?: boolean | undefined
}

/** One line of text. */
export const TextField = (props: TextFieldProps) => (
  <FieldFrame field={props}>
    <input
      id={fieldId(props)}
      name={props.name}
      type={props.type ?? 'text'}
      value={props.value}
      class={props.width}
      placeholder={props.placeholder}
      maxlength={props.maxlength}
      inputmode={props.inputmode}
      autocomplete={props.autocomplete ?? 'off'}
      autofocus={props.autofocus || undefined}
      disabled={props.disabled || undefined}
      aria-required={props.required ? 'true' : undefined}
      {...described(props)}
    />
  </FieldFrame>
)
