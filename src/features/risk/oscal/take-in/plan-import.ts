import type { Tx } from '#kernel/db/database.ts'
import type { Actor } from '#kernel/pure/actor.ts'
import { dayOf } from '#kernel/pure/day.ts'
import type { Refusal } from '#kernel/pure/verdict.ts'
import type { Exported } from '../exports.ts'
import { isJson } from '../read/json.ts'
import { readOscal } from '../reading.ts'
import { planActionPlan } from './action-plan.ts'
import { planAssessmentPlan, planAssessmentResults } from './assessment.ts'
import type { Whose } from './lines.ts'
import { isBlocked, type Planned, type PlanOf } from './planned.ts'
import { planSecurityPlan } from './security-plan.ts'
import type { Upload } from './uploads-store.ts'
import { titleOf, whoseIs } from './whose.ts'

const PLANS: Readonly<Record<Exported, PlanOf>> = {
  'system-security-plan': planSecurityPlan,
  'assessment-plan': planAssessmentPlan,
  'assessment-results': planAssessmentResults,
  'plan-of-action-and-milestones': planActionPlan,
}

/** What a kept file would do to its system as things stand. `blocked`: why nothing of it can be taken in now. */
export type ImportPlan = { whose: Whose; says: string; blocked: Refusal | null; planned: Planned }

const NOTHING: Planned = { lines: [], notes: [], writes: { kind: 'acts', acts: [] } }

const elsewhere = (system: string): Refusal => ({
  code: 'document-of-another-system',
  rules: ['R119', 'R120', 'R121'],
  sentence: `この文書は、別の情報システム「${system}」のものです。この情報システムには取り込めません。`,
  remedy: { text: 'その情報システムの画面から取り込む' },
})

/** Reads a kept file anew and plans it against what stands now; with `lock` nothing of it changes until the act is done. */
export const planImport = async (
  tx: Tx,
  upload: Upload & { content: string; model: Exported },
  of: { systemName: string; actor: Actor; at: Date; lock: boolean },
): Promise<ImportPlan> => {
  const read = readOscal(upload.content, [upload.model], { blanks: true })
  if (!read.ok || !isJson(read.document)) throw new Error('a kept document does not read any more')
  const { document } = read
  const { model, systemId } = upload
  const { systemName, actor, at, lock } = of
  const { whose, system } = await whoseIs(tx, { document, model, systemId, systemName })
  if (whose === 'elsewhere') return { whose, says: system, blocked: elsewhere(system), planned: NOTHING }
  const title = titleOf(document, model)
  const own = whose === 'own'
  const found = await PLANS[model](tx, {
    systemId,
    systemName,
    actor,
    at,
    today: dayOf(at),
    model,
    title,
    document,
    own,
    lock,
  })
  return isBlocked(found)
    ? { whose, says: system, blocked: found.blocked, planned: NOTHING }
    : { whose, says: system, blocked: null, planned: found }
}
