export type DecodedText =
  { ok: true; encoding: 'utf-8' | 'shift_jis'; text: string } | { ok: false; row: number | null; message: string }

const strictly = (bytes: Uint8Array, encoding: 'utf-8' | 'shift_jis'): string | null => {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}

/** UTF-8 with or without its mark, or Shift_JIS (CP932); anything else is refused, naming the first line that fits neither. */
export const decodeText = (bytes: Uint8Array): DecodedText => {
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff))
    return { ok: false, row: null, message: '文字コードがUTF-16です。「CSV UTF-8」で保存し直してください。' }
  if (bytes.includes(0))
    return {
      ok: false,
      row: null,
      message: '文字のファイルではありません。CSV又はExcel（.xlsx）のファイルを選んでください。',
    }
  for (const encoding of ['utf-8', 'shift_jis'] as const) {
    const text = strictly(bytes, encoding)
    if (text !== null) return { ok: true, encoding, text }
  }
  const row = firstUnreadableLine(bytes)
  return row === null
    ? {
        ok: false,
        row: null,
        message: 'UTF-8の行とShift_JISの行が混ざっています。どちらかに揃えて保存し直してください。',
      }
    : { ok: false, row, message: 'UTF-8でもShift_JISでもない文字があります。' }
}

// In both encodings the byte 0x0A is a line feed and never part of another character.
const firstUnreadableLine = (bytes: Uint8Array): number | null => {
  let row = 1
  let start = 0
  while (start <= bytes.length) {
    const feed = bytes.indexOf(0x0a, start)
    const line = bytes.subarray(start, feed === -1 ? bytes.length : feed)
    if (strictly(line, 'utf-8') === null && strictly(line, 'shift_jis') === null) return row
    if (feed === -1) return null
    start = feed + 1
    row += 1
  }
  return null
}
