import { bounded, cvesIn, instantOf, LONGEST_EVIDENCE, LONGEST_TEXT, LONGEST_TITLE, scoreOf, word } from './bounds.ts'
import type { ScannedCheck, ScannedHost, ScanSink } from './scanned.ts'
import type { XmlEvents } from './xml-reader.ts'

type Refuse = (sentence: string) => never

type Result = {
  texts: Record<string, string>
  nvt: Record<string, string>
  oid: string
  vectors: string[]
  cves: string[]
  refs: string[]
  host: string
}

const THREATS: Readonly<Record<string, number>> = {
  log: 0,
  debug: 0,
  'false positive': 0,
  low: 1,
  medium: 2,
  high: 3,
  critical: 4,
}

/** By the score where there is one; the word else. The scanner's 「High」 reaches up to 10.0. */
const severityOf = (score: number | null, threat: string, refuse: Refuse): number => {
  const said = THREATS[threat.trim().toLowerCase()]
  if (said === 0) return 0
  if (score !== null) return score >= 9 ? 4 : score >= 7 ? 3 : score >= 4 ? 2 : score > 0 ? 1 : 0
  return said ?? refuse(`result の threat「${threat.trim().slice(0, 20)}」と severity から、重大度が分かりません。`)
}

/** 「512/tcp」「general/tcp」「https (443/tcp)」. */
const portOf = (text: string): { port: number; protocol: string; service: string } => {
  const plain = word(text, 100)
  const numbered = /^(?:(.*?)\s*\()?(\d{1,5})\/([a-z0-9]+)\)?$/i.exec(plain)
  if (numbered && Number(numbered[2]) < 65_536)
    return {
      port: Number(numbered[2]),
      protocol: (numbered[3] ?? '').toLowerCase().slice(0, 20),
      service: (numbered[1] ?? '').slice(0, 60),
    }
  const [service = '', protocol = ''] = plain.split('/')
  return { port: 0, protocol: protocol.toLowerCase().slice(0, 20), service: service.slice(0, 60) }
}

/** 「summary=…|insight=…|solution=…」; a bar may stand within a value. */
const tagsOf = (text: string): Readonly<Record<string, string>> => {
  const found: Record<string, string> = {}
  for (const part of text.split(/\|(?=[a-zA-Z_]{3,40}=)/)) {
    const at = part.indexOf('=')
    if (at > 0) found[part.slice(0, at)] = part.slice(at + 1).trim()
  }
  return found
}

const vectorsOf = (result: Result, tags: Readonly<Record<string, string>>) => {
  const all = [...result.vectors, tags['cvss_base_vector'] ?? ''].map((v) => word(v, 200)).filter((v) => v !== '')
  return {
    four: all.find((v) => v.startsWith('CVSS:4')) ?? null,
    three: all.find((v) => v.startsWith('CVSS:3')) ?? null,
    two: all.find((v) => v.startsWith('AV:')) ?? null,
  }
}

const checkOf = (result: Result, plugin: string): ScannedCheck => {
  const { nvt, texts } = result
  const tags = tagsOf(nvt['tags'] ?? '')
  const vectors = vectorsOf(result, tags)
  const base = scoreOf((nvt['cvss_base'] ?? '').trim())
  const title = word(nvt['name'] ?? '', LONGEST_TITLE) || word(texts['name'] ?? '', LONGEST_TITLE)
  return {
    plugin,
    title: title === '' ? `検査 ${plugin}` : title,
    family: word(nvt['family'] ?? ''),
    summary: bounded(tags['summary'] ?? '', LONGEST_TEXT),
    description: bounded(
      [tags['insight'], tags['impact'], tags['affected']].filter(Boolean).join('\n\n'),
      LONGEST_TEXT,
    ),
    solution: bounded((nvt['solution'] ?? '').trim() || (tags['solution'] ?? ''), LONGEST_TEXT),
    // One score is given; it is of the newest vector that is given.
    cvss2: vectors.three === null && vectors.four === null ? base : null,
    cvss2Vector: vectors.two,
    cvss3: vectors.four === null && vectors.three !== null ? base : null,
    cvss3Vector: vectors.three,
    cvss4: vectors.four === null ? null : base,
    cvss4Vector: vectors.four,
    cves: cvesIn([...result.cves, nvt['cve'] ?? '', plugin].join(' ')),
    refs: result.refs.slice(0, 100),
  }
}

