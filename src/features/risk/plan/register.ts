import { dueText } from '#kernel/pure/clock-text.ts'
import type { Day } from '#kernel/pure/day.ts'
import { stateWords } from '#kernel/pure/process.ts'
import type { Column, Register } from '#kernel/pure/register.ts'
import { warekiShort } from '#kernel/pure/wareki.ts'
import { acceptanceOver, MOST_MILESTONES, type Milestone } from './model.ts'
import { planItem } from './process.ts'
import { ageOf, AGES, ORIGINS, SEVERITIES, SIDES, type Age, type Origin, type Severity, type Side } from './words.ts'

/** A line of the 将来対応計画; `today` is the day it was read. */
export type PlanRow = {
  id: string
  systemId: string
  systemName: string
  number: string
  title: string
  weakness: string
  state: string
  origin: Origin
  source: string | null
  controlId: string | null
  severity: Severity | null
  side: Side
  resources: string | null
  dueOn: Day | null
  extendedOn: Day | null
  limitOn: Day | null
  sortOn: Day
  openedOn: Day
  completedOn: Day | null
  evidence: string | null
  acceptedUntil: Day | null
  acceptReason: string | null
  notApplicableReason: string | null
  endedOn: Day | null
  milestones: readonly Milestone[]
  today: Day
}

export const EXPIRED = '受容期限切れ'

export const stateOf = (row: Pick<PlanRow, 'state' | 'acceptedUntil' | 'today'>): string =>
  acceptanceOver(row, row.today) ? EXPIRED : (planItem.states[row.state]?.label ?? row.state)

/** How far past its limit; null where nothing is owed any more or yet. */
export const lateAge = (row: Pick<PlanRow, 'endedOn' | 'limitOn' | 'today'>): Age | null =>
  row.endedOn !== null || row.limitOn === null ? null : ageOf(row.limitOn, row.today)

const limitShown = (row: PlanRow): string => {
  if (row.limitOn === null) return row.acceptedUntil === null ? '―' : `受容 ${warekiShort(row.acceptedUntil)}まで`
  const left = row.endedOn === null ? `（${dueText(row.limitOn, row.today)}）` : ''
  return `${warekiShort(row.limitOn)}${left}${row.extendedOn === null ? '' : '延長'}`
}

const exported = (
  key: string,
  title: string,
  value: (row: PlanRow) => string | null,
  kind: 'text' | 'day' = 'text',
): Column<PlanRow> => ({ key, title, kind, value, exportOnly: true })

const stepsExported: readonly Column<PlanRow>[] = Array.from({ length: MOST_MILESTONES }, (_, nth) => [
  exported(`milestone${nth + 1}`, `節目${nth + 1}`, (r) => r.milestones[nth]?.title ?? null),
  exported(`milestone${nth + 1}On`, `節目${nth + 1}の期日`, (r) => r.milestones[nth]?.dueOn ?? null, 'day'),
  exported(`milestone${nth + 1}Reached`, `節目${nth + 1}の到達日`, (r) => r.milestones[nth]?.reachedOn ?? null, 'day'),
]).flat()

/** 将来対応計画: one line an item. What it writes out, the import of the same headings reads. */
export const planRegister: Register<PlanRow> = {
  key: 'plan-items',
  title: '将来対応計画',
  provision: '付紙第9-4・付紙第10-5・9',
  rules: ['R121', 'R137', 'R142'],
  columns: [
    { key: 'number', title: '項目番号', kind: 'code', value: (r) => r.number },
    { key: 'system', title: '情報システム', kind: 'text', value: (r) => r.systemName },
    { key: 'title', title: '件名', kind: 'text', value: (r) => r.title },
    { key: 'state', title: '状態', kind: 'text', value: stateOf, codes: [...stateWords(planItem), EXPIRED] },
    {
      key: 'severity',
      title: '深刻度',
      kind: 'text',
      value: (r) => r.severity && SEVERITIES[r.severity],
      codes: Object.values(SEVERITIES),
    },
    { key: 'side', title: '対応する側', kind: 'text', value: (r) => SIDES[r.side], codes: Object.values(SIDES) },
    { key: 'limit', title: '期限', kind: 'day', value: (r) => r.limitOn, shown: limitShown },
    exported('dueOn', '完了予定日', (r) => r.dueOn, 'day'),
    exported('extendedOn', '延長後の期日', (r) => r.extendedOn, 'day'),
    {
      ...exported('age', '期限超過', (r) => {
        const age = lateAge(r)
        return age === null ? null : AGES[age]
      }),
      codes: Object.values(AGES),
    },
    { ...exported('origin', '起票の契機', (r) => ORIGINS[r.origin]), codes: Object.values(ORIGINS) },
    exported('source', '根拠', (r) => r.source),
    exported('controlId', '管理策', (r) => r.controlId),
    exported('weakness', '弱点の内容', (r) => r.weakness),
    exported('resources', '必要な資源', (r) => r.resources),
    exported('openedOn', '起票した日', (r) => r.openedOn, 'day'),
    ...stepsExported,
    exported('completedOn', '対応を終えた日', (r) => r.completedOn, 'day'),
    exported('evidence', '証拠', (r) => (r.completedOn === null ? null : r.evidence)),
    exported('acceptedUntil', '受容の期限', (r) => r.acceptedUntil, 'day'),
    exported('acceptReason', '受容の理由', (r) => (r.acceptedUntil === null ? null : r.acceptReason)),
    exported('notApplicableReason', '該当なしの理由', (r) => r.notApplicableReason),
    exported('endedOn', '終わった日', (r) => r.endedOn, 'day'),
    exported('id', '識別子', (r) => r.id),
  ],
  filters: [
    { key: 'q', title: '件名・番号・管理策', kind: 'text' },
    { key: 'system', title: '情報システム', kind: 'choice', source: 'system', standard: '見られるすべて' },
    {
      key: 'state',
      title: '状態',
      kind: 'choice',
      standard: '終わっていないもの',
      options: [
        ['all', 'すべて'],
        ...Object.entries(planItem.states).map(([key, state]) => [key, state.label] as const),
        ['expired', EXPIRED],
      ],
    },
    { key: 'severity', title: '深刻度', kind: 'choice', options: Object.entries(SEVERITIES) },
    { key: 'side', title: '対応する側', kind: 'choice', options: Object.entries(SIDES) },
    {
      key: 'overdue',
      title: '期限超過',
      kind: 'choice',
      options: [
        ['1', '過ぎているもの'],
        ['30', '30日以上'],
        ['90', '90日以上'],
        ['120', '120日以上'],
      ],
    },
    { key: 'due', title: '期限の月', kind: 'choice', source: 'due-month' },
    { key: 'origin', title: '起票の契機', kind: 'choice', options: Object.entries(ORIGINS) },
  ],
}
