import { sql } from 'kysely'
import type { Acted, Binding } from '#kernel/act/binding.ts'
import type { Tx } from '#kernel/db/database.ts'
import { isId, newId } from '#kernel/id.ts'
import { dayOf } from '#kernel/pure/day.ts'
import { missingNote, missingTexts } from '../documents/missing-texts.ts'
import { factsOf, linesOf } from './facts.ts'
import { headUnit } from './head-unit.ts'
import type { Approval, Opinion } from './model.ts'
import { boundNow, papersNow, presentHashOf } from './papers-store.ts'
import { approval } from './process.ts'
import { unplannedControls } from './unplanned-store.ts'
import { usualUntil } from './validity.ts'
import { GOES_BY, isPaperKind, PAPERS, UNDECIDED, type Occasion } from './words.ts'

const COLUMNS = [
  'systemId',
  'state',
  'number',
  'occasion',
  'formerId',
  'openedOn',
  'dueOn',
  'dueBasis',
  'stateSince',
  'returnReason',
  'returnedFrom',
  'findings',
  'reviewedBy',
  'reviewedAt',
  'certifiedBy',
  'certifiedAt',
  'appliedBy',
  'appliedAt',
  'papersText',
  'packageHash',
  'decidedHash',
  'decidedBy',
  'decidedAt',
  'decisionReason',
  'letterNumber',
  'conditions',
  'conditionsDueOn',
  'conditionsReport',
  'validUntil',
  'endedReason',
] as const satisfies readonly (keyof Approval)[]

const rowOf = (m: Approval) => ({
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- COLUMNS are keys of Approval, so this is the picked part
  ...(Object.fromEntries(COLUMNS.map((key) => [key, m[key]])) as Pick<Approval, (typeof COLUMNS)[number]>),
  devPeople: [...m.devPeople],
  operatorPeople: [...m.operatorPeople],
  certPeople: [...m.certPeople],
})

const systemOf = (tx: Tx, id: string) =>
  tx.selectFrom('system').select(['id', 'name', 'isClass', 'state']).where('id', '=', id).executeTakeFirst()

const opinionOf = async (tx: Tx, approvalId: string): Promise<Opinion | null> => {
  const row = await tx
    .selectFrom('approvalOpinion')
    .selectAll()
    .where('approvalId', '=', approvalId)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (!row) return null
  const { approvalId: _, verdict, ...rest } = row
  return { ...rest, verdict: verdict === 'agreed' || verdict === 'comments' ? verdict : null }
}

const otherOpen = async (tx: Tx, systemId: string, notId: string): Promise<string | null> =>
  (
    await tx
      .selectFrom('approval')
      .select('id')
      .where('systemId', '=', systemId)
      .where('id', '<>', notId)
      .where('state', 'in', [...UNDECIDED])
      .executeTakeFirst()
  )?.id ?? null

const letterOf = async (tx: Tx, systemId: string): Promise<string | null> =>
  (
    await tx
      .selectFrom('document')
      .select('id')
      .where('systemId', '=', systemId)
      .where('kind', '=', 'approval-letter')
      .where('state', '<>', 'retired')
      .orderBy('id', 'desc')
      .limit(1)
      .executeTakeFirst()
  )?.id ?? null

const exemptionOf = async (tx: Tx, systemId: string): Promise<string | null> =>
  (
    await tx
      .selectFrom('approvalExemption')
      .select('id')
      .where('systemId', '=', systemId)
      .where('state', '=', 'exempt')
      .executeTakeFirst()
  )?.id ?? null

const RECEIVERS: Readonly<Record<string, string>> = { SYS_DEV: '整備の責任者', CERT: '認証者' }

/** Who received the notice of the result, and when. */
const receiptsOf = async (tx: Tx, id: string): Promise<Approval['receipts']> => {
  const { rows } = await sql<{ role: string; by: string | null; at: Date | null }>`
    select distinct on (n.role) n.role, n.received_post as by, n.received_at as at from notice n
    where n.case_id = ${id}::uuid and 'R128' = any (n.rules) order by n.role, n.at desc, n.id desc`.execute(tx)
  return rows.map((row) => ({ to: RECEIVERS[row.role] ?? row.role, by: row.by, at: row.at }))
}

/** What is known of a system's papers and of its other cases; the same for a case that begins. */
const around = async (tx: Tx, systemId: string, id: string, today: string) => {
  const papers = await papersNow(tx, systemId)
  return {
    papers,
    presentHash: presentHashOf(papers),
    otherOpenId: await otherOpen(tx, systemId, id),
    letterId: await letterOf(tx, systemId),
    exemptionId: await exemptionOf(tx, systemId),
    officeUnitId: await headUnit(tx),
    usualUntil: await usualUntil(tx, today),
    missing: await missingTexts(tx, GOES_BY, today),
    unplanned: await unplannedControls(
      tx,
      systemId,
      papers.find((p) => p.kind === 'assessment-report')?.documentId ?? null,
    ),
  }
}

export const loadApproval = async (tx: Tx, id: string, today: string): Promise<Approval | null> => {
  const row = await tx
    .selectFrom('approval as a')
    .innerJoin('caseFile as c', 'c.id', 'a.id')
    .innerJoin('system as s', 's.id', 'a.systemId')
    .leftJoin('approval as f', 'f.id', 'a.formerId')
    .selectAll('a')
    .select(['c.version', 's.name as systemName', 's.isClass as systemIsClass', 'f.number as formerNumber'])
    .where('a.id', '=', id)
    .executeTakeFirst()
  if (!row) return null
  const known = await around(tx, row.systemId, id, today)
  const bound = await boundNow(tx, id, known.papers)
  return {
    ...row,
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a check constraint holds it to the words
    occasion: row.occasion as Occasion,
    ...known,
    bound,
    toBind: null,
    opinion: await opinionOf(tx, id),
    receipts: await receiptsOf(tx, id),
  }
}

