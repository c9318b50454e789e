import { z } from 'zod'
import { act } from '#kernel/act/act.ts'
import type { NotDone } from '#kernel/act/outcome.ts'
import { readAs, writeAs, type Database, type Tx } from '#kernel/db/database.ts'
import { newId } from '#kernel/id.ts'
import { unitsStanding } from '../import/standing.ts'
import type { AnyWork, Progress, Running, WorkKind } from '#kernel/worker/work.ts'
import type { Custody } from '../custody.ts'
import { comparePeople, joinByWhole, nameBadPeople, sumsOf } from './compare-people-store.ts'
import { keepUnitPlan, knownUnits } from './compare-units-store.ts'
import { PRODUCT } from './keep-list.ts'
import { missingFrom, tellLeavers, unnumberedPeople, whatHolds } from './leavers-store.ts'
import { changesOf } from './model.ts'
import { planUnits } from './plan-units.ts'
import { NoList, readList, type ReadLine } from './read-list.ts'
import { stagePeople } from './stage-people-store.ts'
import type { ApplyProgress } from './store.ts'
import { changeUpload, forgetFile, forgetFindings, uploadOf, type Upload, type UploadState } from './uploads-store.ts'
import { unitIndex } from './units-by-name.ts'

const Data = z.object({ uploadId: z.string() })

type Data = z.output<typeof Data>

const MOST_UNITS = 50_000

const href = ({ uploadId }: Data) => `/people-import/${uploadId}`

const change = (db: Database, id: string, from: readonly UploadState[], to: Parameters<typeof changeUpload>[3]) =>
  writeAs(db, PRODUCT, (tx) => changeUpload(tx, id, from, to))

const upload = (db: Database, id: string) => readAs(db, PRODUCT, (tx) => uploadOf(tx, id))

const comparedPeople = async (db: Database, of: Upload, custody: Custody, progress: Progress) => {
  const units = unitIndex(await readAs(db, PRODUCT, unitsStanding))
  let rowCount = 0
  let format = ''
  for await (const part of readList(db, of)) {
    await writeAs(db, PRODUCT, (tx) => stagePeople(tx, of.id, part.lines, units))
    rowCount += part.lines.length
    ;({ format } = part)
    await progress(rowCount, null)
  }
  if (rowCount === 0) throw new NoList(['見出しの下に、行がありません。'])
  await progress(rowCount, rowCount, '登録されているものと突き合わせています')
  await writeAs(db, PRODUCT, async (tx) => {
    await joinByWhole(tx)
    await nameBadPeople(tx, of.id, of.asOf)
    await comparePeople(tx, of.id, of.asOf)
  })
  if (of.scope === 'whole') await findLeavers(db, of, custody, progress)
  const unnumbered = await readAs(db, PRODUCT, unnumberedPeople)
  return { rowCount, format, unnumbered }
}

const findLeavers = async (db: Database, of: Upload, custody: Custody, progress: Progress) => {
  let before = 0
  for (let after = ''; ;) {
    const next = await writeAs(db, PRODUCT, async (tx) => {
      const leavers = await missingFrom(tx, of.id, after)
      const ids = leavers.map((leaver) => leaver.id)
      const why = await whatHolds(tx, custody, ids, of.asOf)
      if (leavers.length > 0) await tellLeavers(tx, { uploadId: of.id, asOf: of.asOf, before }, leavers, why)
      return leavers
    })
    const last = next.at(-1)
    if (!last) return
    before += next.length
    after = last.code
    await progress(before, null, '名簿にいない人を確かめています')
  }
}

const comparedUnits = async (db: Database, of: Upload, progress: Progress) => {
  const lines: ReadLine[] = []
  let format = ''
  for await (const part of readList(db, of)) {
    lines.push(...part.lines)
    ;({ format } = part)
    if (lines.length > MOST_UNITS) throw new NoList([`部隊等の名簿は${MOST_UNITS.toLocaleString('ja-JP')}行までです。`])
    await progress(lines.length, null)
  }
  if (lines.length === 0) throw new NoList(['見出しの下に、行がありません。'])
  const known = await readAs(db, PRODUCT, knownUnits)
  const plan = planUnits(known, lines, { whole: of.scope === 'whole', asOf: of.asOf, newId: () => newId() })
  await writeAs(db, PRODUCT, (tx) => keepUnitPlan(tx, of.id, plan))
  return { rowCount: lines.length, format, unnumbered: 0 }
}

