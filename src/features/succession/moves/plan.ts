import type { RowActs, Said } from '#kernel/http/product.ts'
import { wareki } from '#kernel/pure/wareki.ts'
import { MOVE_KINDS, type Move } from './columns.ts'
import { lookUp, resolve, type Resolved } from './resolve.ts'
import { shownName, shownPost, type MovePerson, type MoveState, type Serving } from './state.ts'

type Command = RowActs['commands'][number]

type Sheet = {
  rows: readonly Resolved[]
  state: MoveState
  postNames: ReadonlyMap<string, string>
  /** Substantive holders of each post who do not end before the file's days. */
  holders: ReadonlyMap<string, readonly { person: MovePerson; serving: Serving }[]>
  byPerson: ReadonlyMap<string, Resolved>
  byPost: ReadonlyMap<string, Resolved>
  /** Incumbencies that an earlier row of the plan ends. */
  ended: Set<string>
}

const named = (sheet: Sheet, postId: string): string => sheet.postNames.get(postId) ?? ''

/** Two rows for one person or one post contradict each other; both say so. */
const markTwice = (
  rows: readonly Resolved[],
  keyOf: (r: Resolved) => string | undefined,
  what: (r: Resolved) => string,
) => {
  const first = new Map<string, Resolved>()
  for (const r of rows) {
    const key = keyOf(r)
    if (key === undefined) continue
    const earlier = first.get(key)
    if (!earlier) {
      first.set(key, r)
      continue
    }
    r.problems.push(`${what(r)}が、${earlier.number}行目にもあります。`)
    earlier.problems.push(`${what(earlier)}が、${r.number}行目にもあります。`)
  }
  return first
}

const takes = (r: Resolved): string | undefined => (r.move.kind === 'appoint' && !r.there ? r.post?.id : undefined)

/** Whoever holds the post stays unless the same file moves them away by that day. */
const markOccupied = (sheet: Sheet) => {
  for (const r of sheet.rows) {
    const postId = takes(r)
    if (postId === undefined) continue
    for (const { person, serving } of sheet.holders.get(postId) ?? []) {
      if (person.id === r.person?.id || (serving.endsOn !== null && serving.endsOn <= r.move.on)) continue
      const away = sheet.byPerson.get(person.id)
      const leaves = away?.leaves.some((s) => s.id === serving.id) === true
      if (!leaves)
        r.problems.push(`${named(sheet, postId)}には${shownName(person)}が補職されていて、この表では離れません。`)
      else if (away !== undefined && away.move.on > r.move.on)
        r.problems.push(
          `${named(sheet, postId)}の${shownName(person)}が離れるのは${wareki(away.move.on)}（${away.number}行目）で、発令日より後です。`,
        )
    }
  }
}

const end = (sheet: Sheet, serving: Serving, move: Move): readonly Command[] => {
  if (sheet.ended.has(serving.id)) return []
  sheet.ended.add(serving.id)
  return [
    {
      process: 'organisation.incumbency',
      act: 'end',
      caseId: serving.id,
      input: { endsOn: move.on, reason: move.order ?? MOVE_KINDS[move.kind] },
    },
  ]
}

const handover = (sheet: Sheet, serving: Serving, to: MovePerson | null, move: Move): readonly Command[] =>
  sheet.state.handedOver.has(serving.id)
    ? []
    : [
        {
          process: 'succession.handover',
          act: 'open',
          caseId: null,
          from: { incumbency: serving.id, to: to?.id ?? '' },
          input: { toId: to?.id ?? null, effectiveOn: move.on, note: null },
        },
      ]

const holderWhoLeaves = (sheet: Sheet, postId: string, r: Resolved) =>
  (sheet.holders.get(postId) ?? []).find(
    (h) => h.person.id !== r.person?.id && sheet.byPerson.get(h.person.id)?.leaves.some((s) => s.id === h.serving.id),
  )

/** The predecessor's end stands in the row of the successor, so that chains and exchanges need no order of rows. */
const taking = (sheet: Sheet, r: Resolved, person: MovePerson): readonly Command[] => {
  const postId = takes(r)
  if (postId === undefined) return []
  const before = holderWhoLeaves(sheet, postId, r)
  const away = before && sheet.byPerson.get(before.person.id)
  return [
    ...(before && away ? end(sheet, before.serving, away.move) : []),
    {
      process: 'organisation.incumbency',
      act: 'appoint',
      caseId: null,
      from: { post: postId, person: person.id },
      input: {
        postId,
        personId: person.id,
        kind: 'substantive',
        startsOn: r.move.on,
        endsOn: null,
        orderNumber: r.move.order ?? null,
        documentId: null,
      },
    },
    ...(before ? handover(sheet, before.serving, person, r.move) : []),
  ]
}

