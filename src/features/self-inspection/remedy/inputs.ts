import { z } from 'zod'
import { area, day, pickOptional, text } from '#kernel/pure/field.ts'
import { NO_SECRETS } from '../words.ts'

const owner = pickOptional('担当者', 'staff', { open: '責任者が自ら行う', hint: 'この部隊等の職員から選ぶ。' })

export const Open = z.object({
  title: text('件名', { hint: NO_SECRETS }),
  weakness: area('守られていないこと', { hint: NO_SECRETS }),
  owner,
  dueOn: day('是正の期限', { hint: '達に期限の定めはありません。' }),
})

export const Change = z.object({
  owner,
  dueOn: day('是正の期限', { hint: '達に期限の定めはありません。' }),
  reason: area('変える理由', { max: 500, hint: NO_SECRETS }),
})

export const Done = z.object({
  measures: area('行った是正措置', { hint: NO_SECRETS }),
  evidence: area('証拠', { max: 500, hint: `文書の番号・保管場所、記録の番号など。${NO_SECRETS}` }),
})

export const Reason = z.object({ reason: area('理由', { max: 500, hint: NO_SECRETS }) })
