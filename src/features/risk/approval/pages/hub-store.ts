import { sql } from 'kysely'
import type { AnyBinding } from '#kernel/act/binding.ts'
import { timelineOf, type Entry } from '#kernel/cases/case-view.ts'
import { laneHolders } from '#kernel/cases/holders.ts'
import type { Tx } from '#kernel/db/database.ts'
import type { Day } from '#kernel/pure/day.ts'
import { boundLines, type BoundLine } from '../../documents/decision-binding.tsx'
import { keepWorkingTexts } from '../../documents/working.ts'
import type { GoesBy } from '../../documents/goes-by.ts'
import { missingTexts } from '../../documents/missing-texts.ts'
import type { SystemPanel } from '../../system-panel.ts'
import { SYSTEM_PANELS } from '../../system-panels.ts'
import { boundOf, type Approval } from '../model.ts'
import { approval } from '../process.ts'
import { approvalsOf, type ApprovalStanding } from '../read.ts'
import { loadApproval } from '../store.ts'
import { GOES_BY, PACKAGE } from '../words.ts'

export type Officer = { role: string; post: string; holder: string | null }

export type DocumentLine = {
  id: string
  kind: string
  state: string
  fiscalYear: number | null
  version: number | null
  updatedAt: Date
}

export type PastCase = { id: string; title: string; state: string; process: string; number: string | null }

export type Hub = {
  system: {
    id: string
    name: string
    annexNumber: number | null
    className: string | null
    isClass: boolean
    state: string
  }
  impact: { confidentiality: string; integrity: string; availability: string } | null
  officers: readonly Officer[]
  standing: ApprovalStanding
  /** The case that is open, or else the one in force; with what its figure needs. */
  shown: { model: Approval; entries: readonly Entry[]; holders: Readonly<Record<string, string>> } | null
  /** What the decision in force, or the application before the 情報保証責任者, rests on. */
  binding: { of: Approval; lines: readonly BoundLine[] } | null
  documents: readonly DocumentLine[]
  cases: readonly PastCase[]
  /** Texts laid down elsewhere that this system's approval goes by, and that nobody has entered. */
  missing: readonly GoesBy[]
  panels: readonly { panel: SystemPanel; figures: Awaited<ReturnType<SystemPanel['figures']>> }[]
}

const systemOf = async (tx: Tx, id: string) => {
  const { rows } = await sql<Hub['system']>`
    select s.id, s.name, coalesce(s.annex_number, k.annex_number) as annex_number, k.name as class_name, s.is_class, s.state
    from system s left join system k on k.id = s.class_id
    where s.id = ${id}::uuid and ((select current_setting('mamori.everything', true)) = 'on'
      or s.id = any ((select coalesce(nullif(current_setting('mamori.systems', true), ''), '{}'))::uuid[]))`.execute(tx)
  return rows[0]
}

const officersOf = async (tx: Tx, id: string, today: Day): Promise<readonly Officer[]> => {
  const { rows } = await sql<Officer>`
    select a.role, p.title as post,
      (select string_agg(btrim(h.rank || ' ' || h.name), '、' order by i.kind desc, h.kana)
        from incumbency i join person h on h.id = i.person_id
        where i.post_id = p.id and i.starts_on <= ${today}::date and (i.ends_on is null or i.ends_on > ${today}::date)) as holder
    from appointment a join post p on p.id = a.post_id
    where a.system_id = ${id}::uuid and a.starts_on <= ${today}::date and (a.ends_on is null or a.ends_on > ${today}::date)
    order by array_position(array['SYS_DEV','SYS_OPS','OPR','CERT'], a.role), p.sort`.execute(tx)
  return rows
}

const documentsOf = async (tx: Tx, id: string): Promise<readonly DocumentLine[]> => {
  const { rows } = await sql<DocumentLine>`
    select d.id, d.kind, d.state, d.fiscal_year, d.updated_at,
      (select max(v.number) from document_version v where v.document_id = d.id) as version
    from document d where d.system_id = ${id}::uuid and d.state <> 'retired'
    order by d.fiscal_year desc nulls first, d.id limit 40`.execute(tx)
  return rows
}

const casesOf = async (tx: Tx, id: string): Promise<readonly PastCase[]> =>
  tx
    .selectFrom('caseFile')
    .select(['id', 'title', 'state', 'process', 'number'])
    .where('systemId', '=', id)
    .where('process', 'in', ['risk.approval', 'risk.exemption'])
    .orderBy('id', 'desc')
    .limit(20)
    .execute()

const impactOf = (tx: Tx, id: string) =>
  tx
    .selectFrom('systemBaseline')
    .select(['confidentiality', 'integrity', 'availability'])
    .where('systemId', '=', id)
    .executeTakeFirst()

const shownOf = async (tx: Tx, id: string | undefined, today: Day): Promise<Hub['shown']> => {
  const model = id === undefined ? null : await loadApproval(tx, id, today)
  if (!model) return null
  return {
    model,
    entries: await timelineOf(tx, model.id),
    holders: await laneHolders(tx, approval.lanes, model, today),
  }
}

const bindingOf = async (tx: Tx, of: Approval | null): Promise<Hub['binding']> =>
  of === null || of.bound.length === 0
    ? null
    : {
        of,
        lines: await boundLines(
          tx,
          boundOf(of, PACKAGE).map((b) => b.versionId),
        ),
      }

/** Everything about one system, or null where it is not there or not to be seen. */
export const hubOf = async (tx: Tx, id: string, today: Day): Promise<Hub | null> => {
  keepWorkingTexts(tx)
  const system = await systemOf(tx, id)
  const standing = (await approvalsOf(tx, [id])).get(id)
  if (!system || !standing) return null
  const shown = await shownOf(tx, standing.open?.id ?? standing.inForce?.id ?? standing.last?.id, today)
  const decided =
    standing.inForce === null || standing.inForce.id === shown?.model.id
      ? null
      : await loadApproval(tx, standing.inForce.id, today)
  const panels: Hub['panels'][number][] = []
  for (const panel of SYSTEM_PANELS) panels.push({ panel, figures: await panel.figures(tx, id, today) })
  return {
    system,
    impact: (await impactOf(tx, id)) ?? null,
    officers: await officersOf(tx, id, today),
    standing,
    shown,
    binding: await bindingOf(tx, decided ?? shown?.model ?? null),
    documents: await documentsOf(tx, id),
    cases: await casesOf(tx, id),
    missing: system.isClass ? [] : await missingTexts(tx, GOES_BY, today),
    panels,
  }
}

export type StateLabel = (process: string, state: string) => string

/** What a state is called, by the processes the product has. */
export const stateLabels =
  (bindings: ReadonlyMap<string, AnyBinding>): StateLabel =>
  (process, state) =>
    bindings.get(process)?.process.states[state]?.label ?? state
