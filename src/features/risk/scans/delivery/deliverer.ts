import type { Actor } from '#kernel/pure/actor.ts'
import { standing } from '#kernel/pure/decide.ts'
import { scanProcess } from '../process.ts'
import type { Scan } from '../model.ts'

type DeliveringAct = 'deliver' | 'deliver-by-incident-officer'

/** The act by which this person may bring scans of a system in, or null. */
export const deliveringAct = (actor: Actor, systemId: string): DeliveringAct | null => {
  const { system, incident } = scanProcess.lanes
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- lanes of this process look at the system only
  const model = { systemId } as Scan
  if (system && standing(actor, system, model).length > 0) return 'deliver'
  return incident && standing(actor, incident, model).length > 0 ? 'deliver-by-incident-officer' : null
}

export const NOT_YOURS =
  'この情報システムの検査結果を届けられるのは、運用・整備の情報システム情報保証責任者、認証者又は事案対処責任者です。'
