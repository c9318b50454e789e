import type { Tx } from '#kernel/db/database.ts'
import type { Day } from '#kernel/pure/day.ts'
import { checkOscal } from './check.ts'
import type { Exported } from './exports.ts'
import { loadControls, loadItems, loadJudgements, newestDocument } from './load-parts.ts'
import { loadSystem } from './load-system.ts'
import { NOT_JUDGED, NOTHING } from './standing.ts'
import { actionPlan } from './write/action-plan.ts'
import { assessmentPlan, assessmentResults } from './write/assessment.ts'
import { securityPlan } from './write/security-plan.ts'

export type Export = { kind: 'document'; document: object } | { kind: 'nothing'; why: string }

const nothing = (why: string): Export => ({ kind: 'nothing', why })

const written = (document: object, model: Exported): Export => {
  const [misfit] = checkOscal(document, model, 1)
  if (misfit) throw new Error(`${model} does not fit its own grammar: ${misfit.path}: ${misfit.says}`)
  return { kind: 'document', document }
}

/**
 * One document of a system as OSCAL 1.2.1, of what the reader may see now; null where there is no such system. The same
 * content gives the same bytes; identities stay the same from export to export.
 */
export const exportOscal = async (tx: Tx, systemId: string, model: Exported, today: Day): Promise<Export | null> => {
  const system = await loadSystem(tx, systemId, today)
  if (!system) return null
  switch (model) {
    case 'system-security-plan': {
      const controls = await loadControls(tx, systemId)
      return controls.length === 0 ? nothing(NOTHING[model]) : written(securityPlan(system, controls), model)
    }
    case 'assessment-plan': {
      const plan = await newestDocument(tx, systemId, 'assessment-plan')
      return plan
        ? written(assessmentPlan(system, plan.id, await loadJudgements(tx, plan.id)), model)
        : nothing(NOTHING[model])
    }
    case 'assessment-results': {
      const report = await newestDocument(tx, systemId, 'assessment-report')
      if (!report) return nothing(NOTHING[model])
      const plan = await newestDocument(tx, systemId, 'assessment-plan')
      const judgements = await loadJudgements(tx, report.id)
      return judgements.some((j) => j.result !== null)
        ? written(
            assessmentResults(system, {
              documentId: report.id,
              planId: plan?.id ?? report.id,
              startedAt: report.updatedAt,
              judgements,
            }),
            model,
          )
        : nothing(NOT_JUDGED)
    }
    case 'plan-of-action-and-milestones': {
      const items = await loadItems(tx, systemId)
      return items.length === 0 ? nothing(NOTHING[model]) : written(actionPlan(system, items), model)
    }
    default:
      return model satisfies never
  }
}
