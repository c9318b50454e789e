import { clockText } from '#kernel/pure/clock-text.ts'
import type { PasswordState } from '#kernel/mail/password.ts'
import { ActButtons, Button, ButtonLink, Buttons } from '#ui/button.tsx'
import { Empty } from '#ui/empty.tsx'
import { ErrorSummary, type FieldFault } from '#ui/error-summary.tsx'
import { Facts } from '#ui/facts.tsx'
import { TextField } from '#ui/field/text.tsx'
import { Section } from '#ui/section.tsx'
import { Status } from '#ui/status.tsx'
import { Table } from '#ui/table.tsx'
import { SECURITIES, type Security } from '../words.ts'
import type { Failing, ServerFacts, Try } from './mail-store.ts'

export type ServerPageFacts = {
  server: ServerFacts | null
  password: PasswordState
  failing: readonly Failing[]
  tries: readonly Try[]
  waiting: number
  ownAddress: string
  errors: readonly FieldFault[]
}

const PASSWORDS: Record<PasswordState, string> = {
  environment: '環境変数 MAMORI_SMTP_PASSWORD にある',
  file: 'データの場所のファイルにある（所有者だけが読める）',
  none: 'なし',
}

const errorOf = (errors: readonly FieldFault[], field: string) => errors.find((e) => e.field === field)?.text

const Outcome = ({ row }: { row: Try }) => {
  if (row.outcome === 'sent')
    return (
      <Status shape="ok" tone="ok">
        送れた
      </Status>
    )
  if (row.outcome === 'refused')
    return (
      <Status shape="no" tone="bad">
        断られた
      </Status>
    )
  return (
    <Status shape="soon" tone="warn">
      {row.outcome === 'unclear' ? '分からない' : 'また送る'}
    </Status>
  )
}

const Server = ({ server, waiting, password }: Pick<ServerPageFacts, 'server' | 'waiting' | 'password'>) => (
  <Section id="server" title="メールサーバ">
    {server === null ? (
      <Empty
        text="メールの設定は、まだありません。メールは送られません。"
        act={{ text: 'メールの設定を行う', href: '/begin/notices.mail-server/change' }}
      />
    ) : (
      <>
        <Facts
          layout="rows"
          facts={[
            { term: 'メール', value: server.enabled ? '送る' : '送らない' },
            { term: 'サーバ', value: `${server.host}:${server.port}` },
            { term: '暗号化', value: SECURITIES[server.security as Security] },
            { term: '利用者名', value: server.login ?? 'なし（認証しない）' },
            { term: 'パスワード', value: PASSWORDS[password] },
            { term: '差出人', value: server.fromAddress },
            { term: '送ってよいドメイン', value: server.domains.length === 0 ? '限らない' : server.domains.join('、') },
            { term: '必ず送るもの', value: [...server.mandatory, '期限を過ぎた義務'].join('・') },
            { term: '送信待ち', value: `${waiting.toLocaleString('ja-JP')}件`, numeric: true },
          ]}
        />
        <div class="mt4">
          <Buttons>
            <ButtonLink href={`/cases/${server.id}/acts/change`} primary>
              設定を変える
            </ButtonLink>
            <ButtonLink href={`/cases/${server.id}`}>設定の記録を見る</ButtonLink>
          </Buttons>
        </div>
      </>
    )}
  </Section>
)

const Trial = ({ ownAddress, errors }: Pick<ServerPageFacts, 'ownAddress' | 'errors'>) => (
  <Section id="trial" title="試し送り">
    <form method="post" action="/mail/server/trial" novalidate class="prose">
      <TextField
        name="address"
        type="email"
        label="試しに送る宛先"
        value={ownAddress}
        required
        error={errorOf(errors, 'address')}
      />
      <ActButtons note={{ id: 'trial-note', text: 'すぐに送り、結果を下の「送った結果」に出します。' }}>
        <Button describedBy="trial-note">試しに送る</Button>
      </ActButtons>
    </form>
  </Section>
)

const Password = ({ password }: Pick<ServerPageFacts, 'password'>) => (
  <Section id="password" title="サーバのパスワード">
    {password === 'environment' ? (
      <p class="help">パスワードは環境変数で与えられています。ここでは変えられません。</p>
    ) : (
      <form method="post" action="/mail/server/password" novalidate class="prose">
        <TextField
          name="password"
          type="password"
          label="新しいパスワード"
          hint="空欄で送ると消します。データベースにも控えにも入りません。プログラムを何台かで動かすときは、台ごとに入れるか、環境変数を使います。"
          autocomplete="new-password"
        />
        <ActButtons note={{ id: 'password-note', text: '入れ替えたことだけが記録に残ります。' }}>
          <Button describedBy="password-note">パスワードを入れ替える</Button>
        </ActButtons>
      </form>
    )}
  </Section>
)

const FailingAddresses = ({ failing }: Pick<ServerPageFacts, 'failing'>) => (
  <Section id="failing" title="届かないアドレス" count={`${failing.length}件`}>
    <Table
      caption="届かないアドレス"
      rows={failing}
      rowHref={(f) => `/cases/${f.id}/acts/correct-address`}
      columns={[
        { title: '職員', names: true, cell: (f) => f.name, meta: (f) => f.address },
        { title: 'いつから', cell: (f) => clockText(f.failingSince), kind: 'number' },
        { title: 'サーバの返事', cell: (f) => f.failingWords ?? '' },
      ]}
      empty={<Empty text="届かないアドレスはありません。" />}
    />
  </Section>
)

const Tries = ({ tries }: Pick<ServerPageFacts, 'tries'>) => (
  <Section id="tries" title="送った結果" side="新しい順">
    <Table
      caption="送った結果"
      rows={tries}
      columns={[
        { title: '日時', names: true, cell: (t) => clockText(t.at), kind: 'number' },
        { title: '宛先', cell: (t) => t.name },
        { title: '結果', cell: (t) => <Outcome row={t} />, foldTitle: false },
        { title: 'サーバの返事', cell: (t) => t.words },
      ]}
      empty={<Empty text="まだ送っていません。" />}
    />
    <p class="help">
      送った直後にプログラムが止まると、送れたかどうかが分からないまま、同じ番号（Message-ID）でもう一度送ります。
    </p>
  </Section>
)

/** メールの送り方: for administrators. */
export const ServerPage = ({ facts }: { facts: ServerPageFacts }) => (
  <div class="stack">
    <ErrorSummary errors={facts.errors} />
    <Server {...facts} />
    {facts.server?.enabled ? <Trial {...facts} /> : null}
    {facts.server === null || facts.server.login === null ? null : <Password {...facts} />}
    <FailingAddresses {...facts} />
    {facts.server === null ? null : <Tries {...facts} />}
  </div>
)
