import { writeAs } from '#kernel/db/database.ts'
import { formOf, queryOf, read, type Route, type SignedVisit } from '#kernel/http/route.ts'
import { isId } from '#kernel/id.ts'
import type { FieldFault } from '#ui/error-summary.tsx'
import { originOf, show } from '../asking.ts'
import { writeEvent } from '../security-event.ts'
import { trimmed } from '../typed.ts'
import { isScope, mayGive, MOST_DAYS } from './scopes.ts'
import { BLANK, tokensPage, type TypedToken } from './token-page.tsx'
import { createToken, liveTokens, MOST_TOKENS, revokeToken, tokensOf } from './token-store.ts'

const DAY = 24 * 3600 * 1000

const systemsSeen = (visit: SignedVisit) => {
  const { reach } = visit.actor
  const all = reach.everything
  return read(visit, async (tx) => {
    if (!all && reach.systems.length === 0) return []
    const found = tx
      .selectFrom('system')
      .select(['id', 'name'])
      .where('isClass', '=', false)
      .where('endsOn', 'is', null)
    const rows = await (all ? found : found.where('id', 'in', [...reach.systems])).orderBy('annexNumber').execute()
    return rows.map((s) => [s.id, s.name] as const)
  })
}

type Shown = { typed?: TypedToken; errors?: readonly FieldFault[]; made?: string | null }

const showTokens = async (visit: SignedVisit, of: Shown = {}) => {
  const page = tokensPage({
    tokens: await read(visit, (tx) => tokensOf(tx, visit.session.accountId)),
    systems: await systemsSeen(visit),
    administrator: visit.session.administrator,
    typed: of.typed ?? (visit.session.administrator ? { ...BLANK, scopes: ['scim'] } : BLANK),
    errors: of.errors ?? [],
    made: of.made ?? null,
    revoked: queryOf(visit)['said'] === 'revoked',
    origin: originOf(visit),
    at: visit.at,
  })
  return show(visit, page, of.errors?.length ? 422 : 200)
}

const daysOf = (text: string): number => {
  const plain = text.normalize('NFKC')
  return /^\d{1,4}$/.test(plain) ? Number(plain) : 0
}

const faultsOf = (typed: TypedToken, systems: readonly (readonly [string, string])[], live: number): FieldFault[] => {
  const days = daysOf(typed.days)
  const faults: (FieldFault | null)[] = [
    typed.name === '' || typed.name.length > 100
      ? { field: 'name', text: '「名前」を100文字までで入力してください。' }
      : null,
    live >= MOST_TOKENS
      ? { field: 'name', text: `使用中のトークンは${MOST_TOKENS}件までです。使わないものを取り消してください。` }
      : null,
    typed.scopes.length === 0 ? { field: 'scopes', text: '「できること」を一つ以上選んでください。' } : null,
    typed.system !== '' && !systems.some(([id]) => id === typed.system)
      ? { field: 'system', text: '「情報システム」を選び直してください。' }
      : null,
    days < 1 || days > MOST_DAYS
      ? { field: 'days', text: `「有効な日数」は、1から${MOST_DAYS}までの数字で入力してください。` }
      : null,
  ]
  return faults.filter((fault) => fault !== null)
}

const take = async (visit: SignedVisit) => {
  const { product, session, actor, at } = visit
  const form = await formOf(visit)
  const scopes = [form['scopes'] ?? []]
    .flat()
    .filter(isScope)
    .filter((scope) => mayGive(scope, session.administrator))
  const typed = { name: trimmed(form, 'name'), scopes, system: trimmed(form, 'system'), days: trimmed(form, 'days') }
  const live = await read(visit, (tx) => liveTokens(tx, session.accountId, at))
  const errors = faultsOf(typed, await systemsSeen(visit), live)
  if (errors.length > 0) return showTokens(visit, { typed, errors })
  const made = await writeAs(product.db, actor, async (tx) => {
    const token = await createToken(tx, {
      accountId: session.accountId,
      name: typed.name,
      scopes,
      systemId: typed.system === '' ? null : typed.system,
      at,
      expiresAt: new Date(at.getTime() + daysOf(typed.days) * DAY),
    })
    await writeEvent(tx, { at, kind: 'token-created', personId: actor.personId, facts: { scopes: scopes.join(' ') } })
    return token
  })
  return showTokens(visit, { made })
}

const revoke = async (visit: SignedVisit) => {
  const { c, product, session, actor, at } = visit
  const id = trimmed(await formOf(visit), 'token')
  if (isId(id))
    await writeAs(product.db, actor, async (tx) => {
      if (await revokeToken(tx, session.accountId, id, at))
        await writeEvent(tx, { at, kind: 'token-revoked', personId: actor.personId })
    })
  return c.redirect('/account/tokens?said=revoked', 303)
}

/** A person's own tokens. */
export const tokenRoutes: readonly Route[] = [
  { method: 'GET', path: '/account/tokens', who: 'signed-in', handle: (visit) => showTokens(visit) },
  { method: 'POST', path: '/account/tokens', who: 'signed-in', handle: take },
  { method: 'POST', path: '/account/tokens/revoke', who: 'signed-in', handle: revoke },
]
