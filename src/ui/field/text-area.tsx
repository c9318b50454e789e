import { described, fieldId, FieldFrame, type FieldProps } from '#ui/field/frame.tsx'

export type TextAreaProps = FieldProps & {
  value?: string | undefined
  rows?: number | undefined
  maxlength?: number | undefined
}

/** Several lines of text. */
export const TextArea = (props: TextAreaProps) => (
  <FieldFrame field={props}>
    <textarea
      id={fieldId(props)}
      name={props.name}
      rows={props.rows ?? 3}
      maxlength={props.maxlength}
      disabled={props.disabled || undefined}
      aria-required={props.required ? 'true' : undefined}
      {...described(props)}
    >
      {/* HTML drops one line break after the opening tag: put it there, so that an answer that starts with one keeps it. */}
      {`\n${props.value ?? ''}`}
    </textarea>
  </FieldFrame>
)
