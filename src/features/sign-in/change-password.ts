import { readAs, type Database } from '#kernel/db/database.ts'
import type { FieldFault } from '#ui/error-summary.tsx'
import { accountById, setPassword } from './account-store.ts'
import { withPassword } from './check-password.ts'
import { newPasswordFaults } from './password-rules.ts'
import { hashPassword } from './password.ts'
import { PRODUCT } from './product-reach.ts'
import { writeEvent } from './security-event.ts'
import { beganBy, endSessionsOf, openSession } from './session-store.ts'
import type { From } from './sign-in.ts'

type Typed = { current: string; password: string; again: string }

export type PasswordChange = { ok: true; token: string } | { ok: false; errors: readonly FieldFault[] }

const refusedAt = (field: string, text: string): PasswordChange => ({ ok: false, errors: [{ field, text }] })

/** Changes one's own password: every session ends, and a new one begins here. */
export const changePassword = async (
  db: Database,
  accountId: string,
  given: Typed,
  from: From,
): Promise<PasswordChange> => {
  const account = await readAs(db, PRODUCT, (tx) => accountById(tx, accountId))
  if (!account?.passwordHash) return refusedAt('current', '決められたパスワードがありません。')
  if (given.current === '') return refusedAt('current', '今のパスワードを入力してください。')
  const faults = newPasswordFaults(given.password, given.again, account.login)
  if (faults.length > 0) return { ok: false, errors: faults }
  const hash = await hashPassword(given.password)
  const { at } = from
  const checked = await withPassword(
    db,
    {
      account: { ...account, passwordHash: account.passwordHash },
      password: given.current,
      at,
      asked: { kind: 'password-refused', wrong: '今のパスワードが違います。' },
    },
    async (tx) => {
      await setPassword(tx, accountId, hash, at)
      const by = await beganBy(tx, from.replacing)
      await endSessionsOf(tx, accountId)
      await writeEvent(tx, { at, kind: 'password-changed', personId: account.personId })
      return openSession(tx, accountId, from, by)
    },
  )
  return checked.ok ? { ok: true, token: checked.value } : refusedAt('current', checked.sentence)
}
