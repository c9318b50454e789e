import { TextField, type TextFieldProps } from '#ui/field/text.tsx'

export type NumberFieldProps = Omit<TextFieldProps, 'type' | 'inputmode' | 'width' | 'value'> & {
  value?: string | number | undefined
  decimals?: boolean | undefined
}

/** A number as text: no spinner, no wheel that changes it unseen, and full-width digits may be typed. */
export const NumberField = ({ value, decimals, ...rest }: NumberFieldProps) => (
  <TextField
    {...rest}
    value={value === undefined ? undefined : String(value)}
    inputmode={decimals ? 'decimal' : 'numeric'}
    width="short"
  />
)
