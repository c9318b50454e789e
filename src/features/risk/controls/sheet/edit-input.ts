import { z } from 'zod'
import { areaOptional, choice, choiceOptional, textOptional, whole } from '#kernel/pure/field.ts'
import { APPLICABILITIES, RESPONSIBILITIES, STATUSES } from '../words.ts'

const source = () => textOptional('継承元', { hint: '「継承」としたときに選びます。' })

/** The form of one control. */
export const EditForm = z.object({
  applicability: choice('適用', APPLICABILITIES),
  reason: areaOptional('適用除外の理由', { hint: '「適用除外」としたときに書きます。' }),
  inheritedFrom: source(),
  status: choice('実装状況', STATUSES, { hint: '「継承」では、継承元の実装状況がそのまま示されます。' }),
  description: areaOptional('実装内容', { max: 8000, hint: '誰が、何を、どの機能や手順で満たしているか。' }),
  responsibility: choice('責任区分', RESPONSIBILITIES),
  evidence: areaOptional('証跡', { hint: '満たしていることを示すもの。例 設定書3.2、点検記録（令和8年10月）' }),
  revision: whole('改訂番号'),
})

/** What a change of many says; null leaves it as it is. */
export const ManyForm = z.object({
  applicability: choiceOptional('適用', APPLICABILITIES),
  reason: areaOptional('適用除外の理由'),
  inheritedFrom: source(),
  status: choiceOptional('実装状況', STATUSES),
  responsibility: choiceOptional('責任区分', RESPONSIBILITIES),
  description: areaOptional('実装内容', {
    max: 8000,
    hint: '書くと、選んだ全ての管理策の実装内容がこの文に置き換わります。',
  }),
  evidence: areaOptional('証跡', { hint: '書くと、選んだ全ての管理策の証跡がこの文に置き換わります。' }),
})

export type Edited = z.output<typeof EditForm>
export type Many = z.output<typeof ManyForm>
