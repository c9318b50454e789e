import { z } from 'zod'
import { choice, day, dayOptional, pick, pickOptional, text, textOptional } from '#kernel/pure/field.ts'
import { INCUMBENCY_KINDS } from '../words.ts'

export const Appoint = z.object({
  postId: pick('官職', 'post'),
  personId: pick('就く人', 'person'),
  kind: choice('区分', INCUMBENCY_KINDS),
  startsOn: day('就く日'),
  endsOn: dayOptional('離れる日', { hint: '期間が決まっている代理等だけ書く。この日からは就いていない。' }),
  orderNumber: textOptional('発令の番号', { max: 60 }),
  documentId: pickOptional('根拠の文書', 'document'),
})

export const End = z.object({
  endsOn: day('離れる日', { hint: '後任が就く日と同じ日。この日からは就いていない。' }),
  reason: text('理由・発令の番号'),
})
