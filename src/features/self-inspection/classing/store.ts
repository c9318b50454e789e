import { sql } from 'kysely'
import type { Binding } from '#kernel/act/binding.ts'
import type { Tx } from '#kernel/db/database.ts'
import { isId, newId } from '#kernel/id.ts'
import type { Actor } from '#kernel/pure/actor.ts'
import { clockText } from '#kernel/pure/clock-text.ts'
import { dayOf, type Day } from '#kernel/pure/day.ts'
import { fiscalYearLabel } from '#kernel/pure/fiscal-year.ts'
import { peopleAsAt } from '../roster/freeze-store.ts'
import { STANDINGS, STRATA } from '../words.ts'
import type { Classing, Joiner } from './model.ts'
import { classing } from './process.ts'

type Facts = Omit<Classing, 'id' | 'state' | 'version' | 'kind' | 'reason' | 'classedBy' | 'classedAt' | 'joiners'>

const ofRoster = async (tx: Tx, rosterId: string): Promise<Facts | undefined> => {
  const { rows } = await sql<Facts>`
    select r.id as roster_id, r.campaign_id, c.state as campaign_state, c.fiscal_year, r.person_id, r.person_name, r.unit_id,
      u.name as unit_name, r.stratum, r.standing, r.state as roster_state,
      exists (select 1 from self_inspection_classing k where k.roster_id = r.id and k.kind = 'late-joiner') as joined
    from self_inspection_roster r join self_inspection c on c.id = r.campaign_id join unit u on u.id = r.unit_id
    where r.id = ${rosterId}::uuid`.execute(tx)
  return rows[0]
}

const MOST = 300

/** Staff of the unit today who are not among 全職員 of the roster. */
const joinersOf = async (tx: Tx, campaignId: string, unitId: string, today: Day): Promise<readonly Joiner[]> => {
  const { rows } = await sql<Joiner>`
    select a.person_id as id, a.name, a.kana, a.title as post_title
    from (${peopleAsAt(today)}) a
    where a.stratum = 'staff' and a.unit_id = ${unitId}::uuid and not exists (
      select 1 from self_inspection_roster r
      where r.campaign_id = ${campaignId}::uuid and r.person_id = a.person_id and r.stratum = 'staff')
    order by a.kana, a.person_id limit ${sql.lit(MOST)}`.execute(tx)
  return rows
}

const ofUnit = async (tx: Tx, campaignId: string, unitId: string): Promise<Facts | undefined> => {
  const { rows } = await sql<Facts>`
    select null::uuid as roster_id, c.id as campaign_id, c.state as campaign_state, c.fiscal_year, null::uuid as person_id,
      '' as person_name, u.id as unit_id, u.name as unit_name, 'staff' as stratum, 'due' as standing, 'none' as roster_state, true as joined
    from self_inspection c, unit u where c.id = ${campaignId}::uuid and u.id = ${unitId}::uuid`.execute(tx)
  return rows[0]
}

const firstUnit = (actor: Actor): string =>
  actor.authorities.find((a) => (a.role === 'UNIT' || a.role === 'UNIT_IAP') && a.unitId !== null)?.unitId ?? ''

const drafted = async (
  tx: Tx,
  id: string,
  of: { roster: string; campaign: string; unit: string },
  today: Day,
): Promise<Classing | null> => {
  const admits = !isId(of.roster)
  if (admits && !(isId(of.campaign) && isId(of.unit))) return null
  const facts = admits ? await ofUnit(tx, of.campaign, of.unit) : await ofRoster(tx, of.roster)
  if (!facts) return null
  return {
    id,
    state: '',
    version: 0,
    ...facts,
    kind: 'absent',
    reason: '',
    classedBy: '',
    classedAt: null,
    joiners: admits ? await joinersOf(tx, facts.campaignId, facts.unitId, today) : [],
  }
}

const load = async (tx: Tx, id: string): Promise<Classing | null> => {
  const row = await tx
    .selectFrom('selfInspectionClassing as k')
    .innerJoin('caseFile as c', 'c.id', 'k.id')
    .selectAll('k')
    .select('c.version')
    .where('k.id', '=', id)
    .executeTakeFirst()
  const facts = row && (await ofRoster(tx, row.rosterId))
  if (!row || !facts) return null
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the constraint holds the words
  return { ...facts, ...row, kind: row.kind as Classing['kind'], joiners: [] }
}

/** Somebody added gets a line of their own, apart from those frozen. */
const addLine = async (tx: Tx, after: Classing): Promise<string> => {
  const joiner = after.joiners.find((j) => j.id === after.personId)
  const id = newId()
  await tx
    .insertInto('selfInspectionRoster')
    .values({
      id,
      campaignId: after.campaignId,
      personId: after.personId,
      stratum: 'staff',
      unitId: after.unitId,
      personName: after.personName,
      personKana: joiner?.kana ?? '',
      postTitle: joiner?.postTitle ?? '',
      standing: 'late-joiner',
      reason: after.reason,
    })
    .execute()
  return id
}

const save = async (tx: Tx, after: Classing) => {
  const rosterId = after.rosterId ?? (await addLine(tx, after))
  if (after.rosterId !== null)
    await tx
      .updateTable('selfInspectionRoster')
      .set({ standing: after.standing, reason: after.standing === 'due' ? null : after.reason })
      .where('id', '=', rosterId)
      .execute()
  await tx
    .insertInto('selfInspectionClassing')
    .values({
      id: after.id,
      rosterId,
      campaignId: after.campaignId,
      personId: after.personId,
      unitId: after.unitId,
      state: after.state,
      kind: after.kind,
      reason: after.reason,
      classedBy: after.classedBy,
      classedAt: after.classedAt ?? new Date(0),
    })
    .execute()
}

/** `clock` tells who belongs to the unit today. */
export const classingBinding = (clock: () => Date): Binding<Classing> => ({
  process: classing,
  load,
  draft: (tx, id, from, actor) =>
    drafted(
      tx,
      id,
      { roster: from['roster'] ?? '', campaign: from['campaign'] ?? '', unit: from['unit'] ?? firstUnit(actor) },
      dayOf(clock()),
    ),
  save: (tx, after) => save(tx, after),
  options: (_tx, source, m) =>
    Promise.resolve(source === 'joiner' ? m.joiners.map((j) => [j.id, `${j.name}　${j.postTitle}`] as const) : []),
  facts: (m) => [
    ['自己点検', fiscalYearLabel(m.fiscalYear), `/cases/${m.campaignId}`],
    ['対象者', m.personName],
    ['部隊等', m.unitName],
    ['区分', STRATA[m.stratum]],
    ['名簿での扱い', STANDINGS[m.standing]],
    ['理由', m.reason],
    ...(m.classedAt === null ? [] : ([['記録した者', `${m.classedBy}　${clockText(m.classedAt)}`]] as const)),
  ],
})
