import type { Day } from '#kernel/pure/day.ts'
import { wareki, warekiShort } from '#kernel/pure/wareki.ts'
import { dueText } from '#kernel/pure/clock-text.ts'
import { ActButtons, Button, ButtonLink, Buttons } from '#ui/button.tsx'
import { Empty } from '#ui/empty.tsx'
import { Facts } from '#ui/facts.tsx'
import { Check } from '#ui/field/check.tsx'
import { Hidden } from '#ui/field/hidden.tsx'
import { TextField } from '#ui/field/text.tsx'
import { Section } from '#ui/section.tsx'
import { isStatusWord, Status } from '#ui/status.tsx'
import { Table } from '#ui/table.tsx'
import { markOf } from '../pledge/model.ts'
import { shownState } from '../pledge/store.ts'
import { MISSING, REASONS, SILENT, STANDINGS } from '../words.ts'
import type { Own, OwnLine } from './own-store.ts'
import { Wording } from './wording.tsx'

const StateOf = ({ word }: { word: string }) => (isStatusWord(word) ? <Status word={word} /> : <>{word}</>)

const Standing = ({ own, today }: { own: Own; today: Day }) => {
  const { standing } = own
  if (standing === null) return <p class="help">誓約書を求められるのは職員です。あなたには求められていません。</p>
  const { state, asked, dueOn } = standing
  return (
    <Facts
      facts={[
        { term: '今の状態', value: <Status word={STANDINGS[state]} /> },
        { term: '求められた日', value: `${wareki(asked.since)}（${REASONS[asked.why]}）` },
        {
          term: '期日',
          value:
            dueOn === null ? (
              '―'
            ) : (
              <Status word={dueOn < today ? '期限超過' : '期限内'}>{dueText(dueOn, today)}</Status>
            ),
        },
      ]}
    />
  )
}

const SignForm = ({ own, today, requestKey }: { own: Own; today: Day; requestKey: string }) => {
  const { belonging, text } = own
  if (belonging === null) return null
  return (
    <Section id="sign" title="署名して提出する" side={`文言 第${text.version}版（${text.basis}）`}>
      <Wording
        paragraphs={text.paragraphs}
        lines={[
          ['年月日', wareki(today)],
          ['（所　属）', belonging.belonging],
          ['（官職名）', '下の欄に書いたもの'],
          ['（氏　名）', belonging.name],
        ]}
      />
      <form method="post" action="/begin/pledges.pledge/sign" novalidate data-turbo="true">
        <Hidden
          values={[
            { name: '_key', value: requestKey },
            { name: '_seen', value: '0' },
            { name: 'text', value: markOf(text) },
          ]}
        />
        <TextField
          name="postTitle"
          label="官職名"
          required
          value={belonging.posts[0] ?? ''}
          hint="発令された官職がなければ、課員・係員など職務上の名。"
        />
        <Check name="pledged" label="上の文言のとおりであり、これを誓います" required />
        <ActButtons note={{ id: 'why-sign', text: 'あなたの署名として記録され、部隊等情報保証責任者に提出されます。' }}>
          <Button primary describedBy="why-sign">
            署名して提出する
          </Button>
          <a href="/begin/pledges.declaration/declare">誓約できないときは、事情を申し出る</a>
        </ActButtons>
      </form>
    </Section>
  )
}

const History = ({ pledges, version }: { pledges: readonly OwnLine[]; version: number }) => (
  <Section id="history" title="これまでの誓約書" count={`${pledges.length}件`}>
    <Table
      caption="これまでの誓約書"
      columns={[
        { title: '誓約の日', names: true, cell: (p: OwnLine) => warekiShort(p.signedOn) },
        { title: '状態', kind: 'status', cell: (p: OwnLine) => <StateOf word={shownState(p, version)} /> },
        { title: '所属・官職名', cell: (p: OwnLine) => `${p.belonging}　${p.postTitle}` },
        { title: '番号', kind: 'number', cell: (p: OwnLine) => p.number ?? '（受理前）' },
      ]}
      rows={pledges}
      rowHref={(p) => `/cases/${p.id}`}
      empty={<Empty text="提出した誓約書は、まだありません。" />}
    />
  </Section>
)

/** A person's own pledge: how it stands, the form to sign, and what was signed before. */
export const OwnPage = ({ own, today, requestKey }: { own: Own; today: Day; requestKey: string }) => {
  const { standing } = own
  const open = standing !== null && MISSING.includes(standing.state) && standing.state !== 'returned'
  const inHand = standing?.pledgeId ?? null
  return (
    <>
      <Standing own={own} today={today} />
      {standing?.state === 'returned' && inHand !== null ? (
        <Buttons>
          <ButtonLink href={`/cases/${inHand}/acts/sign-again`} primary>
            差し戻された誓約書に署名し直す
          </ButtonLink>
        </Buttons>
      ) : null}
      {own.declarationId === null ? null : (
        <Buttons>
          <ButtonLink href={`/cases/${own.declarationId}`}>申し出た事情を開く</ButtonLink>
        </Buttons>
      )}
      {open || standing?.state === 'declared' ? <SignForm own={own} today={today} requestKey={requestKey} /> : null}
      <History pledges={own.pledges} version={own.text.version} />
      <p class="help">{SILENT}</p>
      <p>
        <a href="/forms/pledge.pdf?blank=1">白紙の様式（付紙第５）を印刷する</a>
      </p>
    </>
  )
}