const drafted = async (tx: Tx, id: string, from: Readonly<Record<string, string>>, at: Date) => {
  const asked = from['system'] ?? ''
  const system = isId(asked) ? await systemOf(tx, asked) : undefined
  if (!system || system.state !== 'registered') return null
  const former = await tx
    .selectFrom('approval')
    .select(['id', 'number'])
    .where('systemId', '=', system.id)
    .where('state', 'in', ['approved', 'conditional', 'conditions-reported'])
    .executeTakeFirst()
  const draft: Approval = {
    id,
    state: '',
    version: 0,
    systemId: system.id,
    systemName: system.name,
    systemIsClass: system.isClass,
    number: null,
    occasion: 'preparation',
    formerId: former?.id ?? null,
    formerNumber: former?.number ?? null,
    openedOn: '',
    dueOn: '',
    dueBasis: '',
    stateSince: at,
    devPeople: [],
    operatorPeople: [],
    certPeople: [],
    bound: [],
    toBind: null,
    opinion: null,
    returnReason: null,
    returnedFrom: null,
    findings: null,
    reviewedBy: null,
    reviewedAt: null,
    certifiedBy: null,
    certifiedAt: null,
    appliedBy: null,
    appliedAt: null,
    papersText: null,
    packageHash: null,
    decidedHash: null,
    decidedBy: null,
    decidedAt: null,
    decisionReason: null,
    letterNumber: null,
    conditions: null,
    conditionsDueOn: null,
    conditionsReport: null,
    validUntil: null,
    endedReason: null,
    receipts: [],
    ...(await around(tx, system.id, id, dayOf(at))),
  }
  return draft
}

const bind = async (tx: Tx, m: Approval, acted: Acted) => {
  const rows = (m.toBind?.papers ?? []).flatMap((p) =>
    p.version === null || !isPaperKind(p.kind)
      ? []
      : [
          {
            id: newId(acted.at),
            approvalId: m.id,
            step: m.toBind?.step ?? 'submit',
            kind: p.kind,
            title: PAPERS[p.kind],
            documentId: p.documentId,
            documentVersionId: p.version.versionId,
            number: p.version.number,
            sha256: p.version.sha256,
            boundAt: acted.at,
            entryId: acted.entryId,
          },
        ],
  )
  if (rows.length > 0) await tx.insertInto('approvalDocument').values(rows).execute()
}

const keepOpinion = async (tx: Tx, m: Approval, before: Approval | null, at: Date) => {
  const { opinion } = m
  if (!opinion || opinion === before?.opinion) return
  const { id, ...row } = opinion
  if (id === '')
    await tx
      .insertInto('approvalOpinion')
      .values({ id: newId(at), approvalId: m.id, ...row })
      .execute()
  else await tx.updateTable('approvalOpinion').set(row).where('id', '=', id).execute()
}

const save = async (tx: Tx, after: Approval, before: Approval | null, acted: Acted) => {
  const row = rowOf({ ...after, stateSince: before?.state === after.state ? after.stateSince : acted.at })
  if (before === null)
    await tx
      .insertInto('approval')
      .values({ id: after.id, ...row })
      .execute()
  else await tx.updateTable('approval').set(row).where('id', '=', after.id).execute()
  await bind(tx, after, acted)
  await keepOpinion(tx, after, before, acted.at)
}

/** `clock` tells what is overdue and until when an approval usually holds. */
export const approvalBinding = (clock: () => Date): Binding<Approval> => ({
  process: approval,
  load: (tx, id) => loadApproval(tx, id, dayOf(clock())),
  draft: (tx, id, from) => drafted(tx, id, from, clock()),
  save,
  initial: (m, act): Readonly<Record<string, string>> => {
    if (act === 'begin' && m.formerId !== null) return { occasion: 'replacement' }
    if (act === 'change-due') return { dueOn: m.dueOn, dueBasis: m.dueBasis }
    if (act === 'ask-opinion') return { question: '文書の全般について' }
    if (act.startsWith('approve') && m.usualUntil !== null) return { validUntil: m.usualUntil }
    return {}
  },
  facts: (m) => factsOf(m, dayOf(clock())),
  notes: (m) => ((UNDECIDED as readonly string[]).includes(m.state) || m.state === 'new' ? missingNote(m.missing) : []),
  lines: (m) => linesOf(m, dayOf(clock())),
  prints: (m) => [
    ...(m.decidedHash === null || m.state === 'denied'
      ? []
      : [{ href: `/forms/approval-letter/${m.id}.pdf`, label: '運用承認書を印刷する' }]),
    ...(m.decidedAt === null ? [] : [{ href: `/forms/approval-notice/${m.id}.pdf`, label: '結果の通知書を印刷する' }]),
  ],
  begins: (m) => [
    { href: `/systems/${m.systemId}`, label: '情報システムの画面を開く' },
    ...(m.state === 'new' || !['approved', 'conditional', 'revoked', 'denied'].includes(m.state)
      ? []
      : [{ href: `/begin/risk.approval/begin?system=${m.systemId}`, label: '換装・更新の運用承認を始める' }]),
  ],
})
