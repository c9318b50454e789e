import { sql } from 'kysely'
import type { Tx } from '#kernel/db/database.ts'
import { newId } from '#kernel/id.ts'
import type { Actor } from '#kernel/pure/actor.ts'

/** What happens to accounts and who may come in, as it is shown. Accounts are no acts of the directive and not in its ledger. */
export const EVENT_TITLES = {
  'signed-in': 'サインインしました',
  'signed-out': 'サインアウトしました',
  'sign-in-failed': 'サインインできませんでした',
  locked: '続けて間違えたため、一時受け付けを止めました',
  'session-ended': '一つの画面のサインインを終わらせました',
  'sessions-ended': 'すべての画面のサインインを終わらせました',
  'password-changed': 'パスワードを変えました',
  'password-set': '使い切りのリンクでパスワードを決めました',
  'password-refused': '今のパスワードを間違えました',
  'password-link-issued': 'パスワードを決めるリンクを出しました',
  'passkey-registered': 'パスキーを登録しました',
  'passkey-removed': 'パスキーを外しました',
  'oidc-linked': '組織のアカウントを結び付けました',
  'oidc-unlinked': '組織のアカウントの結び付けを外しました',
  'token-created': 'トークンを作りました',
  'token-revoked': 'トークンを取り消しました',
  'token-refused': '使えないトークンが送られました',
  'account-created': '利用者を登録しました',
  'account-disabled': '利用を止めました',
  'account-enabled': '利用を再開しました',
  'administrator-granted': 'システム管理者にしました',
  'administrator-withdrawn': 'システム管理者から外しました',
  'set-up-link-issued': '最初の設定のリンクを出しました',
  'set-up-done': '最初の設定を終えました',
} as const

export type EventKind = keyof typeof EVENT_TITLES

const KINDS = Object.keys(EVENT_TITLES) as EventKind[]

export type SecurityEvent = {
  at: Date
  kind: EventKind
  /** Whose account it is about; null where nobody has it. */
  personId: string | null
  /** Why not, in the words programs read. */
  code?: string
  /** Who did it to another's account. */
  by?: Pick<Actor, 'personId' | 'rank' | 'name'>
  /** Never a password, a token, or what somebody typed. */
  facts?: Readonly<Record<string, string | number | boolean | null>>
}

/** Records what belongs to security. */
export const writeEvent = async (
  tx: Tx,
  { at, kind, personId, code, by, facts = {} }: SecurityEvent,
): Promise<void> => {
  const doer = by === undefined ? {} : { byPersonId: by.personId, byName: `${by.rank} ${by.name}` }
  await tx
    .insertInto('securityEvent')
    .values({ id: newId(at), at, kind, personId, code: code ?? null, facts: JSON.stringify({ ...facts, ...doer }) })
    .execute()
}

export type ShownEvent = { at: Date; title: string; code: string | null; byName: string | null }

/** The newest events about a person's account. */
export const eventsOf = async (tx: Tx, personId: string, limit: number): Promise<readonly ShownEvent[]> => {
  const rows = await tx
    .selectFrom('securityEvent')
    .select(['at', 'kind', 'code', sql<string | null>`facts ->> 'byName'`.as('byName')])
    .where('personId', '=', personId)
    .where('kind', 'in', KINDS)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
  return rows.map(({ at, kind, code, byName }) => ({ at, title: EVENT_TITLES[kind as EventKind], code, byName }))
}
