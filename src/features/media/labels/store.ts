import { createHash } from 'node:crypto'
import type { Binding } from '#kernel/act/binding.ts'
import type { Tx } from '#kernel/db/database.ts'
import { canonicalJson } from '#kernel/pure/canonical.ts'
import { dayOf } from '#kernel/pure/day.ts'
import type { ProfileKey } from '../forms/label-profiles.ts'
import { labelPrintFacts } from './facts.ts'
import { itemsAsked, printedItems } from './items-store.ts'
import type { LabelItem, LabelPrint, Reason } from './model.ts'
import { labelPrint } from './process.ts'

const rowsOf = (items: readonly LabelItem[]) =>
  items.map(({ mediumId, placeId, word, number, note, code, printed }, nth) => ({
    line: nth + 1,
    mediumId,
    placeId,
    word,
    number,
    note,
    code,
    again: printed > 0,
  }))

const digestOf = (items: readonly LabelItem[]): string =>
  createHash('sha256')
    .update(canonicalJson(rowsOf(items)))
    .digest('hex')

const load = async (tx: Tx, id: string): Promise<LabelPrint | null> => {
  const row = await tx
    .selectFrom('labelPrint as p')
    .innerJoin('caseFile as c', 'c.id', 'p.id')
    .innerJoin('unit as u', 'u.id', 'p.unitId')
    .selectAll('p')
    .select(['c.version', 'u.name as unitName', 'u.abbreviation as unitMark'])
    .where('p.id', '=', id)
    .executeTakeFirst()
  if (!row) return null
  const items = await printedItems(tx, id, row.unitId)
  // The act wrote them from the words of its form.
  return { ...row, profile: row.profile as ProfileKey, reason: row.reason as Reason | null, items }
}

/** The PDF is for the sitting: labels wanted on another day are another printing, with its reason. */
export const mayOpenPdf = (printedAt: Date | null, at: Date): boolean =>
  printedAt !== null && dayOf(printedAt) === dayOf(at)

/** `clock` tells how long the sheet may still be opened. */
export const labelPrintBinding = (clock: () => Date): Binding<LabelPrint> => ({
  process: labelPrint,
  load,
  draft: async (tx, id, from, actor) => {
    const items = await itemsAsked(tx, from)
    const [first] = items
    if (!first) return null
    const unit = await tx
      .selectFrom('unit')
      .select(['id', 'name', 'abbreviation'])
      .where('id', '=', first.unitId)
      .executeTakeFirstOrThrow()
    return {
      id,
      state: '',
      version: 0,
      unitId: unit.id,
      unitName: unit.name,
      unitMark: unit.abbreviation,
      number: '',
      profile: 'a4-24',
      startPosition: 1,
      items,
      count: items.length,
      reprints: items.filter((i) => i.printed > 0).length,
      digest: digestOf(items),
      reason: null,
      reasonNote: null,
      printedAt: null,
      printedBy: '',
      personId: actor.personId,
    }
  },
  save: async (tx, after, _before, { at }) => {
    const { id, unitId, state, number, profile, startPosition, count, reprints, digest } = after
    const { reason, reasonNote, printedBy, personId } = after
    const row = { id, unitId, state, number, profile, startPosition, count, reprints, digest, reason, reasonNote }
    await tx
      .insertInto('labelPrint')
      .values({ ...row, printedBy, personId, printedAt: at })
      .execute()
    await tx
      .insertInto('labelPrintItem')
      .values(rowsOf(after.items).map((item) => ({ printId: id, ...item })))
      .execute()
  },
  facts: labelPrintFacts,
  prints: (m) =>
    mayOpenPdf(m.printedAt, clock())
      ? [{ href: `/forms/media-label-print/${m.id}.pdf`, label: 'PDFを開いて印刷する' }]
      : [],
})
