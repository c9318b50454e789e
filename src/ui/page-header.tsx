import type { Content, When } from '#ui/content.ts'
import { Key } from '#ui/key.tsx'

export type NavLink = {
  text: string
  href: string
  current?: boolean | undefined
  /** 「6」 beside the word. */ count?: number | undefined
}

export type Search = {
  action: string
  value?: string | undefined
  autofocus?: boolean | undefined
  placeholder?: string | undefined
}

export type Viewer = {
  /** 「統合幕僚監部 指揮通信システム部」 */
  unit: string
  /** 官職 */
  post: string
  rank: string
  name: string
  /** What the viewer is designated as, in the order that gives 甲, 乙, 丙 … ; `note` is the annex or the extent. */
  designations: readonly { name: string; note?: string | undefined }[]
  /** Who is being acted for, when acting as a deputy: 「指揮通信システム企画課長の代理」. */
  deputyFor?: string | undefined
  /** Links and the form to sign out, shown beside the date. */
  account?: Content
}

export type PageHeaderProps = {
  now: When
  viewer?: Viewer | undefined
  nav?: readonly NavLink[] | undefined
  search?: Search | undefined
}

/** The handling rule and the time, on every page, above everything else. */
const Notice = ({ now, account }: { now: When; account: Content }) => (
  <div class="notice">
    <div class="wrap">
      <span>秘密以上の内容と流出した内容は、ここに書かない。所在だけを記す。</span>
      <span class="at">
        <time class="num" datetime={now.iso}>
          {now.text}
        </time>
        {account}
      </span>
    </div>
  </div>
)

const Person = ({ viewer }: { viewer: Viewer }) => (
  <p class="unit">
    <small>{viewer.unit}</small>
    <b>{viewer.post}</b>
    {'　'}
    <span class="nw">{`${viewer.rank} ${viewer.name}`}</span>
    {viewer.deputyFor === undefined ? null : <span class="deputy">{viewer.deputyFor}</span>}
  </p>
)

const Designations = ({ designations }: { designations: Viewer['designations'] }) =>
  designations.length === 0 ? null : (
    <>
      <input type="checkbox" id="posts-shown" class="fold-box" />
      <label for="posts-shown" class="posts-label">{`指定 ${designations.length}件を出す`}</label>
      <ul class="posts" aria-label={`指定を受けている責任者（${designations.length}）`}>
        {designations.map(({ name, note }, nth) => (
          <li>
            <Key nth={nth} />
            <span>{note === undefined ? name : `${name}（${note}）`}</span>
          </li>
        ))}
      </ul>
    </>
  )

const Nav = ({ nav }: { nav: readonly NavLink[] }) => (
  <nav aria-label="主な画面">
    <ul class="nav">
      {nav.map(({ text, href, current, count }) => (
        <li>
          <a href={href} aria-current={current ? 'page' : undefined}>
            {text}
            {count === undefined ? null : <span class="n num">{count}</span>}
          </a>
        </li>
      ))}
    </ul>
  </nav>
)

const SearchForm = ({ action, value, autofocus, placeholder = '登録番号を読み取る・名称や条項で探す' }: Search) => (
  <form class="scan" role="search" action={action}>
    <label class="vh" for="q">
      読み取り・検索
    </label>
    <search-field>
      <input
        id="q"
        name="q"
        type="search"
        value={value}
        placeholder={placeholder}
        autocomplete="off"
        autofocus={autofocus || undefined}
      />
    </search-field>
    <button class="btn p">探す</button>
  </form>
)

/** Who is here, as what, and where they can go. */
export const PageHeader = ({ now, viewer, nav = [], search }: PageHeaderProps) => (
  <header>
    <Notice now={now} account={viewer?.account} />
    <div class="top">
      <div class="wrap">
        <div class="id">
          <a class="brand" href="/">
            <span aria-hidden="true">守</span>
            <b>情報保証業務</b>
          </a>
          {viewer === undefined ? null : <Person viewer={viewer} />}
          {viewer === undefined ? null : <Designations designations={viewer.designations} />}
        </div>
        {nav.length === 0 && search === undefined ? null : (
          <div class="bar">
            {nav.length === 0 ? null : <Nav nav={nav} />}
            {search === undefined ? null : <SearchForm {...search} />}
          </div>
        )}
      </div>
    </div>
  </header>
)
