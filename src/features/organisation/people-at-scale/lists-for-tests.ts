import { setTimeout as sleep } from 'node:timers/promises'
import { readAs, writeAs } from '#kernel/db/database.ts'
import type { Product } from '#kernel/http/product.ts'
import { productOf } from '#kernel/product-of.ts'
import type { Actor } from '#kernel/pure/actor.ts'
import { anOrganisation, FOUNDED, NOON, TODAY, type Trial } from '../organisation.builders.ts'
import { SET_UP_ACTOR } from '../set-up/run.ts'
import { keepList, PRODUCT } from './keep-list.ts'
import { changeUpload, uploadOf, type Upload } from './uploads-store.ts'
import type { ListKind, ListScope } from './words.ts'

export type Office = Trial & {
  keeper: Actor
  product: Product
  /** Brings a list of these lines, and has it compared. */
  bring: (lines: readonly string[], of?: { kind?: ListKind; scope?: ListScope }) => Promise<Upload>
  apply: (upload: Upload, ticks?: { leaveOutBad?: boolean; leaversSeen?: boolean }) => Promise<Upload>
  /** The same, by a process that is killed when half of it is written. */
  applyDying: (upload: Upload) => Promise<Upload>
  /** What the next process does with it. */
  applyAgain: (upload: Upload) => Promise<Upload>
}

export const HEADINGS = '職員番号,氏名,よみ,階級,所属,区分,日付,外部ID'

async function* piecesOf(text: string): AsyncGenerator<Uint8Array> {
  const bytes = Buffer.from(text)
  // Odd pieces, so that characters are cut in two.
  for (let at = 0; at < bytes.length; at += 777) {
    await sleep(0)
    yield bytes.subarray(at, at + 777)
  }
}

/** An organisation with somebody who keeps it, and lists brought and carried out by the real steps. */
export const anOffice = async (): Promise<Office> => {
  const trial = await anOrganisation()
  const unit = await trial.run(
    'organisation.unit',
    'establish',
    null,
    {},
    {
      name: '見本隊',
      abbreviation: '見',
      kind: 'organisation',
      parentId: null,
      startsOn: FOUNDED,
      inferred: null,
    },
  )
  const personId = await trial.run(
    'organisation.person',
    'register',
    null,
    {},
    {
      kind: 'staff',
      serviceNumber: null,
      rank: '',
      name: '管理 一郎',
      kana: 'かんり いちろう',
      homeUnitId: unit,
      startsOn: FOUNDED,
    },
  )
  const keeper: Actor = { ...SET_UP_ACTOR, personId, name: '管理 一郎' }
  const product = productOf({
    db: trial.db,
    features: [trial.feature],
    printer: { print: () => Promise.reject(new Error()), waiting: () => 0, stop: () => Promise.resolve() },
    clock: () => NOON,
    demo: false,
    asset: (name) => name,
    log: () => {},
    ledger: { headSize: () => 0, checkedAt: () => null, faultless: () => null, caseProof: () => Promise.resolve(null) },
    version: '0',
  })
  const work = async (kind: string, uploadId: string, dies = false) => {
    const { signal } = dies ? { signal: AbortSignal.abort() } : new AbortController()
    const found = trial.feature.work?.find((one) => one.kind === kind)
    const progress = (done: number) => (dies && done > 0 ? Promise.reject(new Error('killed')) : Promise.resolve())
    await found?.run({ id: uploadId, data: { uploadId }, actor: keeper, product, progress, signal })
    const upload = await readAs(trial.db, PRODUCT, (tx) => uploadOf(tx, uploadId))
    if (!upload) throw new Error('the list is gone')
    return upload
  }
  return {
    ...trial,
    keeper,
    product,
    bring: async (lines, { kind = 'people', scope = 'part' } = {}) => {
      const pieces = piecesOf(lines.join('\r\n'))
      const id = await keepList(trial.db, keeper, { kind, scope, asOf: TODAY, fileName: 'list.csv', pieces, at: NOON })
      return work('people.compare', id ?? '')
    },
    applyDying: async (upload) => {
      await writeAs(trial.db, PRODUCT, (tx) => changeUpload(tx, upload.id, ['compared'], { state: 'applying' }))
      return work('people.apply', upload.id, true)
    },
    applyAgain: (upload) => work('people.apply', upload.id),
    apply: async (upload, { leaveOutBad = false, leaversSeen = false } = {}) => {
      await writeAs(trial.db, PRODUCT, (tx) =>
        changeUpload(tx, upload.id, ['compared'], { state: 'applying', leaveOutBad, leaversSeen }),
      )
      return work('people.apply', upload.id)
    },
  }
}
