import { wareki } from '#kernel/pure/wareki.ts'
import { PERSON_KINDS, UNIT_KINDS } from '../words.ts'
import { FACT_TITLES } from './words.ts'

type Facts = Readonly<Record<string, string | null>>

const STATES: Readonly<Record<string, string>> = {
  present: '在籍',
  left: '離籍',
  established: '編成中',
  abolished: '廃止',
}

const KINDS: Readonly<Record<string, string>> = { ...PERSON_KINDS, ...UNIT_KINDS }

const UNIT_KEYS = new Set(['unit', 'parent', 'nextUnit'])
const DAY_KEYS = new Set(['startsOn', 'endsOn', 'nextOn'])

const worded = (key: string, value: string | null | undefined, units: ReadonlyMap<string, string>): string => {
  if (value === null || value === undefined || value === '') return 'なし'
  if (UNIT_KEYS.has(key)) return units.get(value) ?? 'この名簿で設ける部隊等'
  if (DAY_KEYS.has(key)) return wareki(value)
  if (key === 'state') return STATES[value] ?? value
  return key === 'kind' ? (KINDS[value] ?? value) : value
}

export type Changed = { title: string; before: string | null; after: string }

/** What differs, field by field, in the order pages show it; of somebody new everything that is said. */
export const changedFields = (
  before: Facts | null,
  after: Facts | null,
  units: ReadonlyMap<string, string>,
): readonly Changed[] => {
  if (after === null) return []
  return Object.entries(FACT_TITLES).flatMap(([key, title]): Changed[] => {
    const [was, is] = [before?.[key] ?? null, after[key] ?? null]
    if (was === is) return []
    const isWord = worded(key, is, units)
    return [{ title, before: before === null ? null : worded(key, was, units), after: isWord }]
  })
}

/** Units that facts name, for one look-up of a whole page. */
export const unitsNamed = (list: readonly { before: Facts | null; after: Facts | null }[]): readonly string[] => [
  ...new Set(
    list.flatMap(({ before, after }) =>
      [before, after].flatMap((facts) => [...UNIT_KEYS].flatMap((key) => facts?.[key] ?? [])),
    ),
  ),
]
