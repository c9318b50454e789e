import type { FrameProps } from '#kernel/pages/frame.tsx'
import { Banner } from '#ui/banner.tsx'
import { ActButtons, Button, Buttons } from '#ui/button.tsx'
import { ErrorSummary } from '#ui/error-summary.tsx'
import { Hidden } from '#ui/field/hidden.tsx'
import { PasskeyForm } from './passkey/passkey-form.tsx'
import { TextField } from '#ui/field/text.tsx'

/** What the page says first, because of what was just done. */
export const SAID = {
  'signed-out': 'サインアウトしました。',
  'signed-out-here': 'この業務システムからサインアウトしました。提供元には、まだサインインしています。',
  everywhere: 'すべての画面からサインアウトしました。',
  'password-set': 'パスワードを決めました。新しいパスワードでサインインしてください。',
} as const

export type Said = keyof typeof SAID

export const isSaid = (text: string | undefined): text is Said => text !== undefined && Object.hasOwn(SAID, text)

export type SignInModel = {
  to: string
  login: string
  refused: string | null
  /** What the office's own sign-in is called, where one is set. */
  oidc: string | null
  /** Why a passkey, or the provider's answer, was not taken. */
  passkeyRefused: string | null
  said: Said | null
  /** Nobody is registered: the first link must be opened instead. */
  awaitsSetUp: boolean
  /** People of the sample data can be chosen from a list. */
  demo: boolean
}

const BeforeSetUp = () => (
  <div class="prose">
    <p>まだ利用者が登録されていません。</p>
    <p>
      この業務システムを起動した画面に、最初の設定のリンクが出ています。そのリンクを開いてください。期限が過ぎたときは、次の命令で新しいリンクを出せます。
    </p>
    <p>
      <code>mamori set-up-link</code>
    </p>
  </div>
)

const Form = ({ to, login, refused }: SignInModel) => (
  <form method="post" action="/sign-in" novalidate class="prose">
    <ErrorSummary
      title="サインインできませんでした"
      errors={refused === null ? [] : [{ field: 'login', text: refused }]}
    />
    <Hidden values={[{ name: 'to', value: to }]} />
    <TextField
      name="login"
      label="ログイン名"
      value={login}
      autocomplete="username"
      width="medium"
      required
      error={refused ?? undefined}
      autofocus={refused === null}
    />
    <TextField
      name="password"
      type="password"
      label="パスワード"
      autocomplete="current-password"
      width="medium"
      required
    />
    <ActButtons
      note={{ id: 'help', text: 'パスワードを忘れたときは、システム管理者に新しいリンクを出してもらってください。' }}
    >
      <Button primary describedBy="help">
        サインイン
      </Button>
    </ActButtons>
  </form>
)

/** Shown by the browser where it can ask a device; without JavaScript there is only the form above. */
const ByPasskey = ({ to }: { to: string }) => (
  <PasskeyForm ask="/sign-in/passkey/challenge" action="/sign-in/passkey" instead={null}>
    <Hidden values={[{ name: 'to', value: to }]} />
    <p class="help" id="passkey-help">
      パスキーを登録してあれば、ログイン名もパスワードも要りません。
    </p>
    <Button describedBy="passkey-help">パスキーでサインインする</Button>
  </PasskeyForm>
)

const bannerOf = ({ said, passkeyRefused }: SignInModel) => {
  if (passkeyRefused !== null) return <Banner kind="refusal" sentence={passkeyRefused} />
  return said === null ? undefined : <Banner kind="success" sentence={SAID[said]} />
}

/** A plain link: the way to the provider is out of the program. */
const ByProvider = ({ to, title, said }: { to: string; title: string; said: Said | null }) => (
  <div class="prose">
    <Buttons>
      <a
        class="btn"
        href={`/sign-in/oidc${to === '/' ? '' : `?to=${encodeURIComponent(to)}`}`}
        data-turbo="false"
      >{`${title}でサインインする`}</a>
      {said === 'signed-out-here' ? (
        <a class="btn" href="/sign-in/oidc/sign-out" data-turbo="false">{`${title}からもサインアウトする`}</a>
      ) : null}
    </Buttons>
  </div>
)

/** Where a person says who they are. */
export const signInPage = (model: SignInModel): FrameProps => ({
  title: 'サインイン',
  banner: bannerOf(model),
  modules: model.awaitsSetUp ? [] : ['passkey.js'],
  children: model.awaitsSetUp ? (
    <BeforeSetUp />
  ) : (
    <div class="stack">
      <Form {...model} />
      <ByPasskey to={model.to} />
      {model.oidc === null ? null : <ByProvider to={model.to} title={model.oidc} said={model.said} />}
      {model.demo ? (
        <p>
          <a href="/demo/sign-in">見本の人を選んでサインインする</a>
        </p>
      ) : null}
    </div>
  ),
})
