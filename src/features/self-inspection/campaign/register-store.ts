import { sql } from 'kysely'
import type { Tx } from '#kernel/db/database.ts'
import { countRows, pagesOf, type Keyset } from '#kernel/db/keyset.ts'
import type { BoundRegister } from '#kernel/http/product.ts'
import { campaignRegister, type CampaignRow } from './register.ts'

const keyset = (tx: Tx): Keyset<CampaignRow> => ({
  parts: ['text'],
  keyOf: (r) => [String(r.fiscalYear)],
  read: async (beyond, direction, limit) => {
    const year = beyond === null ? null : Number.parseInt(beyond[0] ?? '', 10) || 0
    const where =
      year === null ? sql`true` : direction === 'forward' ? sql`fiscal_year < ${year}` : sql`fiscal_year > ${year}`
    const order = direction === 'forward' ? sql`fiscal_year desc` : sql`fiscal_year`
    const { rows } = await sql<CampaignRow>`
      select id, fiscal_year, state, base_date, opens_on, closes_on, report_due, roster_count, policy ->> 'document' as policy
      from self_inspection where ${where} order by ${order} limit ${limit}`.execute(tx)
    return rows
  },
})

export const boundCampaignRegister: BoundRegister<CampaignRow> = {
  register: campaignRegister,
  process: 'self-inspection.campaign',
  ...pagesOf(keyset, (tx, _query, _actor, upTo) => countRows(tx, sql`self_inspection`, upTo)),
  href: (row) => `/cases/${row.id}`,
  begins: [
    {
      href: '/begin/self-inspection.campaign/prepare',
      label: '自己点検を準備する',
      process: 'self-inspection.campaign',
      act: 'prepare',
    },
  ],
}
