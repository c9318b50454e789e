import type { FrameProps } from '#kernel/pages/frame.tsx'
import { Banner } from '#ui/banner.tsx'
import { ActButtons, Button, Buttons } from '#ui/button.tsx'
import { ErrorSummary, type FieldFault } from '#ui/error-summary.tsx'
import { Facts, type Fact } from '#ui/facts.tsx'
import { Check } from '#ui/field/check.tsx'
import { Hidden } from '#ui/field/hidden.tsx'
import { TextField } from '#ui/field/text.tsx'
import { Columns, Section } from '#ui/section.tsx'
import { AccountEvents, Sessions } from './account-parts.tsx'
import { AccountStatus } from './accounts-page.tsx'
import { LINK_HOURS } from './one-time-link.ts'
import { errorOf } from './password-fields.tsx'
import type { ListedPasskey } from './passkey/passkey-store.ts'
import { isLive, Passkeys } from './passkey/passkey-table.tsx'
import type { PersonWithAccount } from './people-with-accounts.ts'
import { EVENT_TITLES, type EventKind, type ShownEvent } from './security-event.ts'
import type { ListedSession } from './session-store.ts'

const factsOf = (person: PersonWithAccount): readonly Fact[] => [
  { term: '所属', value: person.unitName },
  ...(person.login === null ? [] : [{ term: 'ログイン名', value: person.login, numeric: true }]),
  { term: '状態', value: <AccountStatus person={person} /> },
  ...(person.administrator ? [{ term: '権限', value: 'システム管理者' }] : []),
]

const crumbsTo = (text: string) => [
  { text: '利用者の設定', href: '/account' },
  { text: '利用者', href: '/accounts' },
  { text },
]

const nameOf = (person: PersonWithAccount) => `${person.rank} ${person.name}`

export type NewAccountModel = {
  person: PersonWithAccount
  login: string
  administrator: boolean
  errors: readonly FieldFault[]
}

/** Registers a person as somebody who signs in. */
export const newAccountPage = ({ person, login, administrator, errors }: NewAccountModel): FrameProps => ({
  title: `利用者の登録：${nameOf(person)}`,
  under: '/accounts',
  crumbs: crumbsTo(nameOf(person)),
  lead: <Facts facts={factsOf(person)} />,
  children: (
    <form method="post" action="/accounts" novalidate class="prose">
      <ErrorSummary errors={errors} />
      <Hidden values={[{ name: 'person', value: person.personId }]} />
      <TextField
        name="login"
        label="ログイン名"
        hint="英小文字と数字で3文字から32文字。「.」「-」「_」も使えます。"
        value={login}
        width="medium"
        required
        error={errorOf(errors, 'login')}
      />
      <Check
        name="administrator"
        label="システム管理者にする"
        hint="利用者と基礎情報を管理します。官職によるものも含めて、許可・承認などの手続は行えなくなります。"
        checked={administrator}
        unmarked
      />
      <ActButtons note={{ id: 'next', text: '登録した後、パスワードを決めるリンクを出して本人に渡します。' }}>
        <Button primary describedBy="next">
          利用者として登録する
        </Button>
      </ActButtons>
    </form>
  ),
})

export type OneAccountModel = {
  person: PersonWithAccount & { accountId: string }
  /** One's own account is not stopped by oneself. */
  own: boolean
  sessions: readonly ListedSession[]
  passkeys: readonly ListedPasskey[]
  events: readonly ShownEvent[]
  said: EventKind | null
  /** Just made, and shown this once. */
  link: { href: string; until: string } | null
}

const Act = ({
  accountId,
  act,
  text,
  value,
  describedBy,
}: {
  accountId: string
  act: string
  text: string
  value?: string
  describedBy?: string
}) => (
  // A link is answered in place, not by a redirect: it must not stand in an address.
  <form method="post" action={`/accounts/${accountId}/${act}`} data-turbo={act === 'link' ? 'false' : undefined}>
    {value === undefined ? null : <input type="hidden" name="value" value={value} />}
    <Button describedBy={describedBy}>{text}</Button>
  </form>
)

