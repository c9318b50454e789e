import { CHAPTER_TITLE, type Chapter, type Rule } from '#directive/rule.ts'
import { isRoleKey, type RoleKey } from '#directive/roles.ts'
import { RULES } from '#directive/rules.ts'
import type { Query } from '#kernel/http/product.ts'
import { isId } from '#kernel/id.ts'
import type { Day } from '#kernel/pure/day.ts'
import { readDay } from '#kernel/pure/read-day.ts'
import { isCellState, isSubjectKind, type CellState, type Subject } from '../states.ts'

/** What the address of a page of the board asks for. */
export type Asked = {
  day: Day
  /** Said where the day that was typed could not be read: the board then stands as of today. */
  dayFault: string | null
  chapter: Chapter | null
  role: RoleKey | null
  state: CellState | null
  subject: Subject | null
  /** Words by which a unit or system is looked for. */
  words: string
}

const isChapter = (text: string | undefined): text is Chapter =>
  text !== undefined && Object.hasOwn(CHAPTER_TITLE, text)

/** `unit~<id>`: how an address names a subject. */
export const readSubject = (text: string | undefined): Subject | null => {
  const [kind = '', id = ''] = (text ?? '').split('~')
  return isSubjectKind(kind) && isId(id) ? { kind, id } : null
}

export const subjectText = ({ kind, id }: Subject): string => `${kind}~${id}`

/** A day to come is answered by what is known today of the days that will pass. */
export const readAsked = (query: Query, today: Day): Asked => {
  const typed = query['on'] ?? ''
  const read = typed === '' ? null : readDay(typed, today)
  const role = query['role'] ?? ''
  const state = query['state'] ?? ''
  return {
    day: read?.ok ? read.day : today,
    dayFault: read === null || read.ok ? null : read.message,
    chapter: isChapter(query['chapter']) ? query['chapter'] : null,
    role: isRoleKey(role) ? role : null,
    state: isCellState(state) ? state : null,
    subject: readSubject(query['of']),
    words: (query['q'] ?? '').trim().slice(0, 60),
  }
}

export const rulesAsked = ({ chapter, role }: Pick<Asked, 'chapter' | 'role'>): readonly Rule[] =>
  RULES.filter(
    (rule) =>
      (chapter === null || rule.chapter === chapter) &&
      (role === null || rule.subject.roles.some((one) => one === role)),
  )
