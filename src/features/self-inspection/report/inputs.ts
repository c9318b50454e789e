import { z } from 'zod'
import { area, areaOptional, carriedOptional, check, pick } from '#kernel/pure/field.ts'
import { NO_SECRETS } from '../words.ts'

export const ConfirmAll = z.object({ shown: carriedOptional('画面に示された人数') })

export const ReturnAnswer = z.object({
  answer: pick('差し戻す回答', 'answer'),
  reason: area('差し戻す理由', { max: 500, hint: `回答者に示します。${NO_SECRETS}` }),
})

export const Report = z.object({
  weakPoints: areaOptional('主な不遵守事項', { hint: NO_SECRETS }),
  improvements: areaOptional('改善措置', { hint: NO_SECRETS }),
  lateReason: areaOptional('期限に遅れた理由', { max: 500, hint: '報告期限を過ぎたときに書く。' }),
  confirmed: check('集計の内容を確かめた。この内容で報告する'),
})

export const SendBack = z.object({ reason: area('差し戻す理由', { max: 500, hint: NO_SECRETS }) })
