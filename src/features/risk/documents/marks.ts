/** How far one answer has come: by which edit, whose, when; and from which document it was carried unlooked. */
export type Mark = {
  revision: number
  edit: string
  by: string
  at: string
  carriedFrom?: string
  /** Stays once it was carried: that somebody has looked at it is the absence of `carriedFrom`. */
  lookedBy?: string
}

export type Marks = Readonly<Record<string, Mark>>

// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- only marks are ever written there
export const marksIn = (stored: unknown): Marks => stored as Marks

export const unlookedIn = (marks: Marks): readonly string[] =>
  Object.entries(marks).flatMap(([field, mark]) => (mark.carriedFrom === undefined ? [] : [field]))
