import type { Actor } from '#kernel/pure/actor.ts'
import type { FrameProps } from '#kernel/pages/frame.tsx'
import { Banner } from '#ui/banner.tsx'
import { ActButtons, Button, ButtonLink, Buttons } from '#ui/button.tsx'
import { Empty } from '#ui/empty.tsx'
import { ErrorSummary, type FieldFault } from '#ui/error-summary.tsx'
import { Facts } from '#ui/facts.tsx'
import { TextField } from '#ui/field/text.tsx'
import { Section } from '#ui/section.tsx'
import { Table } from '#ui/table.tsx'
import { AccountEvents, Sessions } from './account-parts.tsx'
import { errorOf, NewPasswordFields } from './password-fields.tsx'
import { OwnLinkSection, type OwnOidc } from './oidc/oidc-pages.tsx'
import type { ListedPasskey } from './passkey/passkey-store.ts'
import { isLive, Passkeys } from './passkey/passkey-table.tsx'
import type { ShownEvent } from './security-event.ts'
import type { ListedSession } from './session-store.ts'

/** What the page says first, because of what was just done. */
export const OWN_SAID = {
  'password-changed': 'パスワードを変えました。ほかの画面のサインインは終わりました。',
  'passkey-registered': 'パスキーを登録しました。次のサインインから使えます。',
  'passkey-removed': 'パスキーを外しました。',
  'oidc-linked': 'アカウントを結び付けました。次のサインインから使えます。',
  'oidc-removed': 'アカウントの結び付けを外しました。',
  'session-ended': '選んだ画面のサインインを終わらせました。',
} as const

/** The same where it could not be done. */
export const OWN_REFUSED = {
  'oidc-taken': 'このアカウントは、別の利用者に結び付いています。システム管理者に確かめてください。',
  'oidc-failed': '提供元の答えを確かめられませんでした。もう一度初めから行ってください。',
  'oidc-not-there': '提供元につながりません。しばらくしてから、もう一度行ってください。',
} as const

export type OwnSaid = keyof typeof OWN_SAID | keyof typeof OWN_REFUSED

export const isOwnSaid = (text: string | undefined): text is OwnSaid =>
  text !== undefined && (Object.hasOwn(OWN_SAID, text) || Object.hasOwn(OWN_REFUSED, text))

const isRefused = (said: OwnSaid): said is keyof typeof OWN_REFUSED => Object.hasOwn(OWN_REFUSED, said)

const Said = ({ said }: { said: OwnSaid }) =>
  isRefused(said) ? (
    <Banner kind="refusal" sentence={OWN_REFUSED[said]} />
  ) : (
    <Banner kind="success" sentence={OWN_SAID[said]} />
  )

export type OwnAccountModel = {
  actor: Actor
  login: string
  administrator: boolean
  /** False for people of the sample data, who have none to change. */
  hasPassword: boolean
  passkeys: readonly ListedPasskey[]
  oidc: OwnOidc | null
  /** A passkey is demanded of those who manage the system, and this sign-in was not by one. */
  confined: boolean
  sessions: readonly ListedSession[]
  sessionId: string
  events: readonly ShownEvent[]
  errors: readonly FieldFault[]
  said: OwnSaid | null
}

const KINDS = { substantive: '補職', deputy: '代理', acting: '事務取扱' } as const

const Posts = ({ actor }: { actor: Actor }) => (
  <Section id="posts" title="就いている官職" count={`${actor.posts.length}件`}>
    <Table
      caption="就いている官職"
      rows={actor.posts}
      empty={<Empty text="今日就いている官職は、登録されていません。職員としての手続はできます。" />}
      columns={[
        { title: '官職', names: true, cell: (post) => post.title },
        { title: '部隊等', cell: (post) => post.unitName },
        { title: '就き方', cell: (post) => KINDS[post.kind] },
      ]}
    />
  </Section>
)

