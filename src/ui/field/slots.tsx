import { GroupFrame, type FieldProps } from '#ui/field/frame.tsx'

export type SlotsProps = FieldProps & {
  /** How the places lie on the sheet. */
  columns: number
  rows: number
  value: number
}

/** Places on a sheet, numbered from the upper left as they lie there: the one to begin at is chosen. */
export const Slots = (props: SlotsProps) => (
  <GroupFrame field={props} role="radiogroup">
    <div class={`slots c${props.columns}`}>
      {Array.from({ length: props.columns * props.rows }, (_, nth) => (
        <label class="slot">
          <input
            type="radio"
            name={props.name}
            value={String(nth + 1)}
            checked={nth + 1 === props.value || undefined}
          />
          <span>{nth + 1}</span>
        </label>
      ))}
    </div>
  </GroupFrame>
)
