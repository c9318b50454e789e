import type { BoundForm } from '#kernel/http/product.ts'
import type { Tx } from '#kernel/db/database.ts'
import { dayOf } from '#kernel/pure/day.ts'
import { fiscalYearLabel, fiscalYearOf } from '#kernel/pure/fiscal-year.ts'
import { printedDay, printedMoment } from '#kernel/print/printed-date.ts'
import { kindOf } from './kinds.ts'
import { hashOf, type Frozen } from './frozen.ts'
import { documentOf, versionOf, versionsOf, type VersionRow } from './standing.ts'
import { valueText } from './values.ts'
import { workingOf, type DocumentRow } from './working.ts'

/** Rows of a table that the typesetter takes in well under its time. */
const MOST_ROWS = 1500

const sectionsOf = (content: Frozen) =>
  kindOf(content.kind).sections.map((section, nth) => ({
    number: String(nth + 1),
    title: section.title,
    fields: section.fields.map((field) => ({
      title: field.title,
      text: valueText(field, content.fields[field.key]),
    })),
  }))

/** Words up to so many characters are never broken. */
const WHOLE = 9

/** How wide a column is beside the others: by what stands in most of its cells, so that an empty one takes little. */
const widthOf = (title: string, cells: readonly string[]): number => {
  const lengths = cells
    .map((cell) => cell.length - 0.3 * (cell.match(/[ -ɏ]/gu)?.length ?? 0))
    .toSorted((a, b) => a - b)
  const longest = lengths.at(-1) ?? 0
  const most = longest <= WHOLE ? longest : Math.max(WHOLE, lengths[Math.floor(lengths.length * 0.9)] ?? 0)
  return Math.min(28, Math.max(3, Math.ceil(title.length / 2), most)) + 3
}

const partsOf = (content: Frozen) =>
  content.parts.map((part, nth) => ({
    title: `別紙第${nth + 1}　${part.title}`,
    head: part.columns.map((c) => c.title),
    widths: part.columns.map((c) =>
      widthOf(
        c.title,
        part.rows.map((row) => row.cells[c.key] ?? ''),
      ),
    ),
    rows: part.rows.slice(0, MOST_ROWS).map((row) => part.columns.map((c) => row.cells[c.key] ?? '')),
    left: Math.max(0, part.rows.length - MOST_ROWS),
  }))

const sheetOf = (content: Frozen, version: VersionRow | null, at: Date) => {
  const def = kindOf(content.kind)
  const sha256 = version?.sha256 ?? hashOf(content)
  const on = dayOf(version?.frozenAt ?? at)
  const named = version ? `第${version.number}版` : '案'
  return {
    frame: {
      title: def.title,
      provision: def.provision,
      officeRecord: { createdYear: fiscalYearLabel(fiscalYearOf(on)), retention: '', expires: '', disclosure: '' },
      footnote: `${content.title}　${named}　SHA-256 ${sha256}`,
    },
    draft: version === null,
    facts: [
      ['情報システム', content.system?.name ?? ''],
      ['年度', content.fiscalYear === null ? '―' : fiscalYearLabel(content.fiscalYear)],
      ['版', named],
      version ? ['確定の日', printedDay(on)] : ['印刷の日時', printedMoment(at)],
      ['確定した者', version ? `${version.postTitle}　${version.personName}` : ''],
    ],
    sections: sectionsOf(content),
    parts: partsOf(content),
    attachments: content.attachments.map((a) => [a.name, `${a.size.toLocaleString('ja-JP')}バイト`, a.sha256]),
  }
}

/** What is there now: as the version it still is, or as a draft. */
const presentSheet = async (tx: Tx, row: DocumentRow, at: Date) => {
  const content = await workingOf(tx, row)
  const [latest] = await versionsOf(tx, row.id)
  return sheetOf(content, latest && latest.sha256 === hashOf(content) ? latest : null, at)
}

/** Any of the ten documents on A4: a version as it was frozen, or what is there now, marked 「案」 where that is no version. */
export const documentForm = (clock: () => Date): BoundForm => ({
  form: {
    key: 'risk-document',
    title: 'リスク管理の文書',
    provision: '付紙第9-2・付紙第10-1',
    rules: ['R119', 'R120', 'R121', 'R124', 'R143'],
    template: 'features/risk/documents/forms/document.typ',
  },
  data: async (tx, { id, query }) => {
    const row = id === null ? null : await documentOf(tx, id)
    if (!row) return null
    const { version } = query
    if (version === undefined) return presentSheet(tx, row, clock())
    const found = /^\d{1,6}$/.test(version)
      ? await versionOf(tx, { documentId: row.id, number: Number(version) })
      : null
    return found && sheetOf(found.content, found, clock())
  },
  file: ({ id }) => `文書-${id ?? ''}`,
})
