import { lineText, type SlipLine } from './model.ts'

/** What arrived in place of what a line of the slip lists; null where it is as listed. */
export type Otherwise = { line: string; model: string | null; number: string | null; quantity: number | null }

/** What the receipt says: the lines that arrived, and how some of them differ. */
export type Arrival = { received: readonly string[]; otherwise: readonly Otherwise[] }

/** The slip's lines with what the receipt says of each. */
export const withArrival = (lines: readonly SlipLine[], arrival: Arrival): readonly SlipLine[] => {
  const found = new Map(arrival.otherwise.map((l) => [l.line, l]))
  return lines.map((l) => {
    if (!arrival.received.includes(String(l.line)))
      return { ...l, received: false, receivedModel: null, receivedNumber: null, receivedQuantity: null }
    const other = found.get(String(l.line))
    return {
      ...l,
      received: true,
      receivedModel: other?.model ?? l.model,
      receivedNumber: other?.number ?? l.number,
      receivedQuantity: other?.quantity ?? l.quantity,
    }
  })
}

/** How a line's receipt differs from the slip, in words; null where it does not or nothing is known yet. */
export const differenceOf = (l: SlipLine): string | null => {
  if (l.received === null) return null
  if (!l.received) return `${l.line}　${lineText(l)}：届いていない`
  const apart = [
    l.receivedModel === l.model ? '' : `型式が「${l.receivedModel ?? ''}」`,
    l.receivedNumber === l.number ? '' : `登録番号が「${l.receivedNumber ?? ''}」`,
    l.receivedQuantity === l.quantity ? '' : `数量が${l.receivedQuantity ?? 0}`,
  ].filter((text) => text !== '')
  return apart.length === 0 ? null : `${l.line}　${lineText(l)}：${apart.join('、')}`
}

/** All differences of a receipt, one a row; null when it matches the slip. */
export const differencesOf = (lines: readonly SlipLine[]): string | null => {
  const rows = lines.flatMap((l) => differenceOf(l) ?? [])
  return rows.length === 0 ? null : rows.join('\n')
}
