import { z } from 'zod'
import { area, choice, manyOptional, text, textOptional } from '#kernel/pure/field.ts'
import { IMPACTS, LIKELIHOODS, TREATMENTS } from './words.ts'

const NO_SECRETS = '秘密以上の内容は書かない。'

const scales = {
  likelihood: choice('発生の可能性', LIKELIHOODS),
  impact: choice('影響', IMPACTS, { hint: '起きたとき、業務と情報にどれほど響くか。' }),
}

export const Identify = z.object({
  title: text('リスクの名称', { hint: `一言で。${NO_SECRETS}` }),
  threat: area('脅威', { hint: '何が起こり得るか。例：不正な持込み機器の接続' }),
  vulnerability: area('脆弱性', { hint: `何があるために起こり得るか。${NO_SECRETS}` }),
  ...scales,
})

export const Reassess = z.object({ ...scales, reason: area('見直した理由', { hint: NO_SECRETS }) })

export const Treat = z.object({
  treatment: choice('対応方針', TREATMENTS),
  measures: area('対応の内容', { hint: '受容のときは、受け入れる理由。' }),
  residualLikelihood: choice('対応した後の可能性', LIKELIHOODS, { section: '残留リスク' }),
  residualImpact: choice('対応した後の影響', IMPACTS, { section: '残留リスク' }),
  controls: textOptional('関係する管理策', { hint: '識別子を読点か空白で区切る。例 ac-2、si-2', section: '関係' }),
  items: manyOptional('関係する将来対応計画の項目', 'plan-item', { section: '関係' }),
})

export const Close = z.object({ reason: area('閉じる理由', { hint: NO_SECRETS }) })

export const Reopen = z.object({ reason: area('開き直す理由', { hint: NO_SECRETS }) })
