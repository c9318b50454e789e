import { clockText } from '#kernel/pure/clock-text.ts'
import { ButtonLink, Buttons } from '#ui/button.tsx'
import { Banner } from '#ui/banner.tsx'
import { Empty } from '#ui/empty.tsx'
import { Facts } from '#ui/facts.tsx'
import { Section } from '#ui/section.tsx'
import { Table } from '#ui/table.tsx'
import type { Scan } from '../model.ts'
import { TOOLS } from '../read/scanned.ts'
import { DIFFS, severityWord, type Diff } from '../words.ts'
import { HOSTS_SHOWN, TOP_SHOWN, type HostRow, type TopRow } from './page-store.ts'

const count = (n: number) => n.toLocaleString('ja-JP')

const COUNTS: Readonly<Record<Diff, (scan: Scan) => number>> = {
  new: (n) => n.newItems,
  still: (n) => n.stillItems,
  closed: (n) => n.closedItems,
  reopened: (n) => n.reopenedItems,
}

const listOf = (scan: Scan, diff: Diff) => `/registers/findings?scan=${scan.id}&diff=${diff}&severity=0&state=all`

const Changes = ({ scan }: { scan: Scan }) => (
  <Section id="changes" title="前の検査からの変わり方">
    <Table
      caption="前の検査からの変わり方"
      columns={[
        { title: '変わり方', names: true, cell: (d) => DIFFS[d] },
        { title: '件数', kind: 'number', cell: (d) => `${count(COUNTS[d](scan))}件` },
      ]}
      rows={['new', 'reopened', 'still', 'closed'] as const}
      rowHref={(d) => (COUNTS[d](scan) === 0 ? undefined : listOf(scan, d))}
    />
    {scan.closes ? null : (
      <p class="sub">一部の検査として届けられたため、見つからなくなった検出事項を解消とはしていません。</p>
    )}
    {scan.unsureItems === 0 ? null : (
      <p class="sub">
        {count(scan.unsureItems)}
        件は、前の検査がログインして確かめたもので、この検査はログインできていません。見つからなくても、解消とはしていません。
      </p>
    )}
  </Section>
)

const Top = ({ scan, diff, rows }: { scan: Scan; diff: 'new' | 'closed' | 'reopened'; rows: readonly TopRow[] }) =>
  rows.length === 0 ? null : (
    <Section
      id={diff}
      title={DIFFS[diff]}
      count={`${count(COUNTS[diff](scan))}件`}
      side={COUNTS[diff](scan) > TOP_SHOWN ? <a href={listOf(scan, diff)}>すべて見る</a> : undefined}
    >
      <Table
        caption={`${DIFFS[diff]}検出事項（重いものから${TOP_SHOWN}件まで）`}
        columns={[
          { title: '検出事項', names: true, cell: (f) => f.title },
          { title: '重大度', cell: (f) => `${severityWord(f.severity)}${f.knownExploited ? '・悪用確認' : ''}` },
          { title: 'ホスト', cell: (f) => f.host },
          { title: 'ポート', cell: (f) => (f.port === 0 ? f.protocol : `${f.port}/${f.protocol}`) },
        ]}
        rows={rows}
        rowHref={(f) => `/findings/${f.id}`}
      />
    </Section>
  )

const LOGINS = new Map<boolean | null, string>([
  [true, 'できた'],
  [false, 'できなかった'],
  [null, '―'],
])

const Hosts = ({ scan, rows, after }: { scan: Scan; rows: readonly HostRow[]; after: string }) => {
  const shown = rows.slice(0, HOSTS_SHOWN)
  return (
    <Section id="hosts" title="ホスト" count={`${count(scan.hosts)}台`}>
      <Table
        caption="検査したホスト"
        columns={[
          { title: 'ホスト', names: true, cell: (h) => h.host },
          { title: '名前', cell: (h) => h.fqdn ?? (h.ip === h.host ? null : h.ip) ?? '―' },
          { title: 'OS', cell: (h) => h.os ?? '―' },
          { title: 'MAC', cell: (h) => h.mac ?? '―' },
          { title: 'ログイン', cell: (h) => LOGINS.get(h.credentialed) ?? '―' },
          { title: '検出事項', kind: 'number', cell: (h) => `${count(h.items)}件` },
        ]}
        rows={shown}
        rowHref={(h) => `/registers/findings?system=${scan.systemId}&host=${encodeURIComponent(h.host)}&severity=0`}
        empty={<Empty text="ホストはありません。" />}
      />
      <Buttons>
        {after === '' ? null : <ButtonLink href={`/scans/${scan.id}#hosts`}>はじめのホスト</ButtonLink>}
        {rows.length > HOSTS_SHOWN ? (
          <ButtonLink href={`/scans/${scan.id}?hosts=${encodeURIComponent(shown.at(-1)?.host ?? '')}#hosts`}>
            次の{HOSTS_SHOWN}台
          </ButtonLink>
        ) : null}
      </Buttons>
    </Section>
  )
}

export type ScanPageModel = {
  scan: Scan
  top: Readonly<Record<'new' | 'closed' | 'reopened', readonly TopRow[]>>
  hosts: readonly HostRow[]
  after: string
}

/** One scan: what it changed, and where it looked. */
export const ScanPage = ({ scan, top, hosts, after }: ScanPageModel) => (
  <div class="stack">
    <Facts
      layout="rows"
      facts={[
        { term: '情報システム', value: <a href={`/registers/findings?system=${scan.systemId}`}>{scan.systemName}</a> },
        { term: '検査ツール', value: TOOLS[scan.tool] },
        { term: '検査の名前', value: scan.reportName },
        { term: '検査の終わり', value: clockText(scan.scannedAt), numeric: true },
        { term: '届けた人', value: scan.deliveredBy },
        { term: 'SHA-256', value: scan.sha256, numeric: true },
        { term: '記録', value: <a href={`/cases/${scan.id}`}>この取込みの手続と記録</a> },
      ]}
    />
    {scan.items === 0 ? <Banner kind="warning" sentence="この検査では、何も見つかっていません。" /> : null}
    <Changes scan={scan} />
    <Top scan={scan} diff="new" rows={top.new} />
    <Top scan={scan} diff="reopened" rows={top.reopened} />
    <Top scan={scan} diff="closed" rows={top.closed} />
    <Hosts scan={scan} rows={hosts} after={after} />
  </div>
)
