/** How a unit stands in the tree: 機関, 部・官・隊本部, 課等, and what is inside a 課. */
export type UnitKind = 'organisation' | 'department' | 'section' | 'subsection'

/** One unit as written in the tables below its type. */
export type UnitText = {
  readonly name: string
  readonly shortName: string
  /** Stands first in a registration number, as 企画 in 企画-R8-業-0012. Unique. */
  readonly code?: string
  readonly kind: UnitKind
  readonly parent?: string
  readonly source: string
  /** A row that stands for several units the directive does not name; they are added at set-up. */
  readonly isOpen?: true
  readonly inferred?: string
}

/** A reading of 付紙第2 that several units share. */
export const OFFICE_IN_TABLE = '付紙第2には責任者の官職だけが示され、その長が率いる組織として読んだ。'
/** A reading of 付紙第2 that several units share. */
export const BOX_IN_TABLE = '付紙第2の部官名の欄に字間を空けて置かれた語であり、部・官の名として読んだ。'
