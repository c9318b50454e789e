import { raw } from 'hono/html'
import type { Content, Link, When } from '#ui/content.ts'
import { IconSprite } from '#ui/icons.tsx'
import { PageHeader, type NavLink, type Search, type Viewer } from '#ui/page-header.tsx'

export type PageProps = {
  /** Names the page: first in the window's title, and the heading unless `heading` says otherwise. */
  title: string
  /** Replaces the heading's words; `false` for a page that brings its own. */
  heading?: Content
  /** At the right of the heading: a sum, a chip, a link. */
  titleSide?: Content
  /** Under the heading, before everything else: state and facts. */
  lead?: Content
  /** Address of a built asset by its plain name (`mamori.css`, `mamori.js`, `favicon.svg`), so that names may carry a hash. */
  assets: (name: string) => string
  now: When
  /** Absent on pages for those who are not signed in: then no posts, no screens, no search. */
  viewer?: Viewer | undefined
  nav?: readonly NavLink[] | undefined
  search?: Search | undefined
  /** Where the page stands, from the outermost; the page itself last, without address. */
  crumbs?: readonly (Link | { text: string })[] | undefined
  /** A banner above the heading, such as the receipt of what was just done. */
  banner?: Content
  footer?: { left?: Content; right?: Content } | undefined
  /** Further modules this page needs, by plain asset name. */
  modules?: readonly string[] | undefined
  /** More for the document's head. */
  head?: Content
  children?: Content
}

const Crumbs = ({ crumbs }: { crumbs: readonly (Link | { text: string })[] }) => (
  <nav aria-label="現在の場所">
    <ol class="crumb">
      {crumbs.map((crumb) =>
        'href' in crumb ? (
          <li>
            <a href={crumb.href}>{crumb.text}</a>
          </li>
        ) : (
          <li aria-current="page">{crumb.text}</li>
        ),
      )}
    </ol>
  </nav>
)

/** The whole document. No inline style and no inline script, so that the strictest content security policy holds. */
export const Page = (props: PageProps) => {
  const { title, heading = title, titleSide, lead, assets, now, viewer, nav, search, crumbs, banner, footer } = props
  return (
    <>
      {raw('<!DOCTYPE html>')}
      <html lang="ja">
        <head>
          <meta charset="utf-8" />
          <meta name="viewport" content="width=device-width, initial-scale=1" />
          <title>{`${title}｜情報保証業務`}</title>
          <link rel="icon" href={assets('favicon.svg')} type="image/svg+xml" />
          <link rel="stylesheet" href={assets('mamori.css')} />
          <script type="module" src={assets('mamori.js')}></script>
          {(props.modules ?? []).map((name) => (
            <script type="module" src={assets(name)}></script>
          ))}
          {props.head}
        </head>
        <body>
          <a class="skip" href="#main">
            本文へ移る
          </a>
          <IconSprite />
          <PageHeader now={now} viewer={viewer} nav={nav} search={search} />
          <main id="main" class="wrap" tabindex={-1}>
            {banner}
            {crumbs === undefined || crumbs.length === 0 ? null : <Crumbs crumbs={crumbs} />}
            {heading === false ? null : (
              <div class={lead === undefined ? 'title' : 'title led'}>
                <h1>{heading}</h1>
                {titleSide === undefined ? null : <div>{titleSide}</div>}
              </div>
            )}
            {lead}
            {props.children}
          </main>
          <footer class="foot">
            <div class="wrap">
              <span>{footer?.left ?? '情報保証業務'}</span>
              <span>{footer?.right}</span>
            </div>
          </footer>
        </body>
      </html>
    </>
  )
}
