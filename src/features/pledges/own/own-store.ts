import { sql } from 'kysely'
import type { Tx } from '#kernel/db/database.ts'
import type { Day } from '#kernel/pure/day.ts'
import { belongingOf, type Belonging } from '../belonging-store.ts'
import { pledgeSettings } from '../settings.ts'
import { textOn, type PledgeText } from '../text/current.ts'
import { askedSince, dueOf, MISSING, standingOf, type Asked, type StandingState } from '../words.ts'

export type OwnLine = {
  id: string
  number: string | null
  state: string
  live: boolean
  textVersion: number
  signedOn: Day
  belonging: string
  postTitle: string
}

export type Own = {
  text: PledgeText
  belonging: Belonging | null
  /** Null for whoever is not asked: 職員以外. */
  standing: { state: StandingState; asked: Asked; dueOn: Day | null; pledgeId: string | null } | null
  declarationId: string | null
  pledges: readonly OwnLine[]
}

const SHOWN = 20

type Kept = {
  state: string
  since: Day
  why: 'arrival' | 'transfer'
  postSince: Day | null
  pledgeId: string | null
  textVersion: number
}

/** How one person stands; null for whoever is not asked for a pledge. */
export const standingFor = async (tx: Tx, personId: string, text: PledgeText): Promise<Own['standing']> => {
  const row = await tx
    .selectFrom('pledgeStanding')
    .select(['state', 'since', 'why', 'postSince', 'pledgeId', 'textVersion'])
    .where('personId', '=', personId)
    .where('state', '<>', 'ahead')
    .executeTakeFirst()
  if (!row) return null
  const state = standingOf(row.state, row.textVersion, text.version)
  const asked = askedSince({ ...(row as Kept), textSince: text.effectiveOn })
  const { dueDays } = await pledgeSettings(tx)
  return { state, asked, dueOn: MISSING.includes(state) ? dueOf(asked, dueDays) : null, pledgeId: row.pledgeId }
}

/** Everything a person's own page shows. */
export const ownOf = async (tx: Tx, personId: string, today: Day): Promise<Own> => {
  const text = await textOn(tx, today)
  const { rows } = await sql<OwnLine>`
    select id, number, state, live, text_version, signed_on, belonging, post_title from pledge
    where person_id = ${personId}::uuid order by id desc limit ${sql.lit(SHOWN)}`.execute(tx)
  const open = await tx
    .selectFrom('pledgeDeclaration')
    .select('id')
    .where('personId', '=', personId)
    .where('state', 'in', ['declared', 'handled'])
    .executeTakeFirst()
  return {
    text,
    belonging: await belongingOf(tx, personId, today),
    standing: await standingFor(tx, personId, text),
    declarationId: open?.id ?? null,
    pledges: rows,
  }
}
