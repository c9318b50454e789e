import { sql } from 'kysely'
import { z } from 'zod'
import { act } from '#kernel/act/act.ts'
import { readAs, writeAs, EVERYTHING } from '#kernel/db/database.ts'
import { Fault, notFound } from '#kernel/http/fault.ts'
import type { Head } from '#kernel/ledger/head.ts'
import { WorkCancelled, type Running, type WorkKind } from '#kernel/worker/work.ts'
import { beginMaking, keepPart, noteFound } from '../making-store.ts'
import type { Found, Pack } from '../model.ts'
import { NAMES } from '../pack-format.ts'
import { evidencePack } from '../process.ts'
import { chosenEntries, readerOf, scopeOf, type Scope } from '../scope.ts'
import { loadPack } from '../store.ts'
import { openArchive, type Archive } from './archive.ts'
import { awaited, headOfNow } from './scene.ts'
import { writeContents } from './write-contents.ts'

const Data = z.object({ packId: z.string() })
type Making = Running<z.output<typeof Data>>

const PRODUCT = { reach: EVERYTHING, personId: null }

const perform = async ({ product, actor, data }: Making, name: string): Promise<string> => {
  const { db, bindings } = product
  const asked = { process: evidencePack.key, act: name, caseId: data.packId, input: {}, actor, at: product.clock() }
  const outcome = await act(db, bindings, asked)
  if (outcome.kind === 'done') return outcome.entryId
  throw new Fault(
    409,
    outcome.kind === 'refused' ? (outcome.refusals[0]?.sentence ?? '') : 'この証拠一式は、もう作れません。',
  )
}

const note = ({ product, data }: Making, found: Partial<Found>) =>
  writeAs(product.db, PRODUCT, (tx) => noteFound(tx, data.packId, found))

const countCases = async ({ product }: Making, who: Parameters<typeof readAs>[1], scope: Scope, head: Head) =>
  readAs(product.db, who, async (tx) => {
    const { rows } = await sql<{ n: number }>`
      select count(distinct e.case_id)::int as n from ledger_entry e join ledger_leaf l on l.entry_id = e.id
      where l.leaf_index < ${head.size} and ${chosenEntries(scope)}`.execute(tx)
    return rows[0]?.n ?? 0
  })

/** The archive's own case, proven under a head that has the act by which its contents were settled. */
const sealOf = ({ product, data, progress, signal }: Making, entryId: string, head: Head) =>
  awaited(
    async () => {
      const proof = await readAs(product.db, PRODUCT, (tx) =>
        product.ledger.caseProof(tx, data.packId, { printed: { size: head.size, root: head.root } }),
      )
      return proof?.entries.some((entry) => entry.record.id === entryId) === true ? proof : null
    },
    () => progress(0, null),
    signal,
  )

const write = async (making: Making, pack: Pack, archive: Archive): Promise<void> => {
  const { product, actor, progress, signal } = making
  const scope = await readAs(product.db, actor, (tx) => scopeOf(tx, pack))
  const reader = readerOf(actor, scope)
  await progress(0, null, '記録の封かんを待っています。')
  const head = await headOfNow(product.db, () => progress(0, null), signal)
  const cases = await countCases(making, reader.who, scope, head)
  const { manifest, entries } = await writeContents(
    { product, pack, scope, reader, head, cases, progress, at: product.clock() },
    archive,
  )
  await archive.addUnlisted(NAMES.manifest, manifest.text)
  await progress(0, null, '目録を記録に結び付けています。')
  await note(making, { manifestSha256: manifest.sha256, files: archive.listed().length, entries })
  const listed = await perform(making, 'list')
  const seal = await sealOf(making, listed, head)
  await archive.addUnlisted(NAMES.seal, `${JSON.stringify(seal)}\n`)
  const { sha256, bytes } = await archive.end()
  await note(making, { fileSha256: sha256, fileBytes: bytes })
  await perform(making, 'finish')
}

const run = async (making: Making): Promise<unknown> => {
  const { product, actor, data } = making
  const pack = await readAs(product.db, actor, (tx) => loadPack(tx, data.packId))
  if (!pack) throw notFound()
  if (pack.state !== 'asked' && pack.state !== 'listed') return { state: pack.state }
  const scope = await readAs(product.db, actor, (tx) => scopeOf(tx, pack))
  const { reach } = readerOf(actor, scope).actor
  await writeAs(product.db, PRODUCT, (tx) => beginMaking(tx, pack.id, reach))
  const archive = openArchive(product.clock(), (part, nth) =>
    writeAs(product.db, PRODUCT, (tx) => keepPart(tx, pack.id, nth, part)),
  )
  try {
    await write(making, pack, archive)
    return { packId: pack.id }
  } catch (error) {
    archive.abort()
    if (error instanceof WorkCancelled) await perform(making, 'give-up')
    throw error
  }
}

/** Makes an archive in the background as the person who asked for it; begun again from its start after a crash. */
export const makingWork: WorkKind<z.output<typeof Data>> = {
  kind: 'evidence.make',
  title: '証拠一式を作る',
  data: Data,
  href: ({ packId }) => `/evidence/${packId}`,
  run,
}
