import { z } from 'zod'
import { area, areaOptional, choice, day, manyOptional, pick, pickOptional, textOptional } from '#kernel/pure/field.ts'
import { NO_SECRETS } from '../words.ts'

export const PARTNERS = {
  cir: '事案対処責任者',
  contractor: 'リスク管理支援役務',
} as const

export const Coordinate = z.object({
  partner: choice('調整する相手', PARTNERS),
  contractor: textOptional('役務の名称・契約', { hint: 'リスク管理支援役務のとき。' }),
  coordination: area('調整した内容', { hint: `対象、方法、立会い、中止の条件など。${NO_SECRETS}` }),
  coordinatedOn: day('調整した日', { initial: 'today' }),
  plannedFrom: day('検査を始める日'),
  plannedTo: day('検査を終える日'),
  planId: pickOptional('脆弱性検査実施計画', 'inspection-plan', {
    hint: '事案対処責任者の支援を要する検査のとき、通知された計画。',
  }),
})

export const Agree = z.object({ note: areaOptional('添える言葉', { hint: NO_SECRETS }) })

export const Reason = z.object({ reason: area('理由', { hint: NO_SECRETS }) })

export const Result = z.object({
  startedOn: day('検査を始めた日'),
  endedOn: day('検査を終えた日'),
  scans: manyOptional('結果のファイル', 'scan', { hint: '取り込んである検査の結果。あれば選ぶ。' }),
  result: area('結果の概要', { hint: NO_SECRETS }),
  vulnerabilities: areaOptional('判明した脆弱性（手書きの分）', {
    hint: `1行に1件。ファイルにないものだけ。${NO_SECRETS}`,
    max: 8000,
  }),
})

export const Enter = z.object({
  vulnerability: pick('脆弱性', 'vulnerability'),
  item: pick('記載した将来対応計画の項目', 'plan-item'),
})

export const Close = z.object({ note: areaOptional('添える言葉', { hint: NO_SECRETS }) })
