import type { Cited, Content } from '#ui/content.ts'
import { Icon } from '#ui/icons.tsx'
import { ProvisionOf } from '#ui/provision.tsx'

export type FieldProps = {
  name: string
  label: string
  /** 必須 or 任意; never both unsaid. The browser does not judge it: the answer is the server's, with its reason. */
  required?: boolean | undefined
  hint?: Content
  /** Why what was entered cannot be taken. */
  error?: string | undefined
  /** The provision that asks for this entry. */
  provision?: Cited | undefined
  /** The control's id; the name unless given. The error summary links to it. */
  id?: string | undefined
  disabled?: boolean | undefined
}

/** The id of the control, which an error summary links to. */
export const fieldId = ({ id, name }: Pick<FieldProps, 'id' | 'name'>): string => id ?? name

/** What ties a control to its hint and its error for those who hear the page. */
export const described = (field: FieldProps) => {
  const id = fieldId(field)
  const ids = [field.hint === undefined ? '' : `${id}-hint`, field.error === undefined ? '' : `${id}-error`].filter(
    Boolean,
  )
  return {
    'aria-describedby': ids.length === 0 ? undefined : ids.join(' '),
    'aria-invalid': field.error === undefined ? undefined : ('true' as const),
  }
}

export const FieldMark = ({ required }: { required: boolean | undefined }) => (
  <span class={required ? 'req' : 'opt'}>{required ? '必須' : '任意'}</span>
)

export const FieldHint = ({ field }: { field: FieldProps }) =>
  field.hint === undefined ? null : (
    <span class="hint" id={`${fieldId(field)}-hint`}>
      {field.hint}
    </span>
  )

export const FieldError = ({ field }: { field: FieldProps }) =>
  field.error === undefined ? null : (
    <span class="err" id={`${fieldId(field)}-error`}>
      <Icon name="no" />
      {field.error}
    </span>
  )

/** Label, mark, provision, hint, control and error of one entry. */
export const FieldFrame = ({ field, children }: { field: FieldProps; children: Content }) => (
  <div class={field.error === undefined ? 'field' : 'field bad'}>
    <label for={fieldId(field)}>
      {field.label}
      <FieldMark required={field.required} />
    </label>
    <ProvisionOf cited={field.provision} />
    <FieldHint field={field} />
    <FieldError field={field} />
    {children}
  </div>
)

/** The same for a group of controls that answer one question. */
export const GroupFrame = ({
  field,
  role,
  children,
}: {
  field: FieldProps
  role?: 'radiogroup' | undefined
  children: Content
}) => (
  <fieldset
    id={fieldId(field)}
    tabindex={-1}
    class={field.error === undefined ? 'field' : 'field bad'}
    role={role}
    aria-required={role === 'radiogroup' && field.required ? 'true' : undefined}
    aria-describedby={described(field)['aria-describedby']}
    aria-invalid={role === 'radiogroup' ? described(field)['aria-invalid'] : undefined}
    disabled={field.disabled || undefined}
  >
    <legend class="lab">
      {field.label}
      <FieldMark required={field.required} />
    </legend>
    <ProvisionOf cited={field.provision} />
    <FieldHint field={field} />
    <FieldError field={field} />
    {children}
  </fieldset>
)
