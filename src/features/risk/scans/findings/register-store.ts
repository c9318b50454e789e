import { sql, type RawBuilder } from 'kysely'
import type { Tx } from '#kernel/db/database.ts'
import { atMost, countRows, pagesOf, type Keyset } from '#kernel/db/keyset.ts'
import type { BoundRegister, Query } from '#kernel/http/product.ts'
import { isId } from '#kernel/id.ts'
import type { Actor } from '#kernel/pure/actor.ts'
import { clockText } from '#kernel/pure/clock-text.ts'
import { isDiff, type Diff } from '../words.ts'
import { findingsRegister, type FindingRow } from './register.ts'

type Fragment = RawBuilder<unknown>

/** The systems to read, or null for every one. Row-level security still decides: this only finds the rows by index. */
export const systemsAsked = (query: Query, actor: Actor): readonly string[] | null => {
  const asked = query['system'] ?? ''
  if (isId(asked)) return [asked]
  const all = actor.reach.everything || actor.reach.roles?.includes('CIR') === true
  return all ? null : actor.reach.systems
}

const inDiff = (scan: string, diff: Diff): Fragment => {
  const event = (what: string) =>
    sql`exists (select 1 from finding_event e where e.scan_id = ${scan} and e.what = ${what} and e.finding_id = f.id)`
  switch (diff) {
    case 'new':
      return sql`f.first_scan_id = ${scan}`
    case 'still':
      return sql`f.last_scan_id = ${scan} and f.first_scan_id <> ${scan} and not ${event('reopened')}`
    case 'closed':
      return event('closed')
    case 'reopened':
      return event('reopened')
  }
}

const allOf = (conditions: readonly (Fragment | null)[]): Fragment => {
  const held = conditions.filter((c) => c !== null)
  return held.length === 0 ? sql`true` : sql.join(held, sql` and `)
}

/** What the filters of the register ask of a finding `f`. */
export const conditionOf = (query: Query): Fragment => {
  const { severity = '', state = '', host = '', cve = '', plugin = '', exploited, scan = '', diff } = query
  const least = /^[0-4]$/.test(severity) ? Number(severity) : 1
  return allOf([
    least === 0 ? null : sql`f.severity >= ${sql.lit(least)}`,
    state === 'all' ? null : sql`f.state = ${state === 'closed' ? 'closed' : 'open'}`,
    host === '' ? null : sql`f.host = ${host.normalize('NFKC').trim().toLowerCase()}`,
    cve === ''
      ? null
      : sql`f.check_id in (select check_id from scan_check_cve where cve = ${cve.normalize('NFKC').trim().toUpperCase()})`,
    plugin === '' ? null : sql`f.plugin = ${plugin.normalize('NFKC').trim()}`,
    exploited === 'yes' ? sql`f.known_exploited` : null,
    isId(scan) ? (isDiff(diff) ? inDiff(scan, diff) : sql`f.last_scan_id = ${scan}`) : null,
  ])
}

const rowsOf = (tx: Tx, ids: Fragment, order: Fragment) =>
  sql<FindingRow>`
    select f.*, s.name as system_name, c.solution,
      array(select v.cve from scan_check_cve v where v.check_id = f.check_id order by v.cve) as cves
    from (${ids}) f join system s on s.id = f.system_id join scan_check c on c.id = f.check_id
    order by ${order}`
    .execute(tx)
    .then(({ rows }) => rows)

const keysetOf = (tx: Tx, query: Query, actor: Actor): Keyset<FindingRow> => {
  const systems = systemsAsked(query, actor)
  const condition = conditionOf(query)
  return {
    parts: ['text', 'id'],
    keyOf: (f) => [String(f.severity), f.id],
    read: (beyond, direction, limit) => {
      const order = direction === 'forward' ? sql`f.severity desc, f.id desc` : sql`f.severity, f.id`
      const [severity, id] = beyond ?? []
      const after =
        severity === undefined || id === undefined
          ? sql`true`
          : sql`(f.severity, f.id) ${direction === 'forward' ? sql`<` : sql`>`} (${severity}::smallint, ${id}::uuid)`
      const some = (belongs: Fragment) =>
        sql`select f.* from finding f where ${belongs} and ${condition} and ${after} order by ${order} ${atMost(limit)}`
      // Each system by its own range of the index: one scan in order of all would walk through every other system's rows.
      const asked = systems === null ? sql`system as asked` : sql`unnest(${systems}::uuid[]) as asked(id)`
      const found = sql`select f.* from ${asked}
        cross join lateral (${some(sql`f.system_id = asked.id`)}) f order by ${order} ${atMost(limit)}`
      return rowsOf(tx, found, order)
    },
  }
}

const SCANS_OFFERED = 50

const scanOptions = async (tx: Tx) => {
  const { rows } = await sql<{ id: string; scannedAt: Date; fileName: string; name: string }>`
    select n.id, n.scanned_at, n.file_name, s.name from scan n join system s on s.id = n.system_id
    order by n.scanned_at desc, n.id desc limit ${sql.lit(SCANS_OFFERED)}`.execute(tx)
  return rows.map((n) => [n.id, `${clockText(n.scannedAt)} ${n.name}「${n.fileName}」`] as const)
}

/** The systems whose findings the reader may see. */
export const systemOptions = async (tx: Tx, actor: Actor) => {
  const systems = systemsAsked({}, actor)
  if (systems?.length === 0) return []
  let found = tx
    .selectFrom('system')
    .select(['id', 'name'])
    .where('isClass', '=', false)
    .where('endsOn', 'is', null)
    .orderBy('annexNumber')
    .orderBy('name')
  if (systems !== null) found = found.where('id', 'in', [...systems])
  return (await found.execute()).map((s) => [s.id, s.name] as const)
}

export const boundFindingsRegister: BoundRegister<FindingRow> = {
  register: findingsRegister,
  ...pagesOf(keysetOf, (tx, query, actor, upTo) => {
    const systems = systemsAsked(query, actor)
    const belongs = systems === null ? sql`true` : sql`f.system_id = any (${systems}::uuid[])`
    return countRows(tx, sql`finding f where ${belongs} and ${conditionOf(query)}`, upTo)
  }),
  href: (f) => `/findings/${f.id}`,
  tone: (f) => (f.state === 'open' && (f.knownExploited || f.severity === 4) ? 'late' : null),
  options: (tx, source, actor) => (source === 'system' ? systemOptions(tx, actor) : scanOptions(tx)),
  begins: [
    { href: '/scans/new', label: '検査の結果を届ける', process: 'risk.scan', act: 'deliver' },
    {
      href: '/scans/new',
      label: '検査の結果を届ける',
      process: 'risk.scan',
      act: 'deliver-by-incident-officer',
    },
    { href: '/findings/groups', label: 'まとまりで見る', process: 'risk.scan', act: 'deliver' },
    { href: '/findings/groups', label: 'まとまりで見る', process: 'risk.scan', act: 'deliver-by-incident-officer' },
    { href: '/kev', label: '悪用が確認された脆弱性の一覧', process: 'risk.kev-catalogue', act: 'load' },
  ],
  bulk: {
    name: 'pick',
    value: (f) => f.id,
    label: (f) => `${f.title}（${f.host}）`,
    acts: [
      {
        href: '/findings/plan',
        name: 'of',
        value: 'findings',
        label: '将来対応計画に入れる',
        all: '条件に合うすべてを計画に入れる',
        process: 'risk.plan-item',
        act: 'open',
      },
    ],
  },
}
