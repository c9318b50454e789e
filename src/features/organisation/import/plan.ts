import type { RowActs } from '#kernel/http/product.ts'
import type { Day } from '#kernel/pure/day.ts'
import type { OrganisationEntry } from './columns.ts'
import { planDesignations } from './plan-designation.ts'
import { begin, type PlannedRow } from './planned-row.ts'
import { fullNameUnder, type ImportState, type NamedUnit } from './state.ts'

const named = (state: ImportState, name: string, parent: string | undefined): readonly NamedUnit[] =>
  state.units.filter(
    (u) =>
      (u.name === name || u.fullName === name) &&
      (parent === undefined || u.parent?.name === parent || u.parent?.fullName === parent),
  )

const theOne = (row: PlannedRow, name: string, what: string): NamedUnit | null => {
  const found = named(row.state, name, undefined)
  if (found.length === 0) row.problems.push(`${what}「${name}」が、登録済みの中にも、この行より前にもありません。`)
  if (found.length > 1)
    row.problems.push(
      `${what}「${name}」が複数あります。機関から続けた名（例 ${found[0]?.fullName ?? ''}）で書いてください。`,
    )
  return found.length === 1 ? (found[0] ?? null) : null
}

const planUnit = (row: PlannedRow): NamedUnit | null => {
  const { unit: name, parent: parentName, abbreviation = name.slice(0, 12), unitKind } = row.entry
  const found = named(row.state, name, parentName)
  if (found.length === 1) return found[0] ?? null
  if (found.length > 1) return theOne(row, name, '部隊等')
  const parent = parentName === undefined ? null : theOne(row, parentName, '上位')
  if (parentName !== undefined && parent === null) return null
  if (parentName === undefined && unitKind !== 'organisation' && unitKind !== 'outside') {
    row.problems.push(`部隊等「${name}」は登録されていません。新しく設けるには「上位」を書いてください。`)
    return null
  }
  if (row.state.units.some((u) => u.abbreviation === abbreviation)) {
    row.problems.push(`略号「${abbreviation}」は他の課等が使っています。`)
    return null
  }
  const made = { name, fullName: fullNameUnder(parent, name), parent, abbreviation }
  begin(row, 'organisation.unit', 'establish', parent === null ? {} : { parent: parent.fullName }, {
    name,
    abbreviation,
    kind: unitKind ?? 'section',
    parentId: parent?.fullName ?? null,
    startsOn: row.on,
    inferred: null,
  })
  row.state.units.push(made)
  return made
}

const planPost = (row: PlannedRow, unit: NamedUnit): string | null => {
  const { post: title } = row.entry
  if (title === undefined) return null
  const ref = `${unit.fullName}/${title}`
  if (!row.state.posts.has(ref))
    begin(
      row,
      'organisation.post',
      'establish',
      { unit: unit.fullName },
      {
        unitId: unit.fullName,
        title,
        startsOn: row.on,
        inferred: null,
      },
    )
  row.state.posts.add(ref)
  return ref
}

const planPerson = (row: PlannedRow, unit: NamedUnit): string | null => {
  const { name, kana, serviceNumber, rank = null, personKind = 'staff' } = row.entry
  if (name === undefined) {
    if (serviceNumber !== undefined || kana !== undefined) row.problems.push('氏名が書かれていません。')
    return null
  }
  const ref = serviceNumber ?? `${unit.fullName}/${name}`
  if (row.state.people.has(ref)) return ref
  if (kana === undefined) {
    row.problems.push('新しく登録する人の「よみ」が書かれていません。')
    return null
  }
  begin(
    row,
    'organisation.person',
    'register',
    { unit: unit.fullName },
    {
      kind: personKind,
      serviceNumber: serviceNumber ?? null,
      rank,
      name,
      kana,
      homeUnitId: unit.fullName,
      startsOn: row.on,
    },
  )
  row.state.people.add(ref)
  return ref
}

const planIncumbency = (row: PlannedRow, post: string, person: string) => {
  const { incumbency: kind = 'substantive', personKind } = row.entry
  const key = `${post}|${person}`
  if (row.state.incumbencies.has(key)) return
  if (personKind === 'attached') row.problems.push('職員以外の者は、官職に就けません。')
  if (kind === 'substantive' && row.state.occupied.has(post))
    row.problems.push(`「${post}」には、補職された人がいます。`)
  begin(
    row,
    'organisation.incumbency',
    'appoint',
    { post, person },
    {
      postId: post,
      personId: person,
      kind,
      startsOn: row.on,
      endsOn: null,
      orderNumber: null,
      documentId: null,
    },
  )
  row.state.incumbencies.add(key)
  if (kind === 'substantive') row.state.occupied.add(post)
}

const planRow = (row: PlannedRow): RowActs => {
  const unit = planUnit(row)
  if (unit !== null) {
    const post = planPost(row, unit)
    const person = planPerson(row, unit)
    if (post !== null && person !== null) planIncumbency(row, post, person)
    const { roles = [] } = row.entry
    if (roles.length > 0 && post === null) row.problems.push('役割は官職に付きます。「官職」が書かれていません。')
    if (post !== null) for (const role of roles) planDesignations(row, role, post, unit)
  }
  const { commands, problems } = row
  if (problems.length > 0) return { commands: [], problems }
  return commands.length === 0 ? { commands, unchanged: true } : { commands }
}

/**
 * What the rows would do, in order: each adds to what stands, and to `state` for the rows after it. What is there already
 * stays as it is, so a file may be brought again.
 */
export const planOrganisation = (
  rows: readonly { number: number; record: OrganisationEntry }[],
  state: ImportState,
  today: Day,
): readonly RowActs[] =>
  rows.map(({ record }) => planRow({ entry: record, state, on: record.startsOn ?? today, commands: [], problems: [] }))
