import { provisionOf, isRuleNumber } from '#directive/rules.ts'
import type { Actor } from '#kernel/pure/actor.ts'
import { clockText, dueText } from '#kernel/pure/clock-text.ts'
import { addDays, isWeekend, type Day } from '#kernel/pure/day.ts'
import { holidayName } from '#kernel/pure/holiday.ts'
import { monthDay, warekiYear } from '#kernel/pure/wareki.ts'
import { Days } from '#ui/days.tsx'
import { Empty } from '#ui/empty.tsx'
import { Held } from '#ui/held.tsx'
import { Key } from '#ui/key.tsx'
import { Provision } from '#ui/provision.tsx'
import { Columns, Section } from '#ui/section.tsx'
import { Status } from '#ui/status.tsx'
import { Table, type Column } from '#ui/table.tsx'
import { VerbMark } from '#ui/verb.tsx'
import type { Owed } from '../home/duties.ts'
import type { Told, Turn } from '../home/turns.ts'
import type { HeldThing } from '../http/product.ts'
import { designationIndex, designationsOf, type Designation } from './designations.ts'

export type Home = {
  actor: Actor
  today: Day
  turns: readonly Turn[]
  duties: readonly Owed[]
  held: readonly HeldThing[]
  notices: readonly Told[]
}

const mark = (due: string | null, today: Day) =>
  due === null ? undefined : due < today ? ('late' as const) : due === today ? ('today' as const) : undefined

/** When a thing is due: word, shape and colour, then the day. */
export const Due = ({ on, today }: { on: string | null; today: Day }) =>
  on === null ? (
    <span class="sub">期日なし</span>
  ) : (
    <span class="when">
      <Status word={on < today ? '期限超過' : on === today ? '本日' : '期限内'}>{dueText(on, today)}</Status>
      <small class="num">{monthDay(on)}</small>
    </span>
  )

const Rules = ({ rules }: { rules: readonly string[] }) => {
  const first = rules.find(isRuleNumber)
  return first ? <Provision label={provisionOf(first)} /> : null
}

const Stand = ({ list, role, postIds }: { list: readonly Designation[]; role: string; postIds: readonly string[] }) => {
  const nth = designationIndex(list, role, postIds)
  const found = list[nth]
  return found ? <Key nth={nth} name={found.name} /> : <span class="sub">本人</span>
}

export const TurnTable = ({ home, list }: { home: Pick<Home, 'turns' | 'today'>; list: readonly Designation[] }) => {
  const columns: Column<Turn>[] = [
    { title: '期限', cell: (t) => <Due on={t.dueOn} today={home.today} />, width: 10, foldTitle: false },
    {
      title: '何を・条項',
      names: true,
      cell: (t) => t.task,
      meta: (t) => (
        <>
          <Rules rules={t.rules} />
          <span>{t.title}</span>
        </>
      ),
    },
    { title: '部隊等', cell: (t) => t.unitName ?? '―' },
    { title: '立場', cell: (t) => <Stand list={list} role={t.role} postIds={[]} />, width: 3 },
  ]
  return (
    <Table
      caption="私を待っている手続"
      columns={columns}
      rows={home.turns}
      rowHref={(t) => `/cases/${t.caseId}`}
      rowMark={(t) => mark(t.dueOn, home.today)}
      empty={<Empty text="今、あなたの番の手続はありません。" act={{ text: '手続の一覧を見る', href: '/cases' }} />}
    />
  )
}

export const DutyTable = ({
  duties,
  today,
  list,
}: {
  duties: readonly Owed[]
  today: Day
  list: readonly Designation[]
}) => {
  const columns: Column<Owed>[] = [
    { title: '期日', cell: ({ row }) => <Due on={row.dueOn} today={today} />, width: 10, foldTitle: false },
    {
      title: '義務・条項',
      names: true,
      cell: ({ duty }) => duty.title,
      meta: ({ duty, row }) => (
        <>
          <Rules rules={duty.rules} />
          <span>{row.subject}</span>
          {duty.configurable === undefined ? null : <span>{`（${duty.configurable}）`}</span>}
        </>
      ),
    },
    { title: '立場', cell: ({ duty }) => <Stand list={list} role={duty.role} postIds={[]} />, width: 3 },
  ]
  return (
    <Table
      caption="私の義務"
      columns={columns}
      rows={duties}
      rowHref={({ row }) => row.href}
      rowMark={({ row }) => mark(row.dueOn, today)}
      empty={<Empty text="今、果たしていない義務はありません。" />}
    />
  )
}

