import { EVERYTHING, readAs, writeAs, type Tx } from '#kernel/db/database.ts'
import { Fault } from '#kernel/http/fault.ts'
import { formOf, param, queryOf, read, type Route, type SignedVisit, type Visit } from '#kernel/http/route.ts'
import { isId } from '#kernel/id.ts'
import { frame } from '#kernel/pages/frame.tsx'
import type { Actor } from '#kernel/pure/actor.ts'
import { addDays, dayOf, type Day } from '#kernel/pure/day.ts'
import { fiscalYearEnd, fiscalYearLabel, fiscalYearOf, fiscalYearStart } from '#kernel/pure/fiscal-year.ts'
import type { Content } from '#ui/content.ts'
import { Banner } from '#ui/banner.tsx'
import type { FieldFault } from '#ui/error-summary.tsx'
import { ComingPage } from './coming-page.tsx'
import { comingPage } from './coming-store.ts'
import { icsOf } from './feed.ts'
import { createFeed, feedsOf, isFeedSecret, MOST_FEEDS, personOfFeed, revokeFeed } from './feed-store.ts'
import { FeedsPage } from './feed-page.tsx'
import { AHEAD_DAYS, byPost, NextPage } from './next-page.tsx'
import { concerns, inOrder, owedBy, within, yearOf, type Occasion } from './occasions.ts'
import { YearPage } from './year-page.tsx'

type LoadActor = (tx: Tx, personId: string, day: Day) => Promise<Actor | null>

export type CalendarNeeds = { loadActor: LoadActor; origins: readonly string[] }

const yearAsked = (visit: SignedVisit, today: Day): number => {
  const typed = Number(queryOf(visit)['year'])
  return Number.isInteger(typed) && typed >= 2000 && typed <= 2200 ? typed : fiscalYearOf(today)
}

const CRUMBS = [{ text: '義務', href: '/duties' }] as const

const owedNow = (visit: SignedVisit, today: Day) =>
  read(visit, (tx) => owedBy(tx, visit.product.duties, visit.actor, today))

const year = async (visit: SignedVisit) => {
  const today = dayOf(visit.at)
  const of = yearAsked(visit, today)
  const all = queryOf(visit)['of'] === 'all'
  const dates = yearOf(of).filter((o) => all || concerns(visit.actor, o))
  const owed = within(await owedNow(visit, today), fiscalYearStart(of), fiscalYearEnd(of))
  const title = `年間の予定　${fiscalYearLabel(of)}`
  return visit.c.html(
    frame(visit, {
      title,
      under: '/duties',
      crumbs: [...CRUMBS, { text: title }],
      children: <YearPage year={of} today={today} all={all} occasions={inOrder([...dates, ...owed])} />,
    }),
  )
}

/** What a person is told of the days up to one: the dates of the directive, and all that is owed, late or not. */
const upTo = (actor: Actor, owed: readonly Occasion[], today: Day, last: Day): readonly Occasion[] => {
  const dates = [...yearOf(fiscalYearOf(today)), ...yearOf(fiscalYearOf(today) + 1)].filter((o) => concerns(actor, o))
  return inOrder([...within(dates, today, last), ...owed.filter((o) => o.day <= last)])
}

const nextFrame = (visit: SignedVisit, all: boolean, children: Content) =>
  visit.c.html(
    frame(visit, {
      title: 'これからの90日',
      under: '/duties',
      lead: '期日を過ぎたものと、90日のうちに来る期日です。',
      titleSide: (
        <p class="screen-only">
          {all ? (
            <a href="/calendar/next">私の官職ごとに見る</a>
          ) : (
            <a href="/calendar/next?of=all">見える範囲の全てを見る</a>
          )}
        </p>
      ),
      crumbs: [...CRUMBS, { text: '年間の予定', href: '/calendar' }, { text: 'これからの90日' }],
      children,
    }),
  )

const next = async (visit: SignedVisit) => {
  const today = dayOf(visit.at)
  const query = queryOf(visit)
  if (query['of'] === 'all') {
    const page = await read(visit, (tx) => comingPage(tx, query, addDays(today, AHEAD_DAYS)))
    return nextFrame(visit, true, <ComingPage page={page} today={today} />)
  }
  const coming = upTo(visit.actor, await owedNow(visit, today), today, addDays(today, AHEAD_DAYS))
  return nextFrame(visit, false, <NextPage groups={byPost(visit.actor, coming)} today={today} />)
}

/** As others reach the product: behind a proxy by its public name. */
const originOf = ({ c }: Visit, origins: readonly string[]): string => origins[0] ?? new URL(c.req.url).origin

type Shown = { name?: string; errors?: readonly FieldFault[]; made?: string; said?: string }

