import { TextField, type TextFieldProps } from '#ui/field/text.tsx'

export type DayFieldProps = Omit<TextFieldProps, 'type' | 'inputmode' | 'width' | 'maxlength'>

const andHint = (own: DayFieldProps['hint'], example: string) =>
  own === undefined ? (
    example
  ) : (
    <>
      {own}
      <br />
      {example}
    </>
  )

/** A day in one forgiving line: 和暦 or 西暦, as it stands on the paper beside the keyboard. The value is kept as typed. */
export const DayField = ({ hint, ...rest }: DayFieldProps) => (
  <TextField
    {...rest}
    hint={andHint(hint, '例 令和8年11月23日、R8.11.23、2026-11-23')}
    inputmode="text"
    width="medium"
  />
)

/** A day and a time in one forgiving line. */
export const MomentField = ({ hint, ...rest }: DayFieldProps) => (
  <TextField
    {...rest}
    hint={andHint(hint, '例 令和8年11月23日 9時12分、R8.11.23 9:12、2026-11-23 09:12')}
    inputmode="text"
    width="medium"
  />
)
