import { z } from 'zod'
import {
  area,
  areaOptional,
  carriedOptional,
  check,
  choice,
  choiceOptional,
  day,
  dayOptional,
  many,
  pick,
  text,
  textOptional,
} from '#kernel/pure/field.ts'
import { SEVERITIES, SIDES } from './words.ts'

const NO_SECRETS = '秘密以上の内容は書かない。'
const STEPS = 'マイルストーン（節目）'

const what = {
  title: text('件名', { hint: '何が足りないかを一行で。例：特権操作の記録が残らない', section: '弱点' }),
  weakness: area('弱点の内容', { hint: `何が、どこで、どう足りないか。${NO_SECRETS}`, section: '弱点' }),
  source: textOptional('根拠', { hint: '評価報告書、検査、監査、事案の名称や番号。', section: '弱点' }),
  controlId: textOptional('管理策', { hint: '管理策の記号。例：ac-2', section: '弱点', max: 40 }),
  side: choice('対応する側', SIDES, { section: '対応' }),
}

const how = {
  severity: choice('深刻度', SEVERITIES, { section: '対応' }),
  dueOn: day('完了予定日', {
    hint: '承認の後は動かせません。延ばすときは、理由を付けてマイルストーンを変更します。',
    section: '対応',
  }),
  resources: areaOptional('必要な資源', { hint: '人員、予算、役務など。', section: '対応' }),
}

/** 節目 of a form, each with its day. The first is asked for; a blank pair is no milestone. */
const steps = {
  milestone1: text('節目1', { hint: '例：試験環境で設定を確かめる', section: STEPS }),
  milestone1On: day('節目1の期日', { section: STEPS }),
  milestone2: textOptional('節目2', { section: STEPS }),
  milestone2On: dayOptional('節目2の期日', { section: STEPS }),
  milestone3: textOptional('節目3', { section: STEPS }),
  milestone3On: dayOptional('節目3の期日', { section: STEPS }),
  milestone4: textOptional('節目4', { section: STEPS }),
  milestone4On: dayOptional('節目4の期日', { section: STEPS }),
  milestone5: textOptional('節目5', { section: STEPS }),
  milestone5On: dayOptional('節目5の期日', { section: STEPS }),
}

export const Open = z.object({
  ...what,
  severity: choiceOptional('深刻度（見込み）', SEVERITIES, { section: '対応' }),
  /** Of an item that was numbered elsewhere; no form asks for it. */
  number: carriedOptional('項目番号'),
})

export const Plan = z.object({ ...how, ...steps })

/** 起票 and 計画 at once: a line of a plan kept elsewhere. */
export const Enter = z.object({
  number: textOptional('項目番号', { hint: '空欄なら、この製品が採番します。', section: '弱点', max: 40 }),
  ...what,
  openedOn: dayOptional('起票した日', { hint: '空欄なら今日。', section: '弱点' }),
  ...how,
  ...steps,
})

export type Steps = Pick<z.output<typeof Plan>, keyof typeof steps>

/** The pairs of the form in order; what is blank on both sides is left out. */
export const pairsOf = (input: Steps): readonly { nth: number; title: string | null; on: string | null }[] =>
  ([1, 2, 3, 4, 5] as const)
    .map((nth) => ({ nth, title: input[`milestone${nth}`], on: input[`milestone${nth}On`] }))
    .filter((pair) => pair.title !== null || pair.on !== null)

export const Reach = z.object({
  milestone: pick('到達した節目', 'milestone'),
  reachedOn: day('到達した日', { initial: 'today' }),
  note: textOptional('結果', { hint: NO_SECRETS }),
})

export const ChangeMilestone = z.object({
  milestone: pick('変更する節目', 'milestone'),
  title: textOptional('新しい名称', { hint: '名称を変えないときは空欄。' }),
  dueOn: day('新しい期日'),
  reason: area('変更の理由', { hint: `記録に残り、変更の前の期日も残ります。${NO_SECRETS}` }),
})

export const AddMilestone = z.object({
  title: text('節目'),
  dueOn: day('期日'),
  reason: area('加える理由'),
})

export const Report = z.object({
  completedOn: day('対応を終えた日', { initial: 'today' }),
  evidence: area('何をどう直し、どう確かめたか', { hint: `認証者が証拠として読みます。${NO_SECRETS}` }),
  reference: textOptional('証拠の所在', { hint: '文書の名称・番号、保管場所など。' }),
})

export const Confirm = z.object({
  confirmEvidence: area('何によって確認したか', { hint: '見た記録、再検査の結果など。' }),
  seen: check('証拠を自分で確かめた'),
})

export const Reason = z.object({ reason: area('理由', { hint: NO_SECRETS }) })

export const Ask = z.object({
  reason: area('受容を求める理由', { hint: `対応できない事情と、残るリスクを抑える措置。${NO_SECRETS}` }),
})

export const Accept = z.object({
  until: day('受容の期限', { hint: 'この日を過ぎると、項目は対応が必要なものに戻ります。' }),
  condition: areaOptional('条件', { hint: '受容の間に講じる措置など。' }),
})

export const AddFindings = z.object({ findings: many('加える検出事項', 'loose-finding') })

export const RemoveFindings = z.object({
  findings: many('外す検出事項', 'member'),
  reason: area('外す理由', { hint: '誤検知、別の項目で扱う、など。' }),
})

export const HandOver = z.object({
  side: choice('対応する側', SIDES),
  reason: area('理由'),
})

export const CORRECTABLE = {
  title: '件名',
  weakness: '弱点の内容',
  source: '根拠',
  controlId: '管理策',
  resources: '必要な資源',
} as const

export const Correct = z.object({
  field: choice('訂正する欄', CORRECTABLE),
  value: area('正しい内容'),
  reason: area('訂正の理由'),
})
