import { ROLES, isRoleKey } from '#directive/roles.ts'
import { CaseFigure } from '#kernel/pages/case-figure.tsx'
import { CaseNotes } from '#kernel/pages/case-page.tsx'
import { clockText } from '#kernel/pure/clock-text.ts'
import { dayOf, daysBetween, type Day } from '#kernel/pure/day.ts'
import { fiscalYearLabel } from '#kernel/pure/fiscal-year.ts'
import { wareki } from '#kernel/pure/wareki.ts'
import type { Process, CaseModel } from '#kernel/pure/process.ts'
import { Banner } from '#ui/banner.tsx'
import { ButtonLink, Buttons } from '#ui/button.tsx'
import { Empty } from '#ui/empty.tsx'
import { Facts } from '#ui/facts.tsx'
import { Columns, Section } from '#ui/section.tsx'
import { isStatusWord, Status } from '#ui/status.tsx'
import { Table } from '#ui/table.tsx'
import type { Tone } from '#ui/tone.ts'
import { DecisionBinding } from '../../documents/decision-binding.tsx'
import { isDocumentKind, kindOf } from '../../documents/kinds.ts'
import { missingNote } from '../../documents/missing-texts.ts'
import { riskDocument } from '../../documents/process.ts'
import { waitText, whereText } from '../facts.ts'
import type { Approval } from '../model.ts'
import { isOverdue, positionsOf, type Position } from '../positions.ts'
import { approval } from '../process.ts'
import { BEYOND_DIRECTIVE, OCCASIONS } from '../words.ts'
import { ApprovalStatus } from './approval-status.tsx'
import type { Hub, StateLabel } from './hub-store.ts'

const IMPACT: Readonly<Record<string, string>> = { low: '低', moderate: '中', high: '高' }

const Word = ({ word }: { word: string }) => (isStatusWord(word) ? <Status word={word} /> : <>{word}</>)

const figured: Process<CaseModel> = approval as unknown as Process<CaseModel>

const overdueOf = (m: Approval | undefined, today: Day): number | null =>
  m && isOverdue(m, today) ? daysBetween(m.dueOn, today) : null

const standingState = ({ standing }: Hub): string =>
  standing.open?.state ?? standing.inForce?.state ?? standing.exemption?.state ?? standing.last?.state ?? 'none'

const validDays = ({ standing }: Hub, today: Day): number | null => {
  const until = standing.inForce?.validUntil ?? null
  return until === null ? null : daysBetween(today, until)
}

const HubHead = ({ hub, today }: { hub: Hub; today: Day }) => {
  const { shown, standing, impact } = hub
  const force = standing.inForce
  return (
    <Facts
      facts={[
        {
          term: '運用承認',
          value: (
            <ApprovalStatus
              state={hub.system.isClass ? 'class' : standingState(hub)}
              overdueDays={standing.exemption?.state === 'exempt' ? null : overdueOf(shown?.model, today)}
              validDays={validDays(hub, today)}
            />
          ),
        },
        ...(force === null
          ? []
          : [
              {
                term: '有効な承認',
                value: (
                  <a href={`/cases/${force.id}`}>
                    {`${force.number ?? ''}　${wareki(dayOf(force.decidedAt))}${force.validUntil === null ? '' : `　${wareki(force.validUntil)}まで`}`}
                  </a>
                ),
              },
            ]),
        ...(shown && standing.open
          ? [
              {
                term: '定められた時期',
                value: `${wareki(shown.model.dueOn)}まで（${OCCASIONS[shown.model.occasion]}）`,
              },
            ]
          : []),
        {
          term: '影響度',
          value:
            impact === null
              ? '未定'
              : `機密性 ${IMPACT[impact.confidentiality] ?? '―'}　完全性 ${IMPACT[impact.integrity] ?? '―'}　可用性 ${IMPACT[impact.availability] ?? '―'}`,
        },
      ]}
    />
  )
}

/** 文書の現在地: each document of the figure, where it is, what is waited for and since when. */
const Positions = ({ model, today }: { model: Approval; today: Day }) => (
  <Section id="positions" title="文書の現在地" side="渡される順">
    <Table
      caption="文書の現在地"
      columns={[
        {
          title: '文書',
          names: true,
          cell: (p: Position) => p.title,
          meta: (p: Position) =>
            BEYOND_DIRECTIVE.some((kind) => kind === p.kind) ? (
              <span>承認の申請への添付は達の列挙になく、本製品の設定です</span>
            ) : null,
        },
        { title: '今の所在', cell: (p: Position) => whereText(p) },
        { title: '待っているもの', cell: (p: Position) => waitText(p, today) ?? '―' },
        { title: '状態', kind: 'status', cell: (p: Position) => <Word word={p.status} /> },
      ]}
      rows={positionsOf(model)}
      rowHref={(p) => p.href}
    />
  </Section>
)

const Changes = ({ hub }: { hub: Hub }) =>
  hub.binding === null ? null : (
    <Section
      id="changes"
      title={hub.binding.of.decidedHash === null ? '渡した版と今の内容' : '決定が結び付く版と今の内容'}
    >
      <DecisionBinding
        lines={hub.binding.lines}
        packageHash={hub.binding.of.decidedHash ?? hub.binding.of.packageHash}
      />
    </Section>
  )

