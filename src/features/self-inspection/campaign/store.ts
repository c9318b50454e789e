import { sql } from 'kysely'
import type { Acted, Binding } from '#kernel/act/binding.ts'
import type { Tx } from '#kernel/db/database.ts'
import { canonicalJson } from '#kernel/pure/canonical.ts'
import { dayOf, type Day } from '#kernel/pure/day.ts'
import { fiscalYearLabel, fiscalYearOf } from '#kernel/pure/fiscal-year.ts'
import { freezeRoster, rosterDigest } from '../roster/freeze-store.ts'
import { isStratum, STRATA, STRATUM_KEYS } from '../words.ts'
import { nothingAfter } from './campaign-after.ts'
import { factsAfter } from './after-facts.ts'
import { afterFacts, afterOptions, saveAfter } from './campaign-after-store.ts'
import { standardDays } from './dates.ts'
import { campaignFacts } from './facts.ts'
import type { Campaign, Policy, SheetFact } from './model.ts'
import { campaign } from './process.ts'

const sheetsOf = async (tx: Tx, id: string): Promise<readonly SheetFact[]> => {
  const { rows } = await sql<SheetFact>`
    select distinct on (stratum) id, stratum, version, state from self_inspection_sheet
    where campaign_id = ${id}::uuid and state <> 'dropped'
    order by stratum, (state = 'frozen') desc, version desc`.execute(tx)
  return rows
}

const countUnanswered = async (tx: Tx, id: string): Promise<number> => {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from self_inspection_roster
    where campaign_id = ${id}::uuid and standing = 'due' and state in ('none', 'draft', 'returned')`.execute(tx)
  return rows[0]?.n ?? 0
}

const daysIn = (text: unknown): readonly Day[] =>
  typeof text === 'string' ? (text.match(/\d{4}-\d\d-\d\d/gu) ?? []) : []

const rowOf = (m: Campaign) => ({
  fiscalYear: m.fiscalYear,
  baseDate: m.baseDate,
  opensOn: m.opensOn,
  remindOn: `{${m.remindOn.join(',')}}`,
  closesOn: m.closesOn,
  reportDue: m.reportDue,
  policy: m.policy === null ? null : canonicalJson(m.policy),
  strata: [...m.strata],
  method: m.method,
  state: m.state,
  announcedAt: m.announcedAt,
  openedAt: m.openedAt,
  closedAt: m.closedAt,
  rosterCount: m.rosterCount,
  rosterDigest: m.rosterDigest,
})

const load = async (tx: Tx, id: string, act: string | undefined): Promise<Campaign | null> => {
  const row = await tx
    .selectFrom('selfInspection as s')
    .innerJoin('caseFile as c', 'c.id', 's.id')
    .selectAll('s')
    .select('c.version')
    .where('s.id', '=', id)
    .executeTakeFirst()
  if (!row) return null
  const bound = act === 'bind-roster' ? await rosterDigest(tx, id) : null
  return {
    ...row,
    remindOn: daysIn(row.remindOn),
    strata: row.strata.filter(isStratum),
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- only rowOf writes the column
    policy: row.policy as Policy | null,
    rosterCount: bound?.count ?? row.rosterCount,
    rosterDigest: bound?.digest ?? row.rosterDigest,
    sheets: await sheetsOf(tx, id),
    years: [],
    unanswered: act === 'close' ? await countUnanswered(tx, id) : null,
    after: await afterFacts(tx, id, act),
  }
}

/** 年度 of which a campaign may be begun, this one first: the next, and the last where its record is still to be made. */
const freeYears = async (tx: Tx, today: Day): Promise<readonly number[]> => {
  const now = fiscalYearOf(today)
  const taken = await tx
    .selectFrom('selfInspection')
    .select('fiscalYear')
    .where('fiscalYear', '>=', now - 1)
    .execute()
  return [now, now + 1, now - 1].filter((year) => !taken.some((t) => t.fiscalYear === year))
}

const drafted = async (tx: Tx, id: string, today: Day): Promise<Campaign> => {
  const years = await freeYears(tx, today)
  const fiscalYear = years[0] ?? fiscalYearOf(today)
  return {
    id,
    state: '',
    version: 0,
    fiscalYear,
    ...standardDays(fiscalYear),
    policy: null,
    strata: STRATUM_KEYS,
    method: null,
    announcedAt: null,
    openedAt: null,
    closedAt: null,
    rosterCount: null,
    rosterDigest: null,
    sheets: [],
    years,
    unanswered: null,
    after: nothingAfter,
  }
}

const save = async (tx: Tx, after: Campaign, before: Campaign | null, acted: Acted) => {
  if (before === null)
    await tx
      .insertInto('selfInspection')
      .values({ id: after.id, ...rowOf(after) })
      .execute()
  else await tx.updateTable('selfInspection').set(rowOf(after)).where('id', '=', after.id).execute()
  if (acted.act === 'open')
    await freezeRoster(tx, { campaignId: after.id, baseDate: after.baseDate, strata: after.strata, at: acted.at })
  await saveAfter(tx, after, acted)
}

/** `clock` tells for which 年度 a campaign may be prepared. */
export const campaignBinding = (clock: () => Date): Binding<Campaign> => ({
  process: campaign,
  openToAll: true,
  load: (tx, id, asked) => load(tx, id, asked?.act),
  draft: (tx, id) => drafted(tx, id, dayOf(clock())),
  save,
  options: async (tx, source, model) => {
    if (source === 'fiscal-year') return model.years.map((year) => [String(year), fiscalYearLabel(year)] as const)
    if (source === 'stratum') return STRATUM_KEYS.map((key) => [key, STRATA[key]] as const)
    return afterOptions(tx, source, model.id)
  },
  initial: (m, act) =>
    act === 'prepare' || act === 'change-dates'
      ? {
          fiscalYear: String(m.fiscalYear),
          opensOn: m.opensOn,
          closesOn: m.closesOn,
          remindFirst: m.remindOn[0] ?? '',
          remindSecond: m.remindOn[1] ?? '',
          remindThird: m.remindOn[2] ?? '',
        }
      : {},
  facts: (m) => [...campaignFacts(m), ...factsAfter(m)],
  begins: (m) => [
    { href: `/self-inspection/${m.id}/sheets`, label: '自己点検表' },
    ...(m.rosterCount === null
      ? []
      : [
          { href: '/self-inspection', label: '自分の自己点検' },
          { href: `/registers/self-inspection-roster?campaign=${m.id}`, label: '名簿' },
          { href: `/self-inspection/${m.id}/results`, label: '結果を見る' },
          { href: `/self-inspection/${m.id}/reports`, label: '報告の状況を見る' },
        ]),
    ...(m.state === 'open' || m.state === 'counting'
      ? [
          {
            href: `/begin/self-inspection.classing/admit?campaign=${m.id}`,
            label: '基準日の後に加わった者を載せる（部隊等情報保証責任者）',
          },
        ]
      : []),
  ],
  prints: (m) =>
    m.after.result === null
      ? []
      : [{ href: `/forms/self-inspection-summary/${m.id}.pdf`, label: '自己点検結果報告書を印刷する' }],
})
