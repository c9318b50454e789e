import type { FieldMeta } from '#kernel/pure/field.ts'
import { Check } from '#ui/field/check.tsx'
import { GroupFrame, type FieldProps } from '#ui/field/frame.tsx'
import { NumberField } from '#ui/field/number.tsx'
import { TextField } from '#ui/field/text.tsx'
import type { Option } from '../act/binding.ts'
import type { Typed } from './typed.ts'

const one = (typed: Typed, name: string): string => {
  const value = typed[name]
  return typeof value === 'string' ? value : ''
}

const isTicked = (typed: Typed, row: string) => one(typed, `${row}.ticked`) === 'yes'

/** One line of the case: folded until there is something to say of it. */
const Line = (props: { row: string; label: string; meta: FieldMeta; typed: Typed }) => {
  const { row, label, meta, typed } = props
  const fields = meta.fields ?? []
  const open = isTicked(typed, row) || fields.some(([name]) => one(typed, `${row}.${name}`) !== '')
  return (
    <details class="line-of" open={open || undefined}>
      <summary>{label}</summary>
      <fieldset>
        <legend class="vh">{label}</legend>
        <Check name={`${row}.ticked`} label={meta.tick ?? ''} value="yes" checked={isTicked(typed, row)} unmarked />
        <div class="line-fields">
          {fields.map(([name, { title, hint, widget }]) => {
            const common = { name: `${row}.${name}`, label: title, hint, value: one(typed, `${row}.${name}`) }
            return widget === 'number' ? <NumberField {...common} /> : <TextField {...common} />
          })}
        </div>
      </fieldset>
    </details>
  )
}

/** A row for each line that the case offers, each with its tick and its fields. */
export const LinesControl = (props: {
  field: FieldProps
  meta: FieldMeta
  options: readonly Option[]
  typed: Typed
}) => (
  <GroupFrame field={props.field}>
    {props.options.map(([value, label]) => (
      <Line row={`${props.field.name}.${value}`} label={label} meta={props.meta} typed={props.typed} />
    ))}
  </GroupFrame>
)

/** What was said of which line, as a person reads it. */
export const linesAnswer = (name: string, meta: FieldMeta, typed: Typed, options: readonly Option[]): string =>
  options
    .filter(([value]) => isTicked(typed, `${name}.${value}`))
    .map(([value, label]) => {
      const said = (meta.fields ?? []).flatMap(([key, { title }]) => {
        const text = one(typed, `${name}.${value}.${key}`)
        return text === '' ? [] : [`${title}「${text}」`]
      })
      return `${label}：${said.join('、')}`
    })
    .join('　') || '―'
