import { z } from 'zod'
import { area, areaOptional, check, choice, day, dayOptional, text, textOptional } from '#kernel/pure/field.ts'
import { NOT_IN_DIRECTIVE, OCCASIONS, VERDICTS } from './words.ts'

const NO_SECRETS = '秘密以上の内容は書かない。'

export const Begin = z.object({
  occasion: choice('運用承認を受ける時', OCCASIONS),
  dueOn: day('定められた時期（この日までに承認を受ける）', { hint: '例 令和9年3月31日' }),
  dueBasis: text('時期を定めたもの', { hint: '文書の名称と番号。例 整備計画 統幕指通第12号' }),
})

export const ChangeDue = z.object({
  dueOn: day('定められた時期（この日までに承認を受ける）'),
  dueBasis: text('時期を定めたもの', { hint: '文書の名称と番号。' }),
  reason: area('改める理由', { max: 500 }),
})

export const AskOpinion = z.object({
  question: area('運用者に聴くこと', {
    hint: `運用の見地から聴きたい点。なければ「文書の全般について」とします。${NO_SECRETS}`,
  }),
})

export const GiveOpinion = z.object({
  verdict: choice('意見', VERDICTS),
  opinion: area('意見の内容', { hint: `異存がないときも、確かめた点を書きます。${NO_SECRETS}` }),
})

export const AnswerOpinion = z.object({
  answer: area('意見をどう扱ったか', { hint: `文書のどこに反映したか。反映しないときは、その理由。${NO_SECRETS}` }),
})

export const Note = z.object({ note: textOptional('申し送り', { hint: NO_SECRETS }) })

export const Reason = z.object({ reason: area('理由', { hint: `相手に示します。${NO_SECRETS}` }) })

export const Review = z.object({
  findings: area('審査の所見', { hint: `計画の項目ごとに、期限・担当・実行の見込みを見た結果。${NO_SECRETS}` }),
  reviewed: check('将来対応計画書の全ての項目を審査した'),
})

export const Certify = z.object({
  operable: check('情報システムを運用することが可能と認める'),
  note: textOptional('申し送り', { hint: NO_SECRETS }),
})

const judging = {
  reviewed: check('添えられた文書一式を審査した'),
  operable: check('情報システムを運用することが可能と認める'),
}

const granting = {
  decisionReason: area('承認の理由', { hint: `残るリスクを認める理由。${NO_SECRETS}` }),
  letterNumber: textOptional('文書番号', { hint: '運用承認書の番号。例 統幕指通第123号。なければ空のまま。' }),
  validUntil: dayOptional('有効期限', { hint: `${NOT_IN_DIRECTIVE}。設けないときは空のまま。` }),
}

export const Approve = z.object({ ...judging, ...granting })

export const ApproveConditionally = z.object({
  ...judging,
  ...granting,
  conditions: area('承認の条件', { hint: NO_SECRETS }),
  conditionsDueOn: day('条件を満たす期限'),
})

export const Deny = z.object({ reviewed: judging.reviewed, reason: area('承認しない理由', { hint: NO_SECRETS }) })

export const ReportConditions = z.object({ report: area('条件をどう満たしたか', { hint: NO_SECRETS }) })

export const Confirm = z.object({
  looked: check('承認した時との違いを全て確かめた'),
  reason: area('承認を維持する理由', { hint: NO_SECRETS }),
})

export const Withdraw = z.object({ reason: areaOptional('理由', { max: 500 }) })
