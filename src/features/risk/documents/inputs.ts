import { z } from 'zod'
import { area, pick, text, whole, wholeOptional } from '#kernel/pure/field.ts'

const YEAR = { min: 2000, max: 2200, hint: '年度の始まる年を西暦で。例 令和8年度は 2026' } as const

export const Begin = z.object({
  fiscalYear: wholeOptional('年度', { ...YEAR, hint: `${YEAR.hint}。運用承認のために一度だけ作る文書では空のまま。` }),
})

export const CarryForward = z.object({
  earlier: pick('引き継ぐ文書', 'earlier', { hint: '答えが全て写り、確かめていないものに印が付きます。' }),
  fiscalYear: whole('新しい年度', YEAR),
})

export const Revise = z.object({ reason: area('改訂する理由', { max: 500 }) })

export const Retire = z.object({ reason: text('廃止する理由') })
