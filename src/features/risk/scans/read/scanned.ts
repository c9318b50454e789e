export type Tool = 'nessus' | 'greenbone'

export const TOOLS: Readonly<Record<Tool, string>> = { nessus: 'Nessus', greenbone: 'Greenbone（OpenVAS）' }

/** What the scanner says of one of its checks: the same on every host. */
export type ScannedCheck = {
  plugin: string
  title: string
  family: string
  summary: string
  description: string
  solution: string
  cvss2: number | null
  cvss2Vector: string | null
  cvss3: number | null
  cvss3Vector: string | null
  cvss4: number | null
  cvss4Vector: string | null
  cves: readonly string[]
  refs: readonly string[]
}

export type ScannedItem = {
  check: ScannedCheck
  /** One of several results of one check, where the scanner names them: the item of a compliance audit. */
  part: string
  host: string
  port: number
  protocol: string
  service: string
  severity: number
  evidence: string
}

export type ScannedHost = {
  host: string
  ip: string | null
  fqdn: string | null
  mac: string | null
  os: string | null
  /** Whether the scanner could log in; null where it does not say. */
  credentialed: boolean | null
  startedAt: Date | null
  endedAt: Date | null
}

/** Takes what a report says in the order it says it. */
export type ScanSink = {
  tool: (tool: Tool) => void
  host: (host: ScannedHost) => void
  item: (item: ScannedItem) => void
  report: (of: { name?: string; from?: Date | null; until?: Date | null }) => void
}

/** A file that is no report or may not be read: nothing of it is taken. `line` counts from 1. */
export class ReportRefused extends Error {
  override name = 'ReportRefused'
  readonly sentence: string
  readonly line: number | null
  constructor(sentence: string, line: number | null = null) {
    super(sentence)
    this.sentence = sentence
    this.line = line
  }
}