const Password = ({ login, errors }: { login: string; errors: readonly FieldFault[] }) => (
  <Section id="change-password" title="パスワードを変える">
    <form method="post" action="/account/password" novalidate class="prose">
      <TextField
        name="current"
        type="password"
        label="今のパスワード"
        autocomplete="current-password"
        width="medium"
        required
        error={errorOf(errors, 'current')}
      />
      <NewPasswordFields errors={errors} login={login} />
      <ActButtons note={{ id: 'others-end', text: '変えると、ほかの画面のサインインは終わります。' }}>
        <Button primary describedBy="others-end">
          パスワードを変える
        </Button>
      </ActButtons>
    </form>
  </Section>
)

const OwnPasskeys = ({ passkeys }: { passkeys: readonly ListedPasskey[] }) => (
  <Section id="passkeys" title="パスキー" count={`使用中 ${passkeys.filter(isLive).length}件`}>
    <Passkeys passkeys={passkeys} hrefOf={(id) => `/account/passkeys/${id}`} />
    <div class="prose">
      <p class="help">機器や鍵に入る、あなただけの鍵です。ログイン名もパスワードも入力せずにサインインできます。</p>
      <Buttons>
        <ButtonLink href="/account/passkeys/new">パスキーを登録する</ButtonLink>
      </Buttons>
    </div>
  </Section>
)

/** What is demanded, and the way to it. */
const Demanded = ({ passkeys }: { passkeys: readonly ListedPasskey[] }) => {
  const has = passkeys.some(isLive)
  return (
    <Banner
      kind="warning"
      sentence="システム管理者は、パスキーでサインインすることになっています。ほかの画面は、そのようにサインインすると開きます。"
    >
      <p>
        {has
          ? 'サインアウトして、登録してあるパスキーでサインインしてください。'
          : 'パスキーを登録し、サインアウトしてから、パスキーでサインインしてください。'}
        達に定めはありません。本製品の設定「システム管理者のパスキー」によります。
      </p>
    </Banner>
  )
}

/** Who I am here, in which posts, on which screens. */
export const ownAccountPage = (model: OwnAccountModel): FrameProps => ({
  title: '利用者の設定',
  banner: model.said === null ? undefined : <Said said={model.said} />,
  lead: (
    <Facts
      facts={[
        { term: '氏名', value: `${model.actor.rank} ${model.actor.name}` },
        { term: 'ログイン名', value: model.login, numeric: true },
        ...(model.administrator ? [{ term: '権限', value: 'システム管理者' }] : []),
      ]}
    />
  ),
  children: (
    <div class="stack">
      <ErrorSummary errors={model.errors} />
      {model.confined ? <Demanded passkeys={model.passkeys} /> : null}
      <Buttons>
        {model.administrator ? <ButtonLink href="/accounts">利用者を管理する</ButtonLink> : null}
        <ButtonLink href="/mail">メールの受け方</ButtonLink>
        <ButtonLink href="/account/tokens">トークン</ButtonLink>
      </Buttons>
      <Posts actor={model.actor} />
      <Section id="sessions" title="サインインしている画面" count={`${model.sessions.length}件`}>
        <Sessions sessions={model.sessions} own={model.sessionId} />
        <form method="post" action="/account/sessions/end-all" class="prose">
          <p class="help" id="this-too">
            すべての画面からサインアウトすると、この画面も終わります。
          </p>
          <Button describedBy="this-too">すべての画面からサインアウトする</Button>
        </form>
      </Section>
      {model.hasPassword ? (
        <Password login={model.login} errors={model.errors} />
      ) : (
        <Section id="change-password" title="パスワード">
          <Empty text="パスワードは決められていません。決めるには、システム管理者にリンクを出してもらってください。" />
        </Section>
      )}
      <OwnPasskeys passkeys={model.passkeys} />
      {model.oidc === null ? null : <OwnLinkSection oidc={model.oidc} />}
      <Section id="events" title="最近の出来事" side="新しい順">
        <AccountEvents events={model.events} />
      </Section>
    </div>
  ),
})
