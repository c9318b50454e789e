/** What was typed into a form, by field: several values of one field in a list. */
export type Typed = Readonly<Record<string, string | string[] | undefined>>
