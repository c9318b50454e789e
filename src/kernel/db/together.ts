import { Transaction, type CompiledQuery, type KyselyPlugin, type QueryExecutor, type QueryResult } from 'kysely'
import type { Reach } from '#kernel/pure/actor.ts'
import type { Tables } from './tables.ts'

/**
 * Many acts in one transaction, with fewer messages to the database. Within it
 * - rows that are only inserted wait and are written many at once, before any other statement is sent;
 * - the same question is asked once, until something is written to a table it names, and at most for some hundred acts;
 * - what the reader may see is set when a statement is sent, not each time it changes.
 * What the acts do stays the same, and so does the order where it matters: a row that refers to one waiting in a later group
 * goes into a group behind that.
 */
export type Together = {
  tx: Transaction<Tables>
  /** Writes what waits and forgets all answers. */
  flush: () => Promise<void>
  /** After a rollback to a savepoint: what waited, what was known and what was set are gone. */
  forget: () => void
}

type Waiting = { shape: InsertShape; parameters: unknown[][]; ids: Set<string> }

type InsertShape = { table: string; head: string; columns: number; id: number }

type Answer = { result: QueryResult<unknown>; words: ReadonlySet<string> }

type ReachSetting = { reach: Reach; personId: string | null }

const MOST_WAITING = 500
const MOST_GROUPS = 50
const ID_LENGTH = 36
const MOST_PARAMETERS = 30_000

const PLAIN_INSERT = /^(insert into "(\w+)" \(([^)]*)\) values )([\s(),$\d]+)$/

const shapeOf = (sql: string): InsertShape | null => {
  const found = PLAIN_INSERT.exec(sql)
  if (!found) return null
  const [, head = '', table = '', columns = ''] = found
  const names = columns.split(',').map((name) => name.trim().replaceAll('"', ''))
  return { table, head, columns: names.length, id: names.indexOf('id') }
}

const ASKS_ONLY = /^\s*(?:select|with recursive)\b/i
const CHANGES_OR_LOCKS =
  /\b(?:for (?:no key )?update|for (?:key )?share|insert|update|delete|nextval|pg_notify|set_config|clock_timestamp|random)\b/i

/** Our functions that read tables their statement does not name: what they answer is never kept. */
export const READS_UNNAMED = [
  'assurance_unit',
  'cases_holding',
  'compliance_posts_of',
  'home_unit',
  'inherited_controls',
  'personnel_facts',
  'pledge_setting',
  'pledge_turn_day',
  'pledge_units_of',
  'provided_controls',
  'search_cases',
  'unit_facts',
  'unit_shown',
] as const
const READS_MORE = new RegExp(String.raw`\b(?:${READS_UNNAMED.join('|')})\s*\(`)

const wordsOf = (sql: string): ReadonlySet<string> => new Set(sql.match(/\w+/g))

type Highest = { value: number; write: (value: number) => Promise<unknown> }

class Outgoing {
  wanted: ReachSetting | null = null
  #set: ReachSetting | null = null
  readonly #waiting: Waiting[] = []
  readonly #answers = new Map<string, Answer>()
  readonly highest = new Map<string, Highest>()
  readonly #shapes = new Map<string, InsertShape | null>()
  readonly #setReach: (of: ReachSetting) => Promise<void>
  readonly #send: (sql: string, parameters: readonly unknown[]) => Promise<unknown>

  constructor(
    setReach: (of: ReachSetting) => Promise<void>,
    send: (sql: string, parameters: readonly unknown[]) => Promise<unknown>,
  ) {
    this.#setReach = setReach
    this.#send = send
  }

  async execute<R>(inner: QueryExecutor, query: CompiledQuery<R>): Promise<QueryResult<R>> {
    const shape = this.#shapeOf(query)
    if (shape) {
      await this.#keep(shape, query.parameters)
      return { rows: [], numAffectedRows: 1n }
    }
    if (!ASKS_ONLY.test(query.sql) || CHANGES_OR_LOCKS.test(query.sql)) {
      await this.flush()
      await this.#reach()
      return inner.executeQuery(query)
    }
    const key = `${JSON.stringify(this.wanted)}|${inner.plugins.length}|${query.sql}|${JSON.stringify(query.parameters)}`
    let answer = this.#answers.get(key)
    if (!answer) {
      await this.#write()
      await this.#reach()
      answer = { result: await inner.executeQuery(query), words: wordsOf(query.sql) }
      if (!READS_MORE.test(query.sql)) this.#answers.set(key, answer)
    }
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the same statement has the same rows
    return { ...answer.result, rows: answer.result.rows.map((row) => ({ ...(row as object) })) as R[] }
  }

  async flush(): Promise<void> {
    const highest = [...this.highest.values()]
    this.highest.clear()
    for (const { value, write } of highest) await write(value)
    await this.#write()
    this.#answers.clear()
  }

  forget(): void {
    this.highest.clear()
    this.#waiting.length = 0
    this.#answers.clear()
    this.#set = null
  }

  async #reach() {
    if (this.wanted === null || this.wanted === this.#set) return
    await this.#setReach(this.wanted)
    this.#set = this.wanted
  }

