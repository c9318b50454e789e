import { lineText, type SlipLine } from './model.ts'

/** How one line differs from the slip, as typed by the receiver; null where it is as listed. */
type Otherwise = { line: number; model: string | null; number: string | null; quantity: number | null }

export type OtherwiseReading = { ok: true; lines: readonly Otherwise[] } | { ok: false; message: string }

const FORMAT = '「行 型式／登録番号／数量」の形で書いてください。例 2 SU-1032／企画-R8-業-0013／1'

const blankToNull = (text: string | undefined): string | null =>
  text === undefined || text.trim() === '' ? null : text.trim()

const readLine = (row: string): Otherwise | null => {
  const found = /^(\d{1,3})[\s:.、]\s*([^/]*)\/([^/]*)\/([^/]*)$/u.exec(row)
  if (!found) return null
  const quantity = blankToNull(found[4])
  if (quantity !== null && !/^[1-9]\d{0,3}$/.test(quantity)) return null
  const model = blankToNull(found[2])
  const number = blankToNull(found[3])
  if (model === null && number === null && quantity === null) return null
  return { line: Number(found[1]), model, number, quantity: quantity === null ? null : Number(quantity) }
}

/** Reads 「2 SU-1032／企画-R8-業-0013／1」, one medium a row, whatever the width of digits and slashes. */
export const readOtherwise = (typed: string | null): OtherwiseReading => {
  const lines: Otherwise[] = []
  for (const raw of (typed ?? '').split('\n')) {
    const row = raw.normalize('NFKC').trim()
    if (row === '') continue
    const read = readLine(row)
    if (!read) return { ok: false, message: `「${raw.trim()}」は読めません。${FORMAT}` }
    if (lines.some((l) => l.line === read.line)) return { ok: false, message: `${read.line}行目が二度書かれています。` }
    lines.push(read)
  }
  return { ok: true, lines }
}

/** What was typed about arrival; the schema has refused a text that cannot be read. */
export type Arrival = { received: readonly string[]; otherwise: string | null }

/** The slip's lines with what the receipt says of each. */
export const withArrival = (lines: readonly SlipLine[], arrival: Arrival): readonly SlipLine[] => {
  const read = readOtherwise(arrival.otherwise)
  const found = new Map((read.ok ? read.lines : []).map((l) => [l.line, l]))
  return lines.map((l) => {
    if (!arrival.received.includes(String(l.line)))
      return { ...l, received: false, receivedModel: null, receivedNumber: null, receivedQuantity: null }
    const other = found.get(l.line)
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
