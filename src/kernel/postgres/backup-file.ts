import { createReadStream } from 'node:fs'
import { createGunzip } from 'node:zlib'
import type { AppliedMigration, Sequence, Table } from './catalogue.ts'

/**
 * A backup is gzipped text that any tool can read: a line of JSON about the whole; for each table a line of JSON, its rows
 * in PostgreSQL's text form, `\.`, and a line with their number and digest; last the sequences, which also prove it is whole.
 */
export type Head = {
  readonly format: typeof backupFormat
  readonly takenAt: string
  readonly serverVersionNum: number
  readonly migrations: readonly AppliedMigration[]
  readonly tables: readonly Table[]
}
export type TableHead = { readonly table: string; readonly columns: readonly string[] }
export type TableFoot = { readonly rows: number; readonly digest: string }
export type Foot = { readonly sequences: readonly Sequence[] }

export const backupFormat = 'mamori-backup-1'
export const endOfRows = '\\.\n'

const newline = 0x0a

/** Reads a backup from front to back. */
export class BackupReader {
  readonly #source: AsyncIterator<Buffer>
  #held: Buffer = Buffer.alloc(0)

  constructor(file: string) {
    const input = createReadStream(file, { highWaterMark: 1 << 20 })
    const unpacked = createGunzip({ chunkSize: 1 << 20 })
    input.on('error', (error) => unpacked.destroy(error))
    this.#source = input.pipe(unpacked)[Symbol.asyncIterator]() as AsyncIterator<Buffer>
  }

  /** The next line, as JSON. What it is stands in the format; the caller checks what matters. */
  async json<Line>(): Promise<Line> {
    for (;;) {
      const end = this.#held.indexOf(newline)
      if (end < 0) {
        await this.#more()
        continue
      }
      const line = this.#held.toString('utf8', 0, end)
      this.#held = this.#held.subarray(end + 1)
      return JSON.parse(line) as Line
    }
  }

  /** The rows up to the end mark, in blocks of whole rows; each row is also shown alone, with its newline. */
  async *rows(onRow: (row: Buffer) => void): AsyncGenerator<Buffer> {
    for (;;) {
      let from = 0
      for (let end = this.#held.indexOf(newline); end >= 0; end = this.#held.indexOf(newline, from)) {
        const row = this.#held.subarray(from, end + 1)
        if (row.length === 3 && row.toString('latin1') === endOfRows) {
          const block = this.#held.subarray(0, from)
          this.#held = this.#held.subarray(end + 1)
          if (block.length > 0) yield block
          return
        }
        onRow(row)
        from = end + 1
      }
      const block = this.#held.subarray(0, from)
      this.#held = this.#held.subarray(from)
      if (block.length > 0) yield block
      await this.#more()
    }
  }

  async close(): Promise<void> {
    await this.#source.return?.()
  }

  async #more(): Promise<void> {
    const { done, value } = await this.#source.next()
    if (done === true) throw new Error('the backup file ends too early')
    this.#held = Buffer.concat([this.#held, value])
  }
}
