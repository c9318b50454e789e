import { foldHeading } from '#kernel/sheet/columns.ts'
import { fullName } from '../import/units-import.ts'
import type { StandingUnit } from '../import/standing.ts'
import type { ListedUnit } from './columns.ts'
import { unitIndex } from './units-by-name.ts'
import type { DifferenceKind } from './words.ts'

/** A unit as a list's differences keep it. */
export type UnitFacts = {
  abbreviation: string
  name: string
  kind: string
  parent: string | null
  startsOn: string
  state: string
}

export type KnownUnit = StandingUnit & { id: string; facts: UnitFacts }

export type UnitLine = { number: number; record: Partial<ListedUnit>; problems: readonly string[] }

export type UnitDifference = {
  sort: number
  line: number | null
  kind: DifferenceKind
  subjectId: string
  code: string
  shown: string
  before: UnitFacts | null
  after: UnitFacts | null
  notes: readonly string[]
}

export type UnitPlan = {
  differences: readonly UnitDifference[]
  bad: readonly { number: number; code: string | null; problems: readonly string[] }[]
  unchanged: number
}

const AFTER_LINES = 1_000_000_000

const NOT_LISTED = '名簿にありません。名簿では廃止しません。廃止するときは、その部隊等の画面で行います。'

const WITHOUT_PARENT = '新しく設ける部隊等の「上位」が書かれていません（機関と部外だけは要りません）。'

type Planned = { line: UnitLine; difference: UnitDifference | null }

/** Would anything stand under itself? Walks up from a unit through what the list makes of the tree. */
const underItself = (id: string, parents: ReadonlyMap<string, string | null>): boolean => {
  const seen = new Set<string>()
  for (let at: string | null = id; at !== null; at = parents.get(at) ?? null) {
    if (seen.has(at)) return true
    seen.add(at)
  }
  return false
}

/**
 * What a list of units changes, set against the units that stand. A unit is known by its mark; those above are written
 * before those below. `newId` names units that are set up.
 */
export const planUnits = (
  known: readonly KnownUnit[],
  lines: readonly UnitLine[],
  of: { whole: boolean; asOf: string; newId: () => string },
): UnitPlan => {
  const index = unitIndex(known)
  const byId = new Map(known.map((unit) => [unit.id, unit]))
  const taken = new Map<string, number>()
  const bad: { number: number; code: string | null; problems: readonly string[] }[] = []
  const planned: Planned[] = []

  const parentOf = (name: string | undefined): StandingUnit | null | string => {
    if (name === undefined) return null
    const found = index.find(name)
    return typeof found === 'string' ? `「上位」${found}上位は、先の行に書くか、先に登録してください。` : found
  }

  const planLine = (line: UnitLine): UnitDifference | null | string => {
    const { code = '', name = '', kind, startsOn = of.asOf } = line.record
    const parent = parentOf(line.record.parent)
    if (typeof parent === 'string') return parent
    const was = index.withMark(code)
    const before = was === undefined ? undefined : byId.get(was.id ?? '')
    if (before === undefined) {
      const unitKind = kind ?? 'section'
      if (parent === null && unitKind !== 'organisation' && unitKind !== 'outside') return WITHOUT_PARENT
      const id = of.newId()
      const full = fullName(parent, name)
      index.add({ id, parentId: parent?.id ?? null, name, fullName: full, abbreviation: code, kind: unitKind })
      const after = {
        abbreviation: code,
        name,
        kind: unitKind,
        parent: parent?.id ?? null,
        startsOn,
        state: 'established',
      }
      return { ...at(line, code, full), kind: 'added', subjectId: id, before: null, after }
    }
    if (kind !== undefined && kind !== before.kind) return '「種別」が登録と違います。種別を改める手続はありません。'
    const moves = parent !== null && parent.id !== before.parentId
    if (!moves && name === before.name) return null
    const after = { ...before.facts, name, parent: parent?.id ?? before.parentId }
    const is = { ...at(line, code, before.fullName), subjectId: before.id, before: before.facts, after }
    return { ...is, kind: moves ? 'moved' : 'changed' }
  }

  for (const line of lines) {
    const code = line.record.code ?? null
    const first = code === null ? undefined : taken.get(foldHeading(code))
    if (code !== null && first === undefined) taken.set(foldHeading(code), line.number)
    const repeated = first === undefined ? [] : [`${first}行目と「略号」が重複しています。`]
    const outcome = line.problems.length + repeated.length > 0 ? null : planLine(line)
    if (line.problems.length + repeated.length > 0)
      bad.push({ number: line.number, code, problems: [...line.problems, ...repeated] })
    else if (typeof outcome === 'string') bad.push({ number: line.number, code, problems: [outcome] })
    else planned.push({ line, difference: outcome })
  }

  const parents = new Map(known.map((unit) => [unit.id, unit.parentId]))
  for (const { difference } of planned)
    if (difference?.after) parents.set(difference.subjectId, difference.after.parent)
  const differences: UnitDifference[] = []
  for (const { line, difference } of planned) {
    if (difference === null) continue
    if (underItself(difference.subjectId, parents))
      bad.push({
        number: line.number,
        code: difference.code,
        problems: ['自分自身か、自分の下にある部隊等を、上位にしています。'],
      })
    else differences.push(difference)
  }
  const missing = of.whole ? known.filter((unit) => !taken.has(foldHeading(unit.abbreviation))) : []
  const stays = missing.map((unit, nth): UnitDifference => ({
    sort: AFTER_LINES + nth,
    line: null,
    kind: 'stays',
    subjectId: unit.id,
    code: unit.abbreviation,
    shown: unit.fullName,
    before: unit.facts,
    after: null,
    notes: [NOT_LISTED],
  }))
  const unchanged = planned.filter(({ difference }) => difference === null).length
  return { differences: [...differences, ...stays], bad: bad.toSorted((a, b) => a.number - b.number), unchanged }
}

const at = (line: UnitLine, code: string, shown: string) => ({
  sort: line.number,
  line: line.number,
  code,
  shown,
  notes: [],
})
