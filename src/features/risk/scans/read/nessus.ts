import { bounded, cvesIn, instantOf, LONGEST_EVIDENCE, LONGEST_TEXT, LONGEST_TITLE, scoreOf, word } from './bounds.ts'
import type { ScannedHost, ScanSink } from './scanned.ts'
import type { XmlEvents } from './xml-reader.ts'

/** Children of an item that are kept; the last of each name counts, save those that may stand several times. */
const KEPT = new Set([
  'cvss_base_score',
  'cvss_vector',
  'cvss3_base_score',
  'cvss3_vector',
  'cvss4_base_score',
  'cvssV4_base_score',
  'cvss4_vector',
  'cvssV4_vector',
  'synopsis',
  'description',
  'solution',
  'plugin_output',
  'plugin_name',
  'risk_factor',
  'cm:compliance-check-id',
  'cm:compliance-check-name',
  'cm:compliance-result',
  'cm:compliance-actual-value',
  'cm:compliance-info',
  'cm:compliance-solution',
])
const SEVERAL = new Set(['cve', 'bid', 'xref', 'see_also'])

const RISKS: Readonly<Record<string, number>> = { none: 0, low: 1, medium: 2, high: 3, critical: 4 }

type Item = {
  attributes: Readonly<Record<string, string>>
  texts: Record<string, string>
  cves: string[]
  refs: string[]
}

type Refuse = (sentence: string) => never

const severityOf = ({ attributes, texts }: Item, refuse: Refuse): number => {
  const given = attributes['severity'] ?? ''
  if (/^[0-4]$/.test(given)) return Number(given)
  const risk = RISKS[(texts['risk_factor'] ?? '').trim().toLowerCase()]
  return given === '' && risk !== undefined
    ? risk
    : refuse(`ReportItem の severity「${given.slice(0, 20)}」は、0から4までではありません。`)
}

const portOf = ({ attributes }: Item, refuse: Refuse): number => {
  const port = attributes['port'] ?? '0'
  return /^\d{1,5}$/.test(port) && Number(port) < 65_536
    ? Number(port)
    : refuse(`ReportItem の port「${port.slice(0, 20)}」は、ポート番号ではありません。`)
}

