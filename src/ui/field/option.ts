/** One of the values a person may choose. */
export type Option = {
  value: string
  text: string
  hint?: string | undefined
  disabled?: boolean | undefined
}
