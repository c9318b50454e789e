import { describe, expect, test } from 'vitest'
import { readReport } from './read-report.ts'
import { ReportRefused, type ScannedHost, type ScannedItem } from './scanned.ts'

const read = async (pieces: Iterable<Uint8Array | string>) => {
  const found: { hosts: ScannedHost[]; items: ScannedItem[] } = { hosts: [], items: [] }
  const sink = {
    tool: () => {},
    report: () => {},
    host: (host: ScannedHost) => found.hosts.push(host),
    item: (item: ScannedItem) => found.items.push(item),
  }
  const bytes = (async function* () {
    for (const piece of pieces) yield typeof piece === 'string' ? Buffer.from(piece) : piece
  })()
  await readReport(bytes, sink, async () => {})
  return found
}

const refusal = async (pieces: Iterable<Uint8Array | string>) => {
  const error: unknown = await read(pieces).catch((e: unknown) => e)
  if (!(error instanceof ReportRefused)) throw new Error(`not refused: ${String(error)}`)
  return { sentence: error.sentence, line: error.line }
}

const OPEN = '<?xml version="1.0"?>\n<NessusClientData_v2>\n<Report name="r">\n'
const CLOSE = '</Report></NessusClientData_v2>'
const ITEM = '<ReportItem port="80" protocol="tcp" severity="1" pluginID="1" pluginName="a" pluginFamily="b">'
const host = (inside: string) => `${OPEN}<ReportHost name="h">\n${inside}</ReportHost>${CLOSE}`

const LAUGHS = `<?xml version="1.0"?>\n<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>\n<NessusClientData_v2>&b;</NessusClientData_v2>`
const OUTSIDE = `<?xml version="1.0"?>\n<!DOCTYPE x SYSTEM "file:///etc/passwd">\n<NessusClientData_v2/>`

describe('a hostile or broken file is refused with its line', () => {
  test.each<[string, Iterable<Uint8Array | string>, string, number]>([
    ['empty', [], '空です', 1],
    ['only white space', ['\n\n'], '途中で終わって', 3],
    ['cut off', [host(`${ITEM}<cve>CVE-2024-0001`).slice(0, -70)], '途中で終わって', 5],
    ['of another program', ['<nmaprun/>'], 'nmap', 1],
    ['of an old form', ['<NessusClientData/>'], '古い形式', 1],
    ['any XML', ['<html><body/></html>'], '最初の要素は「html」', 1],
    ['no XML', ['{"a": 1}'], 'XML として読めません', 1],
    ['a policy alone', ['<NessusClientData_v2><Policy/></NessusClientData_v2>'], 'Report', 1],
    ['entities that expand', [LAUGHS], 'DOCTYPE', 2],
    ['entities from outside', [OUTSIDE], 'DOCTYPE', 2],
    ['an entity nobody defined', [host('&x;')], '定義されていない', 5],
    ['tags that do not match', [host(`${ITEM}<cve></cvss></ReportItem>`)], '対応していません', 5],
    ['an attribute twice', [host(ITEM.replace('port="80"', 'port="80" port="81"'))], '二度', 5],
    ['a port that is none', [host(`${ITEM.replace('"80"', '"99999"')}</ReportItem>`)], 'ポート番号', 5],
    ['a severity that is none', [host(`${ITEM.replace('severity="1"', 'severity="9"')}</ReportItem>`)], '0から4', 5],
    ['an item without its check', [host(`${ITEM.replace('pluginID="1"', '')}</ReportItem>`)], 'pluginID', 5],
    ['a NUL', [host(`${ITEM}<cve>\u0000</cve></ReportItem>`)], '書けない文字', 5],
    ['another encoding by its name', ['<?xml version="1.0" encoding="Shift_JIS"?>\n<a/>'], 'Shift_JIS', 1],
    ['another encoding in its bytes', [OPEN, Buffer.from([0x83, 0x65, 0x83, 0x58])], 'UTF-8 として', 4],
    ['UTF-16', [Buffer.from('\ufeff<?xml version="1.0"?><a/>', 'utf16le')], 'UTF-16', 1],
    ['packed', [Buffer.from([0x50, 0x4b, 3, 4, 0, 0])], 'ZIP', 1],
    ['nested without end', [`${OPEN}${'<a>'.repeat(100)}`], '入れ子', 4],
    [
      'attributes without end',
      [`${OPEN}<a ${Array.from({ length: 300 }, (_, n) => `a${n}=""`).join(' ')}>`],
      '属性が多すぎ',
      4,
    ],
  ])('%s', async (_, pieces, words, line) => {
    expect(await refusal(pieces)).toEqual({ sentence: expect.stringContaining(words) as string, line })
  })

  test.each([
    ['an attribute', `${OPEN}<a b="`],
    ['a text', `${OPEN}<a>`],
    ['a comment', `${OPEN}<!--`],
    ['a name', `${OPEN}<a`],
    ['a type of document', '<!DOCTYPE a ['],
  ])('%s that does not end is not gathered without end', async (_, begin) => {
    let sent = 0
    const endless = (function* () {
      yield Buffer.from(begin)
      const piece = Buffer.alloc(1024 * 1024, 'x')
      for (; sent < 200; sent += 1) yield piece
    })()
    await refusal(endless)
    expect(sent).toBeLessThan(40)
  })
})

