import { sql } from 'kysely'
import type { Tx } from '#kernel/db/database.ts'
import type { Refusal } from '#kernel/pure/verdict.ts'
import type { Judged } from './judge-store.ts'

type Line = { deskId: string; unitId: string; scanId: string; judged: Judged; at: Date }

const said = (refusal: Refusal | null, title: string) => ({
  code: refusal?.code ?? null,
  title: refusal ? title : null,
  sentence: refusal?.sentence ?? null,
  rule: refusal?.rules[0] ?? null,
  remedy: refusal?.remedy?.text ?? null,
  remedyHref: refusal?.remedy?.href ?? null,
})

const rowOf = ({ deskId, unitId, scanId, judged, at }: Line) => ({
  deskId,
  unitId,
  scanId,
  mediumId: judged.mediumId,
  state: judged.refusal ? 'blocked' : 'ready',
  process: judged.aim.process,
  act: judged.aim.act,
  caseId: judged.caseId,
  ...said(judged.refusal, judged.title),
  judgedAt: at,
})

/**
 * Lays what was scanned and judged on the desk; what lies there already stays as it is, but for what was taken off. What
 * is judged anew (`anew`) takes the new judgement, unless it has been done meanwhile.
 */
export const layDown = async (tx: Tx, lines: readonly Line[], anew = false): Promise<void> => {
  if (lines.length === 0) return
  await tx
    .insertInto('deskItem')
    .values(lines.map(rowOf))
    .onConflict((oc) =>
      oc
        .columns(['deskId', 'mediumId'])
        .doUpdateSet((e) => ({
          ...(anew ? {} : { scanId: e.ref('excluded.scanId'), removedAt: null }),
          state: e.ref('excluded.state'),
          process: e.ref('excluded.process'),
          act: e.ref('excluded.act'),
          caseId: e.ref('excluded.caseId'),
          code: e.ref('excluded.code'),
          title: e.ref('excluded.title'),
          sentence: e.ref('excluded.sentence'),
          rule: e.ref('excluded.rule'),
          remedy: e.ref('excluded.remedy'),
          remedyHref: e.ref('excluded.remedyHref'),
          judgedAt: e.ref('excluded.judgedAt'),
        }))
        .where('deskItem.state', 'in', anew ? ['ready', 'blocked'] : ['removed']),
    )
    .execute()
}

export type Waiting = { mediumId: string; scanId: string; process: string; act: string; caseId: string | null }

/** What can be done, in the order scanned. */
export const readyItems = (tx: Tx, deskId: string, limit: number): Promise<Waiting[]> =>
  tx
    .selectFrom('deskItem')
    .select(['mediumId', 'scanId', 'process', 'act', 'caseId'])
    .where('deskId', '=', deskId)
    .where('state', '=', 'ready')
    .orderBy('scanId')
    .limit(limit)
    .execute()

export const markDone = async (
  tx: Tx,
  deskId: string,
  done: readonly { mediumId: string; entryId: string }[],
): Promise<void> => {
  await sql`
    update desk_item i set state = 'done', entry_id = d.entry_id, code = null, sentence = null
    from unnest(${done.map((d) => d.mediumId)}::uuid[], ${done.map((d) => d.entryId)}::uuid[]) d(medium_id, entry_id)
    where i.desk_id = ${deskId}::uuid and i.medium_id = d.medium_id`.execute(tx)
}

export const markBlocked = async (
  tx: Tx,
  deskId: string,
  mediumId: string,
  of: { refusal: Refusal; title: string; at: Date },
): Promise<void> => {
  await tx
    .updateTable('deskItem')
    .set({ state: 'blocked', ...said(of.refusal, of.title), judgedAt: of.at })
    .where('deskId', '=', deskId)
    .where('mediumId', '=', mediumId)
    .execute()
}

export type Removal = { medium: string } | { code: string } | 'all'

/** Takes off the desk one medium, a whole group that is held back for one reason, or all that is held back. */
export const removeItems = async (tx: Tx, deskId: string, what: Removal, at: Date): Promise<number> => {
  const result = await tx
    .updateTable('deskItem')
    .set({ state: 'removed', removedAt: at })
    .where('deskId', '=', deskId)
    .$if(typeof what === 'object' && 'medium' in what, (q) =>
      q.where('mediumId', '=', typeof what === 'object' && 'medium' in what ? what.medium : ''),
    )
    .$if(typeof what === 'object' && 'code' in what, (q) =>
      q.where('code', '=', typeof what === 'object' && 'code' in what ? what.code : ''),
    )
    .where('state', 'in', typeof what === 'object' && 'medium' in what ? ['ready', 'blocked'] : ['blocked'])
    .executeTakeFirst()
  return Number(result.numUpdatedRows)
}

/** Media of the desk whose act is in the ledger already though the desk was not told: the program died in between. */
export const doneUnnoticed = async (
  tx: Tx,
  deskId: string,
): Promise<readonly { mediumId: string; entryId: string }[]> => {
  const { rows } = await sql<{ mediumId: string; entryId: string }>`
    select i.medium_id, e.id as entry_id
    from desk_item i join ledger_entry e on e.request_key = 'desk:' || i.scan_id
    where i.desk_id = ${deskId}::uuid and i.state in ('ready', 'blocked')`.execute(tx)
  return rows
}
