/** A host of a made-up Nessus report, with the checks it shows. */
export type SampleHost = {
  name: string
  fqdn?: string
  os?: string
  credentialed?: boolean
  items: readonly SampleItem[]
}

export type SampleItem = {
  plugin: string
  port?: number
  severity?: number
  output?: string
  title?: string
  cves?: readonly string[]
}

type Sample = {
  title: string
  family: string
  severity: number
  port: number
  service: string
  cves: readonly string[]
  score?: string
  text: string
  solution: string
}

const SAMPLES: Readonly<Record<string, Sample>> = {
  '900001': {
    title: '通信の待受けの一覧',
    family: '一般',
    severity: 0,
    port: 0,
    service: 'general',
    cves: [],
    text: '待ち受けているポートを列挙した。',
    solution: '',
  },
  '900002': {
    title: 'TLS 1.0 の受入れ',
    family: 'サービスの検出',
    severity: 2,
    port: 443,
    service: 'https',
    cves: [],
    score: '6.5',
    text: '廃止された版の TLS を受け入れている。',
    solution: 'TLS 1.2 以上だけを受け入れる設定にする。',
  },
  '900003': {
    title: '記録用ライブラリの遠隔からのコード実行',
    family: 'Web サーバ',
    severity: 4,
    port: 8443,
    service: 'https',
    cves: ['CVE-2021-44228', 'CVE-2021-45046'],
    score: '10.0',
    text: '記録する文字列の解釈により、外部から任意のコードを実行されるおそれがある。',
    solution: '修正された版へ更新する。',
  },
  '900004': {
    title: 'SMB の署名が必須でない',
    family: '設定の誤り',
    severity: 2,
    port: 445,
    service: 'cifs',
    cves: ['CVE-2016-2115'],
    score: '5.3',
    text: '署名のない SMB の通信を受け入れている。',
    solution: '署名を必須とする設定にする。',
  },
  '900005': {
    title: '既定の合言葉による管理画面',
    family: '設定の誤り',
    severity: 3,
    port: 8080,
    service: 'www',
    cves: [],
    score: '8.8',
    text: '出荷時の合言葉で管理画面に入ることができた。',
    solution: '合言葉を変更する。',
  },
}

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

const itemXml = ({ plugin, port, severity, output, title, cves }: SampleItem): string => {
  const known = SAMPLES[plugin]
  const name = escaped(title ?? known?.title ?? `検査 ${plugin}`)
  const lines = [
    `<ReportItem port="${port ?? known?.port ?? 0}" svc_name="${known?.service ?? 'general'}" protocol="tcp" severity="${severity ?? known?.severity ?? 0}" pluginID="${plugin}" pluginName="${name}" pluginFamily="${known?.family ?? '一般'}">`,
    ...(cves ?? known?.cves ?? []).map((cve) => `<cve>${cve}</cve>`),
    ...(known?.score === undefined ? [] : [`<cvss3_base_score>${known.score}</cvss3_base_score>`]),
    `<description>${escaped(known?.text ?? name)}</description>`,
    `<solution>${escaped(known?.solution ?? '')}</solution>`,
    `<synopsis>${name}</synopsis>`,
    ...(output === undefined ? [] : [`<plugin_output>${escaped(output)}</plugin_output>`]),
    '</ReportItem>',
  ]
  return lines.join('\n')
}

const hostXml = (host: SampleHost, from: number, until: number): string =>
  [
    `<ReportHost name="${escaped(host.name)}"><HostProperties>`,
    `<tag name="host-ip">${escaped(host.name)}</tag>`,
    ...(host.fqdn === undefined ? [] : [`<tag name="host-fqdn">${escaped(host.fqdn)}</tag>`]),
    ...(host.os === undefined ? [] : [`<tag name="operating-system">${escaped(host.os)}</tag>`]),
    `<tag name="Credentialed_Scan">${host.credentialed === true ? 'true' : 'false'}</tag>`,
    `<tag name="HOST_START_TIMESTAMP">${from}</tag><tag name="HOST_END_TIMESTAMP">${until}</tag>`,
    '</HostProperties>',
    ...host.items.map(itemXml),
    '</ReportHost>',
  ].join('\n')

/** A small report in the form of Nessus v2, made up for the sample organisation and for tests. */
export const sampleReport = (name: string, endedAt: Date, hosts: readonly SampleHost[]): string => {
  const until = Math.floor(endedAt.getTime() / 1000)
  return [
    '<?xml version="1.0" ?>',
    '<NessusClientData_v2>',
    '<Policy><policyName>見本</policyName></Policy>',
    `<Report name="${escaped(name)}">`,
    ...hosts.map((host) => hostXml(host, until - 600, until)),
    '</Report>',
    '</NessusClientData_v2>\n',
  ].join('\n')
}
