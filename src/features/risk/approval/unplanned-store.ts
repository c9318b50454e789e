import type { Tx } from '#kernel/db/database.ts'
import { unsatisfiedControls } from '../controls/standing.ts'
import { itemsByControl } from '../plan/standing.ts'

/** Opened only, nothing is planned yet; and 該当なし plans nothing. */
const NO_ANSWER: ReadonlySet<string> = new Set(['draft', 'not-applicable'])

/**
 * OSCAL ids of the controls that a セキュリティ評価報告書 finds other than satisfied and for which the plan holds neither a
 * planned item nor an acceptance asked for or given.
 */
export const unplannedControls = async (
  tx: Tx,
  systemId: string,
  reportId: string | null,
): Promise<readonly string[]> => {
  if (reportId === null) return []
  const found = await unsatisfiedControls(tx, { documentId: reportId })
  if (found.length === 0) return []
  const items = await itemsByControl(tx, systemId)
  return found
    .map((control) => control.controlId)
    .filter((id) => !(items.get(id) ?? []).some((item) => !NO_ANSWER.has(item.state)))
}
