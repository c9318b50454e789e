import { dayOf } from '#kernel/pure/day.ts'
import { Banner } from '#ui/banner.tsx'
import { ButtonLink, Buttons } from '#ui/button.tsx'
import { Section } from '#ui/section.tsx'
import { Table } from '#ui/table.tsx'
import { readAs } from '../../db/database.ts'
import { frame } from '../../pages/frame.tsx'
import { listHref } from '../../pages/register-page.tsx'
import { columnTable } from '../../sheet/column-table.ts'
import { registerTable, type SheetTable } from '../../sheet/table.ts'
import { streamCp932Csv, streamCsv, unrepresentableInCp932, type Unrepresentable } from '../../sheet/write-csv.ts'
import { streamXlsx } from '../../sheet/write-xlsx.ts'
import { Fault, notFound } from '../fault.ts'
import type { AnyRegister, Query } from '../product.ts'
import { param, queryOf, type Route, type SignedVisit } from '../route.ts'

/** Each export keeps a connection for as long as its reader takes; the others must still get one. */
const MOST_EXPORTS = 3
let exporting = 0

/** Rows leave while they are read: the transaction stays open until the last one is out or the reader has gone. */
async function* rowsOf(visit: SignedVisit, bound: AnyRegister, query: Query): AsyncGenerator<unknown> {
  exporting += 1
  const queue: { rows: unknown[]; done: boolean; error: unknown; wake: () => void; room: () => void; closed: boolean } =
    {
      rows: [],
      done: false,
      error: null,
      wake: () => {},
      room: () => {},
      closed: false,
    }
  const reading = readAs(visit.product.db, visit.actor, async (tx) => {
    for await (const row of bound.all(tx, query, visit.actor)) {
      if (queue.closed) return
      queue.rows.push(row)
      queue.wake()
      if (queue.rows.length >= 500) await new Promise<void>((resolve) => (queue.room = resolve))
    }
  }).then(
    () => {
      queue.done = true
      queue.wake()
    },
    (error: unknown) => {
      queue.error = error
      queue.done = true
      queue.wake()
    },
  )
  try {
    for (;;) {
      const next = queue.rows.splice(0)
      queue.room()
      yield* next
      if (queue.rows.length > 0) continue
      if (queue.done) break
      await new Promise<void>((resolve) => (queue.wake = resolve))
    }
    if (queue.error !== null) throw queue.error
  } finally {
    queue.closed = true
    queue.room()
    await reading
    exporting -= 1
  }
}

const KINDS = {
  csv: { ending: 'csv', type: 'text/csv; charset=utf-8', suffix: '' },
  'sjis.csv': { ending: 'csv', type: 'text/csv; charset=shift_jis', suffix: '_Shift_JIS' },
  xlsx: {
    ending: 'xlsx',
    type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    suffix: '',
  },
  'columns.csv': { ending: 'csv', type: 'text/csv; charset=utf-8', suffix: '' },
} as const

type Kind = keyof typeof KINDS

const sent = (visit: SignedVisit, kind: Kind, name: string, stream: ReadableStream<Uint8Array>) => {
  const { ending, type, suffix } = KINDS[kind]
  const file = encodeURIComponent(`${name}_${dayOf(visit.at)}${suffix}.${ending}`)
  return visit.c.body(stream, 200, {
    'content-type': type,
    'content-disposition': `attachment; filename*=UTF-8''${file}`,
  })
}

const roomToExport = () => {
  if (exporting >= MOST_EXPORTS)
    throw new Fault(503, 'ほかの人が書き出しています。終わるのを待ってから、もう一度行ってください。')
}

/** Which characters keep the file from being written, each where it first stands, and what to do instead. */
const outsideShiftJis = (visit: SignedVisit, bound: AnyRegister, found: readonly Unrepresentable[]) => {
  const path = `/registers/${bound.register.key}`
  return visit.c.html(
    frame(visit, {
      title: `${bound.register.title}：Shift_JISでは書き出せません`,
      under: '/registers',
      crumbs: [
        { text: '台帳', href: '/registers' },
        { text: bound.register.title, href: path },
      ],
      banner: (
        <Banner
          kind="refusal"
          sentence="Shift_JIS（Windowsの文字）で表せない文字があります。別の文字に置き換えると、氏名などが別のものになるため、書き出しません。"
        />
      ),
      children: (
        <Section id="characters" title="表せない文字" count={`${found.length}種類`}>
          <Table<Unrepresentable>
            caption="表せない文字"
            columns={[
              { title: '文字', names: true, cell: (u) => u.character },
              { title: '符号位置', cell: (u) => u.codePoint },
              { title: '初めの所', cell: (u) => `${u.row}行目の「${u.column}」` },
              { title: '数', cell: (u) => `${u.count}か所`, kind: 'number' },
            ]}
            rows={found}
          />
          <Buttons>
            <ButtonLink href={listHref(`${path}.csv`, queryOf(visit), {})} download primary>
              UTF-8のCSVを書き出す
            </ButtonLink>
            <ButtonLink href={path}>台帳に戻る</ButtonLink>
          </Buttons>
        </Section>
      ),
    }),
    422,
  )
}

const inShiftJis = async (visit: SignedVisit, bound: AnyRegister, table: () => SheetTable) => {
  // Read twice: a file that breaks off at a name half way would be worse than none.
  const found = await unrepresentableInCp932(table())
  if (found.length > 0) return outsideShiftJis(visit, bound, found)
  return sent(visit, 'sjis.csv', bound.register.title, streamCp932Csv(table()))
}

const exportAs = (visit: SignedVisit, kind: Kind) => {
  const bound = visit.product.registers.get(param(visit, 'key').slice(0, -kind.length - 1))
  if (!bound) throw notFound()
  const { title, columns } = bound.register
  if (kind === 'columns.csv') {
    const about = columnTable(title, columns)
    return sent(visit, kind, about.name, streamCsv(about))
  }
  roomToExport()
  const table = () => registerTable(title, columns, rowsOf(visit, bound, queryOf(visit)))
  if (kind === 'sjis.csv') return inShiftJis(visit, bound, table)
  return sent(visit, kind, title, kind === 'csv' ? streamCsv(table()) : streamXlsx(table()))
}

const route = (kind: Kind, path: string): Route => ({
  method: 'GET',
  path,
  who: 'signed-in',
  handle: (visit) => exportAs(visit, kind),
})

/** Registers for machines: one table, one header row, one datum a cell, and beside it the table of its columns and codes. */
export const exportRoutes: readonly Route[] = [
  route('csv', '/registers/:key{[a-z-]+\\.csv}'),
  route('sjis.csv', '/registers/:key{[a-z-]+\\.sjis\\.csv}'),
  route('xlsx', '/registers/:key{[a-z-]+\\.xlsx}'),
  route('columns.csv', '/registers/:key{[a-z-]+\\.columns\\.csv}'),
]
