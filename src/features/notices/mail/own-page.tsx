import { clockText } from '#kernel/pure/clock-text.ts'
import { Banner } from '#ui/banner.tsx'
import { ButtonLink, Buttons } from '#ui/button.tsx'
import { Empty } from '#ui/empty.tsx'
import { Facts } from '#ui/facts.tsx'
import { Section } from '#ui/section.tsx'
import { Status } from '#ui/status.tsx'
import { Table } from '#ui/table.tsx'
import { CHOICES, type MailChoice } from '../words.ts'
import type { OwnMail } from './mail-store.ts'

export type OwnFacts = {
  recipient: {
    id: string
    address: string | null
    choice: string
    failingSince: Date | null
    failingWords: string | null
  } | null
  mandatory: readonly string[]
  sends: boolean
  mails: readonly OwnMail[]
  administrator: boolean
}

const choiceText = (choice: string): string => (choice in CHOICES ? CHOICES[choice as MailChoice] : choice)

export const MailState = ({ state }: { state: string }) => {
  if (state === 'sent')
    return (
      <Status shape="ok" tone="ok">
        送信済
      </Status>
    )
  if (state === 'failed')
    return (
      <Status shape="no" tone="bad">
        送れなかった
      </Status>
    )
  return (
    <Status shape="soon" tone="warn">
      送信待ち
    </Status>
  )
}

const Mails = ({ mails }: { mails: readonly OwnMail[] }) => (
  <Section id="mails" title="あなたに宛てたメール" count={`${mails.length}件`} side="新しい順">
    <Table
      caption="あなたに宛てたメール"
      rows={mails}
      columns={[
        { title: '件名', names: true, cell: (m) => m.subject },
        { title: '宛先', cell: (m) => m.address },
        { title: '書いた時', cell: (m) => clockText(m.writtenAt), kind: 'number' },
        { title: '状態', cell: (m) => <MailState state={m.state} />, foldTitle: false },
      ]}
      empty={<Empty text="まだ、あなたに宛てたメールはありません。" />}
    />
  </Section>
)

/** メールの受け方: my address, how I want mail, what nobody can silence, and what was sent to me. */
export const OwnMailPage = ({ facts }: { facts: OwnFacts }) => {
  const { recipient: own } = facts
  const href = own ? `/cases/${own.id}/acts/choose` : '/begin/notices.recipient/choose'
  return (
    <div class="stack">
      {own?.failingSince ? (
        <Banner
          kind="warning"
          sentence={`${clockText(own.failingSince)}から、このアドレスにはメールが届きません。`}
          remedies={[{ text: 'アドレスを直す', href }]}
        >
          <p class="sub">{own.failingWords}</p>
        </Banner>
      ) : null}
      <Section id="own" title="私の受け方">
        <Facts
          layout="rows"
          facts={[
            { term: 'メールアドレス', value: own?.address ?? 'なし（メールは届きません）' },
            { term: '受け方', value: own ? choiceText(own.choice) : 'まだ決めていません' },
            { term: '受け方によらず届くもの', value: [...facts.mandatory, '期限を過ぎた義務'].join('・') },
            ...(facts.sends ? [] : [{ term: '今の状態', value: '組織の設定で、メールは送っていません。' }]),
          ]}
        />
        <div class="mt4">
          <Buttons>
            <ButtonLink href={href} primary>
              受け方を決める
            </ButtonLink>
            {facts.administrator ? <ButtonLink href="/mail/server">メールの送り方</ButtonLink> : null}
          </Buttons>
        </div>
        <p class="help">
          メールに書くのは、知らせの種類（報告・通知など）・番号・条項・画面の場所だけです。秘密以上の事項や案件の内容は書きません。メールは知らせであって、受領ではありません。受領は画面で確認します。
        </p>
      </Section>
      <Mails mails={facts.mails} />
    </div>
  )
}
