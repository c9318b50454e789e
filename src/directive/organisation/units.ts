import { COLLEGE_AND_CYBER_UNITS } from './college-and-cyber-units.ts'
import { JOINT_STAFF_UNITS } from './joint-staff-units.ts'
import type { UnitText } from './unit-text.ts'

/** The units the directive names, each under a key that never changes. Children follow their parent, in the order of 付紙第2. */
export const UNITS = { ...JOINT_STAFF_UNITS, ...COLLEGE_AND_CYBER_UNITS }

/** The stable key of a unit. */
export type UnitKey = keyof typeof UNITS

/** One unit with its key; `order` is its place in the directive's own order. */
export type Unit = Omit<UnitText, 'parent'> & {
  readonly key: UnitKey
  readonly parent?: UnitKey
  readonly order: number
}

/** All units, parents before children. */
export const UNIT_LIST: readonly Unit[] = (Object.keys(UNITS) as UnitKey[]).map(placed)

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

function placed(key: UnitKey, index: number): Unit {
  return { key, order: (index + 1) * 10, ...UNITS[key] }
}
