import type { Tx } from '#kernel/db/database.ts'
import { newId } from '#kernel/id.ts'

export type Passkey = {
  id: string
  accountId: string
  credentialId: string
  publicKey: Buffer
  counter: number
  transports: string[]
  rpId: string
  removedAt: Date | null
}

const COLUMNS = ['id', 'accountId', 'credentialId', 'publicKey', 'counter', 'transports', 'rpId', 'removedAt'] as const

/** The passkey a device names, removed ones included. */
export const passkeyNamed = (tx: Tx, credentialId: string): Promise<Passkey | undefined> =>
  tx.selectFrom('passkey').select(COLUMNS).where('credentialId', '=', credentialId).executeTakeFirst()

/** Those an account can sign in by. */
export const livePasskeys = (tx: Tx, accountId: string): Promise<Passkey[]> =>
  tx
    .selectFrom('passkey')
    .select(COLUMNS)
    .where('accountId', '=', accountId)
    .where('removedAt', 'is', null)
    .orderBy('createdAt')
    .execute()

export type ListedPasskey = {
  id: string
  name: string
  backedUp: boolean
  createdAt: Date
  lastUsedAt: Date | null
  removedAt: Date | null
  removalReason: string | null
  /** Who took it away; null also where that was done at the machine itself. */
  removedByName: string | null
}

const listed = (tx: Tx, accountId: string) =>
  tx
    .selectFrom('passkey as k')
    .leftJoin('person as p', 'p.id', 'k.removedBy')
    .select(['k.id', 'k.name', 'k.backedUp', 'k.createdAt', 'k.lastUsedAt', 'k.removedAt', 'k.removalReason'])
    .select((e) =>
      e
        .fn<string | null>('nullif', [e.fn('concat_ws', [e.val(' '), 'p.rank', 'p.name']), e.val('')])
        .as('removedByName'),
    )
    .where('k.accountId', '=', accountId)

/** Every passkey an account has or had: those in use first, then the newest. An account can have few. */
export const passkeysOf = (tx: Tx, accountId: string): Promise<ListedPasskey[]> =>
  listed(tx, accountId)
    .orderBy((e) => e('k.removedAt', 'is not', null))
    .orderBy('k.createdAt', 'desc')
    .limit(100)
    .execute()

export const onePasskey = (tx: Tx, accountId: string, id: string): Promise<ListedPasskey | undefined> =>
  listed(tx, accountId).where('k.id', '=', id).executeTakeFirst()

export type NewPasskey = Omit<Passkey, 'id' | 'removedAt'> & { name: string; backedUp: boolean }

/** Keeps a new passkey; null where the device's key is registered already, be it by another or taken away. */
export const keepPasskey = async (tx: Tx, passkey: NewPasskey, at: Date): Promise<string | null> => {
  const row = await tx
    .insertInto('passkey')
    .values({
      id: newId(at),
      ...passkey,
      createdAt: at,
      lastUsedAt: null,
      removedAt: null,
      removedBy: null,
      removalReason: null,
    })
    .onConflict((conflict) => conflict.column('credentialId').doNothing())
    .returning('id')
    .executeTakeFirst()
  return row?.id ?? null
}

export const noteUse = async (tx: Tx, id: string, used: { counter: number; backedUp: boolean; at: Date }) => {
  const { counter, backedUp, at } = used
  await tx.updateTable('passkey').set({ counter, backedUp, lastUsedAt: at }).where('id', '=', id).execute()
}
