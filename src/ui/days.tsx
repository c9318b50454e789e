import type { Link } from '#ui/content.ts'

export type Day = {
  /** YYYY-MM-DD */
  date: string
  today?: boolean | undefined
  /** The office is closed: a weekend or a holiday. */
  off?: boolean | undefined
  /** 「勤労感謝の日」 */
  holiday?: string | undefined
  entries: readonly Link[]
}

const weekdays = ['日', '月', '火', '水', '木', '金', '土'] as const

/** Day and weekday of a written date; read as UTC so that no time zone can move it. */
const read = (date: string) => {
  const day = new Date(`${date}T00:00:00Z`)
  const number = day.getUTCDate()
  return {
    weekday: weekdays[day.getUTCDay()] ?? '',
    number: number === 1 ? `${day.getUTCMonth() + 1}/1` : String(number),
  }
}

const classOf = ({ today, off, date }: Day) =>
  [today && 'now', off && 'off', read(date).weekday === '日' && 'wk'].filter(Boolean).join(' ') || undefined

const DayRow = ({ day }: { day: Day }) => {
  const { weekday, number } = read(day.date)
  return (
    <li class={classOf(day)} aria-current={day.today ? 'date' : undefined}>
      <b class="num">
        <time datetime={day.date}>{number}</time>
      </b>
      <span class="w">
        {weekday}
        <span class="vh">曜日</span>
      </span>
      <span>
        {day.holiday === undefined ? null : <b class="hol">{day.holiday}</b>}
        {day.entries.map(({ text, href }) => (
          <a href={href}>{text}</a>
        ))}
      </span>
    </li>
  )
}

/** The coming days, one line each, empty ones too. */
export const Days = ({ days }: { days: readonly Day[] }) => (
  <ol class="days">
    {days.map((day) => (
      <DayRow day={day} />
    ))}
  </ol>
)
