import type { Tx } from '#kernel/db/database.ts'

/** What the directive leaves open about pledges, with what holds where nothing is set. */
export const PLEDGE_SETTINGS = {
  dueDays: { key: 'pledges.due-days', usual: 14 },
  askOnPost: { key: 'pledges.ask-on-post', usual: 1 },
  renewMonths: { key: 'pledges.renew-months', usual: 0 },
  acceptance: { key: 'pledges.acceptance', usual: 1 },
} as const

export type PledgeSettings = {
  /** Days from being asked until it is overdue; 0 sets no day. */
  dueDays: number
  /** Must the officer accept it before it counts? */
  acceptanceNeeded: boolean
}

/** How pledges are asked for here. */
export const pledgeSettings = async (tx: Tx): Promise<PledgeSettings> => {
  const { dueDays, acceptance } = PLEDGE_SETTINGS
  const rows = await tx
    .selectFrom('setting')
    .select(['key', 'value'])
    .where('key', 'in', [dueDays.key, acceptance.key])
    .execute()
  const of = ({ key, usual }: { key: string; usual: number }) => {
    const value = rows.find((row) => row.key === key)?.value
    return Number.isSafeInteger(value) ? Number(value) : usual
  }
  return { dueDays: of(dueDays), acceptanceNeeded: of(acceptance) !== 0 }
}
