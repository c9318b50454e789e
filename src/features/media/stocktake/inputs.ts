import { z } from 'zod'
import { area, check, choice, day, many, textOptional } from '#kernel/pure/field.ts'

const NO_SECRETS = '秘密以上の内容は書かない。'

/** Any number of the things offered under `source`, none as well. */
const manyOrNone = (title: string, source: string, hint: string) =>
  z
    .preprocess(
      (v) => (v === undefined || v === null || v === '' ? [] : Array.isArray(v) ? v : [v]),
      z.array(z.string({ error: `「${title}」の形が正しくありません。` })),
    )
    .meta({ title, source, hint, widget: 'many', optional: true })

const counters = many('数える者', 'staff', { hint: '何人でも同時に数えられます。誰が数えたかが一件ずつ残ります。' })

export const Plan = z.object({
  scope: choice('数える範囲', { unit: '部隊等のすべて', places: '選んだ集中保管場所だけ' }),
  places: manyOrNone('集中保管場所', 'place', '「選んだ集中保管場所だけ」のときに選ぶ。'),
  startsOn: day('始める日', { initial: 'today' }),
  endsOn: day('終える予定の日'),
  counters,
  note: textOptional('備考', { hint: NO_SECRETS }),
})

export const Counters = z.object({ counters })

export const Report = z.object({
  confirmed: check('結果と差異の一覧を確かめた。この内容で報告する'),
  remarks: textOptional('所見', { max: 1000, hint: `原因、再発防止の措置など。${NO_SECRETS}` }),
})

export const Reason = z.object({ reason: area('理由', { hint: NO_SECRETS }) })