const belonging = (r: Resolved, person: MovePerson): readonly Command[] => {
  const unitId = r.move.kind === 'appoint' ? (r.post?.unitId ?? r.unit?.id) : undefined
  if (unitId === undefined || unitId === person.homeUnitId || unitId === person.nextHomeUnitId) return []
  return [
    {
      process: 'organisation.person',
      act: 'transfer',
      caseId: person.id,
      input: { homeUnitId: unitId, on: r.move.on },
    },
  ]
}

/** Work without a post changes hands too, where something is in the person's hands. */
const withoutPost = (r: Resolved, person: MovePerson, moved: boolean): readonly Command[] =>
  !moved || person.serving.length > 0 || person.open.length === 0
    ? []
    : [
        {
          process: 'succession.handover',
          act: 'open',
          caseId: null,
          from: { person: person.id, to: '' },
          input: { toId: null, effectiveOn: r.move.on, note: null },
        },
      ]

const retiring = (r: Resolved, person: MovePerson): readonly Command[] =>
  r.move.kind !== 'retire' || !person.present
    ? []
    : [
        {
          process: 'organisation.person',
          act: 'leave',
          caseId: person.id,
          input: { endsOn: r.move.on, reason: r.move.order ?? MOVE_KINDS.retire },
        },
      ]

const says = (sheet: Sheet, r: Resolved, person: MovePerson): readonly Said[] => {
  const left = r.leaves.map((s) => named(sheet, s.postId))
  const custody = person.open.length
  return [
    { text: `${shownName(person)}　${MOVE_KINDS[r.move.kind]}　${wareki(r.move.on)}`, href: `/cases/${person.id}` },
    ...(left.length === 0 ? [] : [{ text: `離れる：${left.join('、')}` }]),
    ...(r.move.kind === 'appoint' && r.post !== null ? [{ text: `就く：${shownPost(r.post)}` }] : []),
    ...(r.move.kind === 'appoint' && r.post === null && r.unit !== null ? [{ text: `移る：${r.unit.fullName}` }] : []),
    custody === 0
      ? { text: '手元に残るもの：なし' }
      : { text: `手元に残るもの：${custody}件（${person.open.join('、')}）` },
  ]
}

const planRow = (sheet: Sheet, r: Resolved): RowActs => {
  if (r.person === null || r.problems.length > 0) return { commands: [], problems: r.problems }
  const { person, move } = r
  const leaving = r.leaves.flatMap((s) => [
    ...end(sheet, s, move),
    ...(sheet.byPost.has(s.postId) && s.kind === 'substantive' ? [] : handover(sheet, s, null, move)),
  ])
  const home = belonging(r, person)
  const done = r.leaves.length === 0 && takes(r) === undefined && home.length === 0
  if (done && (move.kind !== 'retire' || !person.present)) return { commands: [], unchanged: true }
  return {
    commands: [
      ...leaving,
      ...taking(sheet, r, person),
      ...home,
      ...withoutPost(r, person, home.length > 0 || move.kind === 'leave'),
      ...retiring(r, person),
    ],
    says: says(sheet, r, person),
  }
}

const holdersOf = (state: MoveState): Sheet['holders'] => {
  const map = new Map<string, { person: MovePerson; serving: Serving }[]>()
  for (const person of state.people)
    for (const serving of person.serving)
      if (serving.kind === 'substantive')
        map.set(serving.postId, [...(map.get(serving.postId) ?? []), { person, serving }])
  return map
}

/**
 * What the rows of an order would do, all of them at once: who leaves which post, who takes it, what changes hands. The
 * order of the rows does not matter, for chains and exchanges are untied here; what is done already stays as it is.
 */
export const planMoves = (rows: readonly { number: number; record: Move }[], state: MoveState): readonly RowActs[] => {
  const look = lookUp(state)
  const resolved = rows.map((row) => resolve(look, row))
  const byPerson = markTwice(
    resolved,
    (r) => r.person?.id,
    (r) => r.person?.name ?? '',
  )
  const byPost = markTwice(resolved, takes, (r) => (r.post === null ? '' : `${shownPost(r.post)}に就く人`))
  const sheet: Sheet = {
    rows: resolved,
    state,
    postNames: new Map(state.posts.map((p) => [p.id, shownPost(p)])),
    holders: holdersOf(state),
    byPerson,
    byPost,
    ended: new Set(),
  }
  markOccupied(sheet)
  return resolved.map((r) => planRow(sheet, r))
}
