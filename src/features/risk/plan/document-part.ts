import type { Tx } from '#kernel/db/database.ts'
import { planItem } from './process.ts'
import { milestonesByItem } from './rows.ts'
import { ORIGINS, SEVERITIES, SIDES, type Origin, type Severity, type Side } from './words.ts'

const COLUMNS = [
  ['number', '項目番号'],
  ['title', '件名'],
  ['weakness', '弱点の内容'],
  ['origin', '起票の契機'],
  ['control', '管理策'],
  ['severity', '深刻度'],
  ['side', '対応する側'],
  ['due', '完了予定日'],
  ['extended', '延長後の期日'],
  ['resources', '必要な資源'],
  ['milestones', '節目'],
  ['state', '状態'],
  ['acceptedUntil', '受容の期限'],
] as const

/** The items of a system as the 将来対応計画書 carries them: all there ever were, in the order of their numbers. */
export const planPart = {
  key: 'plan',
  title: '将来対応計画の項目',
  snapshot: async (tx: Tx, of: { systemId: string; fiscalYear: number | null; documentId: string }) => {
    const items = await tx
      .selectFrom('planItem')
      .selectAll()
      .where('systemId', '=', of.systemId)
      .orderBy('number')
      .orderBy('id')
      .execute()
    const steps = await milestonesByItem(
      tx,
      items.map((i) => i.id),
    )
    return {
      columns: COLUMNS.map(([key, title]) => ({ key, title })),
      rows: items.map((i) => ({
        key: i.id,
        cells: {
          number: i.number,
          title: i.title,
          weakness: i.weakness,
          origin: i.source === null ? ORIGINS[i.origin as Origin] : `${ORIGINS[i.origin as Origin]}（${i.source}）`,
          control: i.controlId,
          severity: i.severity === null ? null : SEVERITIES[i.severity as Severity],
          side: SIDES[i.side as Side],
          due: i.dueOn,
          extended: i.extendedOn,
          resources: i.resources,
          milestones:
            (steps.get(i.id) ?? [])
              .filter((m) => !m.dropped)
              .map((m) => `${m.dueOn} ${m.title}${m.reachedOn === null ? '' : `（${m.reachedOn} 到達）`}`)
              .join('\n') || null,
          state: planItem.states[i.state]?.label ?? i.state,
          acceptedUntil: i.acceptedUntil,
        },
      })),
    }
  },
}
