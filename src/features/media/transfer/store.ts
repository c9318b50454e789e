import { sql } from 'kysely'
import type { Binding, Option } from '#kernel/act/binding.ts'
import type { Tx } from '#kernel/db/database.ts'
import { newCode } from '#kernel/id.ts'
import { dayOf } from '#kernel/pure/day.ts'
import { designatedPlaces, unitFor } from '../place/store.ts'
import { factsOf } from './facts.ts'
import { loadLines, saveLines } from './lines-store.ts'
import { candidatesOf, recipientsFor } from './candidates-store.ts'
import { lineText, type Transfer } from './model.ts'
import { transfer } from './process.ts'
import { firstReminder } from './reminders-store.ts'

const COLUMNS = [
  'unitId',
  'state',
  'number',
  'code',
  'toUnitId',
  'toOutside',
  'senderId',
  'senderPost',
  'senderRank',
  'senderName',
  'means',
  'note',
  'preparedOn',
  'sentOn',
  'receivedOn',
  'receiverPost',
  'receiverRank',
  'receiverName',
  'receiptNote',
  'receiptReturnedOn',
  'closedOn',
  'difference',
] as const satisfies readonly (keyof Transfer)[]

const rowOf = (m: Transfer) =>
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- COLUMNS are keys of Transfer, so this is the picked part
  Object.fromEntries(COLUMNS.map((key) => [key, m[key]])) as Pick<Transfer, (typeof COLUMNS)[number]>

const incidentsOf = (tx: Tx, transferId: string): Promise<{ id: string; number: string }[]> =>
  tx
    .selectFrom('mediaIncident as i')
    .innerJoin('caseFile as c', 'c.id', 'i.id')
    .select(['i.id', 'i.number'])
    .where('i.transferId', '=', transferId)
    .orderBy('i.number')
    .execute()

/** The case file hides from a reader what is neither of their units' business. */
export const loadTransfer = async (tx: Tx, id: string): Promise<Transfer | null> => {
  const row = await tx
    .selectFrom('transfer as t')
    .innerJoin('caseFile as c', 'c.id', 't.id')
    .innerJoin('unit as u', 'u.id', 't.unitId')
    .leftJoin('unit as r', 'r.id', 't.toUnitId')
    .selectAll('t')
    .select(['c.version', 'u.abbreviation as unitMark'])
    .select([sql<string>`unit_shown(u.id)`.as('unitName'), sql<string | null>`unit_shown(r.id)`.as('toUnitName')])
    .where('t.id', '=', id)
    .executeTakeFirst()
  if (!row) return null
  return {
    ...row,
    firstReminder: await firstReminder(tx),
    lines: await loadLines(tx, id),
    incidents: row.difference === null ? [] : await incidentsOf(tx, id),
    candidates: [],
    recipients: [],
    ownPlaces: await designatedPlaces(tx, row.unitId),
    receivingPlaces: row.toUnitId === null ? [] : await designatedPlaces(tx, row.toUnitId),
  }
}

/** A slip begins at a medium (`medium`), at a unit (`unit`), or at the actor's own unit. */
const unitOf = async (tx: Tx, from: Readonly<Record<string, string>>): Promise<string | undefined> => {
  const medium = from['medium']
  if (medium === undefined) return from['unit']
  return (await tx.selectFrom('medium').select('unitId').where('id', '=', medium).executeTakeFirst())?.unitId
}

const optionsOf = (m: Transfer, source: string): readonly Option[] => {
  switch (source) {
    case 'kept-media':
      return m.candidates
        .filter((c) => c.state === 'kept')
        .map((c) => [c.id, `${c.number}　${c.title}${c.onSlip === null ? '' : `（送達票 ${c.onSlip} に記載）`}`])
    case 'recipient':
      return m.recipients.filter((r) => r.id !== m.unitId).map((r) => [r.id, r.name])
    case 'own-place':
      return m.ownPlaces.map((p) => [p.id, p.name])
    case 'receiving-place':
      return m.receivingPlaces.map((p) => [p.id, p.name])
    case 'line':
      return m.lines.map((l) => [String(l.line), `${l.line}　${lineText(l)}`])
    default:
      return []
  }
}

/** `clock` tells which units have an officer today who could sign a receipt. */
export const transferBinding = (clock: () => Date): Binding<Transfer> => ({
  process: transfer,
  load: loadTransfer,
  draft: async (tx, id, from, actor) => {
    const unit = await unitFor(tx, await unitOf(tx, from), actor)
    if (!unit) return null
    return {
      id,
      state: '',
      version: 0,
      unitId: unit.id,
      unitName: unit.name,
      unitMark: unit.abbreviation,
      number: '',
      code: newCode(),
      toUnitId: null,
      toUnitName: null,
      toOutside: null,
      senderId: actor.personId,
      senderPost: '',
      senderRank: '',
      senderName: '',
      means: '',
      note: null,
      preparedOn: '',
      sentOn: null,
      receivedOn: null,
      receiverPost: null,
      receiverRank: null,
      receiverName: null,
      receiptNote: null,
      receiptReturnedOn: null,
      closedOn: null,
      difference: null,
      firstReminder: await firstReminder(tx),
      lines: [],
      incidents: [],
      candidates: await candidatesOf(tx, unit.id),
      recipients: await recipientsFor(tx, dayOf(clock())),
      ownPlaces: await designatedPlaces(tx, unit.id),
      receivingPlaces: [],
    }
  },
  save: async (tx, after, before, { act }) => {
    const row = rowOf(after)
    if (before === null)
      await tx
        .insertInto('transfer')
        .values({ id: after.id, ...row })
        .execute()
    else await tx.updateTable('transfer').set(row).where('id', '=', after.id).execute()
    await saveLines(tx, after, before, act)
  },
  options: async (_tx, source, model) => optionsOf(model, source),
  facts: factsOf,
  prints: (m) =>
    m.state === 'new' || m.state === 'cancelled'
      ? []
      : [{ href: `/forms/media-transfer-slip/${m.id}.pdf`, label: '送達票・受領票を印刷する' }],
})

/** The slip an opaque code belongs to, in the reader's reach: how a returned half is found again. */
export const transferByCode = async (tx: Tx, code: string): Promise<string | null> => {
  const row = await tx
    .selectFrom('transfer as t')
    .innerJoin('caseFile as c', 'c.id', 't.id')
    .select('t.id')
    .where('t.code', '=', code.normalize('NFKC').trim().toUpperCase())
    .executeTakeFirst()
  return row?.id ?? null
}
