import { setTimeout as sleep } from 'node:timers/promises'
import { SaxesParser } from 'saxes'
import type { House } from './house.ts'
import { watch } from './import.ts'
import { print, round, type Figure } from './measure.ts'

const LOOK_EVERY_MS = 100
const CHECKS = 72
const MB = 1024 * 1024

const WORDS = '利用 する 版 には 弱点 があり 外部 から 任意 の コード を 実行 される おそれ がある Apache OpenSSL kernel service'.split(' ')

const textOf = (seed: number, length: number): string => {
  let text = ''
  for (let n = seed; text.length < length; n += 7) text += `${WORDS[n % WORDS.length] ?? ''} `
  return text
}

/** What every host shows of one check, without its evidence. */
const checks = Array.from({ length: CHECKS }, (_, nth) => {
  const severity = nth % 6 === 0 ? 1 + (nth % 4) : 0
  const cves = severity > 0 ? `<cve>CVE-2024-${10_000 + nth}</cve><cve>CVE-2025-${20_000 + nth}</cve>` : ''
  const head = `<ReportItem port="${nth % 3 === 0 ? 0 : 400 + nth}" svc_name="www" protocol="tcp" severity="${severity}" pluginID="${700_000 + nth}" pluginName="検査 ${nth} &amp; 確認" pluginFamily="一般">\n${cves}<cvss3_base_score>${severity * 2}.5</cvss3_base_score>\n<description>${textOf(nth, 150)}</description>\n<fname>check_${nth}.nasl</fname>\n<plugin_modification_date>2026/10/01</plugin_modification_date>\n<plugin_type>remote</plugin_type>\n<risk_factor>Medium</risk_factor>\n<script_version>1.${nth}</script_version>\n<solution>${textOf(nth + 3, 60)}</solution>\n<synopsis>${textOf(nth + 5, 40)}</synopsis>\n<plugin_output>`
  return { head, tail: `</plugin_output>\n</ReportItem>\n` }
})

const hostXml = (name: string, at: number): string => {
  const head = `<ReportHost name="${name}"><HostProperties>\n<tag name="host-ip">${name}</tag>\n<tag name="operating-system">Linux Kernel 6</tag>\n<tag name="HOST_END_TIMESTAMP">${at}</tag>\n</HostProperties>\n`
  const items = checks.map(({ head: begin, tail }, nth) =>
    nth % 4 === 0
      ? `${begin}<![CDATA[${name}: <${nth}> ${textOf(nth, 80)}]]>${tail}`
      : `${begin}${name} &lt;${nth}&gt; ${textOf(nth, 60)}${tail}`,
  )
  return `${head}${items.join('')}</ReportHost>\n`
}

/** A report of about so many megabytes, made as it is sent: one host after another, none of an earlier size. */
function* reportOf(mb: number): Generator<Uint8Array> {
  const at = Math.floor(Date.now() / 1000)
  let bytes = 0
  let waiting = `<?xml version="1.0" ?>\n<NessusClientData_v2>\n<Report name="bench ${mb}">\n`
  for (let nth = 0; bytes < mb * MB; nth += 1) {
    waiting += hostXml(`${mb}.${nth >> 16}.${(nth >> 8) & 255}.${nth & 255}`, at)
    if (waiting.length < 64 * 1024) continue
    const piece = Buffer.from(waiting)
    bytes += piece.length
    waiting = ''
    yield piece
  }
  yield Buffer.from(`${waiting}</Report>\n</NessusClientData_v2>\n`)
}

/** The least a reading can be: the same bytes through the bare parser, which looks at every item. */
const bareParse = (mb: number) => {
  let items = 0
  const parser = new SaxesParser({ xmlns: false })
  parser.on('opentag', (tag) => {
    if (tag.name === 'ReportItem') items += 1
  })
  parser.on('text', () => {})
  const decoder = new TextDecoder('utf-8')
  let ms = 0
  let bytes = 0
  for (const piece of reportOf(mb)) {
    bytes += piece.length
    const { user, system } = process.cpuUsage()
    parser.write(decoder.decode(piece, { stream: true }))
    const spent = process.cpuUsage({ user, system })
    ms += (spent.user + spent.system) / 1000
  }
  return { items, bytes, ms }
}

const systemOf = async (house: House): Promise<string> => {
  const { rows } = await house.owner.query<{ id: string }>(
    `select a.system_id as id from appointment a join post p on p.id = a.post_id
     where a.role = 'SYS_OPS' and p.title like '%運用課長%' and a.ends_on is null order by a.system_id limit 1`,
  )
  if (!rows[0]) throw new Error('the sample has no system')
  return rows[0].id
}

type State = { state: string; items: number; problem: string | null }

/** A scanner's file from its first byte sent to its findings, in CPU and memory of program and database. */
export const scanImport = async (house: House, mb: number): Promise<readonly Figure[]> => {
  process.stderr.write(`a report of ${mb} MB…\n`)
  const floor = bareParse(mb)
  const system = await systemOf(house)
  const { cookie } = await house.as('指揮通信システム運用課長')
  const watched = watch(house)
  const looking = setInterval(watched.look, LOOK_EVERY_MS)
  try {
    const answer = await fetch(`${house.origin}/api/scans?system=${system}&name=bench-${mb}.nessus`, {
      method: 'POST',
      headers: { cookie, origin: house.origin, 'content-type': 'application/xml' },
      body: ReadableStream.from(reportOf(mb)),
      duplex: 'half',
    })
    const { url } = (await answer.json()) as { url: string }
    const uploaded = watched.spent()
    let told: State
    do {
      await sleep(LOOK_EVERY_MS)
      told = (await fetch(`${house.origin}${url}`, { headers: { cookie } }).then((r) => r.json())) as State
    } while (told.state === 'waiting' || told.state === 'reading')
    watched.look()
    if (told.state !== 'applied' || told.items !== floor.items) throw new Error(`it came to ${JSON.stringify(told)}`)
    const { app, database, ms, ...memory } = watched.spent()
    const figure: Figure = {
      what: 'scan-import: one file',
      media: house.size,
      rows: mb,
      n: 1,
      appCpuMs: round(app),
      dbCpuMs: round(database),
      p50Ms: round(ms),
      p99Ms: round(ms),
      bytes: floor.bytes,
    }
    print(
      figure,
      { cpuMs: round(floor.ms), ms: round(floor.ms) },
      { items: floor.items, uploadCpuMs: round(uploaded.app + uploaded.database), ...memory },
    )
    return [figure]
  } finally {
    clearInterval(looking)
  }
}
