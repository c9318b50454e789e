import { createHash } from 'node:crypto'
import { isRuleNumber, ruleOf } from '#directive/rules.ts'
import { canonicalJson } from '#kernel/pure/canonical.ts'
import { readAs } from '#kernel/db/database.ts'
import type { Product } from '#kernel/http/product.ts'
import { signedBytes, type Head } from '#kernel/ledger/head.ts'
import { dayOf } from '#kernel/pure/day.ts'
import { wareki } from '#kernel/pure/wareki.ts'
import type { Actor, Reach } from '#kernel/pure/actor.ts'
import type { SheetTable } from '#kernel/sheet/table.ts'
import { streamCsv } from '#kernel/sheet/write-csv.ts'
import { streamXlsx } from '#kernel/sheet/write-xlsx.ts'
import type { Progress } from '#kernel/worker/work.ts'
import type { Pack } from '../model.ts'
import { FORMAT, NAMES, type Manifest, type Omitted } from '../pack-format.ts'
import type { Scope } from '../scope.ts'
import { MOST_FORMS } from '../words.ts'
import type { Archive } from './archive.ts'
import { casesOf, entriesOf, entriesTable, type EntryLine } from './entries.ts'
import { formsOf } from './forms.ts'
import { indexPage } from './contents-page.tsx'
import { proofLines } from './proofs.ts'
import { registersOf, writeRegister } from './registers.ts'
import { definitionsOf } from '../../bound.ts'
import { statusTable } from './status.ts'
import { verificationFiles } from './verification-files.ts'

export type Contents = {
  product: Product
  pack: Pack
  scope: Scope
  reader: { actor: Actor; who: { reach: Reach; personId: string | null } }
  head: Head
  /** How many cases there are. */
  cases: number
  progress: Progress
  at: Date
}

const SHOWN = 500

/** The lines as they pass, counted by rule; the first of them stay for the index. */
const counting = (lines: AsyncIterable<EntryLine>) => {
  const first: EntryLine[] = []
  const byRule = new Map<string, number>()
  let all = 0
  async function* passing() {
    for await (const line of lines) {
      all += 1
      if (first.length < SHOWN) first.push(line)
      for (const rule of line.rules) byRule.set(rule, (byRule.get(rule) ?? 0) + 1)
      yield line
    }
  }
  return { lines: passing(), first, byRule, all: () => all }
}

const writeEntries = async ({ product, reader, scope, head }: Contents, archive: Archive) => {
  const read = () => entriesOf(product.db, reader.who, scope, head)
  const counted = counting(read())
  const about = (what: string) => ({ title: `記録の表（${what}）`, kind: 'entries' as const })
  await archive.add(`${NAMES.entries}.csv`, about('CSV'), streamCsv(entriesTable(counted.lines)))
  await archive.add(`${NAMES.entries}.xlsx`, about('XLSX'), streamXlsx(entriesTable(read())))
  return counted
}

const writeProofs = async (of: Contents, archive: Archive): Promise<void> => {
  const { product, reader, scope, head, cases, progress } = of
  const { db, ledger } = product
  const told = (done: number) => progress(done, cases, '記録の証明を書いています。')
  const lines = proofLines({ db, ledger, who: reader.who, head, told }, casesOf(db, reader.who, scope, head))
  await archive.add(NAMES.proofs, { title: '記録の証明（案件ごとに1行）', kind: 'proofs' }, lines)
}

const writeForms = async (of: Contents, archive: Archive): Promise<{ forms: number; omitted: readonly Omitted[] }> => {
  const { product, reader, scope, head, cases, progress } = of
  const omitted: Omitted[] = []
  let forms = 0
  let done = 0
  for await (const ids of casesOf(product.db, reader.who, scope, head))
    for (const id of ids) {
      await progress(done, cases, '様式を印刷しています。')
      done += 1
      for await (const form of formsOf(product, reader, id)) {
        if ('fault' in form) omitted.push({ what: form.title, why: form.fault })
        else await archive.add(form.path, { title: form.title, kind: 'form' }, form.pdf)
        forms += 'fault' in form ? 0 : 1
      }
      if (forms < MOST_FORMS || done >= cases) continue
      const why = `様式は${MOST_FORMS.toLocaleString('ja-JP')}枚までにしています。残りは${(cases - done).toLocaleString('ja-JP')}案件です。記録と証明には全て入っています。`
      return { forms, omitted: [...omitted, { what: '残りの案件の様式', why }] }
    }
  return { forms, omitted }
}

