import { fullClockText } from '#kernel/pure/clock-text.ts'
import { clockText } from '#kernel/pure/clock-text.ts'
import type { Content, Link } from '#ui/content.ts'
import { Page } from '#ui/page.tsx'
import type { Viewer } from '#ui/page-header.tsx'
import type { Actor } from '../pure/actor.ts'
import type { Product } from '../http/product.ts'
import type { Visit } from '../http/route.ts'
import { designationsOf } from './designations.ts'

export const NAV = [
  { text: '本日の務め', href: '/' },
  { text: '台帳', href: '/registers' },
  { text: '読取卓', href: '/desk' },
  { text: 'リスク管理', href: '/systems' },
  { text: '手続', href: '/cases' },
  { text: '通知・連絡', href: '/notices' },
  { text: '義務', href: '/duties' },
  { text: '条項', href: '/rules' },
  { text: '履行状況', href: '/compliance' },
  { text: '記録', href: '/ledger' },
] as const

/** Only for those who manage the system. */
const MANAGE = { text: '利用者', href: '/accounts' } as const

const navOf = (actor: Actor) => [...NAV, ...(actor.authorities.some((a) => a.role === 'ADMIN') ? [MANAGE] : [])]

export type FrameProps = {
  title: string
  heading?: Content
  titleSide?: Content
  lead?: Content
  crumbs?: readonly (Link | { text: string })[]
  banner?: Content
  /** The entry of the main menu this page belongs to. */
  under?: (typeof NAV)[number]['href'] | typeof MANAGE.href
  query?: string
  modules?: readonly string[]
  /** More for the page's head. */
  head?: Content
  autofocusSearch?: boolean
  children?: Content
}

const Account = ({ name }: { name: string }) => (
  <span class="account">
    <a href="/account">{name}</a>
    <form method="post" action="/sign-out">
      <button class="link">サインアウト</button>
    </form>
  </span>
)

const viewerOf = (actor: Actor): Viewer => {
  const [first] = actor.posts
  return {
    unit: first?.unitName ?? '',
    post: actor.posts.map((p) => p.title).join('・') || (actor.authorities[0]?.postTitle ?? ''),
    rank: actor.rank,
    name: actor.name,
    designations: designationsOf(actor).map((d) => ({ name: d.name, note: d.note })),
    account: <Account name="利用者の設定" />,
  }
}

const ledgerLine = (product: Product): string => {
  const checked = product.ledger.checkedAt()
  const faultless = product.ledger.faultless()
  const size = `記録 封かん済み ${product.ledger.headSize().toLocaleString('ja-JP')}葉`
  if (checked === null || faultless === null) return `${size}　照合：これから`
  return `${size}　${clockText(checked)}の照合：${faultless ? '異常なし' : '異常あり'}`
}

/** Every page of a visitor (asked for anew on the way back too: an old copy of a case would mislead): who is here, where they can go, and the record's state at the foot. */
export const frame = (visit: Pick<Visit, 'product' | 'actor' | 'at'>, props: FrameProps) => {
  const { product, actor, at } = visit
  return (
    <Page
      title={props.title}
      heading={props.heading}
      titleSide={props.titleSide}
      lead={props.lead}
      assets={product.asset}
      now={{ iso: at.toISOString(), text: fullClockText(at) }}
      viewer={actor ? viewerOf(actor) : undefined}
      nav={actor ? navOf(actor).map((n) => ({ ...n, current: n.href === props.under })) : undefined}
      search={actor ? { action: '/search', value: props.query, autofocus: props.autofocusSearch } : undefined}
      crumbs={props.crumbs}
      banner={props.banner}
      head={
        <>
          <meta name="turbo-cache-control" content="no-cache" />
          {props.head}
        </>
      }
      modules={props.modules}
      footer={{
        left: product.demo ? '見本のデータで動いています。氏名・番号は、すべて架空のものです。' : '情報保証業務',
        right: actor ? ledgerLine(product) : undefined,
      }}
    >
      {props.children}
    </Page>
  )
}
