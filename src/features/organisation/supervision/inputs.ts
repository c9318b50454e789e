import { z } from 'zod'
import { area, choice, day, dayOptional, pickOptional, text, textOptional } from '#kernel/pure/field.ts'

const NO_SECRETS = '秘密以上の内容は書かない。'

const what = {
  subject: text('何について', { hint: '例 可搬記憶媒体の返却、私有機器の持込み' }),
  measures: area('指導・統制の内容', { hint: NO_SECRETS }),
  takenOn: day('行った日', { initial: 'today' }),
  dueOn: dayOptional('結果を確かめる日'),
}

export const Instruct = z.object({
  whom: choice('相手', {
    everyone: '課等のシステム利用者全員',
    person: '個人',
    group: '係・班等',
  }),
  personId: pickOptional('個人', 'member', { hint: '相手が個人のとき選ぶ。' }),
  group: textOptional('係・班等の名', { max: 80, hint: '相手が係・班等のとき書く。' }),
  ...what,
})

export const Control = z.object({
  whom: choice('相手', {
    everyone: '課等で業務に当たる職員以外の者全員',
    person: '個人',
    group: '会社・来訪者等',
  }),
  personId: pickOptional('個人', 'attached', { hint: '相手が個人のとき選ぶ。' }),
  group: textOptional('会社・来訪者等の名', { max: 80, hint: '登録のない人や会社のとき書く。' }),
  ...what,
})

export const Again = z.object({ measures: what.measures, dueOn: what.dueOn })

export const Confirm = z.object({
  result: choice('結果', { kept: '守られている', 'not-kept': '守られていない' }),
  outcome: area('確かめたこと', { hint: NO_SECRETS }),
  confirmedOn: day('確かめた日', { initial: 'today' }),
})

export const Close = z.object({ reason: area('終える理由') })
