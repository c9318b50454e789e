import { PROMPT_CLOCKS } from '#directive/calendar.ts'
import { provisionOf } from '#directive/rules.ts'
import type { BoundForm } from '#kernel/http/product.ts'
import { dayOf } from '#kernel/pure/day.ts'
import { fiscalYearLabel, fiscalYearOf } from '#kernel/pure/fiscal-year.ts'
import { monthDay } from '#kernel/pure/wareki.ts'
import { minutesText } from './minutes-text.ts'
import { rolesText } from './occasion-marks.tsx'
import { inOrder, KIND_WORDS, yearOf } from './occasions.ts'

/** 年間予定表: what the directive and this product date, for all posts, on paper. */
export const dutyCalendarForm = (clock: () => Date): BoundForm => ({
  form: {
    key: 'duty-calendar',
    title: '年間予定表',
    provision: '達に定めなし',
    rules: [],
    template: 'features/compliance/calendar/duty-calendar.typ',
  },
  data: async (_tx, { query }) => {
    const asked = Number(query['year'])
    const year = Number.isInteger(asked) && asked >= 2000 && asked <= 2200 ? asked : fiscalYearOf(dayOf(clock()))
    return {
      frame: { title: `年間予定表　${fiscalYearLabel(year)}` },
      entries: inOrder(yearOf(year)).map((o) => ({
        cells: [
          monthDay(o.day),
          o.note === null ? o.title : `${o.title}（${o.note}）`,
          o.rules.map(provisionOf).join('、'),
          rolesText(o),
          KIND_WORDS[o.kind],
        ],
        correction: null,
      })),
      prompt: PROMPT_CLOCKS.map((clock1) => ({
        cells: [
          clock1.title,
          clock1.rules.map(provisionOf).join('、'),
          clock1.warnAfterMinutes.map(minutesText).join('・'),
        ],
        correction: null,
      })),
    }
  },
  file: () => '年間予定表',
})