const Link = ({ link, person }: { link: { href: string; until: string }; person: PersonWithAccount }) => (
  <Banner kind="info" sentence={`${nameOf(person)} さんにだけ、次のリンクを渡してください。`}>
    <p>
      <code>{link.href}</code>
    </p>
    <p>{`${link.until}まで、1回だけ使えます。この画面を離れると、もう表示できません。`}</p>
  </Banner>
)

const Acts = ({ person, own }: { person: OneAccountModel['person']; own: boolean }) => {
  const { accountId, disabled, administrator } = person
  return (
    <>
      <Section id="password" title="パスワード">
        <div class="prose">
          <p class="help" id="link-why">
            {disabled
              ? '利用を止めている間は、リンクを出せません。'
              : `本人がパスワードを決めるリンクを出します。${LINK_HOURS}時間以内に1回だけ使えます。前に出したリンクは使えなくなります。`}
          </p>
          {disabled ? null : (
            <Act accountId={accountId} act="link" text="パスワードを決めるリンクを出す" describedBy="link-why" />
          )}
        </div>
      </Section>
      <Section id="use" title="利用">
        <div class="prose">
          <p class="help" id="use-why">
            {own
              ? '自分の利用を止めることと、システム管理者から外れることは、ほかのシステム管理者が行います。'
              : '利用を止めると、今のサインインも終わります。これまでの記録は残り、いつでも再開できます。システム管理者にすると利用者と基礎情報を管理できますが、官職によるものも含めて、許可・承認などの手続は行えなくなります。'}
          </p>
          {own ? null : (
            <Buttons>
              {disabled ? (
                <Act accountId={accountId} act="enable" text="利用を再開する" describedBy="use-why" />
              ) : (
                <Act accountId={accountId} act="disable" text="利用を止める" describedBy="use-why" />
              )}
              <Act
                accountId={accountId}
                act="administrator"
                value={administrator ? 'no' : 'yes'}
                text={administrator ? 'システム管理者から外す' : 'システム管理者にする'}
                describedBy="use-why"
              />
            </Buttons>
          )}
        </div>
      </Section>
    </>
  )
}

/** One account: what an administrator does for it, where it is signed in, and what happened to it. */
export const oneAccountPage = ({
  person,
  own,
  sessions,
  passkeys,
  events,
  said,
  link,
}: OneAccountModel): FrameProps => ({
  title: `利用者：${nameOf(person)}`,
  under: '/accounts',
  crumbs: crumbsTo(nameOf(person)),
  banner:
    link === null ? (
      said === null ? undefined : (
        <Banner kind="success" sentence={`${EVENT_TITLES[said]}。`} />
      )
    ) : (
      <Link link={link} person={person} />
    ),
  lead: <Facts facts={factsOf(person)} />,
  children: (
    <Columns
      side={
        <Section id="events" title="出来事" side="新しい順">
          <AccountEvents events={events} />
        </Section>
      }
    >
      <Acts person={person} own={own} />
      <Section id="passkeys" title="パスキー" count={`使用中 ${passkeys.filter(isLive).length}件`}>
        <Passkeys passkeys={passkeys} hrefOf={(id) => `/accounts/${person.accountId}/passkeys/${id}`} />
        <div class="prose">
          <p class="help">
            機器や鍵を失くしたと聞いたときは、行を開いて外します。登録は本人が「利用者の設定」で行います。
          </p>
        </div>
      </Section>
      <Section id="sessions" title="サインインしている画面" count={`${sessions.length}件`}>
        <Sessions sessions={sessions} />
        {sessions.length === 0 ? null : (
          <div class="prose">
            <p class="help" id="end-why">
              席を離れたままの画面や、心当たりのない画面があるときに使います。
            </p>
            <Act
              accountId={person.accountId}
              act="end-sessions"
              text="すべての画面のサインインを終わらせる"
              describedBy="end-why"
            />
          </div>
        )}
      </Section>
    </Columns>
  ),
})
