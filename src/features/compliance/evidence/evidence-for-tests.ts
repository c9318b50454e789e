import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { act } from '#kernel/act/act.ts'
import { anOffice } from '#kernel/act/act.builders.ts'
import { readAs } from '#kernel/db/database.ts'
import type { Product } from '#kernel/http/product.ts'
import { newId } from '#kernel/id.ts'
import { openLedgerKey } from '#kernel/ledger/key.ts'
import { exportCaseProof } from '#kernel/ledger/proof.ts'
import { sealPending } from '#kernel/ledger/seal.ts'
import { productOf } from '#kernel/product-of.ts'
import type { Actor } from '#kernel/pure/actor.ts'
import { WorkCancelled, type Progress } from '#kernel/worker/work.ts'
import { mediaFeature } from '#features/media/feature.ts'
import { NOW, officer, PLANNING } from '#features/media/people-for-tests.ts'
import { evidenceFeature } from './feature.ts'
import { makingWork } from './making/make-pack.ts'
import { partOf } from './making-store.ts'
import { loadPack } from './store.ts'

export const ASKED = {
  rules: ['R049', 'R050', 'R054'],
  units: [PLANNING.id],
  systems: [],
  fromOn: '令和8年4月1日',
  toOn: '令和9年3月31日',
  purpose: '定期監査への提出',
}

export type EvidenceWorld = Awaited<ReturnType<typeof evidenceWorld>>

/** An office of two units with media, a ledger that is sealed, and a printer that prints one line. */
export const evidenceWorld = async () => {
  const office = await anOffice()
  const place = await mkdtemp(join(tmpdir(), 'mamori-evidence-'))
  const key = await openLedgerKey(place)
  const clock = () => NOW
  const product: Product = productOf({
    db: office.db,
    features: [mediaFeature({ clock }), evidenceFeature({ clock })],
    printer: {
      print: (template) => Promise.resolve(Buffer.from(`%PDF of ${template}`)),
      waiting: () => 0,
      stop: () => Promise.resolve(),
    },
    clock,
    demo: false,
    asset: (name) => name,
    log: () => {},
    ledger: {
      headSize: () => 0,
      checkedAt: () => null,
      faultless: () => null,
      caseProof: (tx, caseId, under = {}) => exportCaseProof(tx, caseId, { ...under, publicKeys: key.known }),
    },
    version: '0',
  })
  const stopping = new AbortController()
  const sealer = (async () => {
    while (!stopping.signal.aborted) {
      await sealPending(office.db, key)
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
  })()
  const act1 = (name: string, actor: Actor, given: { caseId?: string; input?: object; requestKey?: string }) =>
    act(product.db, product.bindings, {
      process: 'compliance.evidence-pack',
      act: name,
      caseId: given.caseId ?? null,
      input: { ...given.input },
      actor,
      at: NOW,
    })
  const asks = async (actor: Actor = officer, given: Partial<typeof ASKED> = {}): Promise<string> => {
    const outcome = await act1('ask', actor, { input: { ...ASKED, ...given } })
    if (outcome.kind !== 'done') throw new Error(JSON.stringify(outcome))
    return outcome.caseId
  }
  const work = makingWork
  const makes = (packId: string, actor: Actor = officer, progress: Progress = () => Promise.resolve()) =>
    work.run({ id: newId(), data: { packId }, actor, product, progress, signal: new AbortController().signal })
  const pack = (id: string, actor: Actor = officer) => readAs(product.db, actor, (tx) => loadPack(tx, id))
  const bytes = async (id: string, actor: Actor = officer): Promise<Buffer> => {
    const parts: Buffer[] = []
    for (;;) {
      const part = await readAs(product.db, actor, (tx) => partOf(tx, id, parts.length))
      if (part === null) return Buffer.concat(parts)
      parts.push(part)
    }
  }
  return {
    office,
    product,
    key,
    place,
    act: act1,
    asks,
    makes,
    pack,
    bytes,
    /** The archive as a file. */
    file: async (content: Buffer): Promise<string> => {
      const path = join(place, `${newId()}.zip`)
      await writeFile(path, content)
      return path
    },
    cancelling: (): Promise<void> => Promise.reject(new WorkCancelled()),
    close: async () => {
      stopping.abort()
      await sealer
      await office.close()
      await rm(place, { recursive: true })
    },
  }
}
