import { Fault } from '#kernel/http/fault.ts'
import type { BoundForm } from '#kernel/http/product.ts'
import type { Tx } from '#kernel/db/database.ts'
import { dayOf } from '#kernel/pure/day.ts'
import { isId } from '#kernel/id.ts'
import { boundPlanRegister } from '../register-store.ts'
import type { PlanRow } from '../register.ts'
import { planListSheet, planListTemplate } from './plan-list.ts'

/** What the typesetter makes in well under its time; beyond that a table for machines serves better. */
const PRINTED_AT_MOST = 1000
/** Lines that fill one page, for a blank print. */
const LINES_PER_PAGE = 8

const collected = async (rows: AsyncIterable<PlanRow>): Promise<readonly PlanRow[]> => {
  const list: PlanRow[] = []
  for await (const row of rows) {
    if (list.length === PRINTED_AT_MOST)
      throw new Fault(
        422,
        `${PRINTED_AT_MOST.toLocaleString('ja-JP')}件を超えるため、一覧を印刷できません。情報システムや状態で絞るか、CSV・XLSXで書き出してください。`,
      )
    list.push(row)
  }
  return list
}

const systemName = async (tx: Tx, id: string | undefined): Promise<{ unit?: string }> => {
  if (!isId(id ?? '')) return {}
  const row = await tx
    .selectFrom('system')
    .select('name')
    .where('id', '=', id ?? '')
    .executeTakeFirst()
  return row ? { unit: row.name } : {}
}

/** 将来対応計画 一覧: the register under its filters, A4 landscape. */
export const planListForm = (clock: () => Date): BoundForm => {
  const register = boundPlanRegister(clock)
  return {
    form: {
      key: 'plan-list',
      title: '将来対応計画 一覧',
      provision: '付紙第9-4',
      rules: ['R121'],
      template: planListTemplate,
    },
    data: async (tx, { query, blank }, actor) => {
      const today = dayOf(clock())
      if (blank) return planListSheet([], today, { blankLines: LINES_PER_PAGE })
      return planListSheet(
        await collected(register.all(tx, query, actor)),
        today,
        await systemName(tx, query['system']),
      )
    },
    file: () => '将来対応計画一覧',
  }
}
