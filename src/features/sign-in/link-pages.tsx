import type { FrameProps } from '#kernel/pages/frame.tsx'
import { ActButtons, Button } from '#ui/button.tsx'
import { ErrorSummary, type FieldFault } from '#ui/error-summary.tsx'
import { Choice } from '#ui/field/choice.tsx'
import { Hidden } from '#ui/field/hidden.tsx'
import { TextField } from '#ui/field/text.tsx'
import { LINK_HOURS } from './one-time-link.ts'
import { errorOf, NewPasswordFields } from './password-fields.tsx'
import type { OrganisationFrom } from './set-up.ts'

/** A link that no longer works, and what to do about it. */
export const deadLinkPage = (next: string): FrameProps => ({
  title: 'このリンクは使えません',
  children: (
    <div class="prose">
      <p>{`期限（${LINK_HOURS}時間）が過ぎたか、もう使われたか、新しいリンクが出されています。`}</p>
      <p>{next}</p>
      <p>
        <a href="/sign-in">サインインへ</a>
      </p>
    </div>
  ),
})

export type PasswordLinkModel = { token: string; login: string; person: string; errors: readonly FieldFault[] }

/** The first password of an account, or a new one. */
export const passwordLinkPage = ({ token, login, person, errors }: PasswordLinkModel): FrameProps => ({
  title: 'パスワードを決める',
  children: (
    <form method="post" action="/password-link" novalidate class="prose">
      <ErrorSummary errors={errors} />
      <p>
        {person} さんのログイン名は <b class="num">{login}</b> です。決めると、これまでのサインインはすべて終わります。
      </p>
      <Hidden values={[{ name: 'token', value: token }]} />
      <NewPasswordFields errors={errors} login={login} />
      <ActButtons>
        <Button primary>パスワードを決める</Button>
      </ActButtons>
    </form>
  ),
})

export type SetUpModel = {
  token: string
  name: string
  kana: string
  rank: string
  login: string
  organisation: OrganisationFrom | ''
  errors: readonly FieldFault[]
}

const ORGANISATIONS = [
  {
    value: 'directive',
    text: '指令の編成を使う',
    hint: '指令の本文と付紙にある部隊等・官職・情報システムを登録します。人は、後で表計算の一覧から取り込むか、一人ずつ登録します。',
  },
  { value: 'sheet', text: '表計算から取り込む', hint: '部隊等・官職・人の一覧を、次の画面で取り込みます。' },
] as const

/** The first set-up: who looks after this product, and where the organisation comes from. */
export const setUpPage = ({ token, errors, ...model }: SetUpModel): FrameProps => ({
  title: '最初の設定',
  children: (
    <form method="post" action="/set-up" novalidate class="prose">
      <ErrorSummary errors={errors} />
      <p>
        この業務システムの世話をする人（システム管理者）を登録します。システム管理者は利用者と基礎情報を管理し、許可や承認は行いません。
      </p>
      <Hidden values={[{ name: 'token', value: token }]} />
      <TextField
        name="rank"
        label="階級又は官名"
        hint="例 ２等陸佐、防衛事務官"
        value={model.rank}
        width="medium"
        required
        error={errorOf(errors, 'rank')}
      />
      <TextField
        name="name"
        label="氏名"
        value={model.name}
        autocomplete="name"
        width="medium"
        required
        error={errorOf(errors, 'name')}
      />
      <TextField
        name="kana"
        label="ふりがな"
        value={model.kana}
        width="medium"
        required
        error={errorOf(errors, 'kana')}
      />
      <TextField
        name="login"
        label="ログイン名"
        hint="英小文字と数字で3文字から32文字。「.」「-」「_」も使えます。"
        value={model.login}
        autocomplete="username"
        width="medium"
        required
        error={errorOf(errors, 'login')}
      />
      <NewPasswordFields errors={errors} />
      <Choice
        name="organisation"
        label="編成をどこから登録するか"
        value={model.organisation}
        options={ORGANISATIONS}
        required
        error={errorOf(errors, 'organisation')}
      />
      <ActButtons note={{ id: 'once', text: 'この画面は一度だけ使えます。終わると、そのままサインインします。' }}>
        <Button primary describedBy="once">
          設定を終える
        </Button>
      </ActButtons>
    </form>
  ),
})
