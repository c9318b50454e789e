import { clockText } from '#kernel/pure/clock-text.ts'
import { isDay } from '#kernel/pure/day.ts'
import { wareki } from '#kernel/pure/wareki.ts'
import { Button } from '#ui/button.tsx'
import { Choice, MultiCheck } from '#ui/field/choice.tsx'
import { DayField } from '#ui/field/day.tsx'
import { GroupFrame } from '#ui/field/frame.tsx'
import { Options } from '#ui/field/select.tsx'
import { TextArea } from '#ui/field/text-area.tsx'
import { TextField } from '#ui/field/text.tsx'
import { Status } from '#ui/status.tsx'
import type { CellColumn, FieldDef } from '../kind.ts'
import type { Mark } from '../marks.ts'
import { nameOf } from '../typed-fields.ts'
import { isRows, type FieldValue, type RowValue } from '../values.ts'

/** Somebody else's answer that came between. */
export type Clash = { by: string; at: string; theirs: string }

export type FieldEditorProps = {
  documentId: string
  field: FieldDef
  value: FieldValue | undefined
  mark: Mark | undefined
  /** Revision the page answers to. */
  base: number
  /** Keys of empty rows offered below the answered ones. */
  blankRows: readonly string[]
  clash?: Clash | undefined
  remarks: number
}

const textOf = (value: FieldValue | undefined): string => (typeof value === 'string' ? value : '')

const dayTyped = (text: string): string => (isDay(text) ? wareki(text) : text)

const wordsOf = (value: FieldValue | undefined): readonly string[] =>
  Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : []

const choices = (field: FieldDef & { options: unknown }) =>
  (field.kind === 'choice' || field.kind === 'several' ? field.options : []).map(([value, text, hint]) => ({
    value,
    text,
    ...(hint === undefined ? {} : { hint }),
  }))

const Cell = ({ field, row, column, nth }: { field: FieldDef; row: RowValue; column: CellColumn; nth: number }) => {
  const name = nameOf(field.key, row.key, column.key)
  const value = row.cells[column.key] ?? ''
  const label = `${field.title} ${nth + 1}行目 ${column.title}`
  if (column.kind === 'choice')
    return (
      <select name={name} aria-label={label}>
        <option value=""></option>
        <Options options={(column.options ?? []).map(([v, text]) => ({ value: v, text }))} value={value} />
      </select>
    )
  return (
    <input
      type="text"
      name={name}
      aria-label={label}
      value={column.kind === 'day' ? dayTyped(value) : value}
      autocomplete="off"
    />
  )
}

/** A small table: what is there, and empty rows to go on with. */
const RowsEditor = ({ field, value, blankRows }: FieldEditorProps & { field: FieldDef & { kind: 'rows' } }) => {
  const answered = isRows(value) ? value : []
  const rows: readonly RowValue[] = [...answered, ...blankRows.map((key) => ({ key, cells: {} }))]
  return (
    <GroupFrame
      field={{
        name: nameOf(field.key),
        id: `f-${field.key}`,
        label: field.title,
        required: field.required,
        hint: field.guidance,
      }}
    >
      <table class="fold rows-editor">
        <caption class="vh">{field.title}</caption>
        <thead>
          <tr>
            {field.columns.map((c) => (
              <th scope="col">{c.title}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, nth) => (
            <tr>
              {field.columns.map((column) => (
                <td data-l={column.title}>
                  <Cell field={field} row={row} column={column} nth={nth} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <p>
        <Button name="more" value={field.key}>
          保存して行を増やす
        </Button>
        <span class="sub">　空にした行は、保存すると除かれます。</span>
      </p>
    </GroupFrame>
  )
}

const Control = (props: FieldEditorProps) => {
  const { field, value } = props
  const shown = {
    name: nameOf(field.key),
    id: `f-${field.key}`,
    label: field.title,
    required: field.required,
    hint: field.guidance,
  }
  switch (field.kind) {
    case 'area':
      return <TextArea {...shown} value={textOf(value)} rows={4} />
    case 'choice':
      return <Choice {...shown} value={textOf(value)} options={choices(field)} />
    case 'several':
      return <MultiCheck {...shown} values={wordsOf(value)} options={choices(field)} />
    case 'day':
      return <DayField {...shown} value={dayTyped(textOf(value))} />
    case 'number':
      return <TextField {...shown} value={textOf(value)} inputmode="numeric" width="short" />
    case 'rows':
      return <RowsEditor {...props} field={field} />
    default:
      return <TextField {...shown} value={textOf(value)} />
  }
}

const ClashBox = ({ clash }: { clash: Clash }) => (
  <div class="clash" role="alert">
    <p>
      <b>{`${clash.by}が先に記入しました（${clockText(new Date(clash.at))}）。あなたの記入は、上の欄にそのまま残っています。`}</b>
    </p>
    <p class="sub">相手の記入</p>
    <blockquote>{clash.theirs === '' ? '（空にした）' : clash.theirs}</blockquote>
    <p>要るところを上の欄に取り入れてから、もう一度保存してください。保存すると、上の欄の内容になります。</p>
  </div>
)

const Carried = ({ documentId, field, mark }: { documentId: string; field: FieldDef; mark: Mark | undefined }) =>
  mark?.carriedFrom === undefined ? null : (
    <p class="carried">
      <Status shape="soon" tone="warn">
        引継ぎのまま（未確認）
      </Status>
      <span class="sub">{`「${mark.carriedFrom}」から写した答えです。`}</span>
      <button class="btn" form="looked" name="field" value={field.key} formaction={`/documents/${documentId}/looked`}>
        このままでよい
      </button>
    </p>
  )

/** One question with its guidance, its example at hand, who answered last, and what was carried over. */
export const FieldEditor = (props: FieldEditorProps) => {
  const { documentId, field, mark, base, clash, remarks } = props
  return (
    <div class="doc-field" id={`field-${field.key}`} data-field={field.key}>
      <input type="hidden" name={`has:${field.key}`} value="1" />
      <input type="hidden" name={`base:${field.key}`} value={String(base)} />
      <Control {...props} />
      {clash ? <ClashBox clash={clash} /> : null}
      <Carried documentId={documentId} field={field} mark={mark} />
      <details class="example">
        <summary>{`記入例（${field.title}）`}</summary>
        <p>{field.example}</p>
      </details>
      <p class="sub doc-last">
        <span>
          {mark === undefined || mark.revision === 0
            ? 'まだ記入されていません。'
            : `最後の記入　${mark.by}　${clockText(new Date(mark.at))}`}
        </span>
        {mark === undefined || mark.revision === 0 ? null : (
          <a href={`/documents/${documentId}/history?field=${field.key}`}>{`「${field.title}」の以前の記入`}</a>
        )}
        {remarks === 0 ? null : <a href="#comments">{`「${field.title}」への意見 ${remarks}件`}</a>}
      </p>
    </div>
  )
}
