/** How a unit stands in the tree. `desk` is a contact point inside a section. */
export type UnitKind = 'organisation' | 'division' | 'section' | 'office' | 'desk'

type UnitText = {
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

/** Why no unit's code can be cited: the directive prescribes no format of registration number. */
export const UNIT_CODE_IS_PROPOSED = '登録番号の書式は定めがない。略号は初期値であり、変更できる。'

const OFFICE_IN_TABLE = '付紙第2には責任者の官職だけが示され、その長が率いる組織として読んだ。'
const BOX_IN_TABLE = '付紙第2の部官名の欄に字間を空けて置かれた語であり、部・官の名として読んだ。'

/** The units the directive names, each under a key that never changes. Children follow their parent, in the order of 付紙第2. */
export const UNITS = {
  'joint-staff': { name: '統合幕僚監部', shortName: '統幕', code: '統幕', kind: 'organisation', source: '付紙第2' },
  'js-general-affairs-dept': {
    name: '総務部',
    shortName: '総務部',
    kind: 'division',
    parent: 'joint-staff',
    source: '付紙第2',
  },
  'js-general-affairs': {
    name: '総務課',
    shortName: '総務課',
    code: '総務',
    kind: 'section',
    parent: 'js-general-affairs-dept',
    source: '付紙第2・付紙第8 1(2)',
  },
  'js-security-desk': {
    name: '総務班保全係',
    shortName: '保全係',
    kind: 'desk',
    parent: 'js-general-affairs',
    source: '付紙第8 1(2)',
    inferred: '総務部総務課の連絡先として示されるため、総務課に属すると読んだ。',
  },
  'js-personnel-education': {
    name: '人事教育課',
    shortName: '人事教育課',
    code: '人教',
    kind: 'section',
    parent: 'js-general-affairs-dept',
    source: '付紙第2',
  },
  'js-operations-dept': {
    name: '運用部',
    shortName: '運用部',
    kind: 'division',
    parent: 'joint-staff',
    source: '付紙第2',
  },
  'js-operations-1': {
    name: '運用第１課',
    shortName: '運用第１課',
    code: '運1',
    kind: 'section',
    parent: 'js-operations-dept',
    source: '付紙第2',
  },
  'js-operations-2': {
    name: '運用第２課',
    shortName: '運用第２課',
    code: '運2',
    kind: 'section',
    parent: 'js-operations-dept',
    source: '付紙第2',
  },
  'js-operations-3': {
    name: '運用第３課',
    shortName: '運用第３課',
    code: '運3',
    kind: 'section',
    parent: 'js-operations-dept',
    source: '付紙第2',
  },
  'js-defense-planning-dept': {
    name: '防衛計画部',
    shortName: '防衛計画部',
    kind: 'division',
    parent: 'joint-staff',
    source: '付紙第2',
  },
  'js-defense': {
    name: '防衛課',
    shortName: '防衛課',
    code: '防衛',
    kind: 'section',
    parent: 'js-defense-planning-dept',
    source: '付紙第2',
  },
  'js-planning': {
    name: '計画課',
    shortName: '計画課',
    code: '計画',
    kind: 'section',
    parent: 'js-defense-planning-dept',
    source: '付紙第2',
  },
  'js-c4-dept': {
    name: '指揮通信システム部',
    shortName: '指揮通信システム部',
    kind: 'division',
    parent: 'joint-staff',
    source: '付紙第2',
  },
  'js-c4-planning': {
    name: '指揮通信システム企画課',
    shortName: '企画課',
    code: '企画',
    kind: 'section',
    parent: 'js-c4-dept',
    source: '付紙第2・付紙第8 1(1)',
  },
  'js-cyber-planning': {
    name: 'サイバー企画室',
    shortName: 'サイバー企画室',
    kind: 'office',
    parent: 'js-c4-planning',
    source: '付紙第8 1(1)',
    inferred: '指揮通信システム企画課の連絡先として示されるため、同課に属すると読んだ。',
  },
  'js-cyber-ia-desk': {
    name: 'サイバー企画室情報保証係',
    shortName: '情報保証係',
    kind: 'desk',
    parent: 'js-cyber-planning',
    source: '付紙第8 1(1)',
  },
  'js-c4-operations': {
    name: '指揮通信システム運用課',
    shortName: '運用課',
    code: '運用',
    kind: 'section',
    parent: 'js-c4-dept',
    source: '付紙第2・付紙第6',
  },
  'js-chief-counsellor': {
    name: '首席参事官',
    shortName: '首席参事官',
    code: '首参',
    kind: 'division',
    parent: 'joint-staff',
    source: '付紙第2',
    inferred: BOX_IN_TABLE,
  },
  'js-counsellor': {
    name: '参事官',
    shortName: '参事官',
    code: '参事',
    kind: 'division',
    parent: 'joint-staff',
    source: '付紙第2',
    inferred: BOX_IN_TABLE,
  },
  'js-press': {
    name: '報道官',
    shortName: '報道官',
    code: '報道',
    kind: 'division',
    parent: 'joint-staff',
    source: '付紙第2',
  },
  'js-legal': {
    name: '首席法務官',
    shortName: '首席法務官',
    code: '法務',
    kind: 'division',
    parent: 'joint-staff',
    source: '付紙第2',
  },
  'js-logistics': {
    name: '首席後方補給官',
    shortName: '首席後方補給官',
    kind: 'division',
    parent: 'joint-staff',
    source: '付紙第2',
  },
  'js-logistics-office': {
    name: '後方補給室',
    shortName: '後方補給室',
    code: '後方',
    kind: 'office',
    parent: 'js-logistics',
    source: '付紙第2',
    inferred: OFFICE_IN_TABLE,
  },
  'joint-staff-college': {
    name: '統合幕僚学校',
    shortName: '統幕学校',
    code: '統校',
    kind: 'organisation',
    source: '付紙第2',
  },
  'jsc-planning': {
    name: '企画室',
    shortName: '企画室',
    code: '校企画',
    kind: 'office',
    parent: 'joint-staff-college',
    source: '付紙第2',
    inferred: OFFICE_IN_TABLE,
  },
  'jsc-general-affairs': {
    name: '総務課',
    shortName: '総務課',
    code: '校総務',
    kind: 'section',
    parent: 'joint-staff-college',
    source: '付紙第1・付紙第2',
    inferred: OFFICE_IN_TABLE,
  },
  'jsc-education': {
    name: '教育課',
    shortName: '教育課',
    code: '校教育',
    kind: 'section',
    parent: 'joint-staff-college',
    source: '付紙第1・付紙第2',
    inferred: OFFICE_IN_TABLE,
  },
  'jsc-peace': {
    name: '国際平和協力センター',
    shortName: '平和センター',
    code: '校平和',
    kind: 'office',
    parent: 'joint-staff-college',
    source: '付紙第1・付紙第2',
    inferred: OFFICE_IN_TABLE,
  },
  'cyber-defense': {
    name: '自衛隊サイバー防衛隊',
    shortName: 'サイバー防衛隊',
    code: 'サ防',
    kind: 'organisation',
    source: '付紙第2',
  },
  'cyber-hq': { name: '隊本部', shortName: '隊本部', kind: 'division', parent: 'cyber-defense', source: '付紙第2' },
  'cyber-hq-2': {
    name: '隊本部第２科',
    shortName: '第２科',
    code: 'サ本2',
    kind: 'section',
    parent: 'cyber-hq',
    source: '付紙第2',
    inferred: OFFICE_IN_TABLE,
  },
  'cyber-subunit': {
    name: '各隊',
    shortName: '各隊',
    kind: 'division',
    parent: 'cyber-defense',
    source: '付紙第2',
    isOpen: true,
    inferred: '各隊の名は示されていない。隊ごとに追加して使う。',
  },
} as const satisfies Record<string, UnitText>

/** The stable key of a unit. */
export type UnitKey = keyof typeof UNITS

/** One unit with its key; `order` is its place in the directive's own order. */
export type Unit = Omit<UnitText, 'parent'> & {
  readonly key: UnitKey
  readonly parent?: UnitKey
  readonly order: number
}

/** All units, parents before children. */
export const UNIT_LIST: readonly Unit[] = (Object.keys(UNITS) as UnitKey[]).map((key, index) => ({
  key,
  order: (index + 1) * 10,
  ...UNITS[key],
}))

/** The unit behind a key. */
export function unitOf(key: UnitKey): Unit {
  const unit = UNIT_LIST.find((each) => each.key === key)
  if (unit === undefined) throw new RangeError(`no unit ${key}`)
  return unit
}

/** The name from the organisation down, as 統合幕僚監部 総務部 総務課. */
export function fullNameOf(key: UnitKey): string {
  const unit = unitOf(key)
  if (unit.parent === undefined) return unit.name
  const above = fullNameOf(unit.parent)
  // 隊本部第２科 already carries the name of what it stands under.
  const parentName = unitOf(unit.parent).name
  return unit.name.startsWith(parentName)
    ? above.slice(0, above.length - parentName.length) + unit.name
    : `${above} ${unit.name}`
}