  #shapeOf(query: CompiledQuery): InsertShape | null {
    if (query.query.kind !== 'InsertQueryNode') return null
    const known = this.#shapes.get(query.sql)
    if (known !== undefined) return known
    const shape = shapeOf(query.sql)
    this.#shapes.set(query.sql, shape)
    return shape
  }

  async #keep(shape: InsertShape, parameters: readonly unknown[]) {
    const place = this.#waiting.findLastIndex((w) => w.shape.head === shape.head)
    const known = this.#waiting[place]
    const later = this.#waiting.slice(place + 1)
    const refers = later.some(({ ids }) =>
      parameters.some((p) => typeof p === 'string' && p.length === ID_LENGTH && ids.has(p)),
    )
    const group = known && !refers ? known : { shape, parameters: [], ids: new Set<string>() }
    if (group !== known) this.#waiting.push(group)
    for (let at = 0; at < parameters.length; at += shape.columns) {
      const row = parameters.slice(at, at + shape.columns)
      group.parameters.push(row)
      if (shape.id >= 0) group.ids.add(String(row[shape.id]))
    }
    for (const [key, { words }] of this.#answers) if (words.has(shape.table)) this.#answers.delete(key)
    if (group.parameters.length >= MOST_WAITING || this.#waiting.length >= MOST_GROUPS) await this.#write()
  }

  async #write() {
    if (this.#waiting.length === 0) return
    await this.#reach()
    for (const { shape, parameters } of this.#waiting.splice(0)) {
      const atOnce = Math.floor(MOST_PARAMETERS / shape.columns)
      for (let from = 0; from < parameters.length; from += atOnce)
        await this.#insert(shape, parameters.slice(from, from + atOnce))
    }
  }

  #insert(shape: InsertShape, rows: readonly unknown[][]) {
    const tuples = rows.map(
      (_, nth) =>
        `(${Array.from({ length: shape.columns }, (__, at) => `$${nth * shape.columns + at + 1}`).join(',')})`,
    )
    return this.#send(shape.head + tuples.join(','), rows.flat())
  }
}

class TogetherExecutor implements QueryExecutor {
  readonly #inner: QueryExecutor
  readonly #outgoing: Outgoing

  constructor(inner: QueryExecutor, held: Outgoing) {
    this.#inner = inner
    this.#outgoing = held
  }

  get adapter() {
    return this.#inner.adapter
  }

  get plugins() {
    return this.#inner.plugins
  }

  transformQuery: QueryExecutor['transformQuery'] = (node, queryId) => this.#inner.transformQuery(node, queryId)

  compileQuery: QueryExecutor['compileQuery'] = (node, queryId) => this.#inner.compileQuery(node, queryId)

  provideConnection: QueryExecutor['provideConnection'] = (consumer) => this.#inner.provideConnection(consumer)

  executeQuery: QueryExecutor['executeQuery'] = (query) => this.#outgoing.execute(this.#inner, query)

  async *stream<R>(query: CompiledQuery<R>, chunkSize: number): AsyncIterableIterator<QueryResult<R>> {
    await this.#outgoing.flush()
    yield* this.#inner.stream(query, chunkSize)
  }

  withConnectionProvider: QueryExecutor['withConnectionProvider'] = (provider) =>
    new TogetherExecutor(this.#inner.withConnectionProvider(provider), this.#outgoing)

  withPlugin = (plugin: KyselyPlugin) => new TogetherExecutor(this.#inner.withPlugin(plugin), this.#outgoing)

  withPlugins = (plugins: readonly KyselyPlugin[]) =>
    new TogetherExecutor(this.#inner.withPlugins(plugins), this.#outgoing)

  withPluginAtFront = (plugin: KyselyPlugin) =>
    new TogetherExecutor(this.#inner.withPluginAtFront(plugin), this.#outgoing)

  withoutPlugins = () => new TogetherExecutor(this.#inner.withoutPlugins(), this.#outgoing)
}

const outgoing = new WeakMap<object, Outgoing>()

/** Whether acts of this transaction are written together; true also for its views without plugins. */
export const writesTogether = (tx: { getExecutor: () => QueryExecutor }): boolean =>
  tx.getExecutor() instanceof TogetherExecutor

/** Takes note of whom the next statements are for, in a transaction whose acts are written together. */
export const reachLater = (tx: object, of: ReachSetting): boolean => {
  const held = outgoing.get(tx)
  if (!held) return false
  if (JSON.stringify(held.wanted) !== JSON.stringify(of)) held.wanted = of
  return true
}

/** Keeps only the highest value of several that would be written one after another; false where nothing waits in this transaction. */
export const highestLater = (
  tx: object,
  key: string,
  value: number,
  write: (value: number) => Promise<unknown>,
): boolean => {
  const held = outgoing.get(tx)
  if (!held) return false
  if (value > (held.highest.get(key)?.value ?? 0)) held.highest.set(key, { value, write })
  return true
}

/** The same transaction, for many acts. `setReach` sends the settings at once. */
export const together = (tx: Transaction<Tables>, setReach: (of: ReachSetting) => Promise<void>): Together => {
  const inner = tx.getExecutor()
  const bare = inner.withoutPlugins()
  const held = new Outgoing(setReach, (sql, parameters) =>
    bare.executeQuery({
      sql,
      parameters,
      query: { kind: 'RawNode', sqlFragments: [sql], parameters: [] },
      queryId: { queryId: 'together' },
    }),
  )
  // Only the executor is ever asked within a transaction; the others serve to begin and end one.
  const nothing = {} as never
  const both = new Transaction<Tables>({
    config: nothing,
    driver: nothing,
    dialect: nothing,
    executor: new TogetherExecutor(inner, held),
  })
  outgoing.set(both, held)
  return { tx: both, flush: () => held.flush(), forget: () => held.forget() }
}
