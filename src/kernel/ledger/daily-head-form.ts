import type { BoundForm } from '../http/product.ts'
import { isDay } from '#kernel/pure/day.ts'
import { clockText } from '#kernel/pure/clock-text.ts'
import { wareki } from '#kernel/pure/wareki.ts'
import { dailyHead } from './daily-head.ts'

/** 封かん証: the day's signed head on paper. Kept apart from the machine, it proves that nothing before it was changed. */
export const dailyHeadForm: BoundForm = {
  form: {
    key: 'daily-head',
    title: '記録の封かん証',
    provision: '本製品の定め',
    rules: [],
    template: 'kernel/ledger/templates/daily-head.typ',
  },
  data: async (tx, { query }) => {
    const day = query['day'] ?? ''
    if (!isDay(day)) return null
    const head = await dailyHead(tx, day)
    if (!head) return null
    return {
      day: wareki(head.day),
      size: head.size.toLocaleString('ja-JP'),
      sealedAt: clockText(head.sealedAt),
      root: head.root,
      signature: head.signature,
      key: head.keyFingerprint,
      check: head.check,
    }
  },
  file: () => '記録の封かん証',
}
