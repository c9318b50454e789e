import type { Feature } from '#kernel/http/product.ts'
import { dutyCalendarForm } from './duty-calendar.ts'

/** 年間の予定: pages, a printed sheet, and an address for calendar programs. */
export const calendarFeature = (needs: { clock: () => Date }): Feature => ({
  key: 'calendar',
  title: '年間の予定',
  bindings: [],
  registers: [],
  duties: [],
  forms: [dutyCalendarForm(needs.clock)],
})