const Officers = ({ hub }: { hub: Hub }) => (
  <Section id="officers" title="責任者">
    <Facts
      layout="rows"
      facts={hub.officers.map((o) => ({
        term: isRoleKey(o.role) ? ROLES[o.role].title : o.role,
        value: `${o.post}　${o.holder ?? '欠員'}`,
      }))}
    />
    {hub.officers.some((o) => o.role === 'CERT') ? null : (
      <Empty text="情報システム情報保証認証者の指定が登録されていません。" />
    )}
  </Section>
)

const PANEL_TONES: Readonly<Record<string, Tone>> = { late: 'bad', lost: 'bad' }

const isUiTone = (tone: string): tone is Tone => ['ok', 'act', 'warn', 'bad', 'off'].includes(tone)

const toneOf = (tone: string): Tone => (isUiTone(tone) ? tone : (PANEL_TONES[tone] ?? 'off'))

const Figure = ({ label, value, tone }: { label: string; value: string; tone?: string | undefined }) => (
  <div>
    <dt>{label}</dt>
    <dd>
      {tone === undefined || toneOf(tone) === 'off' ? (
        value
      ) : (
        <Status shape={toneOf(tone) === 'bad' ? 'late' : toneOf(tone) === 'ok' ? 'ok' : 'warn'} tone={toneOf(tone)}>
          {value}
        </Status>
      )}
    </dd>
  </div>
)

const Panels = ({ hub }: { hub: Hub }) =>
  hub.panels.length === 0 ? null : (
    <div class="panels">
      {hub.panels.map(({ panel, figures }) => (
        <section class="panel" aria-labelledby={`panel-${panel.key}`}>
          <h2 id={`panel-${panel.key}`}>
            <a href={panel.href(hub.system.id)}>{panel.title}</a>
          </h2>
          <dl>
            {figures.map((figure) => (
              <Figure {...figure} />
            ))}
          </dl>
        </section>
      ))}
    </div>
  )

const Documents = ({ hub }: { hub: Hub }) => (
  <Section id="documents" title="文書" count={`${hub.documents.length}件`}>
    <Table
      caption="この情報システムの文書"
      columns={[
        {
          title: '文書',
          names: true,
          cell: (d: Hub['documents'][number]) => (isDocumentKind(d.kind) ? kindOf(d.kind).title : d.kind),
        },
        { title: '年度', cell: (d) => (d.fiscalYear === null ? '―' : fiscalYearLabel(d.fiscalYear)) },
        { title: '版', cell: (d) => (d.version === null ? '―' : `第${d.version}版`) },
        { title: '状態', kind: 'status', cell: (d) => <Word word={riskDocument.states[d.state]?.label ?? d.state} /> },
        { title: '最後の記入', cell: (d) => clockText(d.updatedAt) },
      ]}
      rows={hub.documents}
      rowHref={(d) => `/documents/${d.id}`}
      empty={<Empty text="文書はまだありません。" />}
    />
  </Section>
)

const Cases = ({ hub, label }: { hub: Hub; label: StateLabel }) => (
  <Section id="cases" title="運用承認の手続" count={`${hub.cases.length}件`}>
    <Table
      caption="運用承認の手続"
      columns={[
        { title: '件名', names: true, cell: (c: Hub['cases'][number]) => c.title },
        { title: '番号', cell: (c) => c.number ?? '―' },
        { title: '状態', kind: 'status', cell: (c) => <Word word={label(c.process, c.state)} /> },
      ]}
      rows={hub.cases}
      rowHref={(c) => `/cases/${c.id}`}
      empty={<Empty text="この情報システムの運用承認の記録は、まだありません。" />}
    />
  </Section>
)

/** What may be begun here, for whoever answers for the system. */
const Begin = ({ hub }: { hub: Hub }) => {
  const { standing, system } = hub
  if (system.isClass || standing.open !== null) return null
  return (
    <Buttons>
      <ButtonLink href={`/begin/risk.approval/begin?system=${system.id}`}>
        {standing.inForce === null ? '運用承認の手続を始める' : '換装・更新の運用承認を始める'}
      </ButtonLink>
      {standing.exemption === null && standing.inForce === null ? (
        <ButtonLink href={`/begin/risk.exemption/ask?system=${system.id}`}>
          運用承認を不要とすることを申請する
        </ButtonLink>
      ) : null}
    </Buttons>
  )
}

/** Everything about one system: how it stands, who answers for it, the figure of 付紙第９, and every part's figures. */
export const HubPage = ({
  hub,
  today,
  label,
  begins,
}: {
  hub: Hub
  today: Day
  label: StateLabel
  begins: boolean
}) => (
  <>
    {hub.binding?.lines.some((l) => l.differences.length > 0) && hub.binding.of.decidedHash !== null ? (
      <Banner kind="warning" sentence="要再確認：承認した後に、文書の内容が変わっています。違いは下に示します。" />
    ) : null}
    <HubHead hub={hub} today={today} />
    {begins ? <Begin hub={hub} /> : null}
    <Panels hub={hub} />
    {hub.shown === null ? null : (
      <>
        <Section
          id="approval"
          title="運用承認の手順と今の位置"
          side={<a href={`/cases/${hub.shown.model.id}`}>手続を開く</a>}
        >
          <CaseFigure
            process={figured}
            model={hub.shown.model}
            entries={hub.shown.entries}
            holders={hub.shown.holders}
          />
        </Section>
        <Positions model={hub.shown.model} today={today} />
      </>
    )}
    <Changes hub={hub} />
    <CaseNotes notes={missingNote(hub.missing)} />
    <div class="hub-end">
      <Columns side={<Officers hub={hub} />}>
        <Documents hub={hub} />
        <Cases hub={hub} label={label} />
      </Columns>
    </div>
  </>
)
