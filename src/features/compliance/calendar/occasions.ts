import { CALENDAR, calendarDay } from '#directive/calendar.ts'
import { ROLES, type RoleKey } from '#directive/roles.ts'
import type { RuleNumber } from '#directive/rule.ts'
import { isRuleNumber } from '#directive/rules.ts'
import type { Tx } from '#kernel/db/database.ts'
import { dutiesFor } from '#kernel/home/duties.ts'
import { turnsFor } from '#kernel/home/turns.ts'
import type { BoundDuty } from '#kernel/http/product.ts'
import type { Actor } from '#kernel/pure/actor.ts'
import type { Day } from '#kernel/pure/day.ts'

/** Where a date comes from: the directive, a setting of this product, what is owed, or a case that waits. */
export type OccasionKind = 'fixed' | 'set' | 'duty' | 'turn'

export const KIND_WORDS: Readonly<Record<OccasionKind, string>> = {
  fixed: '達の定め',
  set: '本製品の設定',
  duty: '義務',
  turn: '手続',
}

export type Occasion = {
  /** The same date keeps this for good, whatever it is called and wherever it moves. */
  key: string
  kind: OccasionKind
  day: Day
  title: string
  /** What it is about, where that is one thing. May name people: never leaves by a feed. */
  subject: string
  rules: readonly RuleNumber[]
  roles: readonly RoleKey[]
  href: string
  /** Why a date that the directive does not give is there. */
  note: string | null
}

/** The dates of a 年度 that the directive gives, and those this product proposes where it gives none. */
export const yearOf = (fiscalYear: number): readonly Occasion[] =>
  CALENDAR.map((entry) => ({
    key: `calendar/${entry.key}/${fiscalYear}`,
    kind: entry.proposal === undefined ? 'fixed' : 'set',
    day: calendarDay(entry, fiscalYear),
    title: entry.title,
    subject: '',
    rules: entry.rules,
    roles: entry.told,
    href: `/rules/${entry.rules[0] ?? 'R001'}`,
    note: entry.proposal ?? null,
  }))

const MOST_TURNS = 500

/** What the actor owes by a day: the duties of every post, and the cases whose turn it is. */
export const owedBy = async (
  tx: Tx,
  duties: readonly BoundDuty[],
  actor: Actor,
  today: Day,
): Promise<readonly Occasion[]> => {
  const owed = await dutiesFor(tx, duties, actor, today)
  const turns = await turnsFor(tx, actor, MOST_TURNS)
  const fromDuties = owed.flatMap(({ duty, row }): Occasion[] =>
    row.dueOn === null
      ? []
      : [
          {
            key: `duty/${duty.key}/${row.href}/${row.subject}`,
            kind: 'duty',
            day: row.dueOn,
            title: duty.title,
            subject: row.subject,
            rules: duty.rules,
            roles: [duty.role],
            href: row.href,
            note: duty.configurable ?? null,
          },
        ],
  )
  const fromTurns = turns.flatMap((turn): Occasion[] =>
    turn.dueOn === null
      ? []
      : [
          {
            key: `turn/${turn.caseId}/${turn.task}`,
            kind: 'turn',
            day: turn.dueOn,
            title: turn.task,
            subject: [turn.number, turn.title].filter((t) => t !== null && t !== '').join('　'),
            rules: turn.rules.filter(isRuleNumber),
            roles: Object.hasOwn(ROLES, turn.role) ? [turn.role as RoleKey] : [],
            href: `/cases/${turn.caseId}`,
            note: null,
          },
        ],
  )
  return [...fromDuties, ...fromTurns]
}

/** Is the date told to somebody in one of the actor's posts? */
export const concerns = (actor: Actor, occasion: Occasion): boolean =>
  actor.authorities.some((a) => occasion.roles.includes(a.role))

/** By day; of one day what the directive gives comes first. */
export const inOrder = (list: readonly Occasion[]): readonly Occasion[] => {
  const rank = Object.keys(KIND_WORDS)
  return list.toSorted(
    (a, b) => a.day.localeCompare(b.day) || rank.indexOf(a.kind) - rank.indexOf(b.kind) || a.key.localeCompare(b.key),
  )
}

export const within = (list: readonly Occasion[], from: Day, to: Day): readonly Occasion[] =>
  list.filter(({ day }) => day >= from && day <= to)

/** What is owed several times over on one day, as one; the subjects together. The first tells where it leads. */
export type Gathered = Occasion & { subjects: readonly string[] }

export const gathered = (list: readonly Occasion[]): readonly Gathered[] => {
  const groups = new Map<string, Gathered>()
  for (const occasion of list) {
    const key = `${occasion.day} ${occasion.kind} ${occasion.title}`
    const before = groups.get(key)
    const subjects = [...(before?.subjects ?? []), ...(occasion.subject === '' ? [] : [occasion.subject])]
    groups.set(key, { ...(before ?? occasion), subjects })
  }
  return [...groups.values()]
}
