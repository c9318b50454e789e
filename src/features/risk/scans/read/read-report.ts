import { greenboneEvents } from './greenbone.ts'
import { nessusEvents } from './nessus.ts'
import { ReportRefused, type ScanSink } from './scanned.ts'
import { XmlReader, type XmlEvents } from './xml-reader.ts'

type Grammar = XmlEvents & { end: () => void }

/** Two roots that look like ours and are not. */
const NAMED: Readonly<Record<string, string>> = {
  NessusClientData: '古い形式（NessusClientData）です。Nessus の v2 形式（.nessus）で書き出してください。',
  nmaprun: 'nmap の結果です。Nessus か Greenbone の XML を届けてください。',
}

const grammarOf = (root: string, sink: ScanSink, refuse: (sentence: string) => never): Grammar => {
  if (root === 'NessusClientData_v2') {
    sink.tool('nessus')
    return nessusEvents(sink, refuse)
  }
  if (root === 'report' || root === 'get_reports_response') {
    sink.tool('greenbone')
    return greenboneEvents(sink, refuse)
  }
  return refuse(
    NAMED[root] ??
      `Nessus の v2 形式でも Greenbone のレポートでもありません（最初の要素は「${root.slice(0, 40)}」です）。`,
  )
}

/**
 * Reads a scanner's report piece by piece. `pause` is waited for after each piece. Throws `ReportRefused` with the line for
 * everything that is no whole report; what the sink was given until then is not to be used.
 */
export const readReport = async (
  pieces: AsyncIterable<Uint8Array>,
  sink: ScanSink,
  pause: (bytesRead: number) => Promise<void>,
): Promise<void> => {
  let grammar: Grammar | null = null
  const reader: XmlReader = new XmlReader({
    open: (name, attributes, depth) => {
      grammar ??= grammarOf(name, sink, (sentence) => reader.refuse(sentence))
      grammar.open(name, attributes, depth)
    },
    close: (name, text, depth) => grammar?.close(name, text, depth),
  })
  let bytes = 0
  for await (const piece of pieces) {
    if (piece.length === 0) continue
    reader.feed(piece)
    bytes += piece.length
    await pause(bytes)
  }
  if (bytes === 0) throw new ReportRefused('ファイルが空です。', 1)
  reader.end()
  const whole = grammar as Grammar | null
  whole?.end()
}
