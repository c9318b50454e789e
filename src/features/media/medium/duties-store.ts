import { sql } from 'kysely'
import type { Tx } from '#kernel/db/database.ts'
import type { BoundDuty, HeldQuery } from '#kernel/http/product.ts'
import type { Actor } from '#kernel/pure/actor.ts'
import { addDays, dayOf, startOfDay } from '#kernel/pure/day.ts'
import type { DutyRow } from '#kernel/pure/duty.ts'
import type { RoleKey } from '#directive/roles.ts'
import { MEDIA_TYPES, type MediaType } from '../words.ts'
import {
  cleanWhatIsInfected,
  confirmReceipt,
  confirmWhatIsBack,
  confirmWhatIsBackFor,
  DAYS_TO_CONFIRM_RECEIPT,
  DAYS_TO_SHOW_THE_NUMBER,
  returnWhatIsUsed,
  seeUnconfirmedReceipts,
  seeUnconfirmedReceiptsFor,
  seeWhatIsLate,
  showTheNumber,
} from './duties.ts'

/** Units over which the actor holds a role today. */
export const unitsHeldAs = (actor: Actor, role: RoleKey): readonly string[] => [
  ...new Set(actor.authorities.flatMap((a) => (a.role === role && a.unitId !== null ? [a.unitId] : []))),
]

const titleOf = (m: { mediaType: string; capacity: string | null }) =>
  `${MEDIA_TYPES[m.mediaType as MediaType]}${m.capacity === null ? '' : ` ${m.capacity}`}`

const ofUnit = (row: Pick<DutyRow, 'unitId' | 'subject' | 'href'> & Partial<DutyRow>): DutyRow => ({
  systemId: null,
  personId: null,
  dueOn: null,
  since: null,
  ...row,
})

const usedBy = async (tx: Tx, people: readonly string[]): Promise<readonly DutyRow[]> => {
  const rows = await tx
    .selectFrom('mediumUse as w')
    .innerJoin('medium as m', 'm.id', 'w.mediumId')
    .select(['m.id', 'm.number', 'm.mediaType', 'm.capacity', 'w.place', 'w.dueOn', 'w.takenAt', 'w.userId'])
    .where('w.userId', 'in', people)
    .where('w.returnedAt', 'is', null)
    .where('m.state', '=', 'in-use')
    .orderBy('w.dueOn')
    .execute()
  return rows.map((m) => ({
    unitId: null,
    systemId: null,
    personId: m.userId,
    subject: `${m.number}　${titleOf(m)}（${m.place}）`,
    href: `/cases/${m.id}`,
    dueOn: m.dueOn,
    since: m.takenAt,
  }))
}

const unconfirmedIn = async (tx: Tx, units: readonly string[]): Promise<readonly DutyRow[]> => {
  if (units.length === 0) return []
  const rows = await tx
    .selectFrom('mediumUse as w')
    .innerJoin('medium as m', 'm.id', 'w.mediumId')
    .select(['m.id', 'm.number', 'w.unitId', 'w.userName', 'w.returnedAt'])
    .where('w.unitId', 'in', units)
    .where('w.returnedAt', 'is not', null)
    .where('w.confirmedAt', 'is', null)
    .orderBy('w.returnedAt')
    .execute()
  return rows.map((m) =>
    ofUnit({
      unitId: m.unitId,
      subject: `${m.number}　${m.userName}が戻した`,
      href: `/cases/${m.id}`,
      since: m.returnedAt,
    }),
  )
}

const lateIn = async (tx: Tx, units: readonly string[], today: string): Promise<readonly DutyRow[]> => {
  if (units.length === 0) return []
  const rows = await tx
    .selectFrom('medium as m')
    .leftJoin('takeOut as t', (on) => on.onRef('t.mediumId', '=', 'm.id').on('t.state', '=', 'out'))
    .select(['m.id', 'm.unitId', 'm.number', 'm.holderName', 'm.whereabouts', 'm.dueOn', 't.id as takeOutId'])
    .where('m.unitId', 'in', units)
    .where('m.dueOn', '<', today)
    .where('m.state', 'in', ['handed', 'in-use', 'out'])
    .orderBy('m.dueOn')
    .execute()
  return rows.map((m) =>
    ofUnit({
      unitId: m.unitId,
      subject: `${m.number}　${m.holderName ?? ''}（${m.whereabouts ?? ''}）`,
      href: `/cases/${m.takeOutId ?? m.id}`,
      dueOn: m.dueOn,
    }),
  )
}

const infectedIn = async (tx: Tx, units: readonly string[]): Promise<readonly DutyRow[]> => {
  if (units.length === 0) return []
  const rows = await tx
    .selectFrom('medium')
    .select(['id', 'unitId', 'number', 'mediaType', 'capacity', 'infectedSince'])
    .where('unitId', 'in', units)
    .where('state', '=', 'stopped')
    .orderBy('infectedSince')
    .execute()
  return rows.map((m) =>
    ofUnit({ unitId: m.unitId, subject: `${m.number}　${titleOf(m)}`, href: `/cases/${m.id}`, since: m.infectedSince }),
  )
}

