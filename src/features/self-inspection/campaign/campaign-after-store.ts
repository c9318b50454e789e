import { sql } from 'kysely'
import type { Acted, Option } from '#kernel/act/binding.ts'
import type { Tx } from '#kernel/db/database.ts'
import { recount } from '../counting/recount-store.ts'
import { CLASS } from '../counting/standing.ts'
import { RECEIVED_AT_ONCE } from './collecting-acts.ts'
import type { AfterFacts, Counted, Result } from './campaign-after.ts'
import type { Campaign } from './model.ts'

/**
 * The sums over the whole roster, and the SHA-256 over every entry in its order: who, standing with its reason, how it counts,
 * the digest of the answer. A draft somebody saves changes nothing.
 */
const countedNow = async (tx: Tx, id: string): Promise<Counted> => {
  const { rows } = await sql<Counted>`
    select count(*)::int as people, count(*) filter (where ${CLASS} in ('submitted', 'confirmed'))::int as answered,
      count(*) filter (where ${CLASS} = 'absent')::int as absent, coalesce(sum(a.yes_count), 0)::int as yes_count,
      coalesce(sum(a.no_count), 0)::int as no_count, coalesce(sum(a.na_count), 0)::int as na_count,
      encode(sha256(convert_to(coalesce(string_agg(concat_ws('|', r.id, r.standing, coalesce(r.reason, ''), ${CLASS},
        coalesce(a.digest, '')), E'\n' order by r.id), ''), 'UTF8')), 'hex') as digest
    from self_inspection_roster r left join self_inspection_answer a on a.id = r.answer_id
    where r.campaign_id = ${id}::uuid`.execute(tx)
  const [row] = rows
  if (!row) throw new Error('an aggregate gave no row')
  return row
}

const resultOf = (tx: Tx, id: string): Promise<Result | undefined> =>
  tx
    .selectFrom('selfInspectionResult')
    .select([
      'countedAt',
      'people',
      'answered',
      'absent',
      'yesCount',
      'noCount',
      'naCount',
      'digest',
      'missingReports',
      'missingReason',
      'lateReason',
      'weakPoints',
      'improvements',
      'reportedAt',
      'reportedBy',
      'receivedAt',
      'receivedBy',
      'handedAt',
      'handedBy',
      'handOverNote',
    ])
    .where('campaignId', '=', id)
    .executeTakeFirst()

const standing = async (tx: Tx, id: string) => {
  const { rows } = await sql<{ owing: number | null; reported: number; received: number; openRemedies: number }>`
    select (select c.units + c.systems from self_inspection_counting c where c.campaign_id = ${id}::uuid) as owing,
      (select count(*)::int from self_inspection_report r where r.campaign_id = ${id}::uuid and r.state = 'reported') as reported,
      (select count(*)::int from self_inspection_report r where r.campaign_id = ${id}::uuid and r.state = 'received') as received,
      (select count(*)::int from self_inspection_remedy m where m.campaign_id = ${id}::uuid and m.state in ('open', 'done'))
        as open_remedies`.execute(tx)
  return rows[0] ?? { owing: null, reported: 0, received: 0, openRemedies: 0 }
}

const reportsWaiting = async (tx: Tx, id: string): Promise<readonly string[]> => {
  const rows = await tx
    .selectFrom('selfInspectionReport')
    .select('id')
    .where('campaignId', '=', id)
    .where('state', '=', 'reported')
    .orderBy('id')
    .limit(RECEIVED_AT_ONCE)
    .execute()
  return rows.map((r) => r.id)
}

/** What the acts after closing are judged by; the costly part only for the act it is for. */
export const afterFacts = async (tx: Tx, id: string, act: string | undefined): Promise<AfterFacts> => ({
  ...(await standing(tx, id)),
  result: (await resultOf(tx, id)) ?? null,
  waiting: act === 'receive-reports' ? await reportsWaiting(tx, id) : [],
  now: act === 'bind-count' || act === 'report' ? await countedNow(tx, id) : null,
})

/** Reports that may be sent back, the newest first. */
export const afterOptions = async (tx: Tx, source: string, campaignId: string): Promise<readonly Option[]> => {
  if (source !== 'report') return []
  const { rows } = await sql<{ id: string; name: string }>`
    select r.id, coalesce(u.name, s.name) as name from self_inspection_report r
      left join unit u on u.id = r.unit_id left join system s on s.id = r.system_id
    where r.campaign_id = ${campaignId}::uuid and r.state = 'reported' order by r.reported_at desc, r.id limit 500`.execute(
    tx,
  )
  return rows.map((r) => [r.id, r.name] as const)
}

/** Writes what an act after closing changed beyond the campaign's own row. */
export const saveAfter = async (tx: Tx, after: Campaign, acted: Acted): Promise<void> => {
  if (acted.act === 'count') await recount(tx, after.id, acted.at, true)
  const { result } = after.after
  if (result === null || !['bind-count', 'report', 'receive', 'hand-over'].includes(acted.act)) return
  await tx
    .insertInto('selfInspectionResult')
    .values({ campaignId: after.id, ...result })
    .onConflict((c) => c.column('campaignId').doUpdateSet(result))
    .execute()
}
