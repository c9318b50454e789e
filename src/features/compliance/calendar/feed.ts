import { createHash } from 'node:crypto'
import ical, { ICalEventBusyStatus } from 'ical-generator'
import { provisionOf } from '#directive/rules.ts'
import { addDays, type Day } from '#kernel/pure/day.ts'
import { KIND_WORDS, type Occasion } from './occasions.ts'

const PRODUCT = { company: 'Mamori', product: 'Duty calendar', language: 'JA' }
const REFRESH_SECONDS = 6 * 3600

/** A date has no zone: read as UTC so that no machine's own zone can move it. */
const dateOnly = (day: Day) => new Date(`${day}T00:00:00Z`)

/** The same for good, and telling nothing: another person's calendar has another for the same thing. */
const uidOf = (personId: string, key: string) =>
  `${createHash('sha256').update(`${personId} ${key}`).digest('hex').slice(0, 40)}@mamori`

const heading = ({ kind, title }: Occasion) => (kind === 'turn' ? `手続の期日：${title}` : title)

const told = ({ kind, rules, note }: Occasion) =>
  [
    `${KIND_WORDS[kind]}${rules.length === 0 ? '' : `　${rules.map(provisionOf).join('、')}`}`,
    ...(note === null ? [] : [note]),
  ].join('\n')

/**
 * The dates as RFC 5545 writes them: days without a time, Japanese, each with an id that stays. Nothing of a person or of a
 * case is in it but what is to be done and where to open it: what the subject of a duty is called never leaves.
 */
export const icsOf = (of: { personId: string; occasions: readonly Occasion[]; origin: string; today: Day }): string => {
  const calendar = ical({ name: '情報保証の務め', prodId: PRODUCT, ttl: REFRESH_SECONDS })
  // Days float by themselves; this tells programs that ask for a zone which one is meant.
  calendar.x('X-WR-TIMEZONE', 'Asia/Tokyo')
  for (const occasion of of.occasions)
    calendar.createEvent({
      id: uidOf(of.personId, occasion.key),
      start: dateOnly(occasion.day),
      end: dateOnly(addDays(occasion.day, 1)),
      allDay: true,
      stamp: dateOnly(of.today),
      summary: heading(occasion),
      description: told(occasion),
      url: new URL(occasion.href, of.origin).toString(),
      busystatus: ICalEventBusyStatus.FREE,
    })
  return `${calendar.toString()}\r\n`
}
