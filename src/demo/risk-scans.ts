import { EVERYTHING, readAs } from '#kernel/db/database.ts'
import type { Product } from '#kernel/http/product.ts'
import { newId } from '#kernel/id.ts'
import { addDays, dayOf } from '#kernel/pure/day.ts'
import type { Actor } from '#kernel/pure/actor.ts'
import type { RoleKey } from '#directive/roles.ts'
import { loadActor } from '#features/organisation/actor-store.ts'
import { readScanWork } from '#features/risk/scans/delivery/read-work.ts'
import { keepScan } from '#features/risk/scans/delivery/receive.ts'
import { receiveCatalogue } from '#features/risk/scans/kev/receive.ts'
import { sampleCatalogue } from '#features/risk/scans/kev/sample-catalogue.ts'
import { sampleReport, type SampleHost } from '#features/risk/scans/sample-report.ts'
import { clock } from './office.ts'

const SYSTEM = 'dii-open'

const everything = { reach: EVERYTHING, personId: null }

const holderOf = (of: Product, role: RoleKey, systemId: string | null, at: Date): Promise<Actor> =>
  readAs(of.db, everything, async (tx) => {
    const row = await tx
      .selectFrom('appointment as a')
      .innerJoin('incumbency as i', 'i.postId', 'a.postId')
      .select('i.personId')
      .where('a.role', '=', role)
      .where('a.systemId', systemId === null ? 'is' : '=', systemId)
      .where('i.endsOn', 'is', null)
      .orderBy('i.startsOn')
      .executeTakeFirst()
    const actor = row ? await loadActor(tx, row.personId, dayOf(at)) : null
    if (!actor) throw new Error(`the sample organisation has nobody as ${role}`)
    return actor
  })

const whole = async function* (text: string) {
  yield Buffer.from(text)
}

/** Brings a report in as its deliverer would, at a moment of the sample's history. */
const deliver = async (of: Product, actor: Actor, systemId: string, at: Date, fileName: string, xml: string) => {
  const then = { ...of, clock: () => at }
  const { id } = await keepScan(then, actor, { systemId, fileName, closes: true, pieces: whole(xml) }, at)
  const { signal } = new AbortController()
  const progress = async () => {}
  await readScanWork.run({ id: newId(at), data: { deliveryId: id }, actor, product: then, progress, signal })
  const done = await readAs(of.db, everything, (tx) =>
    tx.selectFrom('scanDelivery').select(['state', 'problem']).where('id', '=', id).executeTakeFirstOrThrow(),
  )
  if (done.state !== 'applied') throw new Error(`the sample's scan came to ${done.state}: ${done.problem ?? ''}`)
}

const WEB = { os: 'Linux', credentialed: true }

const FIRST: readonly SampleHost[] = [
  {
    name: '192.0.2.11',
    fqdn: 'web1.example.jp',
    ...WEB,
    items: [
      { plugin: '900001', output: 'tcp/443 tcp/8443' },
      { plugin: '900002', output: 'TLSv1.0 で応答した。' },
      { plugin: '900003', output: '版：2.14.1' },
    ],
  },
  {
    name: '192.0.2.12',
    fqdn: 'web2.example.jp',
    ...WEB,
    items: [
      { plugin: '900001', output: 'tcp/443' },
      { plugin: '900002', output: 'TLSv1.0 で応答した。' },
      { plugin: '900005' },
    ],
  },
  {
    name: '192.0.2.21',
    fqdn: 'files.example.jp',
    os: 'Windows Server',
    items: [{ plugin: '900001', output: 'tcp/445' }, { plugin: '900004' }],
  },
  { name: '192.0.2.99', items: [{ plugin: '900001', output: '応答のみ' }] },
]

/** A month later: the first web server is mended but for its TLS, the second shows what the first had. */
const SECOND: readonly SampleHost[] = [
  {
    name: '192.0.2.11',
    fqdn: 'web1.example.jp',
    ...WEB,
    items: [
      { plugin: '900001', output: 'tcp/443' },
      { plugin: '900002', output: 'TLSv1.0 で応答した。' },
    ],
  },
  {
    name: '192.0.2.12',
    fqdn: 'web2.example.jp',
    ...WEB,
    items: [
      { plugin: '900001', output: 'tcp/443 tcp/8443' },
      { plugin: '900003', output: '版：2.14.1' },
    ],
  },
  ...FIRST.slice(2),
]

/** Two scans of one system, a month apart, and the catalogue of exploited vulnerabilities. */
export const tellScans = async (of: Product, say: (line: string) => void): Promise<void> => {
  say('脆弱性検査の結果を届けています…')
  const today = dayOf(of.clock())
  const [first, second] = [clock(addDays(today, -33), 14), clock(addDays(today, -3), 14)]
  const systemId = await readAs(of.db, everything, (tx) =>
    tx.selectFrom('system').select('id').where('key', '=', SYSTEM).executeTakeFirstOrThrow(),
  ).then(({ id }) => id)
  const ops = await holderOf(of, 'SYS_OPS', systemId, first)
  const incident = await holderOf(of, 'CIR', null, first)
  const ended = (at: Date) => new Date(at.getTime() - 3600_000)
  const version = addDays(today, -20).replaceAll('-', '.')
  await deliver(
    of,
    ops,
    systemId,
    first,
    '前月の検査.nessus',
    sampleReport('オープン系の月次検査', ended(first), FIRST),
  )
  const given = { fileName: 'known_exploited_vulnerabilities.json', pieces: whole(sampleCatalogue(version)) }
  const { clock: _, ...rest } = of
  await receiveCatalogue({ ...rest, clock: () => first }, incident, given, clock(addDays(today, -19), 10))
  await deliver(
    of,
    ops,
    systemId,
    second,
    '今月の検査.nessus',
    sampleReport('オープン系の月次検査', ended(second), SECOND),
  )
}
