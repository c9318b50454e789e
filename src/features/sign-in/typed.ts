type Form = Readonly<Record<string, string | string[]>>

/** Longer than any field here takes; what goes beyond is not worth hashing. */
const LONGEST = 1_000

/** One field as it was typed; empty where it was not sent, or sent as several. */
export const typed = (form: Form, name: string): string => {
  const value = form[name]
  return typeof value === 'string' ? value.slice(0, LONGEST) : ''
}

/** One field without the spaces around it. */
export const trimmed = (form: Form, name: string): string => typed(form, name).trim()
