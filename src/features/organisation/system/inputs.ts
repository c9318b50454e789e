import { z } from 'zod'
import { check, day, pick, pickOptional, text } from '#kernel/pure/field.ts'
import { inferredField } from '../inference.ts'

const flags = {
  encrypts: check('暗号化機能を備える', {
    hint: '付けると、このシステムのデータを保存する媒体は暗号化を要する（付紙第4 1(4)）。',
  }),
  actsWithConnected: check('サイバー攻撃等のとき、連接システム・加入システムと共に対処する'),
}

export const Register = z.object({
  name: text('情報システムの名称'),
  startsOn: day('対象とする日'),
  ...flags,
  documentId: pickOptional('対象に加えた文書', 'document', { hint: '付紙第1にない情報システムでは必ず選ぶ。' }),
  inferred: inferredField(),
})

export const RegisterInstance = z.object({
  classId: pick('類', 'class'),
  name: text('情報システムの名称', { hint: '例 ○○課 翻訳用スタンドアロン端末' }),
  headPostId: pick('計画、整備する課等の長', 'post'),
  documentId: pick('根拠の文書', 'document'),
  startsOn: day('対象とする日'),
  ...flags,
})

export const Describe = z.object(flags)

export const Rename = z.object({ name: text('新しい名称'), on: day('改める日') })

export const Retire = z.object({
  endsOn: day('廃止の日', { hint: 'この日からは対象でない。' }),
  reason: text('根拠・理由'),
})
