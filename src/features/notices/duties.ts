import { ROLES, type RoleKey } from '#directive/roles.ts'
import type { Duty } from '#kernel/pure/duty.ts'

/** Roles that notices are addressed to and that somebody holds here; 職員 only opens what is told to him. */
export const RECEIVING = (Object.keys(ROLES) as RoleKey[]).filter(
  (role) => role !== 'USER' && role !== 'ADMIN' && ROLES[role].level !== 'ministry',
)

/** The addressee's post confirms receipt; owed once its day has come. */
export const confirmReceipt = (role: RoleKey): Duty => ({
  key: `notices.receive.${role.toLowerCase().replaceAll('_', '-')}`,
  title: '知らせの受領を確認する',
  rules: [],
  role,
  configurable: '達に受領の確認の定めはありません。本製品の設定です',
})

/** Nobody knows of mail that never arrives but the server that refused it. */
export const mendAddresses: Duty = {
  key: 'notices.failing-addresses',
  title: '届かないメールアドレスを直す',
  rules: [],
  role: 'ADMIN',
  configurable: '達はメールに触れていません。本製品の設定です',
}
