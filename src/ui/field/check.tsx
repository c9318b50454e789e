import { described, fieldId, FieldError, FieldHint, FieldMark, type FieldProps } from '#ui/field/frame.tsx'
import { ProvisionOf } from '#ui/provision.tsx'

export type CheckProps = Omit<FieldProps, 'label'> & {
  /** A statement the person makes by ticking it: 「業務に要る情報のほかに何も入っていないことを確かめた」. */
  label: string
  checked?: boolean | undefined
  /** Sent when ticked; `true` unless given. */
  value?: string | undefined
  /** No 必須 or 任意 mark, for a plain switch. */
  unmarked?: boolean | undefined
}

/** One statement, ticked or not. */
export const Check = (props: CheckProps) => (
  <div class={props.error === undefined ? 'field one' : 'field one bad'}>
    <FieldError field={props} />
    <div class="opt-row">
      <input
        type="checkbox"
        id={fieldId(props)}
        name={props.name}
        value={props.value ?? 'true'}
        checked={props.checked || undefined}
        disabled={props.disabled || undefined}
        aria-required={props.required ? 'true' : undefined}
        {...described(props)}
      />
      <label for={fieldId(props)}>
        {props.label}
        {props.unmarked ? null : <FieldMark required={props.required} />}
      </label>
      <span class="hint">
        <FieldHint field={props} />
        <ProvisionOf cited={props.provision} />
      </span>
    </div>
  </div>
)