const numberlessIn = async (tx: Tx, units: readonly string[], today: string): Promise<readonly DutyRow[]> => {
  if (units.length === 0) return []
  const rows = await tx
    .selectFrom('medium')
    .select(['id', 'unitId', 'number', 'mediaType', 'capacity', 'registeredOn'])
    .where('unitId', 'in', units)
    .where('state', '=', 'unlabelled')
    .where('registeredOn', '<=', addDays(today, -DAYS_TO_SHOW_THE_NUMBER))
    .orderBy('registeredOn')
    .execute()
  return rows.map((m) =>
    ofUnit({
      unitId: m.unitId,
      subject: `${m.number}　${titleOf(m)}`,
      href: `/cases/${m.id}`,
      dueOn: addDays(m.registeredOn, DAYS_TO_SHOW_THE_NUMBER),
      since: startOfDay(m.registeredOn),
    }),
  )
}

/** Handed out, without a word from the receiver by the day after: of receivers, or in units. */
const unreceived = async (
  tx: Tx,
  of: { people: readonly string[] } | { units: readonly string[] },
  today: string,
): Promise<readonly DutyRow[]> => {
  if ('units' in of && of.units.length === 0) return []
  const rows = await tx
    .selectFrom('mediumUse as w')
    .innerJoin('medium as m', 'm.id', 'w.mediumId')
    .select(['m.id', 'm.number', 'w.unitId', 'w.userId', 'w.userName', 'w.handedBy', 'w.takenAt'])
    .$if('units' in of, (q) => q.where('w.unitId', 'in', 'units' in of ? of.units : []))
    .$if('people' in of, (q) => q.where('w.userId', 'in', 'people' in of ? of.people : []))
    .where('w.returnedAt', 'is', null)
    .where('w.handedBy', 'is not', null)
    .where('w.receivedAt', 'is', null)
    .where('w.takenAt', '<', startOfDay(addDays(today, 1 - DAYS_TO_CONFIRM_RECEIPT)))
    .where('m.state', '=', 'handed')
    .orderBy('w.takenAt')
    .execute()
  const mine = 'people' in of
  return rows.map((m) => ({
    unitId: mine ? null : m.unitId,
    systemId: null,
    personId: mine ? m.userId : null,
    subject: mine ? `${m.number}　${m.handedBy ?? ''}が渡した` : `${m.number}　${m.userName}に渡した`,
    href: `/cases/${m.id}`,
    dueOn: addDays(dayOf(m.takenAt), DAYS_TO_CONFIRM_RECEIPT),
    since: m.takenAt,
  }))
}

/** Units for which the actor stands as 情報保証担当者 and not as the officer too. */
const unitsKeptFor = (actor: Actor): readonly string[] => {
  const own = unitsHeldAs(actor, 'UNIT')
  return unitsHeldAs(actor, 'UNIT_IAP').filter((unit) => !own.includes(unit))
}

/** What a medium's user owes, and what the officer of its unit does. */
export const mediumDuties: readonly BoundDuty[] = [
  { duty: returnWhatIsUsed, owed: (tx, actor) => usedBy(tx, [actor.personId]), ofPeople: usedBy },
  { duty: confirmWhatIsBack, owed: (tx, actor) => unconfirmedIn(tx, unitsHeldAs(actor, 'UNIT')) },
  {
    duty: confirmWhatIsBackFor,
    owed: (tx, actor) => unconfirmedIn(tx, unitsKeptFor(actor)),
  },
  {
    duty: confirmReceipt,
    owed: (tx, actor, today) => unreceived(tx, { people: [actor.personId] }, today),
    ofPeople: (tx, people, today) => unreceived(tx, { people }, today),
  },
  {
    duty: seeUnconfirmedReceipts,
    owed: (tx, actor, today) => unreceived(tx, { units: unitsHeldAs(actor, 'UNIT') }, today),
  },
  {
    duty: seeUnconfirmedReceiptsFor,
    owed: (tx, actor, today) => unreceived(tx, { units: unitsKeptFor(actor) }, today),
  },
  { duty: seeWhatIsLate, owed: (tx, actor, today) => lateIn(tx, unitsHeldAs(actor, 'UNIT'), today) },
  { duty: cleanWhatIsInfected, owed: (tx, actor) => infectedIn(tx, unitsHeldAs(actor, 'UNIT')) },
  { duty: showTheNumber, owed: (tx, actor, today) => numberlessIn(tx, unitsHeldAs(actor, 'UNIT'), today) },
]

/** Media in the actor's hands now, used or taken out, stopped ones too until they are handed back. */
export const heldMedia: HeldQuery = async (tx, actor) => {
  const rows = await tx
    .selectFrom('medium')
    .select(['id', 'number', 'state', 'mediaType', 'capacity', 'whereabouts', 'dueOn'])
    .where('holderId', '=', actor.personId)
    .where('state', 'in', ['handed', 'in-use', 'out', 'stopped'])
    .orderBy(sql`due_on nulls last`)
    .orderBy('number')
    .execute()
  return rows.map((m) => ({
    group: '可搬記憶媒体',
    label: m.number,
    detail: `${m.state === 'handed' ? '受領未確認・' : ''}${titleOf(m)}${m.whereabouts === null ? '' : `・${m.whereabouts}`}`,
    // All that waits for the word of one person is confirmed on one page.
    href: m.state === 'handed' ? '/desk/handed' : `/cases/${m.id}`,
    dueOn: m.dueOn,
  }))
}