const showFeeds = async (visit: SignedVisit, of: Shown = {}) => {
  const feeds = await read(visit, (tx) => feedsOf(tx, visit.actor.personId))
  const { name = '', errors = [], made, said = queryOf(visit)['said'] } = of
  const banner =
    made === undefined ? (
      said === 'revoked' ? (
        <Banner kind="success" sentence="アドレスを取り消しました。" />
      ) : undefined
    ) : (
      <Banner kind="success" sentence="アドレスを作りました。次のアドレスは、この画面を離れると二度と表示されません。">
        <p>
          <code class="token">{made}</code>
        </p>
        <p>
          予定表ソフトの「インターネット上の予定表を購読する」などに貼り付けてください。このアドレスを知る人には期日が見えます。人に渡さないでください。
        </p>
      </Banner>
    )
  return visit.c.html(
    frame(visit, {
      title: '予定表ソフトに取り込む',
      under: '/duties',
      crumbs: [...CRUMBS, { text: '年間の予定', href: '/calendar' }, { text: '取り込み' }],
      lead: '義務と手続の期日を、お使いの予定表ソフト（iCalendarを読めるもの）に取り込みます。',
      banner,
      children: <FeedsPage feeds={feeds} name={name} errors={errors} at={visit.at} />,
    }),
    errors.length > 0 ? 422 : 200,
  )
}

const refuseManagers = ({ session }: SignedVisit) => {
  if (session.administrator) throw new Fault(403, 'システム管理者は、義務を負わないため、予定の取り込みはありません。')
}

const make = async (visit: SignedVisit, origins: readonly string[]) => {
  refuseManagers(visit)
  const typed = (await formOf(visit))['name']
  const name = (typeof typed === 'string' ? typed : '').trim()
  const fault = (text: string) => showFeeds(visit, { name, errors: [{ field: 'name', text }] })
  if (name === '' || name.length > 100 || name.includes('\0')) return fault('「名前」を100文字までで入力してください。')
  const { product, actor, at } = visit
  const secret = await writeAs(product.db, actor, (tx) => createFeed(tx, actor.personId, name, at))
  if (secret === null) return fault(`使用中のアドレスは${MOST_FEEDS}件までです。使わないものを取り消してください。`)
  return showFeeds(visit, { made: `${originOf(visit, origins)}/calendar/feed/${secret}.ics` })
}

const revoke = async (visit: SignedVisit) => {
  const id = (await formOf(visit))['feed']
  const { product, actor, at } = visit
  if (typeof id === 'string' && isId(id))
    await writeAs(product.db, actor, (tx) => revokeFeed(tx, actor.personId, id, at))
  return visit.c.redirect('/calendar/feeds?said=revoked', 303)
}

const PRODUCT = { reach: EVERYTHING, personId: null }

/** Whoever has no live secret learns nothing, not even that there are such addresses. */
const notThere = () => new Fault(404, 'その画面はありません。')

const feed = async (visit: Visit, { loadActor, origins }: CalendarNeeds) => {
  const { product, at, c } = visit
  const secret = param(visit, 'secret').replace(/\.ics$/, '')
  if (!isFeedSecret(secret)) throw notThere()
  const today = dayOf(at)
  const personId = await writeAs(product.db, PRODUCT, (tx) => personOfFeed(tx, secret, at, today))
  const actor = personId === null ? null : await readAs(product.db, PRODUCT, (tx) => loadActor(tx, personId, today))
  if (!actor) throw notThere()
  const owed = await readAs(product.db, actor, (tx) => owedBy(tx, product.duties, actor, today))
  const occasions = upTo(actor, owed, today, addDays(today, 400))
  const ics = icsOf({ personId: actor.personId, occasions, origin: originOf(visit, origins), today })
  return c.body(ics, 200, {
    'content-type': 'text/calendar; charset=utf-8',
    'content-disposition': 'inline; filename="duties.ics"',
  })
}

/** 年間の予定: the dates of the year, what is coming, and an address for calendar programs. */
export const calendarRoutes = (needs: CalendarNeeds): readonly Route[] => [
  { method: 'GET', path: '/calendar', who: 'signed-in', handle: year },
  { method: 'GET', path: '/calendar/next', who: 'signed-in', handle: next },
  { method: 'GET', path: '/calendar/feeds', who: 'signed-in', handle: (visit) => showFeeds(visit) },
  { method: 'POST', path: '/calendar/feeds', who: 'signed-in', handle: (visit) => make(visit, needs.origins) },
  { method: 'POST', path: '/calendar/feeds/revoke', who: 'signed-in', handle: revoke },
  { method: 'GET', path: '/calendar/feed/:secret', who: 'anyone', handle: (visit) => feed(visit, needs) },
]
