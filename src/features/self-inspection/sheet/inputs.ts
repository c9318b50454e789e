import { z } from 'zod'
import { area, areaOptional, choice, pick, text, textOptional } from '#kernel/pure/field.ts'
import { NO_SECRETS, STRATA } from '../words.ts'

export const Begin = z.object({
  stratum: choice('対象者', STRATA),
  source: pick('設問の元', 'source', { hint: '元のある設問は、写した後に一問ずつ直せます。' }),
})

export const Question = z.object({
  key: text('設問番号', {
    max: 20,
    hint: '半角の英数字とハイフン（例 C1）。同じ番号があれば、その設問を書き換えます。',
  }),
  section: text('節', { max: 60, hint: '回答の画面は、節ごとに一枚になります。' }),
  text: area('設問', { max: 500, hint: `「はい」「いいえ」「該当なし」で答えられる文にする。${NO_SECRETS}` }),
  rules: text('根拠の条項', { max: 100, hint: '条項の番号を「、」で並べる（例 R048、R049）。' }),
  help: areaOptional('説明', { max: 500 }),
  after: textOptional('置く所', { max: 20, hint: 'この番号の設問の後ろに置く。空けておくと、今の所か最後。' }),
})

export const Drop = z.object({ key: pick('消す設問', 'question') })

export const Reason = z.object({ reason: area('理由', { max: 500 }) })
