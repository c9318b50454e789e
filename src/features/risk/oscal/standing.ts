import type { Tx } from '#kernel/db/database.ts'
import type { Exported } from './exports.ts'
import { newestDocument } from './load-parts.ts'

/** How much of a system would leave in one document now; or why nothing can. */
export type Leaving = { model: Exported; count: number; why: string | null }

const controls = async (tx: Tx, systemId: string): Promise<number> => {
  const row = await tx
    .selectFrom('systemControl')
    .select((e) => e.fn.countAll<number>().as('n'))
    .where('systemId', '=', systemId)
    .where('chosen', '=', true)
    .executeTakeFirst()
  return row?.n ?? 0
}

const items = async (tx: Tx, systemId: string): Promise<number> => {
  const row = await tx
    .selectFrom('planItem')
    .select((e) => e.fn.countAll<number>().as('n'))
    .where('systemId', '=', systemId)
    .executeTakeFirst()
  return row?.n ?? 0
}

const judged = async (tx: Tx, documentId: string, results: boolean): Promise<number> => {
  const row = await tx
    .selectFrom('controlAssessment')
    .select((e) => e.fn.countAll<number>().as('n'))
    .where('documentId', '=', documentId)
    .$if(results, (q) => q.where('result', 'is not', null))
    .executeTakeFirst()
  return row?.n ?? 0
}

/** What the page of exports says: counted, not written, for the documents of a large system take seconds. */
export const leavingOf = async (tx: Tx, systemId: string, model: Exported): Promise<Leaving> => {
  const told = (count: number, why: string | null): Leaving => ({ model, count, why })
  switch (model) {
    case 'system-security-plan': {
      const count = await controls(tx, systemId)
      return told(count, count === 0 ? NOTHING[model] : null)
    }
    case 'assessment-plan': {
      const plan = await newestDocument(tx, systemId, 'assessment-plan')
      return plan ? told(await judged(tx, plan.id, false), null) : told(0, NOTHING[model])
    }
    case 'assessment-results': {
      const report = await newestDocument(tx, systemId, 'assessment-report')
      if (!report) return told(0, NOTHING[model])
      const count = await judged(tx, report.id, true)
      return told(count, count === 0 ? NOT_JUDGED : null)
    }
    case 'plan-of-action-and-milestones': {
      const count = await items(tx, systemId)
      return told(count, count === 0 ? NOTHING[model] : null)
    }
    default:
      return model satisfies never
  }
}

/** Why a document cannot leave yet. */
export const NOTHING: Readonly<Record<Exported, string>> = {
  'system-security-plan': '適用する管理策が、まだ選ばれていません。',
  'assessment-plan': 'セキュリティ評価計画書が、まだ作られていません。',
  'assessment-results': 'セキュリティ評価報告書が、まだ作られていません。',
  'plan-of-action-and-milestones': '将来対応計画の項目が、まだありません。',
}

export const NOT_JUDGED = '評価した管理策が、まだありません。'
