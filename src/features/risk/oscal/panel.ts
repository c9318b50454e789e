import type { Tx } from '#kernel/db/database.ts'
import type { SystemPanel } from '../system-panel.ts'

const countOf = async (tx: Tx, systemId: string) => ({
  controls: await tx
    .selectFrom('systemControl')
    .select((e) => e.fn.countAll<string>().as('n'))
    .where('systemId', '=', systemId)
    .where('chosen', '=', true)
    .executeTakeFirst(),
  items: await tx
    .selectFrom('planItem')
    .select((e) => e.fn.countAll<string>().as('n'))
    .where('systemId', '=', systemId)
    .executeTakeFirst(),
})

/** What the page of one system says of its OSCAL documents: how much would leave in them. */
export const oscalPanel: SystemPanel = {
  key: 'oscal',
  title: 'OSCALの書出し・取込み',
  href: (systemId) => `/systems/${systemId}/oscal`,
  figures: async (tx, systemId) => {
    const { controls, items } = await countOf(tx, systemId)
    return [
      { label: '書き出す管理策', value: `${controls?.n ?? 0}件` },
      { label: '書き出す将来対応計画の項目', value: `${items?.n ?? 0}件` },
    ]
  },
}