const writeRegisters = async ({ product, reader, pack, progress }: Contents, archive: Archive) => {
  const bound = registersOf(product, pack.rules)
  const omitted: Omitted[] = []
  for (const [nth, register] of bound.entries()) {
    await progress(nth, bound.length, '台帳を書き出しています。')
    const fault = await writeRegister(product, reader, register, archive)
    if (fault) omitted.push(fault)
  }
  return { registers: bound.length, omitted }
}

/** How the rules stood at the end of the period, or stand today where that has not come yet. */
const writeStatus = async ({ product, reader, scope, at }: Contents, archive: Archive): Promise<readonly Omitted[]> => {
  const definitions = definitionsOf(product.features)
  const today = dayOf(at)
  const day = scope.toOn < today ? scope.toOn : today
  const write = (ending: 'csv' | 'xlsx', stream: (table: SheetTable) => ReadableStream<Uint8Array>) =>
    readAs(product.db, reader.who, async (tx) => {
      const table = await statusTable(tx, scope, definitions, day)
      const title = `${wareki(day)}の履行状況（${ending.toUpperCase()}）`
      if (table) await archive.add(`status/status.${ending}`, { title, kind: 'status' }, stream(table))
      return table !== null
    })
  const drawn = (await write('csv', (table) => streamCsv(table))) && (await write('xlsx', streamXlsx))
  return drawn ? [] : [{ what: '履行状況', why: '作った時には、まだ計算されていませんでした。' }]
}

const writeHead = async (head: Head, pem: string | null, archive: Archive): Promise<void> => {
  const about = (title: string) => ({ title, kind: 'verification' as const })
  await archive.add(NAMES.head, about('封かん（署名された全体の値）'), `${JSON.stringify(head, null, 1)}\n`)
  await archive.add(NAMES.signed, about('署名した文字列'), signedBytes(head))
  await archive.add(NAMES.signature, about('署名'), Buffer.from(head.signature, 'hex'))
  if (pem !== null) await archive.add(NAMES.key, about('署名の公開鍵'), pem)
}

const sumsOf = (archive: Archive) =>
  archive
    .listed()
    .map((file) => `${file.sha256}  ${file.path}\n`)
    .join('')

/** Writes all that the manifest lists, and gives the manifest. */
export const writeContents = async (
  of: Contents,
  archive: Archive,
): Promise<{ manifest: { text: string; sha256: string }; entries: number }> => {
  const { pack, head, at, product, progress } = of
  await progress(0, null, '記録の表を書いています。')
  const counted = await writeEntries(of, archive)
  await writeProofs(of, archive)
  const { forms, omitted: unprinted } = await writeForms(of, archive)
  const { registers, omitted: unwritten } = await writeRegisters(of, archive)
  const undrawn = await writeStatus(of, archive)
  // The archive's own case is recorded already, under some head: its proof brings the key.
  const own = await readAs(product.db, of.reader.actor, (tx) => product.ledger.caseProof(tx, pack.id, { head }))
  await writeHead(head, own?.publicKey ?? null, archive)
  await verificationFiles(archive)
  const facts: Omit<Manifest, 'format' | 'pack' | 'files'> = {
    madeAt: at.toISOString(),
    askedBy: { post: pack.askedPost, name: pack.askedName },
    purpose: pack.purpose,
    rules: pack.rules.filter(isRuleNumber).map((id) => {
      const { provision, summary } = ruleOf(id)
      return { id, provision, summary, entries: counted.byRule.get(id) ?? 0 }
    }),
    subjects: [...pack.subjects],
    from: pack.fromOn,
    to: pack.toOn,
    head,
    counts: { entries: counted.all(), cases: of.cases, forms, registers },
    omitted: [...unprinted, ...unwritten, ...undrawn],
  }
  const index = indexPage({ ...facts, files: [...archive.listed()] }, counted.first)
  await archive.add(NAMES.index, { title: '目録', kind: 'index' }, index)
  await archive.add(NAMES.sums, { title: 'ファイルのSHA-256', kind: 'verification' }, sumsOf(archive))
  const text = canonicalJson({ format: FORMAT, pack: pack.id, ...facts, files: archive.listed() })
  return { manifest: { text, sha256: createHash('sha256').update(text).digest('hex') }, entries: counted.all() }
}
