import { z } from 'zod'
import { area, carried, check, day, noInput, text } from '#kernel/pure/field.ts'

const POST = { max: 100, hint: '様式の「官職名」の欄。発令された官職がなければ、課員・係員など職務上の名。' }

export const Sign = z.object({
  text: carried('文言の版'),
  postTitle: text('官職名', POST),
  pledged: check('上の文言のとおりであり、これを誓います'),
})

export const RecordPaper = z.object({
  signedOn: day('誓約の日', { hint: '原本に書かれた年月日。' }),
  postTitle: text('官職名', POST),
  place: text('原本の保管場所', { hint: '保管庫・つづりの名など。' }),
  original: check('今の文言の原本に、本人の署名があることを確かめた'),
})

export const Place = z.object({ place: text('原本の保管場所') })

export const Reason = z.object({ reason: area('理由') })

export const Nothing = noInput
