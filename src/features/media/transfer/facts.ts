import { wareki } from '#kernel/pure/wareki.ts'
import { differenceOf } from './receipt.ts'
import { lineText, recipientOf, type SlipLine, type Transfer } from './model.ts'
import { REMINDERS_ARE_OURS } from './reminders.ts'

type Fact = readonly [label: string, text: string, href?: string]

const when = (shown: boolean, ...facts: readonly Fact[]): readonly Fact[] => (shown ? facts : [])

const receiptText = (l: SlipLine): string => {
  if (l.received === null) return ''
  return differenceOf(l) === null ? '（受領）' : l.received ? '（受領、相違あり）' : '（届いていない）'
}

/** A line leads to the register row the reader keeps: the sender's own medium, or the recipient's new one. */
const lineFact = (l: SlipLine): Fact => {
  const id = l.medium === null ? l.registeredAs : l.mediumId
  const text = `${lineText(l)}${receiptText(l)}`
  return id === null ? [`媒体 ${l.line}`, text] : [`媒体 ${l.line}`, text, `/cases/${id}`]
}

const awaiting = (m: Transfer): boolean => ['sent', 'sent-outside', 'received', 'difference'].includes(m.state)

/** The slip and its receipt as the case page shows them, to both units alike. */
export const factsOf = (m: Transfer): readonly Fact[] => [
  ['発送元部隊等', m.unitName],
  ...when(
    m.number !== '',
    ['送達先', `${recipientOf(m)}${m.toUnitId === null ? '（紙の受領票）' : ''}`],
    ['発送者', `${m.senderPost}　${m.senderRank}　${m.senderName}`],
    ...m.lines.map(lineFact),
    ['送達の方法', m.means],
    ['票の照合番号', m.code],
  ),
  ...(m.sentOn === null ? [] : ([['発送年月日', wareki(m.sentOn)]] as const)),
  ...when(awaiting(m), ['督促の目安', REMINDERS_ARE_OURS]),
  ...(m.receivedOn === null
    ? []
    : ([
        ['受領年月日', wareki(m.receivedOn)],
        ['受領した責任者', `${m.receiverPost ?? ''}　${m.receiverRank ?? ''}　${m.receiverName ?? ''}`],
      ] as const)),
  ...(m.difference === null ? [] : ([['相違', m.difference]] as const)),
  ...m.incidents.map((i): Fact => ['事案', i.number, `/cases/${i.id}`]),
  ...(m.receiptReturnedOn === null ? [] : ([['受領票の返信', wareki(m.receiptReturnedOn)]] as const)),
  ...(m.closedOn === null ? [] : ([['完結', wareki(m.closedOn)]] as const)),
  ...(m.note === null ? [] : ([['備考', m.note]] as const)),
  ...(m.receiptNote === null ? [] : ([['受領票の備考', m.receiptNote]] as const)),
]
