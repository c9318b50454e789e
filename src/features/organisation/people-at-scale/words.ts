/** What a list is of. */
export const LIST_KINDS = { people: '職員等', units: '部隊等・課等' } as const

export type ListKind = keyof typeof LIST_KINDS

/** Whether who is not in the list has left. */
export const LIST_SCOPES = { whole: '全員の名簿', part: '一部の名簿' } as const

export type ListScope = keyof typeof LIST_SCOPES

/** What a list changes of one person or unit. */
export const DIFFERENCE_KINDS = {
  added: '新たに登録',
  changed: '内容の変更',
  moved: '所属の異動',
  returned: '再び所属',
  left: '離籍',
  stays: '離籍させられない',
} as const

export type DifferenceKind = keyof typeof DIFFERENCE_KINDS

/** The same for units, where other words are said. */
export const UNIT_DIFFERENCE_KINDS: Readonly<Record<DifferenceKind, string>> = {
  ...DIFFERENCE_KINDS,
  added: '新たに設ける',
  changed: '名称の変更',
  moved: '上位の変更',
  stays: '名簿にない部隊等',
}

export const differenceWords = (kind: ListKind): Readonly<Record<DifferenceKind, string>> =>
  kind === 'people' ? DIFFERENCE_KINDS : UNIT_DIFFERENCE_KINDS

/** What is kept of a person or unit before and after, by the name a page gives it. */
export const FACT_TITLES: Readonly<Record<string, string>> = {
  number: '職員番号',
  externalId: '外部ID',
  rank: '階級・職名',
  name: '氏名・名称',
  kana: 'よみ',
  kind: '区分・種別',
  unit: '所属',
  parent: '上位',
  abbreviation: '略号',
  startsOn: '始まりの日',
  endsOn: '離れた日',
  state: '状態',
  nextUnit: '次の所属',
  nextOn: '次の所属の日',
}
