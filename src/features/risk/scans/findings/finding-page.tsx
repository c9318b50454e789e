import { clockText } from '#kernel/pure/clock-text.ts'
import { wareki } from '#kernel/pure/wareki.ts'
import { Banner } from '#ui/banner.tsx'
import { ButtonLink, Buttons } from '#ui/button.tsx'
import { Empty } from '#ui/empty.tsx'
import { Facts, State } from '#ui/facts.tsx'
import { Section } from '#ui/section.tsx'
import { Table } from '#ui/table.tsx'
import { TOOLS, type Tool } from '../read/scanned.ts'
import { DIFFS, FINDING_STATES, severityWord } from '../words.ts'
import type { CveOf, FindingDetail, Happened } from './finding-store.ts'

const HAPPENED = { ...DIFFS, severity: '重大度が変わった', last: '最後に確認した' } as const

const scored = (score: string | null, vector: string | null) =>
  score === null && vector === null ? '―' : [score, vector].filter((v) => v !== null).join('　')

const Exploited = ({ cves }: { cves: readonly CveOf[] }) => {
  const known = cves.filter((c) => c.name !== null)
  return known.length === 0 ? null : (
    <Banner kind="warning" sentence="悪用が確認されている脆弱性です。">
      <ul>
        {known.map((c) => (
          <li>
            {c.cve}　{c.name}（一覧への掲載 {c.addedOn === null ? '―' : wareki(c.addedOn)}
            {c.dueOn === null ? '' : `、対処の期限 ${wareki(c.dueOn)}`}
            {c.ransomware ? '、身代金要求型の攻撃に使われた' : ''}）
          </li>
        ))}
      </ul>
      <p>
        期限は米国 CISA の<a href="/kev">一覧</a>によります。達に定めはありません。
      </p>
    </Banner>
  )
}

const Long = ({ id, title, text }: { id: string; title: string; text: string }) =>
  text === '' ? null : (
    <Section id={id} title={title}>
      <div class="as-written" role="group" aria-label={`${title}の全文`} tabindex={0}>
        {text}
      </div>
    </Section>
  )

/** One finding: what, where, since when, and what scans said of it. */
export const FindingPage = (props: {
  finding: FindingDetail
  cves: readonly CveOf[]
  history: readonly Happened[]
  planHref: string | null
}) => {
  const { finding: f, cves, history, planHref } = props
  return (
    <div class="stack">
      <Exploited cves={cves} />
      <Facts
        layout="rows"
        facts={[
          { term: '状態', value: <State closed={f.state === 'closed'}>{FINDING_STATES[f.state]}</State> },
          { term: '重大度', value: severityWord(f.severity) },
          { term: '情報システム', value: <a href={`/registers/findings?system=${f.systemId}`}>{f.systemName}</a> },
          {
            term: 'ホスト',
            value: (
              <a href={`/registers/findings?system=${f.systemId}&host=${encodeURIComponent(f.host)}&severity=0`}>
                {f.host}
              </a>
            ),
          },
          { term: '名前・OS・MAC', value: [f.fqdn, f.os, f.mac].filter((v) => v !== null).join('　') },
          {
            term: 'ポート',
            value: [f.port === 0 ? f.protocol : `${f.port}/${f.protocol}`, f.service]
              .filter((v) => v !== '')
              .join('　'),
          },
          {
            term: '検査の番号',
            value: (
              <a href={`/registers/findings?system=${f.systemId}&plugin=${encodeURIComponent(f.plugin)}&severity=0`}>
                {f.plugin}
              </a>
            ),
          },
          { term: '検査ツール・系統', value: `${TOOLS[f.tool as Tool]}　${f.family}` },
          { term: 'CVSS v2', value: scored(f.cvss2, f.cvss2Vector) },
          { term: 'CVSS v3', value: scored(f.cvss3, f.cvss3Vector) },
          { term: 'CVSS v4', value: scored(f.cvss4, f.cvss4Vector) },
          { term: '初めて確認', value: clockText(f.firstSeenAt), numeric: true },
          { term: '最後に確認', value: clockText(f.lastSeenAt), numeric: true },
        ]}
      />
      {planHref === null ? null : (
        <Buttons>
          <ButtonLink primary href={planHref}>
            将来対応計画に入れる
          </ButtonLink>
        </Buttons>
      )}
      <Section id="cves" title="CVE" count={`${cves.length}件`}>
        <Table
          caption="この検出事項のCVE"
          columns={[
            { title: 'CVE', names: true, cell: (c) => c.cve },
            { title: '悪用の確認', cell: (c) => (c.name === null ? 'なし' : '悪用確認') },
          ]}
          rows={cves}
          rowHref={(c) => `/registers/findings?cve=${c.cve}&severity=0`}
          empty={<Empty text="CVEの番号は付いていません。" />}
        />
      </Section>
      <Long id="summary" title="概要" text={f.summary} />
      <Long id="solution" title="対策" text={f.solution} />
      <Long id="evidence" title="根拠（検査ツールの出力）" text={f.evidence} />
      <Long id="description" title="説明" text={f.description} />
      <Long id="refs" title="参照" text={f.refs.join('\n')} />
      <Section id="history" title="経過" side="新しい順">
        <Table
          caption="検査ごとの経過"
          columns={[
            { title: '検査', names: true, cell: (h) => h.fileName },
            { title: '検査の終わり', kind: 'number', cell: (h) => clockText(h.scannedAt) },
            {
              title: '何があったか',
              cell: (h) =>
                `${HAPPENED[h.what]}${h.what === 'severity' && h.severity !== null ? `（${severityWord(h.severity)}に）` : ''}`,
            },
          ]}
          rows={history}
          rowHref={(h) => `/scans/${h.scanId}`}
        />
      </Section>
    </div>
  )
}
