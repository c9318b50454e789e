import { sql } from 'kysely'
import type { Tx } from '#kernel/db/database.ts'
import { queryOf, read, type Route, type SignedVisit } from '#kernel/http/route.ts'
import { frame } from '#kernel/pages/frame.tsx'
import { ButtonLink, Buttons } from '#ui/button.tsx'
import { Empty } from '#ui/empty.tsx'
import { Filters } from '#ui/filters.tsx'
import { Table } from '#ui/table.tsx'
import { isId } from '#kernel/id.ts'
import { severityWord } from '../words.ts'
import { systemOptions, systemsAsked } from './register-store.ts'

type GroupRow = {
  severity: number
  key: string
  title: string
  findings: number
  hosts: number
  exploited: boolean
}

const BY = { check: '検査の番号ごと', cve: 'CVEごと' } as const

type By = keyof typeof BY

const SHOWN = 50

/** Open findings above 情報, gathered; the gravest groups first, those with most findings before others. */
const groupsOf = async (tx: Tx, by: By, systems: readonly string[] | null, offset: number) => {
  const key = by === 'check' ? sql`f.plugin` : sql`v.cve`
  const from = by === 'check' ? sql`finding f` : sql`finding f join scan_check_cve v on v.check_id = f.check_id`
  const where = systems === null ? sql`true` : sql`f.system_id = any (${systems}::uuid[])`
  const { rows } = await sql<GroupRow>`
    select ${key} as key, max(f.severity) as severity, max(f.title) as title, count(*)::int as findings,
      count(distinct f.host)::int as hosts, bool_or(f.known_exploited) as exploited
    from ${from} where ${where} and f.state = 'open' and f.severity >= 1
    group by ${key} order by bool_or(f.known_exploited) desc, max(f.severity) desc, count(*) desc, ${key}
    offset ${offset} limit ${sql.lit(SHOWN + 1)}`.execute(tx)
  return rows
}

const show = async (visit: SignedVisit) => {
  const query = queryOf(visit)
  const by: By = query['by'] === 'cve' ? 'cve' : 'check'
  const page = /^\d{1,4}$/.test(query['page'] ?? '') ? Number(query['page']) : 0
  const system = isId(query['system'] ?? '') ? (query['system'] ?? '') : ''
  const { rows, options } = await read(visit, async (tx) => ({
    rows: await groupsOf(tx, by, systemsAsked(query, visit.actor), page * SHOWN),
    options: await systemOptions(tx, visit.actor),
  }))
  const href = (nth: number) => `/findings/groups?by=${by}&system=${system}&page=${nth}`
  return visit.c.html(
    frame(visit, {
      title: '検出事項のまとまり',
      under: '/registers',
      crumbs: [
        { text: '台帳', href: '/registers' },
        { text: '脆弱性の検出事項', href: '/registers/findings' },
        { text: 'まとまり' },
      ],
      lead: '未解消で、情報より重い検出事項を数えています。',
      children: (
        <>
          <Filters
            action="/findings/groups"
            controls={[
              {
                kind: 'select',
                name: 'by',
                label: 'まとめ方',
                value: by,
                options: Object.entries(BY).map(([value, text]) => ({ value, text })),
              },
              {
                kind: 'select',
                name: 'system',
                label: '情報システム',
                value: system,
                options: [{ value: '', text: '見られるすべて' }, ...options.map(([value, text]) => ({ value, text }))],
              },
            ]}
            applied={[]}
            clearHref={undefined}
          />
          <Table
            caption={`検出事項のまとまり（${BY[by]}）`}
            columns={[
              { title: by === 'cve' ? 'CVE' : '検査の番号', names: true, cell: (g) => g.key },
              { title: '検出事項', cell: (g) => g.title },
              { title: '重大度', cell: (g) => `${severityWord(g.severity)}${g.exploited ? '・悪用確認' : ''}` },
              { title: '件数', kind: 'number', cell: (g) => `${g.findings.toLocaleString('ja-JP')}件` },
              { title: 'ホスト', kind: 'number', cell: (g) => `${g.hosts.toLocaleString('ja-JP')}台` },
            ]}
            rows={rows.slice(0, SHOWN)}
            rowHref={(g) =>
              `/registers/findings?${by === 'cve' ? 'cve' : 'plugin'}=${encodeURIComponent(g.key)}&system=${system}`
            }
            empty={<Empty text="未解消の検出事項はありません。" />}
          />
          <Buttons>
            {page > 0 ? <ButtonLink href={href(page - 1)}>前の{SHOWN}件</ButtonLink> : null}
            {rows.length > SHOWN ? <ButtonLink href={href(page + 1)}>次の{SHOWN}件</ButtonLink> : null}
          </Buttons>
        </>
      ),
    }),
  )
}

export const groupRoutes: readonly Route[] = [
  { method: 'GET', path: '/findings/groups', who: 'signed-in', handle: show },
]
