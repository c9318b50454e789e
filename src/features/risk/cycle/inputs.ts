import { z } from 'zod'
import { area, areaOptional, check, choice, dayOptional, textOptional, whole } from '#kernel/pure/field.ts'
import { NO_SECRETS } from './words.ts'

export const Open = z.object({
  fiscalYear: whole('年度', { min: 2000, max: 2200, hint: '西暦で。4月1日の属する年。例 2026（令和8年度）' }),
})

const note = () => areaOptional('添える言葉', { hint: NO_SECRETS })

export const Inform = z.object({ note: note() })

export const SubmitUpdate = z.object({
  situation: area('運用の状況と更新したところ', {
    hint: `検査で判明した脆弱性と運用の状況から、何を改めたか。${NO_SECRETS}`,
  }),
})

export const Confirm = z.object({
  confirmed: check('提出された文書を確認した'),
  note: note(),
})

export const SendBack = z.object({ reason: area('差し戻す理由', { hint: `相手に示します。${NO_SECRETS}` }) })

export const Evaluate = z.object({
  note: note(),
  improvement: areaOptional('改善指示', {
    hint: '必要なときだけ。書くと、整備に改善指示が出て、回答を待ちます。',
    section: '改善指示（必要に応じて）',
  }),
  improvementDue: dayOptional('回答を求める日', {
    hint: '達に期日の定めはありません。',
    section: '改善指示（必要に応じて）',
  }),
})

export const CONTROLS = {
  updated: '評価及び推奨事項を参照し、運用所掌の管理策を更新した',
  unchanged: '評価及び推奨事項を参照した。運用所掌の管理策に改めるところはない',
} as const

export const SubmitControls = z.object({
  controls: choice('運用所掌の管理策', CONTROLS),
  note: textOptional('改めたところ、又は改めない理由', { hint: NO_SECRETS, max: 500 }),
})

export const Report = z.object({
  reviewed: check('提出された文書を審査した'),
  report: area('情報保証責任者への報告', { hint: `審査の結果。${NO_SECRETS}` }),
})

export const Receive = z.object({ note: note() })