describe('what is odd and no fault is read', () => {
  test('a host without properties, an item without words, and a host without items', async () => {
    const found = await read([
      `${OPEN}<ReportHost name="H1">${ITEM}</ReportItem></ReportHost><ReportHost name="h2"/>${CLOSE}`,
    ])
    expect(found.hosts.map((h) => [h.host, h.endedAt])).toEqual([
      ['h1', null],
      ['h2', null],
    ])
    expect(found.items).toMatchObject([{ host: 'h1', port: 80, severity: 1, check: { title: 'a', cves: [] } }])
  })

  test('a huge policy passes unread', async () => {
    const policy = `<Policy>${'<item><pluginName>x</pluginName></item>'.repeat(50_000)}</Policy>`
    const found = await read([host(`${ITEM}</ReportItem>`).replace('<Report name', `${policy}<Report name`)])
    expect(found.items).toHaveLength(1)
  })

  test('items of a compliance audit are told apart by what they ask', async () => {
    const item = (id: string, result: string) =>
      `${ITEM}<cm:compliance-check-name>問い ${id}</cm:compliance-check-name><cm:compliance-result>${result}</cm:compliance-result></ReportItem>`
    const { items } = await read([host(item('1', 'FAILED') + item('2', 'PASSED'))])
    expect(items.map((i) => [i.part, i.check.title, i.evidence])).toEqual([
      ['問い 1', '問い 1', '結果：FAILED'],
      ['問い 2', '問い 2', '結果：PASSED'],
    ])
  })

  test('several CVE, all three scores, and evidence that is cut says so', async () => {
    const words = `<cve>CVE-2024-0001</cve><cve>cve-2024-0002, CVE-2024-0001</cve><cvss_base_score>5.0</cvss_base_score><cvss3_base_score>7.5</cvss3_base_score><cvss4_base_score>8.1</cvss4_base_score><plugin_output>${'証'.repeat(50_000)}</plugin_output>`
    const [item] = (await read([host(`${ITEM}${words}</ReportItem>`)])).items
    expect(item?.check).toMatchObject({ cves: ['CVE-2024-0001', 'CVE-2024-0002'], cvss2: 5, cvss3: 7.5, cvss4: 8.1 })
    expect(item?.evidence).toHaveLength(32_768)
    expect(item?.evidence).toContain('全体は50,000文字')
  })

  test('characters cut between pieces stay whole', async () => {
    const bytes = Buffer.from(host(`${ITEM}<synopsis>髙﨑𠮷野家</synopsis></ReportItem>`))
    const pieces = Array.from({ length: Math.ceil(bytes.length / 3) }, (_, n) => bytes.subarray(n * 3, n * 3 + 3))
    expect((await read(pieces)).items[0]?.check.summary).toBe('髙﨑𠮷野家')
  })
})

const result = (inside: string) =>
  `<result><name>n</name><host>10.0.0.1<hostname>x</hostname></host><port>443/tcp</port><nvt oid="1.3"><name>検査</name><cvss_base>9.8</cvss_base>${inside}</nvt><threat>High</threat><severity>9.8</severity><description>証拠</description></result>`

describe('a report of Greenbone', () => {
  const inner = (inside: string) =>
    `<report id="a"><results>${result(inside)}</results><host><ip>10.0.0.1</ip><end>2026-10-01T00:00:00Z</end><detail><name>best_os_txt</name><value>Linux</value></detail></host></report>`
  test.each([
    ['alone', (xml: string) => xml],
    ['in an outer report', (xml: string) => `<report>${xml}</report>`],
    [
      'as an answer',
      (xml: string) => `<get_reports_response status="200"><report>${xml}</report></get_reports_response>`,
    ],
  ])('is read %s', async (_, around) => {
    const cve =
      '<refs><ref type="cve" id="CVE-2024-1111"/></refs><severities score="98"><severity type="cvss_base_v3"><value>CVSS:3.1/AV:N</value></severity></severities>'
    const found = await read([around(inner(cve))])
    expect(found.items).toMatchObject([
      {
        host: '10.0.0.1',
        port: 443,
        protocol: 'tcp',
        severity: 4,
        evidence: '証拠',
        check: { plugin: '1.3', title: '検査', cvss3: 9.8, cvss3Vector: 'CVSS:3.1/AV:N', cves: ['CVE-2024-1111'] },
      },
    ])
    expect(found.hosts).toMatchObject([{ host: '10.0.0.1', os: 'Linux', endedAt: new Date('2026-10-01T00:00:00Z') }])
  })

  test('without its results is refused', async () => {
    expect((await refusal(['<report><ports/></report>'])).sentence).toContain('results')
  })
})
