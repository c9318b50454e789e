import { PROMPT_CLOCKS } from '#directive/calendar.ts'
import { provisionOf } from '#directive/rules.ts'
import { addMonths, lastDayOfMonth, partsOfDay, type Day } from '#kernel/pure/day.ts'
import { fiscalYearLabel, fiscalYearStart } from '#kernel/pure/fiscal-year.ts'
import { monthDay, warekiYear } from '#kernel/pure/wareki.ts'
import { ButtonLink, Buttons } from '#ui/button.tsx'
import { Provision } from '#ui/provision.tsx'
import { Section } from '#ui/section.tsx'
import { Status } from '#ui/status.tsx'
import { minutesText } from './minutes-text.ts'
import { FirstRule, KindMark, rolesText } from './occasion-marks.tsx'
import { gathered, within, type Gathered, type Occasion } from './occasions.ts'

export type YearModel = { year: number; today: Day; all: boolean; occasions: readonly Occasion[] }

const MOST_SUBJECTS = 50

const One = ({ occasion, today }: { occasion: Gathered; today: Day }) => {
  const { day, kind, title, subjects, note } = occasion
  const many = subjects.length > 1
  const href = many ? '/duties' : occasion.href
  const owed = kind === 'duty' || kind === 'turn'
  return (
    <li aria-current={day === today ? 'date' : undefined}>
      <p class="on">
        <time datetime={day} class="num">
          {monthDay(day)}
        </time>
        <KindMark kind={kind} />
        {owed && day < today ? <Status word="期限超過" /> : null}
      </p>
      <p>
        <a href={href}>{title}</a>
        {many ? <b>{`　${subjects.length}件`}</b> : null}
        {subjects.length === 1 ? <span class="sub">{`　${subjects[0] ?? ''}`}</span> : null}
      </p>
      <p class="sub">
        <FirstRule rules={occasion.rules} />
        {owed ? null : `　${rolesText(occasion)}`}
      </p>
      {many ? (
        <details class="sub">
          <summary>内訳</summary>
          <ul class="plain">
            {subjects.slice(0, MOST_SUBJECTS).map((subject) => (
              <li>{subject}</li>
            ))}
            {subjects.length > MOST_SUBJECTS ? <li>{`ほか${subjects.length - MOST_SUBJECTS}件`}</li> : null}
          </ul>
        </details>
      ) : null}
      {note === null ? null : <p class="sub">{note}</p>}
    </li>
  )
}

const MOST_IN_A_MONTH = 30

const Month = ({ first, occasions, today }: { first: Day; occasions: readonly Occasion[]; today: Day }) => {
  const { year, month } = partsOfDay(first)
  const last = `${first.slice(0, 8)}${String(lastDayOfMonth(year, month)).padStart(2, '0')}`
  const here = gathered(within(occasions, first, last))
  const more = here.length - MOST_IN_A_MONTH
  return (
    <section
      class={today.startsWith(first.slice(0, 7)) ? 'month now' : 'month'}
      aria-labelledby={`m-${first.slice(0, 7)}`}
    >
      <h2 id={`m-${first.slice(0, 7)}`}>
        {`${month}月`}
        <span class="sub">{`　${warekiYear(first)}`}</span>
        {today.startsWith(first.slice(0, 7)) ? <span class="sub">　今月</span> : null}
      </h2>
      {here.length === 0 ? (
        <p class="sub">期日はありません。</p>
      ) : (
        <ol>
          {here.slice(0, MOST_IN_A_MONTH).map((occasion) => (
            <One occasion={occasion} today={today} />
          ))}
        </ol>
      )}
      {more > 0 ? (
        <p>
          <a href="/duties">{`このほか${more}件`}</a>
        </p>
      ) : null}
    </section>
  )
}

const Prompt = () => (
  <Section id="prompt" title="日でなく「速やかに」求められるもの" side="達は時間を定めていません">
    <ul class="plain">
      {PROMPT_CLOCKS.map((clock) => (
        <li>
          {clock.title}{' '}
          <Provision label={provisionOf(clock.rules[0] ?? 'R001')} href={`/rules/${clock.rules[0] ?? ''}`} />
          <span class="sub">{`　${clock.warnAfterMinutes.map(minutesText).join('・')}で注意を出す（本製品の設定）`}</span>
        </li>
      ))}
    </ul>
  </Section>
)

/** The twelve months of a 年度 with what is due in each. */
export const YearPage = ({ year, today, all, occasions }: YearModel) => {
  const start = fiscalYearStart(year)
  const here = (of: number, everything: boolean) => `/calendar?year=${of}${everything ? '&of=all' : ''}`
  return (
    <>
      <div class="screen-only calendar-tools">
        <nav aria-label="年度">
          <a href={here(year - 1, all)}>{`前の年度（${fiscalYearLabel(year - 1)}）`}</a>
          <a href={here(year + 1, all)}>{`次の年度（${fiscalYearLabel(year + 1)}）`}</a>
          <a href={here(year, !all)}>{all ? '私の官職に関わるものだけにする' : '全ての官職のものを見る'}</a>
        </nav>
        <Buttons>
          <ButtonLink href="/calendar/next">これからの90日（官職ごと）</ButtonLink>
          <ButtonLink href={`/forms/duty-calendar.pdf?year=${year}`}>年間予定表を印刷する（全ての官職）</ButtonLink>
          <ButtonLink href="/calendar/feeds">予定表ソフトに取り込む</ButtonLink>
        </Buttons>
      </div>
      <p class="help">
        「達の定め」は達が日を定めているもの、「本製品の設定」は達に日の定めがなく本製品が目安として置いたものです。「義務」と「手続」は、今、あなたの官職が負っているものの期日です。
      </p>
      <div class="months">
        {Array.from({ length: 12 }, (_, nth) => (
          <Month first={addMonths(start, nth)} occasions={occasions} today={today} />
        ))}
      </div>
      <Prompt />
    </>
  )
}
