import type { Product } from '#kernel/http/product.ts'
import { tellApprovals } from './risk-approval.ts'
import { tellControls } from './risk-controls.ts'
import { tellCycles } from './risk-cycle.ts'
import { tellDocuments } from './risk-documents.ts'
import { tellPlans } from './risk-plan.ts'

type Tell = (of: Product, say: (line: string) => void) => Promise<void>

/** What has happened in リスク管理 of the sample organisation, in the order it happened. */
const TELL: readonly Tell[] = [tellControls, tellApprovals, tellDocuments, tellCycles, tellPlans]

export const tellRisk: Tell = async (of, say) => {
  for (const tell of TELL) await tell(of, say)
}
