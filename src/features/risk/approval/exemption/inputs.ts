import { z } from 'zod'
import { area, check, text } from '#kernel/pure/field.ts'

const NO_SECRETS = '秘密以上の内容は書かない。'

export const Ask = z.object({
  within: check('訓令第26条第1項に定める情報システムである'),
  clause: text('該当する定め', { hint: '訓令第26条第1項のどれに当たるか。' }),
  reason: area('運用承認を不要とする理由', { hint: NO_SECRETS }),
})

export const Agree = z.object({
  checked: check('訓令第26条第1項に定める情報システムであることを確かめた'),
  decisionReason: area('認める理由', { hint: NO_SECRETS }),
})

export const Why = z.object({ reason: area('理由', { hint: NO_SECRETS }) })
