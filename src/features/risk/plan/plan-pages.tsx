import { ButtonLink, Buttons } from '#ui/button.tsx'
import { Empty } from '#ui/empty.tsx'
import { Facts } from '#ui/facts.tsx'
import { OnScreen } from '#ui/print.tsx'
import { Section } from '#ui/section.tsx'
import { Table } from '#ui/table.tsx'
import { LooseControls, LooseFindings } from './loose-parts.tsx'
import { PlanCharts } from './plan-charts.tsx'
import type { PlanOverview, SystemPlan } from './page-store.ts'

const list = (systemId: string | null, more = '') =>
  `/registers/plan-items?${systemId === null ? '' : `system=${systemId}`}${more}`

const Links = ({ systemId }: { systemId: string | null }) => (
  <>
    <ButtonLink href={list(systemId)}>項目の一覧</ButtonLink>
    <ButtonLink href={`/forms/plan-list.pdf${systemId === null ? '' : `?system=${systemId}`}`}>
      一覧を印刷する
    </ButtonLink>
  </>
)

/** The plans of every system the reader sees. */
export const PlanOverviewPage = ({ overview }: { overview: PlanOverview }) => (
  <>
    <OnScreen>
      <div class="chart-acts">
        <Buttons>
          <Links systemId={null} />
          {overview.mine.length === 0 ? null : <ButtonLink href="/imports/plan-items">表を取り込む</ButtonLink>}
        </Buttons>
      </div>
    </OnScreen>
    <PlanCharts charts={overview} />
    <Section id="systems" title="情報システムごと" wide>
      <Table
        caption="情報システムごとの項目の数"
        columns={[
          { title: '情報システム', names: true, cell: (s) => s.name },
          { title: '対応が必要', kind: 'number', cell: (s) => s.open },
          { title: '期限超過', kind: 'number', cell: (s) => s.overdue },
          { title: '深刻度が高い', kind: 'number', cell: (s) => s.grave },
          { title: '確認・受容の待ち', kind: 'number', cell: (s) => s.waiting },
          { title: '受容中', kind: 'number', cell: (s) => s.accepted },
        ]}
        rows={overview.systems}
        rowHref={(s) => `/systems/${s.systemId}/plan`}
        empty={<Empty text="終わっていない項目はありません。" />}
      />
    </Section>
    {overview.mine.length === 0 ? null : (
      <Section id="open" title="項目を起票する" side="情報システムを選びます。">
        <ul class="told">
          {overview.mine.map((s) => (
            <li>
              <a href={`/systems/${s.id}/plan`}>{s.name}</a>
            </li>
          ))}
        </ul>
      </Section>
    )}
  </>
)

const Opening = ({ systemId, opens }: { systemId: string; opens: 'own' | 'audit' | null }) => {
  if (opens === null) return null
  return (
    <ButtonLink
      primary
      href={`/begin/risk.plan-item/open?system=${systemId}${opens === 'audit' ? '&origin=audit' : ''}`}
    >
      {opens === 'audit' ? '監査の結果から起票する' : '項目を起票する'}
    </ButtonLink>
  )
}

/** One system's plan: how it stands, what is missing in it, and where to go on. */
export const SystemPlanPage = ({ plan, opens }: { plan: SystemPlan; opens: 'own' | 'audit' | null }) => {
  const { id } = plan.system
  const f = plan.figures
  const link = (more: string, n: number | undefined) => <a href={list(id, more)}>{`${n ?? 0}件`}</a>
  return (
    <>
      <Facts
        facts={[
          { term: '対応が必要', value: link('', f?.open) },
          { term: '期限超過', value: link('&overdue=1', f?.overdue) },
          { term: '深刻度が高い', value: `${f?.grave ?? 0}件` },
          { term: '確認・受容の待ち', value: `${f?.waiting ?? 0}件` },
          { term: '受容中', value: link('&state=accepted', f?.accepted) },
        ]}
        layout="line"
      />
      <OnScreen>
        <div class="chart-acts">
          <Buttons>
            <Opening systemId={id} opens={opens} />
            <Links systemId={id} />
          </Buttons>
        </div>
      </OnScreen>
      <LooseControls systemId={id} controls={plan.controls} opens={opens === 'own'} />
      <LooseFindings systemId={id} findings={plan.findings} groups={plan.groups} opens={opens === 'own'} />
      <PlanCharts charts={plan} />
    </>
  )
}
