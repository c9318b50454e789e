import type { Content } from '#ui/content.ts'
import { CaseParts } from '#ui/gallery/cases.tsx'
import { FormParts } from '#ui/gallery/forms.tsx'
import { ListParts } from '#ui/gallery/lists.tsx'
import type { Viewer } from '#ui/page-header.tsx'
import { Page } from '#ui/page.tsx'

const viewer: Viewer = {
  unit: '統合幕僚監部 指揮通信システム部',
  post: '指揮通信システム企画課長',
  rank: '1等空佐',
  name: '水城 航',
  deputyFor: '部長の代理',
  designations: [
    { name: '部隊等情報保証責任者', note: '付紙第2' },
    { name: '情報システム情報保証責任者（整備）15システム', note: '付紙第1' },
    { name: 'サイバー攻撃等対処責任者' },
  ],
  account: (
    <form method="post" action="/sign-out">
      <button class="link">ログアウト</button>
    </form>
  ),
}

const now = { iso: '2026-11-10T09:12:00+09:00', text: '令和8年11月10日（火）09:12' }
const assets = (name: string) => `/assets/${name}`

const Shell = ({ title, children }: { title: string; children: Content }) => (
  <Page
    title={title}
    titleSide={<a href="#main">様式を印刷する</a>}
    assets={assets}
    now={now}
    viewer={viewer}
    nav={[
      { text: '本日の務め', href: '/', count: 6 },
      { text: '台帳', href: '/registers', current: true },
      { text: '手続', href: '/cases' },
      { text: '義務', href: '/duties' },
      { text: '履行状況', href: '/standing' },
      { text: '記録', href: '/ledger' },
    ]}
    search={{ action: '/search' }}
    crumbs={[{ text: '本日の務め', href: '/' }, { text: '台帳', href: '/registers' }, { text: title }]}
    footer={{
      right: (
        <>
          記録 第48,219葉まで　今朝 06:00 の照合：<b>異常なし</b>
        </>
      ),
    }}
  >
    {children}
  </Page>
)

/** Every component in every state, on four pages, for the tests and for the eye. */
export const galleryPages = {
  lists: () => (
    <Shell title="一覧の部品">
      <ListParts />
    </Shell>
  ),
  cases: () => (
    <Shell title="手続の部品">
      <CaseParts />
    </Shell>
  ),
  forms: () => (
    <Shell title="入力の部品">
      <FormParts />
    </Shell>
  ),
  signedOut: () => (
    <Page title="ログイン" assets={assets} now={now}>
      <form method="post" action="/sign-in" class="prose">
        <p>この業務を使うには、ログインが必要です。</p>
      </form>
    </Page>
  ),
} as const
