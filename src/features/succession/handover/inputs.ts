import { z } from 'zod'
import { area, areaOptional, check, dayOptional, many, pick, pickOptional } from '#kernel/pure/field.ts'

const NO_SECRETS = '引継ぎの記録は部内の誰もが読めます。秘密以上の内容は書かない。'

export const Open = z.object({
  toId: pickOptional('後任', 'successor', {
    hint: '「なし」のままなら、次に就く人。いなければ未定とし、後から書けます。',
  }),
  effectiveOn: dayOptional('引継ぎの日', { hint: '空欄なら、発令の日（離れる日）。後任は、この日から受けられます。' }),
  note: areaOptional('申し送り', { hint: NO_SECRETS }),
})

export const Remains = z.object({
  items: many('残す事項', 'pending'),
  reason: area('理由と、いつ誰が片付けるか', { hint: NO_SECRETS }),
})

export const HandItems = z.object({
  items: many('渡す事項', 'pending'),
  note: areaOptional('申し送り', { hint: NO_SECRETS }),
})

export const HandAll = z.object({
  told: check('一覧の事項を全て後任に示した'),
  note: areaOptional('申し送り', { hint: NO_SECRETS }),
})

export const HandInstead = z.object({
  told: check('一覧の事項を確かめた'),
  reason: area('前任者が自ら署名できない理由', { hint: '例：離籍した。休職中である。' }),
})

export const AcceptItems = z.object({
  items: many('受ける事項', 'handed'),
  seen: check('受ける媒体の現物・登録番号を確かめ、ウイルス検査で感染のないことを確かめた'),
})

export const AcceptAll = z.object({
  seen: check('受ける媒体の現物・登録番号を確かめ、ウイルス検査で感染のないことを確かめた'),
  note: areaOptional('受領の備考', { hint: NO_SECRETS }),
})

export const AcceptVacant = z.object({
  reason: area('後任に代わって受ける理由', { hint: '例：後任が発令されていない。' }),
})

export const Differs = z.object({
  items: many('相違のある事項', 'handed'),
  reason: area('相違の内容', { hint: NO_SECRETS }),
})

export const SendBack = z.object({ reason: area('差し戻す理由', { hint: NO_SECRETS }) })

export const TakeOver = z.object({
  items: many('受ける事項', 'unfinished'),
  seen: check('受ける媒体の現物・登録番号を確かめ、ウイルス検査で感染のないことを確かめた'),
  note: areaOptional('備考', { hint: NO_SECRETS }),
})

export const NameSuccessor = z.object({ toId: pick('後任', 'successor') })

export const Cancel = z.object({ reason: area('取り消す理由') })
