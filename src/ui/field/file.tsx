import { described, fieldId, FieldFrame, type FieldProps } from '#ui/field/frame.tsx'

export type FileFieldProps = FieldProps & {
  /** 「.csv,.xlsx」 */
  accept?: string | undefined
  multiple?: boolean | undefined
}

/** A file from the person's machine; the form around it must be `multipart/form-data`. */
export const FileField = (props: FileFieldProps) => (
  <FieldFrame field={props}>
    <input
      type="file"
      id={fieldId(props)}
      name={props.name}
      accept={props.accept}
      multiple={props.multiple || undefined}
      disabled={props.disabled || undefined}
      aria-required={props.required ? 'true' : undefined}
      {...described(props)}
    />
  </FieldFrame>
)