/** Reads a list from its beginning and sets it against what is registered; a process that dies leaves it to be done anew. */
const compare = async ({ product, data, progress, signal }: Running<Data>, custody: Custody): Promise<void> => {
  const { db } = product
  const of = await upload(db, data.uploadId)
  if (of?.state !== 'reading') return
  await writeAs(db, PRODUCT, (tx) => forgetFindings(tx, of.id))
  try {
    await progress(0, null, 'ファイルを読んでいます')
    const found = await (of.kind === 'people'
      ? comparedPeople(db, of, custody, progress)
      : comparedUnits(db, of, progress))
    const sums = await readAs(db, PRODUCT, (tx) => sumsOf(tx, of.id, found.rowCount))
    await change(db, of.id, ['reading'], { ...found, ...sums, state: 'compared', problems: [] })
  } catch (error) {
    if (signal.aborted) throw error
    const problems = error instanceof NoList ? error.problems : ['読込みを途中でやめました。']
    await writeAs(db, PRODUCT, async (tx) => {
      await changeUpload(tx, of.id, ['reading'], { state: 'unreadable', problems: problems.slice(0, 20) })
      await forgetFindings(tx, of.id)
    })
    if (!(error instanceof NoList)) throw error
  }
}

const sentencesOf = (outcome: NotDone): readonly string[] => {
  if (outcome.kind === 'invalid') return Object.values(outcome.fields)
  if (outcome.kind === 'absent') return ['名簿が見つからないか、今の官職では取り込めません。']
  return outcome.refusals.map((r) => `${r.sentence}${r.remedy?.text ?? ''}`)
}

/**
 * Carries a list out by its one act. The act is a transaction: killed in its middle it leaves nothing and is begun anew;
 * killed after its end it is known by its request key and not done again.
 */
const apply = async (
  { product, actor, data, progress, signal }: Running<Data>,
  telling: ApplyProgress,
): Promise<void> => {
  const { db, bindings } = product
  const of = await upload(db, data.uploadId)
  if (of?.state === 'applied') return writeAs(db, PRODUCT, (tx) => forgetFile(tx, of.id))
  if (of?.state !== 'applying') return
  const total = changesOf(of) + (of.kind === 'people' ? of.staying : 0)
  telling.set(of.id, (done) => progress(Math.min(done, total), total))
  const stopped = (problems: readonly string[]) =>
    change(db, of.id, ['applying'], { state: 'compared', problems: problems.slice(0, 20) })
  try {
    await progress(0, total, '登録が変わっていないことを確かめています')
    const outcome = await act(db, bindings, {
      process: 'organisation.personnel-import',
      act: 'apply',
      caseId: null,
      from: { upload: of.id },
      input: { digest: of.digest ?? '', leaveOutBad: of.leaveOutBad, leaversSeen: of.leaversSeen },
      actor,
      at: product.clock(),
      requestKey: `personnel-import ${of.id} ${of.digest ?? ''}`,
    })
    if (outcome.kind === 'done') await writeAs(db, PRODUCT, (tx: Tx) => forgetFile(tx, of.id))
    else await stopped(sentencesOf(outcome))
  } catch (error) {
    if (!signal.aborted) await stopped(['取込みを途中でやめました。どれも取り込んでいません。'])
    throw error
  } finally {
    telling.delete(of.id)
  }
}

const kindOf = (
  kind: string,
  title: string,
  unit: string,
  run: (of: Running<Data>) => Promise<void>,
): WorkKind<Data> => ({
  kind,
  title,
  data: Data,
  unit,
  href,
  run,
})

/** The two long steps of a list. */
export const personnelWork = (custody: Custody, telling: ApplyProgress): readonly AnyWork[] => [
  kindOf('people.compare', '名簿：読んで突き合わせる', '行', (of) => compare(of, custody)),
  kindOf('people.apply', '名簿：取り込む', '件', (of) => apply(of, telling)),
]
