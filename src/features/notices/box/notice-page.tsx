import { isRuleNumber, provisionOf } from '#directive/rules.ts'
import type { Actor } from '#kernel/pure/actor.ts'
import { fullClockText } from '#kernel/pure/clock-text.ts'
import { mayReceive } from '#kernel/pure/receipt.ts'
import { ActButtons, Button, ButtonLink, Buttons } from '#ui/button.tsx'
import { Facts } from '#ui/facts.tsx'
import { Provision } from '#ui/provision.tsx'
import { Section } from '#ui/section.tsx'
import { VerbMark } from '#ui/verb.tsx'
import { addresseeOf, type NoticeRow } from './notice-rows.ts'
import { Way } from './way.tsx'

export const NoticeLead = ({ row }: { row: NoticeRow }) => (
  <Facts
    facts={[
      { term: '種類', hiddenTerm: true, value: <VerbMark verb={row.verb} /> },
      { term: '差出', value: `${row.fromPostTitle}　${row.fromName}` },
      { term: '宛先', value: addresseeOf(row) },
      { term: '日時', value: fullClockText(row.at), numeric: true },
      ...(row.number === null ? [] : [{ term: '番号', value: row.number, numeric: true }]),
      {
        term: '条項',
        value: row.rules
          .filter(isRuleNumber)
          .map((rule) => <Provision label={provisionOf(rule)} href={`/rules/${rule}`} />),
      },
    ]}
  />
)

const ConfirmReceipt = ({ row, actor }: { row: NoticeRow; actor: Actor }) => {
  const verdict = mayReceive(actor, { ...row, received: row.receivedAt !== null })
  if (!verdict.ok)
    return row.needsReceipt && row.receivedAt === null ? <p class="help">{verdict.refusals[0].sentence}</p> : null
  return (
    <form method="post" action={`/notices/${row.id}/receive`}>
      <ActButtons
        note={{
          id: 'receipt-note',
          text: `${verdict.value.postTitle}として、受領の日時・官職・氏名を記録に残します。`,
        }}
      >
        <Button primary describedBy="receipt-note">
          受領を確認する
        </Button>
      </ActButtons>
    </form>
  )
}

/** One notice: its words, its way, and its receipt. */
export const NoticePage = (props: { row: NoticeRow; actor: Actor; today: string; caseThere: boolean }) => {
  const { row, actor, today, caseThere } = props
  return (
    <div class="stack">
      <Section id="words" title="知らせ">
        <p class="words">{row.text}</p>
        <ConfirmReceipt row={row} actor={actor} />
      </Section>
      <Section id="way" title="経過">
        <Way row={row} today={today} />
      </Section>
      {caseThere ? (
        <Buttons>
          <ButtonLink href={`/cases/${row.caseId}`}>案件を開く</ButtonLink>
        </Buttons>
      ) : (
        <p class="help">
          この知らせの案件は、あなたの官職では開けません。見られるのは、あなたの官職に宛てたこの知らせだけです。詳しいことは、差出の官職に確かめてください。
        </p>
      )}
    </div>
  )
}
