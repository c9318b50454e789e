import { clockText } from '#kernel/pure/clock-text.ts'
import type { FrameProps } from '#kernel/pages/frame.tsx'
import { Banner } from '#ui/banner.tsx'
import { ActButtons, Button } from '#ui/button.tsx'
import { Empty } from '#ui/empty.tsx'
import { ErrorSummary, type FieldFault } from '#ui/error-summary.tsx'
import { MultiCheck } from '#ui/field/choice.tsx'
import { Select } from '#ui/field/select.tsx'
import { TextField } from '#ui/field/text.tsx'
import { Section } from '#ui/section.tsx'
import { Status } from '#ui/status.tsx'
import { Table } from '#ui/table.tsx'
import { errorOf } from '../password-fields.tsx'
import { isScope, mayGive, MOST_DAYS, SCOPES, USUAL_DAYS } from './scopes.ts'
import { MOST_TOKENS, type ListedToken } from './token-store.ts'

export type TypedToken = { name: string; scopes: readonly string[]; system: string; days: string }

export const BLANK: TypedToken = { name: '', scopes: ['read'], system: '', days: String(USUAL_DAYS) }

export type TokensModel = {
  tokens: readonly ListedToken[]
  systems: readonly (readonly [string, string])[]
  /** Manages the system: a token is for the directory alone. */
  administrator: boolean
  typed: TypedToken
  errors: readonly FieldFault[]
  /** Shown this once. */
  made: string | null
  revoked: boolean
  origin: string
  at: Date
}

const State = ({ token, at }: { token: ListedToken; at: Date }) => {
  if (token.revokedAt !== null) return <Status word="取消" />
  if (token.expiresAt <= at) return <Status word="期限切れ" />
  return (
    <Status shape="ok" tone="ok">
      使用中
    </Status>
  )
}

const scopeWords = (scopes: readonly string[]) => scopes.map((s) => (isScope(s) ? SCOPES[s].title : s)).join('、')

const Made = ({ made, origin, administrator }: Pick<TokensModel, 'origin' | 'administrator'> & { made: string }) => (
  <Banner kind="success" sentence="トークンを作りました。次の文字は、この画面を離れると二度と表示されません。">
    <p>
      <code class="token">{made}</code>
    </p>
    <p>{administrator ? '使い方（ディレクトリの接続先）' : '使い方（検査の結果を届ける例）'}</p>
    <pre class="as-written" tabindex={0}>
      {administrator
        ? `SCIM 2.0  ${origin}/scim/v2\ncurl -H "Authorization: Bearer ${made}" "${origin}/scim/v2/Users?count=10"`
        : `curl -H "Authorization: Bearer ${made}" -H "Content-Type: application/xml" \\\n  -X POST -T report.nessus "${origin}/api/scans?system=情報システムの番号"`}
    </pre>
  </Banner>
)

const Form = ({ typed, systems, errors, administrator }: TokensModel) => (
  <Section id="new" title="トークンを作る">
    {/* What is shown once is the answer to the form itself: no address leads to it again. */}
    <form method="post" action="/account/tokens" novalidate class="prose" data-turbo="false">
      <TextField
        name="name"
        label="名前"
        required
        maxlength={100}
        value={typed.name}
        error={errorOf(errors, 'name')}
        hint="何に使うかが、後で分かる名前。例：検査サーバの定期送付"
      />
      <MultiCheck
        name="scopes"
        label="できること"
        required
        values={typed.scopes}
        error={errorOf(errors, 'scopes')}
        options={Object.entries(SCOPES)
          .filter(([value]) => isScope(value) && mayGive(value, administrator))
          .map(([value, { title, hint }]) => ({ value, text: title, hint }))}
      />
      <Select
        name="system"
        label="情報システム"
        value={typed.system}
        error={errorOf(errors, 'system')}
        hint="選ぶと、その情報システムのほかには使えません。"
        options={[{ value: '', text: '限らない' }, ...systems.map(([value, text]) => ({ value, text }))]}
      />
      <TextField
        name="days"
        label="有効な日数"
        required
        width="short"
        inputmode="numeric"
        value={typed.days}
        error={errorOf(errors, 'days')}
        hint={`1日から${MOST_DAYS}日まで。`}
      />
      <ActButtons
        note={{
          id: 'not-more',
          text: 'トークンでできることは、あなたが行えることを超えません。離任や利用停止で、自動で使えなくなります。達に定めはありません。本製品の設定です。',
        }}
      >
        <Button primary describedBy="not-more">
          トークンを作る
        </Button>
      </ActButtons>
    </form>
  </Section>
)

/** One's own tokens for programs. */
export const tokensPage = (model: TokensModel): FrameProps => ({
  title: 'トークン',
  crumbs: [{ text: '利用者の設定', href: '/account' }, { text: 'トークン' }],
  banner:
    model.made === null ? (
      model.revoked ? (
        <Banner kind="success" sentence="トークンを取り消しました。" />
      ) : undefined
    ) : (
      <Made made={model.made} origin={model.origin} administrator={model.administrator} />
    ),
  lead: 'プログラムが、あなたの代わりに JSON の API を使うための合言葉です。画面には使えません。',
  children: (
    <div class="stack">
      <ErrorSummary errors={model.errors} />
      <Section
        id="tokens"
        title="作ったトークン"
        count={`${model.tokens.length}件`}
        side={`使用中は${MOST_TOKENS}件まで`}
      >
        <Table
          caption="作ったトークン"
          rows={model.tokens}
          empty={<Empty text="トークンはありません。" />}
          columns={[
            { title: '名前', names: true, cell: (t) => t.name },
            { title: '状態', kind: 'status', cell: (t) => <State token={t} at={model.at} /> },
            { title: 'できること', cell: (t) => scopeWords(t.scopes) },
            { title: '情報システム', cell: (t) => t.systemName ?? '限らない' },
            { title: '期限', kind: 'number', cell: (t) => clockText(t.expiresAt) },
            {
              title: '最後の使用',
              kind: 'number',
              cell: (t) => (t.lastUsedAt === null ? '―' : clockText(t.lastUsedAt)),
            },
            {
              title: '取消し',
              hiddenTitle: true,
              cell: (t) =>
                t.revokedAt !== null || t.expiresAt <= model.at ? null : (
                  <form method="post" action="/account/tokens/revoke">
                    <input type="hidden" name="token" value={t.id} />
                    <button class="link">
                      取り消す<span class="vh">：{t.name}</span>
                    </button>
                  </form>
                ),
            },
          ]}
        />
      </Section>
      <Form {...model} />
    </div>
  ),
})
