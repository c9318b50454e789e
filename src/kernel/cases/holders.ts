import { sql } from 'kysely'
import type { Lane, Target } from '#kernel/pure/process.ts'
import type { Tx } from '../db/database.ts'

/** Who stands in a lane today, as the figure and a refusal name them: 「指揮通信システム企画課長」. */
export const holdersOf = async (tx: Tx, role: string, target: Target, today: string): Promise<readonly string[]> => {
  if (target.personId) {
    const person = await tx
      .selectFrom('person')
      .select(['rank', 'name'])
      .where('id', '=', target.personId)
      .executeTakeFirst()
    return person ? [`${person.rank} ${person.name}`] : []
  }
  if (role === 'USER') return []
  const rows = await tx
    .selectFrom('appointment as a')
    .innerJoin('post as p', 'p.id', 'a.postId')
    .leftJoin('incumbency as i', (join) =>
      join
        .onRef('i.postId', '=', 'p.id')
        .on('i.startsOn', '<=', today)
        .on((e) => e.or([e('i.endsOn', 'is', null), e('i.endsOn', '>', today)])),
    )
    .leftJoin('person as h', 'h.id', 'i.personId')
    .select(['p.title', 'h.rank', 'h.name', 'i.kind'])
    .where('a.role', '=', role)
    .where('a.startsOn', '<=', today)
    .where((e) => e.or([e('a.endsOn', 'is', null), e('a.endsOn', '>', today)]))
    .$if(Boolean(target.unitId), (q) => q.where('a.unitId', '=', target.unitId ?? null))
    .$if(Boolean(target.systemId), (q) => q.where('a.systemId', '=', target.systemId ?? null))
    .orderBy(sql`p.sort`)
    .limit(4)
    .execute()
  return [...new Set(rows.map((r) => (r.name === null ? `${r.title}（欠員）` : r.title)))]
}

export const laneHolders = async <M>(
  tx: Tx,
  lanes: Readonly<Record<string, Lane<M>>>,
  model: M,
  today: string,
): Promise<Readonly<Record<string, string>>> => {
  const shown: Record<string, string> = {}
  for (const [key, lane] of Object.entries(lanes))
    shown[key] = (await holdersOf(tx, lane.role, lane.over?.(model) ?? {}, today)).join('、')
  return shown
}