const Notices = ({ notices, today }: { notices: readonly Told[]; today: Day }) => (
  <Section
    id="told"
    title="届いた知らせ"
    count={`${notices.length}件`}
    side={<a href="/notices">通知・連絡をすべて見る</a>}
  >
    <ul class="told notices">
      {notices.map((n) => (
        <li>
          <VerbMark verb={n.verb} />
          <a href={`/notices/${n.id}`}>{n.text}</a>
          <span class="sub num">
            {n.needsReceipt && n.receiveBy < today ? (
              <Status word="期限超過">{`受領 ${dueText(n.receiveBy, today)}`}</Status>
            ) : (
              clockText(n.at)
            )}
          </span>
          <form method="post" action={`/notices/${n.id}/${n.needsReceipt ? 'receive' : 'seen'}`}>
            <button class="link">{n.needsReceipt ? '受領を確認する' : '確認した'}</button>
          </form>
        </li>
      ))}
    </ul>
  </Section>
)

const heldGroups = (held: readonly HeldThing[], today: Day) =>
  [...new Set(held.map((h) => h.group))].map((group) => {
    const things = held.filter((h) => h.group === group)
    return {
      title: group,
      count: `${things.length}点`,
      things: things.map((h) => ({
        title: h.label,
        href: h.href,
        detail: h.detail,
        ...(h.dueOn === null
          ? {}
          : {
              due: `返却 ${monthDay(h.dueOn)}`,
              status: {
                word:
                  h.dueOn < today ? ('期限超過' as const) : h.dueOn === today ? ('本日' as const) : ('期限内' as const),
                children: dueText(h.dueOn, today),
              },
            }),
        mark: mark(h.dueOn, today),
      })),
    }
  })

const fortnight = (home: Home) =>
  Array.from({ length: 14 }, (_, nth) => {
    const date = addDays(home.today, nth)
    const holiday = holidayName(date)
    const entries = [
      ...home.turns.filter((t) => t.dueOn === date).map((t) => ({ text: t.task, href: `/cases/${t.caseId}` })),
      ...home.duties.filter((d) => d.row.dueOn === date).map((d) => ({ text: d.duty.title, href: d.row.href })),
    ].slice(0, 4)
    return { date, today: nth === 0, off: isWeekend(date) || holiday !== undefined, holiday, entries }
  })

const countOver = (home: Home) => {
  const dues = [...home.turns.map((t) => t.dueOn), ...home.duties.map((d) => d.row.dueOn)].filter((d) => d !== null)
  return {
    late: dues.filter((d) => d < home.today).length,
    today: dues.filter((d) => d === home.today).length,
  }
}

export const HomeSum = ({ home }: { home: Home }) => {
  const { late, today } = countOver(home)
  return (
    <p class="sum">
      <span>
        お待ちの手続 <b>{`${home.turns.length}件`}</b>
      </span>
      {late === 0 ? null : <Status word="期限超過">{`期限超過 ${late}件`}</Status>}
      {today === 0 ? null : <Status word="本日">{`本日 ${today}件`}</Status>}
    </p>
  )
}

/** 「本日の務め」: what waits for me, what I owe, what I hold. */
export const HomePage = ({ home }: { home: Home }) => {
  const list = designationsOf(home.actor)
  const year = warekiYear(home.today)
  return (
    <Columns
      side={
        <>
          <Section id="held" title="預かっているもの" count={`${home.held.length}点`}>
            {home.held.length === 0 ? (
              <Empty
                text="預かっているものはありません。"
                act={{ text: '媒体を借りる・持ち出す', href: '/registers/media?state=kept' }}
              />
            ) : (
              <Held groups={heldGroups(home.held, home.today)} />
            )}
          </Section>
          <Section id="days" title="14日間" count={year}>
            <Days days={fortnight(home)} />
          </Section>
        </>
      }
    >
      {home.notices.length === 0 ? null : <Notices notices={home.notices} today={home.today} />}
      <Section id="turns" title="私を待っている手続" count={`${home.turns.length}件`} side="期限の早い順">
        <TurnTable home={home} list={list} />
      </Section>
      <Section
        id="duties"
        title="私の義務"
        count={`${home.duties.length}件`}
        side={<a href="/duties">義務をすべて見る</a>}
      >
        <DutyTable duties={home.duties.slice(0, 12)} today={home.today} list={list} />
      </Section>
    </Columns>
  )
}
