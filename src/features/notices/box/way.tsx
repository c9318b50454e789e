import { clockText, dueText } from '#kernel/pure/clock-text.ts'
import { monthDay } from '#kernel/pure/wareki.ts'
import type { Content } from '#ui/content.ts'
import { Status } from '#ui/status.tsx'
import type { NoticeRow } from './notice-rows.ts'

const MAIL = { waiting: '送信待ち', sent: '送信済', failed: '送れなかった' } as const

const mailText = (row: NoticeRow): string => {
  if (row.mailState === null) return ''
  const word = row.mailState in MAIL ? MAIL[row.mailState as keyof typeof MAIL] : row.mailState
  return `、メール${word}${row.mailedAt === null ? '' : ` ${clockText(row.mailedAt)}`}`
}

const Receipt = ({ row, today }: { row: NoticeRow; today: string }) => {
  if (!row.needsReceipt) return <span class="sub">確認を要しない</span>
  if (row.receivedAt !== null)
    return (
      <Status word="受領済">{`受領 ${clockText(row.receivedAt)}　${row.receivedPost ?? ''} ${row.receivedName ?? ''}`}</Status>
    )
  const late = row.receiveBy < today
  return (
    <span>
      <Status word={late ? '期限超過' : '未受領'}>
        {late ? `未受領・${dueText(row.receiveBy, today)}` : '未受領'}
      </Status>
      <small class="sub">{` ${monthDay(row.receiveBy)}まで`}</small>
    </span>
  )
}

const Axis = ({ name, children }: { name: string; children: Content }) => (
  <li>
    <span class="k">{name}</span>
    <span class="num">{children}</span>
  </li>
)

/** The three things to know of a notice's way: it is there, it was opened, it was received. */
export const Way = ({ row, today }: { row: NoticeRow; today: string }) => (
  <ul class="axes">
    <Axis name="届いた">{`${clockText(row.at)}${mailText(row)}`}</Axis>
    <Axis name="開いた">
      {row.seenAt === null ? <span class="sub">まだ</span> : `${clockText(row.seenAt)}　${row.seenName ?? ''}`}
    </Axis>
    <Axis name="受領">
      <Receipt row={row} today={today} />
    </Axis>
  </ul>
)