const give = (sink: ScanSink, result: Result, refuse: Refuse) => {
  const { texts } = result
  const host = word(result.host).toLowerCase()
  if (host === '') refuse('result に host がありません。')
  const plugin = word(result.oid, 100) || word(result.nvt['name'] ?? texts['name'] ?? '', 100)
  if (plugin === '') refuse('result に検査の番号（nvt oid）がありません。')
  sink.item({
    check: checkOf(result, plugin),
    part: '',
    host,
    ...portOf(texts['port'] ?? ''),
    severity: severityOf(scoreOf((texts['severity'] ?? '').trim()), texts['threat'] ?? '', refuse),
    evidence: bounded((texts['description'] ?? '').trim(), LONGEST_EVIDENCE),
  })
}

const blank = (text: string | undefined): string | null => word(text ?? '') || null

const DETAILS: Readonly<Record<string, 'os' | 'mac' | 'fqdn'>> = { best_os_txt: 'os', MAC: 'mac', hostname: 'fqdn' }

const hostOf = (texts: Readonly<Record<string, string>>): ScannedHost | null => {
  const host = word(texts['ip'] ?? '').toLowerCase()
  if (host === '') return null
  return {
    host,
    ip: host.slice(0, 60),
    fqdn: blank(texts['fqdn']),
    mac: blank(texts['mac']),
    os: blank(texts['os']),
    credentialed: null,
    startedAt: instantOf(texts['start'] ?? ''),
    endedAt: instantOf(texts['end'] ?? ''),
  }
}

/**
 * A report of Greenbone or OpenVAS: alone, within an outer `report`, or within `get_reports_response`. Results are those of
 * `report` > `results` > `result`, hosts those of `report` > `host`; what a delta report says of another is left.
 */
export const greenboneEvents = (sink: ScanSink, refuse: Refuse): XmlEvents & { end: () => void } => {
  const path: string[] = []
  let result: Result | null = null
  let at = 0
  let host: Record<string, string> | null = null
  let detail = ''
  let found = 0
  let outermost = true
  const within = (depth: number, ...names: readonly string[]) =>
    names.every((name, nth) => path[depth - names.length + nth] === name)
  return {
    open: (name, attributes, depth) => {
      path.length = depth - 1
      path.push(name)
      if (result !== null) {
        if (depth === at + 1 && name === 'nvt') result.oid = attributes['oid'] ?? ''
        else if (name === 'ref' && within(depth, 'nvt', 'refs', 'ref')) {
          const id = attributes['id'] ?? ''
          if ((attributes['type'] ?? '').toLowerCase() === 'cve') result.cves.push(id)
          else result.refs.push(word(`${attributes['type'] ?? ''}: ${id}`, 300))
        }
      } else if (within(depth, 'report', 'results', 'result')) {
        result = { texts: {}, nvt: {}, oid: '', vectors: [], cves: [], refs: [], host: '' }
        at = depth
      } else if (within(depth, 'report', 'results')) found += 1
      else if (within(depth, 'report', 'host')) host = {}
    },
    close: (name, content, depth) => {
      if (result !== null) {
        if (depth === at) {
          give(sink, result, refuse)
          result = null
        } else if (depth === at + 1) {
          if (name === 'host') result.host = content
          else result.texts[name] = content
        } else if (depth === at + 2 && path[at] === 'nvt') result.nvt[name] = content
        else if (name === 'value' && within(depth, 'nvt', 'severities', 'severity', 'value'))
          result.vectors.push(content)
      } else if (host !== null) {
        if (within(depth, 'report', 'host')) {
          const one = hostOf(host)
          if (one !== null) sink.host(one)
          host = null
        } else if (within(depth, 'report', 'host', name) && content.length < 4096) host[name] = content.trim()
        else if (within(depth, 'host', 'detail', 'name')) detail = content.trim()
        else if (within(depth, 'host', 'detail', 'value')) {
          const key = DETAILS[detail]
          if (key !== undefined && content.length < 4096) host[key] ??= content.trim()
        }
      } else if (within(depth, 'report', 'scan_start')) sink.report({ from: instantOf(content) })
      else if (within(depth, 'report', 'scan_end')) sink.report({ until: instantOf(content) })
      else if (outermost && within(depth, 'task', 'name')) {
        sink.report({ name: word(content) })
        outermost = false
      }
      path.length = depth - 1
    },
    end: () => {
      if (found === 0) refuse('検査の結果（results）がありません。詳細を含めて書き出し直してください。')
    },
  }
}
