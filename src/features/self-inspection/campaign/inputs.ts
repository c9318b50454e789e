import { z } from 'zod'
import { area, day, dayOptional, manyOptional, pick, text, textOptional } from '#kernel/pure/field.ts'
import { NO_SECRETS } from '../words.ts'

const OWN = '達に定めはありません。本製品の初期値から変えられます。'

const days = {
  opensOn: day('回答を始める日', { section: '日程', hint: '基準日か、その後の日。' }),
  closesOn: day('回答の期限', { section: '日程', hint: `結果の報告期限までの日。${OWN}` }),
  remindFirst: dayOptional('催促する日（1回目）', { section: '日程', hint: OWN }),
  remindSecond: dayOptional('催促する日（2回目）', { section: '日程' }),
  remindThird: dayOptional('催促する日（3回目）', { section: '日程' }),
}

export const Prepare = z.object({ fiscalYear: pick('年度', 'fiscal-year'), ...days })

export const Dates = z.object(days)

export const Policy = z.object({
  document: text('基本方針の文書', { section: '基本方針', hint: '番号・件名。' }),
  shownOn: day('示された日', { section: '基本方針' }),
  baseDate: dayOptional('基準日', { section: '基本方針が替えるもの', hint: '替えないときは空けておく。' }),
  reportDue: dayOptional('結果の報告期限', { section: '基本方針が替えるもの', hint: '替えないときは空けておく。' }),
  strata: manyOptional('対象者', 'stratum', {
    section: '基本方針が替えるもの',
    hint: '替えないときは一つも選ばない。',
  }),
  method: textOptional('方法', {
    section: '基本方針が替えるもの',
    hint: '回答の画面の初めに示します。替えないときは空けておく。',
    max: 500,
  }),
})

export const Remind = z.object({ note: textOptional('添える言葉', { hint: NO_SECRETS }) })

export const Reopen = z.object({
  closesOn: day('新しい回答の期限'),
  reason: area('理由', { max: 500, hint: NO_SECRETS }),
})
