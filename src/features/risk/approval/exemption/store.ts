import type { Binding } from '#kernel/act/binding.ts'
import type { Tx } from '#kernel/db/database.ts'
import { isId } from '#kernel/id.ts'
import type { Actor } from '#kernel/pure/actor.ts'
import { clockText } from '#kernel/pure/clock-text.ts'
import { dayOf } from '#kernel/pure/day.ts'
import { wareki } from '#kernel/pure/wareki.ts'
import { headUnit } from '../head-unit.ts'
import { approvalsOf } from '../read.ts'
import type { Exemption } from './model.ts'
import { exemption } from './process.ts'

const COLUMNS = [
  'systemId',
  'state',
  'number',
  'askedOn',
  'clause',
  'reason',
  'applicantId',
  'applicantName',
  'applicantPost',
  'decidedBy',
  'decidedAt',
  'decisionReason',
  'endedReason',
] as const satisfies readonly (keyof Exemption)[]

const rowOf = (m: Exemption) =>
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- COLUMNS are keys of Exemption, so this is the picked part
  Object.fromEntries(COLUMNS.map((key) => [key, m[key]])) as Pick<Exemption, (typeof COLUMNS)[number]>

const around = async (tx: Tx, systemId: string, id: string) => {
  const standing = (await approvalsOf(tx, [systemId])).get(systemId)
  const other = standing?.exemption ?? null
  return {
    officeUnitId: await headUnit(tx),
    otherId: other === null || other.id === id ? null : other.id,
    openApprovalId: standing?.open?.id ?? null,
  }
}

const load = async (tx: Tx, id: string): Promise<Exemption | null> => {
  const row = await tx
    .selectFrom('approvalExemption as e')
    .innerJoin('caseFile as c', 'c.id', 'e.id')
    .innerJoin('system as s', 's.id', 'e.systemId')
    .selectAll('e')
    .select(['c.version', 's.name as systemName', 's.isClass as systemIsClass'])
    .where('e.id', '=', id)
    .executeTakeFirst()
  return row ? { ...row, ...(await around(tx, row.systemId, id)) } : null
}

const draft = async (tx: Tx, id: string, from: Readonly<Record<string, string>>, actor: Actor) => {
  const asked = from['system'] ?? ''
  const system = isId(asked)
    ? await tx
        .selectFrom('system')
        .select(['id', 'name', 'isClass'])
        .where('id', '=', asked)
        .where('state', '=', 'registered')
        .executeTakeFirst()
    : undefined
  if (!system) return null
  return {
    id,
    state: '',
    version: 0,
    systemId: system.id,
    systemName: system.name,
    systemIsClass: system.isClass,
    number: null,
    askedOn: '',
    clause: '',
    reason: '',
    applicantId: actor.personId,
    applicantName: '',
    applicantPost: '',
    decidedBy: null,
    decidedAt: null,
    decisionReason: null,
    endedReason: null,
    ...(await around(tx, system.id, id)),
  }
}

export const exemptionBinding = (clock: () => Date): Binding<Exemption> => ({
  process: exemption,
  load,
  draft,
  save: async (tx, after, before) => {
    const row = rowOf(after)
    if (before === null)
      await tx
        .insertInto('approvalExemption')
        .values({ id: after.id, ...row })
        .execute()
    else await tx.updateTable('approvalExemption').set(row).where('id', '=', after.id).execute()
  },
  facts: (m) => [
    ['情報システム', m.systemName, `/systems/${m.systemId}`],
    ...(m.clause === ''
      ? []
      : ([
          ['該当する定め', m.clause],
          ['理由', m.reason],
          ['申請', `${m.applicantPost}　${m.applicantName}　${wareki(m.askedOn === '' ? dayOf(clock()) : m.askedOn)}`],
        ] as const)),
    ...(m.decidedBy === null || m.decidedAt === null
      ? []
      : ([['決定', `${m.decidedBy}　${clockText(m.decidedAt)}　${m.decisionReason ?? ''}`]] as const)),
    ...(m.endedReason === null ? [] : ([['終えた理由', m.endedReason]] as const)),
  ],
  begins: (m) => [{ href: `/systems/${m.systemId}`, label: '情報システムの画面を開く' }],
})
