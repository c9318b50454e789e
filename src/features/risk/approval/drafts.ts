import type { Tx } from '#kernel/db/database.ts'
import { dayOf } from '#kernel/pure/day.ts'
import { wareki } from '#kernel/pure/wareki.ts'
import type { Drafted } from '../documents/values.ts'
import { IN_FORCE, isPaperKind, PACKAGE, PAPERS, type PaperKind } from './words.ts'

const handedTo = async (tx: Tx, approvalId: string, kinds: readonly PaperKind[]): Promise<string> => {
  const rows = await tx
    .selectFrom('approvalDocument')
    .select(['kind', 'number'])
    .distinctOn('kind')
    .where('approvalId', '=', approvalId)
    .orderBy('kind')
    .orderBy('nth', 'desc')
    .execute()
  return kinds
    .flatMap((kind) => rows.find((r) => isPaperKind(r.kind) && r.kind === kind) ?? [])
    .map((r) => (isPaperKind(r.kind) ? `${PAPERS[r.kind]} 第${r.number}版` : ''))
    .join('、')
}

/** What the certifier reviewed, when and what he wrote of it. Whether operation is possible stays his to say. */
export const certificationDraft = async (tx: Tx, systemId: string): Promise<Drafted | null> => {
  const row = await tx
    .selectFrom('approval')
    .select(['id', 'findings', 'reviewedAt'])
    .where('systemId', '=', systemId)
    .where('state', '=', 'reviewed')
    .executeTakeFirst()
  if (!row || row.findings === null || row.reviewedAt === null) return null
  const kinds = PACKAGE.filter((kind) => kind !== 'certification-report')
  const reviewed = await handedTo(tx, row.id, ['action-plan', ...kinds.filter((kind) => kind !== 'action-plan')])
  return {
    fields: { reviewed: `${reviewed}。`, reason: row.findings, 'reviewed-on': dayOf(row.reviewedAt) },
    whole: false,
  }
}

/** The decision in force, as the 情報保証責任者 took it. */
export const letterDraft = async (tx: Tx, systemId: string): Promise<Drafted | null> => {
  const row = await tx
    .selectFrom('approval')
    .select(['number', 'decidedAt', 'decisionReason', 'conditions', 'conditionsDueOn', 'validUntil'])
    .where('systemId', '=', systemId)
    .where('state', 'in', [...IN_FORCE])
    .orderBy('decidedAt', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (!row || row.number === null || row.decidedAt === null || row.decisionReason === null) return null
  const { conditions, conditionsDueOn } = row
  return {
    fields: {
      number: row.number,
      decision: conditions === null ? 'approved' : 'conditional',
      'approved-on': dayOf(row.decidedAt),
      reason: row.decisionReason,
      ...(row.validUntil === null ? {} : { 'valid-until': row.validUntil }),
      ...(conditions === null
        ? {}
        : { conditions: `${conditions}${conditionsDueOn === null ? '' : `（${wareki(conditionsDueOn)}まで）`}` }),
    },
    whole: true,
  }
}
