import { z } from 'zod'
import { day, many, manyOptional, text } from '#kernel/pure/field.ts'

export const Ask = z.object({
  rules: many('条項', 'rules', { hint: '証拠を集める条項。' }),
  units: manyOptional('部隊等', 'units', { hint: '選ばなければ、あなたに見える全て。' }),
  systems: manyOptional('情報システム', 'systems', { hint: '選ばなければ、あなたに見える全て。' }),
  fromOn: day('この日から'),
  toOn: day('この日まで'),
  purpose: text('何のために使うか', { max: 200, hint: '記録に残ります。例：令和8年度の定期監査への提出' }),
})
