import { once } from 'node:events'
import type { Client, Connection, Submittable } from 'pg'

/** The driver knows COPY only by these calls on whatever query is under way. */
type CopyConnection = Connection & {
  sendCopyFromChunk(chunk: Uint8Array): void
  endCopyFrom(): void
  sendCopyFail(reason: string): void
}

abstract class CopyQuery implements Submittable {
  readonly finished: Promise<void>
  readonly #statement: string
  readonly #settle: { resolve: () => void; reject: (reason: unknown) => void }

  constructor(statement: string) {
    const { promise, resolve, reject } = Promise.withResolvers<void>()
    this.#statement = statement
    this.finished = promise
    this.#settle = { resolve, reject }
  }

  submit(connection: Connection): void {
    connection.query(this.#statement)
  }

  handleError(error: unknown): void {
    this.#settle.reject(error)
  }

  handleReadyForQuery(): void {
    this.#settle.resolve()
  }

  handleCommandComplete(): void {}
}

const blockSize = 1 << 16

class CopyOut extends CopyQuery {
  readonly #onRow: (row: Uint8Array) => void
  readonly #onBlock: (block: Buffer) => Promise<void> | undefined
  #held: Buffer[] = []
  #size = 0

  constructor(
    statement: string,
    onRow: (row: Uint8Array) => void,
    onBlock: (block: Buffer) => Promise<void> | undefined,
  ) {
    super(statement)
    this.#onRow = onRow
    this.#onBlock = onBlock
  }

  /** The server sends one message a row. */
  handleCopyData({ chunk }: { chunk: Buffer }, connection: Connection): void {
    this.#onRow(chunk)
    // The driver reuses the memory of a message once this returns.
    this.#held.push(Buffer.from(chunk))
    this.#size += chunk.length
    if (this.#size < blockSize) return
    const full = this.#onBlock(this.takeRest())
    if (!full) return
    connection.stream.pause()
    full.then(
      () => connection.stream.resume(),
      (error: Error) => connection.stream.destroy(error),
    )
  }

  takeRest(): Buffer {
    const block = Buffer.concat(this.#held)
    this.#held = []
    this.#size = 0
    return block
  }
}

/**
 * Reads with a COPY … TO STDOUT, in PostgreSQL's text form. `onBlock` gets whole rows, joined; it may return a promise
 * to be waited for before more is read.
 */
export async function copyOut(
  client: Client,
  statement: string,
  onRow: (row: Uint8Array) => void,
  onBlock: (block: Buffer) => Promise<void> | undefined = () => undefined,
): Promise<void> {
  const query = client.query(new CopyOut(statement, onRow, onBlock))
  await query.finished
  await onBlock(query.takeRest())
}

class CopyIn extends CopyQuery {
  readonly #blocks: AsyncIterable<Uint8Array>
  #failed = false

  constructor(statement: string, blocks: AsyncIterable<Uint8Array>) {
    super(statement)
    this.#blocks = blocks
  }

  handleCopyInResponse(connection: CopyConnection): void {
    this.#send(connection).catch((error: unknown) => {
      super.handleError(error)
      connection.sendCopyFail('the source failed')
    })
  }

  override handleError(error: unknown): void {
    this.#failed = true
    super.handleError(error)
  }

  async #send(connection: CopyConnection): Promise<void> {
    for await (const block of this.#blocks) {
      // The server has already refused an earlier row; the rest would only be thrown away.
      if (this.#failed) return
      connection.sendCopyFromChunk(block)
      if (connection.stream.writableNeedDrain) await once(connection.stream, 'drain')
    }
    if (!this.#failed) connection.endCopyFrom()
  }
}

/** Writes with a COPY … FROM STDIN, in PostgreSQL's text form. */
export async function copyIn(client: Client, statement: string, blocks: AsyncIterable<Uint8Array>): Promise<void> {
  await client.query(new CopyIn(statement, blocks)).finished
}
