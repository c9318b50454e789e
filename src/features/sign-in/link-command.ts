import { writeAs, type Database } from '#kernel/db/database.ts'
import { Fault } from '#kernel/http/fault.ts'
import { accountByLogin } from './account-store.ts'
import { normaliseLogin } from './login.ts'
import { issueLink, LINK_HOURS } from './one-time-link.ts'
import { removePasskeys } from './passkey/remove-passkey.ts'
import { PRODUCT } from './product-reach.ts'
import { writeEvent } from './security-event.ts'
import { issueSetUpLink } from './set-up.ts'

type Command = { db: Database; at: Date; origin: string; print: (line: string) => void }

/** The address of a link, as it is printed or shown once. */
export const linkHref = (origin: string, path: '/set-up' | '/password-link', token: string): string =>
  new URL(`${path}?token=${token}`, origin).href

/** `mamori set-up-link`: prints a new link to the first set-up while nobody is registered. Gives the exit code. */
export const setUpLinkCommand = async ({ db, at, origin, print }: Command): Promise<number> => {
  try {
    const token = await issueSetUpLink(db, at)
    print(`最初の設定は、次のリンクから行ってください（${LINK_HOURS}時間以内、1回限り）。`)
    print(linkHref(origin, '/set-up', token))
    return 0
  } catch (error) {
    if (!(error instanceof Fault)) throw error
    print(error.sentence)
    return 1
  }
}

/** `mamori password-link <login>`: for whoever runs the machine, when no administrator can sign in. Gives the exit code. */
export const passwordLinkCommand = async ({
  db,
  at,
  origin,
  print,
  login,
  forgetPasskeys = false,
}: Command & { login: string; forgetPasskeys?: boolean }): Promise<number> => {
  const made = await writeAs(db, PRODUCT, async (tx) => {
    const account = await accountByLogin(tx, normaliseLogin(login))
    if (account === undefined || account.disabledAt !== null) return null
    await writeEvent(tx, {
      at,
      kind: 'password-link-issued',
      personId: account.personId,
      facts: { from: 'command-line' },
    })
    const removal = { by: null, reason: 'mamori password-link --forget-passkeys', at, keepSession: null }
    return {
      token: await issueLink(tx, { purpose: 'password', accountId: account.id }, at),
      forgotten: forgetPasskeys ? await removePasskeys(tx, account, 'all', removal) : 0,
    }
  })
  if (made === null) {
    print('そのログイン名の利用者は、登録されていないか、止められています。')
    return 1
  }
  if (forgetPasskeys) print(`パスキーを${made.forgotten}個外しました。`)
  print(`パスワードは、次のリンクから決めてください（${LINK_HOURS}時間以内、1回限り）。`)
  print(linkHref(origin, '/password-link', made.token))
  return 0
}
