import { MOVE_KINDS, type Move } from './columns.ts'
import { shownPost, type MovePerson, type MovePost, type MoveState, type MoveUnit, type Serving } from './state.ts'

/** A row with what it names found, or with everything that is wrong with it. */
export type Resolved = {
  number: number
  move: Move
  person: MovePerson | null
  unit: MoveUnit | null
  post: MovePost | null
  /** Incumbencies that end with the move. */
  leaves: readonly Serving[]
  /** The person holds the new post already, from that day or before. */
  there: boolean
  problems: string[]
}

type Look = {
  byNumber: ReadonlyMap<string, MovePerson>
  byName: ReadonlyMap<string, readonly MovePerson[]>
  unitsByName: ReadonlyMap<string, readonly MoveUnit[]>
  posts: ReadonlyMap<string, MovePost>
}

const plainName = (name: string): string => name.normalize('NFKC').replaceAll(/\s/gu, '')

const grouped = <T>(list: readonly T[], keysOf: (of: T) => readonly string[]): ReadonlyMap<string, readonly T[]> => {
  const map = new Map<string, T[]>()
  for (const of of list)
    for (const key of new Set(keysOf(of))) {
      const there = map.get(key)
      if (there) there.push(of)
      else map.set(key, [of])
    }
  return map
}

export const lookUp = (state: MoveState): Look => ({
  byNumber: new Map(state.people.flatMap((p) => (p.serviceNumber === null ? [] : [[p.serviceNumber, p] as const]))),
  byName: grouped(state.people, (p) => [plainName(p.name)]),
  unitsByName: grouped(state.units, (u) => [plainName(u.name), plainName(u.fullName)]),
  posts: new Map(state.posts.map((p) => [`${p.unitId}|${plainName(p.title)}`, p])),
})

const findPerson = (look: Look, move: Move, problems: string[]): MovePerson | null => {
  if (move.serviceNumber !== undefined) {
    const found = look.byNumber.get(move.serviceNumber.normalize('NFKC'))
    if (!found) problems.push(`職員番号「${move.serviceNumber}」の人は登録されていません。`)
    else if (move.name !== undefined && plainName(move.name) !== plainName(found.name))
      problems.push(`職員番号「${move.serviceNumber}」の人は「${found.name}」で、氏名「${move.name}」と違います。`)
    return found ?? null
  }
  if (move.name === undefined) {
    problems.push('職員番号も氏名も書かれていません。')
    return null
  }
  const found = look.byName.get(plainName(move.name)) ?? []
  if (found.length === 0) problems.push(`氏名「${move.name}」の人は登録されていません。`)
  if (found.length > 1) problems.push(`氏名「${move.name}」の人が${found.length}人います。職員番号を書いてください。`)
  return found.length === 1 ? (found[0] ?? null) : null
}

const findUnit = (look: Look, move: Move, problems: string[]): MoveUnit | null => {
  if (move.unit === undefined) return null
  const found = look.unitsByName.get(plainName(move.unit)) ?? []
  if (found.length === 0) problems.push(`部隊等「${move.unit}」は登録されていません。`)
  if (found.length > 1)
    problems.push(
      `部隊等「${move.unit}」が複数あります。機関から続けた名（例 ${found[0]?.fullName ?? ''}）で書いてください。`,
    )
  return found.length === 1 ? (found[0] ?? null) : null
}

const findPost = (look: Look, move: Move, unit: MoveUnit | null, problems: string[]): MovePost | null => {
  if (move.post === undefined) return null
  if (move.unit === undefined) problems.push('「官職」の置かれた「部隊等」が書かれていません。')
  if (unit === null) return null
  const found = look.posts.get(`${unit.id}|${plainName(move.post)}`)
  if (!found) problems.push(`${unit.fullName}に、官職「${move.post}」は置かれていません。`)
  else if (found.startsOn > move.on || (found.endsOn !== null && found.endsOn <= move.on))
    problems.push(`官職「${move.post}」は、発令日には置かれていません。`)
  return found ?? null
}

const lasts = (s: Serving, move: Move): boolean => s.endsOn === null || s.endsOn > move.on

const check = (r: Resolved): void => {
  const { move, person, post, unit, problems } = r
  if (person && !person.present && !(move.kind === 'retire' && person.endsOn === move.on))
    problems.push(`${person.name}は離籍しています。`)
  if (move.kind === 'appoint' && move.unit === undefined && move.post === undefined)
    problems.push('補職する「部隊等」と「官職」が書かれていません。')
  if (post !== null && person !== null && person.kind !== 'staff' && move.kind === 'appoint')
    problems.push(`${person.name}は職員以外の者です。官職には就けません。`)
  if (move.kind === 'retire' && (unit !== null || post !== null))
    problems.push(`「${MOVE_KINDS.retire}」の行に、部隊等・官職が書かれています。`)
  for (const s of r.leaves)
    if (s.startsOn > move.on)
      problems.push(`${person?.name ?? ''}は、発令日より後に就く官職があります。先にその発令を取り消してください。`)
  if (
    move.kind === 'leave' &&
    post !== null &&
    r.leaves.length === 0 &&
    !person?.serving.some((s) => s.postId === post.id)
  )
    problems.push(`${person?.name ?? ''}は、${shownPost(post)}に就いていません。`)
  if (move.kind === 'retire' && person !== null && person.present && person.open.length > 0)
    problems.push(
      `${person.name}に残っているものがあります（付紙第4 1(1)）：${person.open.join('、')}。返すか終えてから読み込み直すか、この行を「離任」にして、引継ぎの後に離籍を記録してください。`,
    )
}

/** Finds what a row names; a move to a new post leaves all others, and one without a post leaves those it names, or all. */
export const resolve = (look: Look, row: { number: number; record: Move }): Resolved => {
  const move = row.record
  const problems: string[] = []
  const person = findPerson(look, move, problems)
  const unit = findUnit(look, move, problems)
  const post = findPost(look, move, unit, problems)
  const held = (person?.serving ?? []).filter((s) => lasts(s, move))
  const there =
    move.kind === 'appoint' && post !== null && held.some((s) => s.postId === post.id && s.startsOn <= move.on)
  const leaves =
    move.kind === 'appoint'
      ? held.filter((s) => post === null || s.postId !== post.id)
      : move.kind === 'leave' && post !== null
        ? held.filter((s) => s.postId === post.id)
        : held
  const resolved = { number: row.number, move, person, unit, post, leaves, there, problems }
  check(resolved)
  return resolved
}
