import { z } from 'zod'
import { area, areaOptional, day, pick, text } from '#kernel/pure/field.ts'
import { NO_SECRETS } from '../words.ts'

export const Draft = z.object({
  title: text('計画の名称', { hint: NO_SECRETS }),
  reason: area('事案対処責任者の支援を要する理由', { hint: NO_SECRETS }),
  startsOn: day('検査を始める日'),
  endsOn: day('検査を終える日'),
})

export const Notify = z.object({
  version: pick('通知する脆弱性検査実施計画', 'plan-document', { hint: '版を確定した文書から選びます。' }),
})

export const Receive = z.object({ note: areaOptional('添える言葉', { hint: NO_SECRETS }) })

export const Withdraw = z.object({ reason: area('取りやめる理由', { hint: NO_SECRETS }) })