const vectorOf = (given: string | undefined): string | null => {
  const plain = word((given ?? '').replace(/^CVSS2#/, ''), 200)
  return plain === '' ? null : plain
}

const text = (item: Item, name: string, longest = LONGEST_TEXT): string =>
  bounded((item.texts[name] ?? '').trim(), longest)

const compliance = (item: Item): string =>
  [
    ['結果', 'cm:compliance-result'],
    ['実際の値', 'cm:compliance-actual-value'],
    ['内容', 'cm:compliance-info'],
  ]
    .map(([label, name = '']) => [label, text(item, name)])
    .filter(([, value]) => value !== '')
    .map(([label, value]) => `${label}：${value}`)
    .join('\n')

const give = (sink: ScanSink, host: string, item: Item, refuse: Refuse) => {
  const { attributes, texts } = item
  const plugin = word(attributes['pluginID'] ?? '', 60)
  if (plugin === '') refuse('ReportItem に pluginID がありません。')
  const part = word(texts['cm:compliance-check-id'] ?? texts['cm:compliance-check-name'] ?? '')
  const title = word(
    texts['cm:compliance-check-name'] ?? attributes['pluginName'] ?? texts['plugin_name'] ?? '',
    LONGEST_TITLE,
  )
  const output = texts['plugin_output']?.trim() ?? ''
  sink.item({
    check: {
      plugin,
      title: title === '' ? `プラグイン ${plugin}` : title,
      family: word(attributes['pluginFamily'] ?? ''),
      summary: text(item, 'synopsis'),
      description: text(item, 'description'),
      solution: text(item, part === '' ? 'solution' : 'cm:compliance-solution'),
      cvss2: scoreOf(texts['cvss_base_score'] ?? ''),
      cvss2Vector: vectorOf(texts['cvss_vector']),
      cvss3: scoreOf(texts['cvss3_base_score'] ?? ''),
      cvss3Vector: vectorOf(texts['cvss3_vector']),
      cvss4: scoreOf(texts['cvss4_base_score'] ?? texts['cvssV4_base_score'] ?? ''),
      cvss4Vector: vectorOf(texts['cvss4_vector'] ?? texts['cvssV4_vector']),
      cves: cvesIn(item.cves.join(' ')),
      refs: item.refs.slice(0, 100).map((ref) => word(ref, 300)),
    },
    part,
    host,
    port: portOf(item, refuse),
    protocol: word(attributes['protocol'] ?? '', 20).toLowerCase(),
    service: word(attributes['svc_name'] ?? '', 60),
    severity: severityOf(item, refuse),
    evidence: bounded(output === '' ? compliance(item) : output, LONGEST_EVIDENCE),
  })
}

const blank = (given: string | undefined, longest = 255): string | null => {
  const plain = word(given ?? '', longest)
  return plain === '' ? null : plain
}

const hostOf = (name: string, tags: Readonly<Record<string, string>>): ScannedHost => ({
  host: name,
  ip: blank(tags['host-ip'], 60),
  fqdn: blank(tags['host-fqdn'] ?? tags['host-rdns']),
  mac: blank(tags['mac-address']),
  os: blank(tags['operating-system'] ?? tags['os']),
  credentialed: /^(true|false)$/i.test(tags['Credentialed_Scan'] ?? '')
    ? /^true$/i.test(tags['Credentialed_Scan'] ?? '')
    : null,
  startedAt: instantOf(tags['HOST_START_TIMESTAMP'] ?? '') ?? instantOf(tags['HOST_START'] ?? ''),
  endedAt: instantOf(tags['HOST_END_TIMESTAMP'] ?? '') ?? instantOf(tags['HOST_END'] ?? ''),
})

/** NessusClientData_v2: `Report` > `ReportHost` > `HostProperties` > `tag`, and `ReportHost` > `ReportItem`. Policies pass unread. */
export const nessusEvents = (sink: ScanSink, refuse: Refuse): XmlEvents & { end: () => void } => {
  let reports = 0
  let host: string | null = null
  let tags: Record<string, string> = {}
  let tag: string | null = null
  let item: Item | null = null
  let inReport = false
  return {
    open: (name, attributes, depth) => {
      if (depth === 2) inReport = name === 'Report'
      if (!inReport) return
      if (depth === 2) {
        reports += 1
        sink.report({ name: word(attributes['name'] ?? '') })
      } else if (depth === 3 && name === 'ReportHost') {
        host = word(attributes['name'] ?? '').toLowerCase()
        if (host === '') refuse('ReportHost に name がありません。')
        tags = {}
      } else if (depth === 4 && name === 'ReportItem') {
        if (host === null) refuse('ReportItem が ReportHost の外にあります。')
        item = { attributes, texts: {}, cves: [], refs: [] }
      } else if (depth === 5 && name === 'tag') tag = attributes['name'] ?? null
    },
    close: (name, content, depth) => {
      if (!inReport) return
      if (depth === 5 && item !== null) {
        if (KEPT.has(name)) item.texts[name] = content
        else if (SEVERAL.has(name)) (name === 'cve' ? item.cves : item.refs).push(content.trim())
      } else if (depth === 5 && name === 'tag' && tag !== null) {
        if (content.length < 4096) tags[tag] = content
        tag = null
      } else if (depth === 4 && name === 'ReportItem' && item !== null && host !== null) {
        give(sink, host, item, refuse)
        item = null
      } else if (depth === 3 && name === 'ReportHost' && host !== null) {
        sink.host(hostOf(host, tags))
        host = null
      }
    },
    end: () => {
      if (reports === 0) refuse('検査の結果（Report）がありません。方針だけを書き出したファイルかもしれません。')
    },
  }
}
