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
import type { ShownEvent } from './security-event.ts'
import type { ListedSession } from './session-store.ts'

/** What the page says first, because of what was just done. */
export const OWN_SAID = {
  'password-changed': 'パスワードを変えました。ほかの画面のサインインは終わりました。',
  'session-ended': '選んだ画面のサインインを終わらせました。',
} as const

export type OwnSaid = keyof typeof OWN_SAID

export const isOwnSaid = (text: string | undefined): text is OwnSaid =>
  text !== undefined && Object.hasOwn(OWN_SAID, text)

export type OwnAccountModel = {
  actor: Actor
  login: string
  administrator: boolean
  /** False for people of the sample data, who have none to change. */
  hasPassword: boolean
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

/** Who I am here, in which posts, on which screens. */
export const ownAccountPage = (model: OwnAccountModel): FrameProps => ({
  title: '利用者の設定',
  banner: model.said === null ? undefined : <Banner kind="success" sentence={OWN_SAID[model.said]} />,
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
      <Buttons>
        {model.administrator ? <ButtonLink href="/accounts">利用者を管理する</ButtonLink> : null}
        <ButtonLink href="/mail">メールの受け方</ButtonLink>
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
      <Section id="events" title="最近の出来事" side="新しい順">
        <AccountEvents events={model.events} />
      </Section>
    </div>
  ),
})
