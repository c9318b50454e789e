import { fullClockText } from '#kernel/pure/clock-text.ts'
import type { FrameProps } from '#kernel/pages/frame.tsx'
import { Banner } from '#ui/banner.tsx'
import { ActButtons, Button } from '#ui/button.tsx'
import type { Link } from '#ui/content.ts'
import { Empty } from '#ui/empty.tsx'
import { ErrorSummary, type FieldFault } from '#ui/error-summary.tsx'
import { Facts } from '#ui/facts.tsx'
import { Check } from '#ui/field/check.tsx'
import { TextArea } from '#ui/field/text-area.tsx'
import { TextField } from '#ui/field/text.tsx'
import { errorOf } from '../password-fields.tsx'
import { PasskeyForm } from './passkey-form.tsx'
import type { ListedPasskey } from './passkey-store.ts'
import { isLive } from './passkey-table.tsx'
import { LONGEST_NAME } from './register-passkey.ts'
import { NO_SITE } from './relying-party.ts'

export type NewPasskeyModel = {
  login: string
  hasPassword: boolean
  name: string
  refused: string | null
  /** Why none can be registered now. */
  fault: string | null
}

/** Where a person registers a passkey: a name for it, the password, and then the device asks. */
export const newPasskeyPage = ({ login, hasPassword, name, refused, fault }: NewPasskeyModel): FrameProps => ({
  title: 'パスキーの登録',
  crumbs: [{ text: '利用者の設定', href: '/account' }, { text: 'パスキーの登録' }],
  banner: refused === null ? undefined : <Banner kind="refusal" sentence={refused} />,
  modules: ['passkey.js'],
  children:
    fault === null ? (
      <>
        <p class="help">
          パスキーは、この機器や鍵（USB
          など）に入る、あなただけの鍵です。サインインのとき、機器の暗証番号や指紋で使います。このシステムに残るのは公開鍵だけで、パスワードはそのまま使えます。
        </p>
        <PasskeyForm
          ask="/account/passkeys/challenge"
          action="/account/passkeys"
          instead={<Empty text={`このブラウザーでは登録できません。JavaScript が要ります。${NO_SITE}`} />}
        >
          <TextField
            name="name"
            label="名前"
            hint="どの機器のものか、後で見分けられる名前。例　執務室の端末、予備の鍵"
            value={name}
            maxlength={LONGEST_NAME}
            width="medium"
            required
          />
          {hasPassword ? (
            <>
              <input type="hidden" name="username" value={login} autocomplete="username" />
              <TextField
                name="current"
                type="password"
                label="今のパスワード"
                autocomplete="current-password"
                width="medium"
                required
              />
            </>
          ) : null}
          <ActButtons note={{ id: 'asks', text: '押すと、機器が暗証番号や指紋などを尋ねます。' }}>
            <Button primary describedBy="asks">
              パスキーを登録する
            </Button>
          </ActButtons>
        </PasskeyForm>
      </>
    ) : (
      <Empty text={fault} act={{ text: '利用者の設定へ戻る', href: '/account' }} />
    ),
})

export type OnePasskeyModel = {
  passkey: ListedPasskey
  crumbs: readonly (Link | { text: string })[]
  /** Where the removal is sent. */
  action: string
  /** What its owner signs in by once it is gone. */
  left: 'password' | 'passkeys' | 'nothing'
  administrator: boolean
  reason: string
  errors: readonly FieldFault[]
  /** Why it cannot be taken away from here. */
  fault: string | null
}

const LEFT = {
  password: '外した後は、パスワードでサインインします。',
  passkeys: '外した後も、ほかのパスキーでサインインできます。',
  nothing: '外すと、サインインする方法がなくなります。パスワードも、ほかのパスキーもありません。',
} as const

const Removal = ({ action, left, administrator, reason, errors }: OnePasskeyModel) => (
  <form method="post" action={action} novalidate class="prose">
    <ErrorSummary errors={errors} />
    <Banner kind={left === 'passkeys' ? 'info' : 'warning'} sentence={LEFT[left]}>
      {administrator && left !== 'passkeys' ? (
        <p>
          システム管理者にパスキーを求める設定のときは、もう一つを登録するまで、この利用者の設定のほかは使えなくなります。
        </p>
      ) : null}
    </Banner>
    <TextArea
      name="reason"
      label="理由"
      hint="例　端末を返した、鍵を失くした、使わなくなった"
      value={reason}
      maxlength={200}
      rows={2}
      required
      error={errorOf(errors, 'reason')}
    />
    {left === 'nothing' ? (
      <Check
        name="knowing"
        label="サインインする方法がなくなることを承知している"
        required
        error={errorOf(errors, 'knowing')}
      />
    ) : null}
    <ActButtons
      note={{
        id: 'ends',
        text: '外したパスキーは元に戻せません。パスキーで始めたサインインは、この画面のほかは終わります。',
      }}
    >
      <Button primary describedBy="ends">
        このパスキーを外す
      </Button>
    </ActButtons>
  </form>
)

/** One passkey: what it is, and how it is taken away. */
export const onePasskeyPage = (model: OnePasskeyModel): FrameProps => {
  const { passkey, crumbs, fault } = model
  const { name, createdAt, lastUsedAt, backedUp, removedAt, removalReason, removedByName } = passkey
  return {
    title: `パスキー：${name}`,
    crumbs: [...crumbs, { text: name }],
    lead: (
      <Facts
        facts={[
          { term: '登録', value: fullClockText(createdAt), numeric: true },
          { term: '最後の使用', value: lastUsedAt === null ? '―' : fullClockText(lastUsedAt), numeric: true },
          { term: 'ほかの機器への写し', value: backedUp ? 'あり（機器の提供者が同期）' : 'なし' },
          ...(removedAt === null
            ? []
            : [
                { term: '外した時', value: fullClockText(removedAt), numeric: true },
                { term: '外した人', value: removedByName ?? '計算機から' },
                { term: '理由', value: removalReason ?? '' },
              ]),
        ]}
      />
    ),
    children: !isLive(passkey) ? (
      <Empty text="このパスキーは外されています。もう使えません。" />
    ) : fault === null ? (
      <Removal {...model} />
    ) : (
      <Empty text={fault} />
    ),
  }
}
