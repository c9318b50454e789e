import { Button } from '#ui/button.tsx'
import { Provision } from '#ui/provision.tsx'
import { Section } from '#ui/section.tsx'
import { Table } from '#ui/table.tsx'
import type { UnsatisfiedControl } from '../controls/standing.ts'
import { FINDINGS_SHOWN, GROUP_AT_MOST, type FindingGroup } from './page-store.ts'
import type { LooseFinding } from './standing.ts'
import { SEVERITIES, severityOfFinding } from './words.ts'

const gravity = (level: number) => SEVERITIES[severityOfFinding(level)]

/** Controls found wanting that no item answers for; nothing where there are none. */
export const LooseControls = ({
  systemId,
  controls,
  opens,
}: {
  systemId: string
  controls: readonly UnsatisfiedControl[]
  opens: boolean
}) =>
  controls.length === 0 ? null : (
    <Section
      id="controls"
      title="項目のない不満足の管理策"
      count={`${controls.length}件`}
      side={<Provision label="付紙第9-4" href="/rules/R121" />}
      wide
    >
      <Table
        caption="項目のない不満足の管理策"
        columns={[
          { title: '管理策', names: true, cell: (c: UnsatisfiedControl) => `${c.label}　${c.title}` },
          { title: '所見', cell: (c) => c.finding ?? '―' },
          { title: '推奨事項', cell: (c) => c.recommendation ?? '―' },
        ]}
        rows={controls}
        rowHref={(c) =>
          opens ? `/begin/risk.plan-item/open?system=${systemId}&control=${encodeURIComponent(c.controlId)}` : undefined
        }
      />
    </Section>
  )

const Groups = ({ systemId, groups }: { systemId: string; groups: readonly FindingGroup[] }) => (
  <Table
    caption="同じ検査項目の検出事項をまとめて起票する"
    showCaption
    columns={[
      { title: '検査項目', names: true, cell: (g: FindingGroup) => g.title },
      { title: '深刻度', cell: (g) => gravity(g.severity) },
      {
        title: '件数',
        kind: 'number',
        cell: (g) => (g.count > GROUP_AT_MOST ? `${g.count}（一度に${GROUP_AT_MOST}件まで）` : g.count),
      },
    ]}
    rows={groups}
    rowHref={(g) => `/systems/${systemId}/plan/group?plugin=${encodeURIComponent(g.plugin)}`}
  />
)

const COLUMNS = [
  { title: '検出事項', names: true, cell: (f: LooseFinding) => f.title },
  { title: 'ホスト', cell: (f: LooseFinding) => `${f.host}:${f.port}` },
  { title: '深刻度', cell: (f: LooseFinding) => gravity(f.severity) },
]

/** Vulnerabilities found that no item stands for: one by one, several ticked, or all of one check. */
export const LooseFindings = ({
  systemId,
  findings,
  groups,
  opens,
}: {
  systemId: string
  findings: readonly LooseFinding[]
  groups: readonly FindingGroup[]
  opens: boolean
}) => {
  if (findings.length === 0) return null
  const shown = findings.length === FINDINGS_SHOWN ? `深刻な順に${FINDINGS_SHOWN}件` : `${findings.length}件`
  return (
    <Section
      id="findings"
      title="項目のない脆弱性"
      count={shown}
      side={<Provision label="付紙第10-9" href="/rules/R142" />}
      wide
    >
      {opens && groups.length > 0 ? <Groups systemId={systemId} groups={groups} /> : null}
      {opens ? (
        <form method="get" action={`/systems/${systemId}/plan/group`}>
          <Table
            caption="項目のない検出事項"
            columns={COLUMNS}
            rows={findings}
            select={{ name: 'finding', value: (f) => f.id, label: (f) => `${f.title} ${f.host}` }}
          />
          <Button>選んだ検出事項を一つの項目にまとめて起票する</Button>
        </form>
      ) : (
        <Table caption="項目のない検出事項" columns={COLUMNS} rows={findings} />
      )}
    </Section>
  )
}
