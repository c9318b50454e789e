import { sql } from 'kysely'
import { Fault } from '#kernel/http/fault.ts'
import type { BoundForm } from '#kernel/http/product.ts'
import type { Tx } from '#kernel/db/database.ts'
import { dayOf } from '#kernel/pure/day.ts'
import { boundPledgeRegister } from '../register-store.ts'
import { unitsLed } from '../coverage/units-store.ts'
import { textOf, textOn } from '../text/current.ts'
import type { PledgeRow } from '../register.ts'
import { pledgeSheet, pledgeSheetTemplate, type PledgeSheetEntry } from './pledge-sheet.ts'
import { PLEDGE_LINES_PER_PAGE, pledgeRegisterSheet, pledgeRegisterTemplate } from './pledge-register-sheet.ts'

/** A register of more is for machines: CSV and XLSX. */
const PRINTED_AT_MOST = 2000

type Printed = { textVersion: number; signedOn: string; belonging: string; postTitle: string; name: string }

const entriesOf = async (tx: Tx, rows: readonly Printed[]): Promise<readonly PledgeSheetEntry[]> => {
  const texts = new Map<number, readonly string[]>()
  for (const version of new Set(rows.map((row) => row.textVersion)))
    texts.set(version, (await textOf(tx, version)).paragraphs)
  return rows.map((row) => ({
    paragraphs: texts.get(row.textVersion) ?? [],
    signed: { on: row.signedOn, belonging: row.belonging, postTitle: row.postTitle, name: row.name },
  }))
}

/** 付紙第５ of one pledge, or blank for the pen. */
export const pledgeForm = (clock: () => Date): BoundForm => ({
  form: {
    key: 'pledge',
    title: '誓約書',
    provision: '付紙第5',
    rules: ['R020', 'R080'],
    template: pledgeSheetTemplate,
  },
  data: async (tx, { id, blank }) => {
    if (id === null) {
      const { paragraphs } = await textOn(tx, dayOf(clock()))
      return blank ? pledgeSheet([{ paragraphs, signed: null }]) : null
    }
    const row = await tx
      .selectFrom('pledge')
      .select(['textVersion', 'signedOn', 'belonging', 'postTitle', 'name'])
      .where('id', '=', id)
      .executeTakeFirst()
    return row ? pledgeSheet(await entriesOf(tx, [row])) : null
  },
  file: () => '誓約書',
})

/** Sheets one file holds: what the typesetter makes in a few seconds. A larger unit is printed in parts. */
export const SHEETS_A_PART = 300

/** All pledges of a unit that are handed in and count, a part at a time, by kana. */
export const sheetsOfUnit = async (tx: Tx, unitId: string, part: number) => {
  const { rows } = await sql<Printed>`
    select q.text_version, q.signed_on, q.belonging, q.post_title, q.name
    from pledge_standing s join pledge q on q.id = s.pledge_id
    where s.unit_id = ${unitId}::uuid and s.state in ('submitted', 'accepted')
    order by s.kana collate "C", s.person_id
    limit ${sql.lit(SHEETS_A_PART)} offset ${sql.lit((part - 1) * SHEETS_A_PART)}`.execute(tx)
  return rows.length === 0 ? null : pledgeSheet(await entriesOf(tx, rows))
}

const rowsToPrint = async (rows: AsyncIterable<PledgeRow>): Promise<readonly PledgeRow[]> => {
  const list: PledgeRow[] = []
  for await (const row of rows) {
    if (list.length === PRINTED_AT_MOST)
      throw new Fault(
        422,
        `${PRINTED_AT_MOST.toLocaleString('ja-JP')}件を超えるため、様式では印刷できません。絞るか、CSV・XLSXで書き出してください。`,
      )
    list.push(row)
  }
  return list
}

/** 誓約書管理簿 as a book, of the register's query, or blank. */
export const pledgeRegisterForm = (clock: () => Date): BoundForm => ({
  form: {
    key: 'pledge-register',
    title: '誓約書管理簿',
    provision: '本文 第4',
    rules: ['R021'],
    template: pledgeRegisterTemplate,
  },
  data: async (tx, { query, blank }, actor) => {
    if (blank) return pledgeRegisterSheet([], PLEDGE_LINES_PER_PAGE, null)
    const rows = await rowsToPrint(boundPledgeRegister(clock).all(tx, query, actor))
    const led = unitsLed(actor)
    const only = led.length === 1 ? rows[0]?.unitName : undefined
    return pledgeRegisterSheet(rows, 0, only ?? null)
  },
  file: () => '誓約書管理簿',
})
