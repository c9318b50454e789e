import { z } from 'zod'
import { ROLES, type RoleKey } from '#directive/roles.ts'
import { choice, day, pick, pickOptional, text, textOptional } from '#kernel/pure/field.ts'
import { inferredField } from '../inference.ts'
import { DESIGNATED_ROLES } from '../words.ts'

const TITLES = Object.fromEntries(DESIGNATED_ROLES.map((key) => [key, ROLES[key].title])) as Record<RoleKey, string>

export const Designate = z.object({
  role: choice('役割', TITLES),
  postId: pick('官職', 'post'),
  unitId: pickOptional('部隊等・課等', 'unit', { hint: '部隊等情報保証責任者と情報保証担当者だけ選ぶ。' }),
  systemId: pickOptional('情報システム', 'system', { hint: '情報システムごとに定まる役割だけ選ぶ。' }),
  documentId: pick('指定した文書', 'document'),
  provision: textOptional('根拠の条項', { hint: '空欄なら、達がその役割を定める条項。' }),
  startsOn: day('効力の始まる日'),
  inferred: inferredField(),
})

export const Withdraw = z.object({
  endsOn: day('解く日', { hint: 'この日からは指定がない。' }),
  reason: text('根拠・理由'),
})

export const HandOver = z.object({
  postId: pick('新しく指定する官職', 'post'),
  documentId: pick('指定した文書', 'document'),
  startsOn: day('効力の始まる日', { hint: '今の指定は同じ日に解ける。' }),
})
