import { isRuleNumber, provisionOf } from '#directive/rules.ts'
import type { Turn } from '#kernel/home/turns.ts'
import type { Owed } from '#kernel/home/duties.ts'
import { FOOT, ORIGIN, type Letter } from '#kernel/mail/words.ts'
import { dueText } from '#kernel/pure/clock-text.ts'
import { addDays, type Day } from '#kernel/pure/day.ts'
import { monthDay, wareki, warekiWithWeekday } from '#kernel/pure/wareki.ts'
import type { MailChoice } from '../words.ts'

export type DailyFacts = {
  choice: MailChoice
  today: Day
  turns: readonly Turn[]
  duties: readonly Owed[]
  /** Notices that wait to be opened or received. */
  waiting: number
}

/** One line of the mail: what, by when, by which provision, and where. Nothing of what the case is about. */
type Line = { what: string; dueOn: Day | null; provision: string; href: string }

const citing = (rules: readonly string[]): string => {
  const first = rules.find(isRuleNumber)
  return first ? provisionOf(first) : ''
}

/** A duty whose very case waits for the person already, by the same day, is one thing to do and one line. */
const linesOf = (facts: DailyFacts): readonly Line[] => {
  const turns = facts.turns.map((t) => ({
    what: t.number === null ? t.task : `${t.task}（${t.number}）`,
    dueOn: t.dueOn,
    provision: citing(t.rules),
    href: `/cases/${t.caseId}`,
  }))
  const duties = facts.duties.map(({ duty, row }) => ({
    what: duty.title,
    dueOn: row.dueOn,
    provision: citing(duty.rules),
    href: row.href,
  }))
  return [...turns, ...duties.filter((d) => !turns.some((t) => t.href === d.href && t.dueOn === d.dueOn))]
}

const MOST_SHOWN = 20

const written = (line: Line, today: Day): readonly string[] => [
  [
    '・',
    line.dueOn === null ? '' : `${monthDay(line.dueOn)}まで（${dueText(line.dueOn, today)}）　`,
    line.what,
    line.provision === '' ? '' : `　${line.provision}`,
  ].join(''),
  `　${ORIGIN}${line.href}`,
]

const part = (title: string, lines: readonly Line[], today: Day): readonly string[] =>
  lines.length === 0
    ? []
    : [
        `■ ${title}（${lines.length}件）`,
        ...lines.slice(0, MOST_SHOWN).flatMap((line) => written(line, today)),
        ...(lines.length > MOST_SHOWN ? [`・ほか${lines.length - MOST_SHOWN}件　${ORIGIN}/`] : []),
        '',
      ]

const counted = (parts: readonly (readonly [string, number])[]): string =>
  parts
    .filter(([, n]) => n > 0)
    .map(([word, n]) => `${word} ${n}件`)
    .join('・')

/**
 * The one mail of a day, or null where there is nothing to say: 「まとめて」 tells everything that waits, 「すぐに」 only what is
 * due by tomorrow, 「受けない」 only what is overdue, which nobody can silence.
 */
export const dailyLetter = (facts: DailyFacts): Letter | null => {
  const { today, choice } = facts
  const tomorrow = addDays(today, 1)
  const lines = linesOf(facts).toSorted((a, b) => (a.dueOn ?? '9999').localeCompare(b.dueOn ?? '9999'))
  const late = lines.filter((l) => l.dueOn !== null && l.dueOn < today)
  const now = choice === 'none' ? [] : lines.filter((l) => l.dueOn === today)
  const next = choice === 'none' ? [] : lines.filter((l) => l.dueOn === tomorrow)
  const later = choice === 'daily' ? lines.filter((l) => l.dueOn === null || l.dueOn > tomorrow) : []
  const waiting = choice === 'daily' ? facts.waiting : 0
  const sum = counted([
    ['期限超過', late.length],
    ['本日', now.length],
    ['明日', next.length],
    ['知らせ', waiting],
    ['そのほか', later.length],
  ])
  if (sum === '') return null
  return {
    subject: `【${choice === 'daily' ? '日ごとのまとめ' : '期限の知らせ'}】${wareki(today)}　${sum}`,
    body: [
      `${warekiWithWeekday(today)}現在、あなた又はあなたの官職に次のものがあります。`,
      '',
      ...part('期限を過ぎています', late, today),
      ...part('本日が期限です', now, today),
      ...part('明日が期限です', next, today),
      ...(waiting === 0
        ? []
        : [`■ 開いていない、又は受領を確認していない知らせ（${waiting}件）`, `　${ORIGIN}/notices`, '']),
      ...part('そのほかに待っているもの', later, today),
      ...FOOT,
    ].join('\n'),
  }
}
