import { readAs, type Tx } from '#kernel/db/database.ts'
import type { AnyRegister, Product } from '#kernel/http/product.ts'
import type { Actor, Reach } from '#kernel/pure/actor.ts'
import { PrintFault } from '#kernel/print/print-fault.ts'
import { columnTable } from '#kernel/sheet/column-table.ts'
import { registerTable } from '#kernel/sheet/table.ts'
import { streamCsv } from '#kernel/sheet/write-csv.ts'
import { streamXlsx } from '#kernel/sheet/write-xlsx.ts'
import type { Omitted } from '../pack-format.ts'
import type { Archive } from './archive.ts'

type As = { actor: Actor; who: { reach: Reach; personId: string | null } }

/** Registers that carry one of the rules. */
export const registersOf = (product: Product, rules: readonly string[]): readonly AnyRegister[] =>
  [...product.registers.values()].filter((bound) => bound.register.rules.some((rule) => rules.includes(rule)))

/** What leaves the register leaves while it is read: the reading ends when the file has been written. */
const within = (product: Product, as: As, write: (tx: Tx) => Promise<unknown>) =>
  readAs(product.db, as.who, async (tx) => void (await write(tx)))

const printed = async (product: Product, as: As, bound: AnyRegister, archive: Archive): Promise<Omitted | null> => {
  const form = bound.printedBy === undefined ? undefined : product.forms.get(bound.printedBy)
  if (!form) return null
  const { key, title } = bound.register
  try {
    const data = await readAs(product.db, as.who, (tx) =>
      form.data(tx, { id: null, query: {}, blank: false }, as.actor),
    )
    if (data === null || data === undefined) return null
    const pdf = await product.printer.print(form.form.template, data, { tags: false })
    await archive.add(`registers/${key}.pdf`, { title: `${title}（様式）`, kind: 'register' }, pdf)
    return null
  } catch (error) {
    if (!(error instanceof PrintFault) || error.kind === 'stopped') throw error
    return { what: `${title}（様式）`, why: error.sentence }
  }
}

/** One register for machines as CSV and XLSX with the table of its columns, and as the prescribed form where it has one. */
export const writeRegister = async (
  product: Product,
  as: As,
  bound: AnyRegister,
  archive: Archive,
): Promise<Omitted | null> => {
  const { key, title, columns } = bound.register
  const table = (tx: Tx) => registerTable(title, columns, bound.all(tx, {}, as.actor))
  const about = (what: string) => ({ title: `${title}（${what}）`, kind: 'register' as const })
  await within(product, as, (tx) => archive.add(`registers/${key}.csv`, about('CSV'), streamCsv(table(tx))))
  await within(product, as, (tx) => archive.add(`registers/${key}.xlsx`, about('XLSX'), streamXlsx(table(tx))))
  await archive.add(`registers/${key}-columns.csv`, about('項目とコード'), streamCsv(columnTable(title, columns)))
  return printed(product, as, bound, archive)
}
