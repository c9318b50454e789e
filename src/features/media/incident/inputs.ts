import { z } from 'zod'
import { area, day, pickOptional, text } from '#kernel/pure/field.ts'

const NO_SECRETS = '秘密以上の内容は書かない。'

/** Written by the act that found it, never typed here. */
export const Opening = z.object({
  foundOn: day('気付いた日'),
  foundBy: text('気付いた者', { max: 400 }),
  circumstances: area('状況', { max: 4000 }),
})

export const Search = z.object({
  measures: area('捜索その他の措置', { hint: `いつ、誰が、どこを探し、どこに照会し、何を報告したか。${NO_SECRETS}` }),
})

export const FoundAgain = z.object({
  placeId: pickOptional('保管する集中保管場所', 'place', { hint: '秘密系の媒体は選ばない。' }),
  outcome: area('見つかった経緯', { hint: `見つかった日時と場所、原因、再発防止の措置。${NO_SECRETS}` }),
})

export const Settle = z.object({
  outcome: area('相違の原因と処置', { hint: `照合の結果、訂正した簿冊、再発防止の措置。${NO_SECRETS}` }),
})

export const WriteOff = z.object({
  outcome: area('亡失とする理由', { hint: `捜索を打ち切る理由と、その後の報告・処置。${NO_SECRETS}` }),
})
