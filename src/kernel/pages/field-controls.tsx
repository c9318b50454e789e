import type { z } from 'zod'
import { provisionOf } from '#directive/rules.ts'
import { metaOf, type FieldMeta } from '#kernel/pure/field.ts'
import type { Act, CaseModel } from '#kernel/pure/process.ts'
import { Check } from '#ui/field/check.tsx'
import { Choice, MultiCheck } from '#ui/field/choice.tsx'
import { DayField, MomentField } from '#ui/field/day.tsx'
import { Hidden } from '#ui/field/hidden.tsx'
import { NumberField } from '#ui/field/number.tsx'
import { Select } from '#ui/field/select.tsx'
import { TextArea } from '#ui/field/text-area.tsx'
import { TextField } from '#ui/field/text.tsx'
import type { Option } from '../act/binding.ts'
import { LinesControl, linesAnswer } from './lines-control.tsx'
import type { Typed } from './typed.ts'

export type FormState = {
  typed: Typed
  errors: Readonly<Record<string, string>>
  /** What a rule said about a field; the sentence with its rule stands above the form. */
  refused: Readonly<Record<string, string>>
  options: Readonly<Record<string, readonly Option[]>>
}

export const EMPTY_FORM: FormState = { typed: {}, errors: {}, refused: {}, options: {} }

/** Fields of an act's input in order, with what a form needs to draw them. */
export const fieldsOf = (schema: z.ZodType): readonly (readonly [name: string, meta: FieldMeta])[] => {
  const shape = 'shape' in schema ? (schema.shape as Record<string, z.ZodType>) : {}
  return Object.entries(shape).flatMap(([name, field]) => {
    const meta = metaOf(field)
    return meta ? [[name, meta] as const] : []
  })
}

/** The gate that a field answers, so that its provision stands beside the field. */
const citedBy = (act: Act<CaseModel>, name: string) => {
  const gate = act.gates?.find((g) => g.asks === name)
  const [rule] = gate?.rules ?? []
  return rule ? { label: provisionOf(rule), href: `/rules/${rule}` } : undefined
}

const textOf = (typed: Typed, name: string): string | undefined => {
  const value = typed[name]
  return Array.isArray(value) ? value[0] : value
}

const listOf = (typed: Typed, name: string): readonly string[] => {
  const value = typed[name]
  return value === undefined ? [] : Array.isArray(value) ? value : [value]
}

const asOptions = (list: readonly Option[]) => list.map(([value, text]) => ({ value, text }))

const nothingToPick = (meta: FieldMeta): string =>
  [meta.hint, '今、選べるものがありません。台帳に登録されると選べます。'].filter(Boolean).join(' ')

const Control = ({
  act,
  name,
  meta,
  form,
}: {
  act: Act<CaseModel>
  name: string
  meta: FieldMeta
  form: FormState
}) => {
  const common = {
    name,
    label: meta.title,
    required: !meta.optional,
    hint: meta.hint,
    error: form.errors[name] ?? form.refused[name],
    provision: citedBy(act, name),
  }
  const value = textOf(form.typed, name)
  switch (meta.widget) {
    case 'area':
      return <TextArea {...common} value={value} />
    case 'day':
      return <DayField {...common} value={value} />
    case 'moment':
      return <MomentField {...common} value={value} />
    case 'check':
      return <Check {...common} value="yes" checked={value === 'yes' || value === 'on'} unmarked />
    case 'choice': {
      const options = asOptions(meta.options ?? [])
      return options.length > 5 ? (
        <Select {...common} value={value} options={options} prompt="選んでください" />
      ) : (
        <Choice {...common} value={value} options={options} />
      )
    }
    case 'pick':
      return (
        <Select
          {...common}
          hint={(form.options[meta.source ?? ''] ?? []).length === 0 ? nothingToPick(meta) : meta.hint}
          value={value}
          options={asOptions(form.options[meta.source ?? ''] ?? [])}
          prompt={meta.optional ? (meta.open ?? 'なし') : '選んでください'}
        />
      )
    case 'many':
      return (
        <MultiCheck
          {...common}
          values={listOf(form.typed, name)}
          options={asOptions(form.options[meta.source ?? ''] ?? [])}
        />
      )
    case 'lines':
      return (
        <LinesControl
          field={{ ...common, required: false }}
          meta={meta}
          options={form.options[meta.source ?? ''] ?? []}
          typed={form.typed}
        />
      )
    case 'number':
      return <NumberField {...common} value={value} />
    case 'hidden':
      return <Hidden values={value === undefined ? [] : [{ name, value }]} />
    case 'text':
      return <TextField {...common} value={value} />
    default:
      return meta.widget satisfies never
  }
}

/** All fields of an act's form, parted by their sections. */
export const ActFields = ({ act, form }: { act: Act<CaseModel>; form: FormState }) => {
  const fields = fieldsOf(act.input).filter(([, meta]) => !meta.onlyOffered || form.options[meta.source ?? '']?.length)
  const sections = [...new Set(fields.map(([, meta]) => meta.section))]
  const inSection = (section: string | undefined) =>
    fields
      .filter(([, meta]) => meta.section === section)
      .map(([name, meta]) => <Control act={act} name={name} meta={meta} form={form} />)
  return (
    <>
      {sections.map((section) =>
        section === undefined ? (
          inSection(section)
        ) : (
          <fieldset class="part">
            <legend>
              <h3>{section}</h3>
            </legend>
            {inSection(section)}
          </fieldset>
        ),
      )}
    </>
  )
}

/** What was typed, as a person reads it: labels of choices, not their values. */
export const answerOf = (meta: FieldMeta, name: string, form: FormState): string => {
  if (meta.widget === 'lines') return linesAnswer(name, meta, form.typed, form.options[meta.source ?? ''] ?? [])
  const value = form.typed[name]
  if (meta.widget === 'check') return value === 'yes' || value === 'on' ? 'はい' : 'いいえ'
  const list = Array.isArray(value) ? value : value === undefined || value === '' ? [] : [value]
  const options = meta.options ?? form.options[meta.source ?? ''] ?? []
  return list.map((v) => options.find(([o]) => o === v)?.[1] ?? v).join('、') || '―'
}
