import { act } from '#kernel/act/act.ts'
import { bindingsOf } from '#kernel/act/binding.ts'
import type { Outcome } from '#kernel/act/outcome.ts'
import type { Actor } from '#kernel/pure/actor.ts'
import { dayOf } from '#kernel/pure/day.ts'
import { newId } from '#kernel/id.ts'
import { controlsWorld } from '../../controls/controls-for-tests.ts'
import { sampleCatalogue } from '../../controls/sample/documents.ts'
import { cert, dev, NOW, SYSTEM } from '../../documents/documents-for-tests.ts'
import { planItemBinding } from '../../plan/store.ts'
import { exportOscal } from '../export.ts'
import { type Exported } from '../exports.ts'
import type { OscalImport } from './model.ts'
import { receiveOscal } from './receive.ts'
import { draftImport, oscalImportBinding } from './store.ts'
import { uploadOf } from './uploads-store.ts'

type Given = { by?: Actor; systemId?: string; name?: string }

// oxlint-disable-next-line typescript/no-explicit-any -- tests change any place of a document
export type Loose = any

/** A system with controls, a plan of assessment and a report, and what goes out and comes in of it. */
export const takeInWorld = async () => {
  const w = await controlsWorld()
  await w.brings(sampleCatalogue(), 'a.json')
  await w.chooses('catalog')
  const clock = () => NOW
  const bindings = bindingsOf([planItemBinding(clock), oscalImportBinding(clock)])
  const { world } = w

  const brought = async (
    file: string | Uint8Array | object,
    { by = dev, systemId = SYSTEM.id, name = 'a.json' }: Given = {},
  ) => {
    const bytes =
      file instanceof Uint8Array ? file : Buffer.from(typeof file === 'string' ? file : JSON.stringify(file))
    const pieces = (async function* () {
      yield bytes
    })()
    return receiveOscal(world.db, { fileName: name, pieces }, { systemId, actor: by, at: NOW })
  }

  const previewOf = (uploadId: string, by: Actor = dev): Promise<OscalImport | null> =>
    world.read(by, (tx) => draftImport(tx, { id: newId(NOW), uploadId, actor: by, at: NOW, lock: false }))

  const shown = async (file: string | Uint8Array | object, given: Given = {}): Promise<OscalImport> => {
    const found = await previewOf(await brought(file, given), given.by)
    if (!found) throw new Error('the file was refused')
    return found
  }

  const saidOf = async (uploadId: string, by: Actor = dev) =>
    (await world.read(by, (tx) => uploadOf(tx, uploadId)))?.said ?? []

  const applied = (m: OscalImport, by: Actor = dev, more: Record<string, unknown> = {}): Promise<Outcome> => {
    const { sha256, newLines, changedLines, leftLines } = m
    return act(world.db, bindings, {
      process: 'risk.oscal-import',
      act: 'apply',
      caseId: null,
      from: { upload: m.uploadId },
      input: { sha256, newLines, changedLines, leftLines, ...more },
      actor: by,
      at: NOW,
    })
  }

  const exported = async (model: Exported, by: Actor = dev, systemId: string = SYSTEM.id): Promise<Loose> => {
    const found = await world.read(by, (tx) => exportOscal(tx, systemId, model, dayOf(NOW)))
    if (found?.kind !== 'document') throw new Error(`${model}: ${found?.why ?? 'no system'}`)
    return JSON.parse(JSON.stringify(found.document))
  }

  const item = async (input: Record<string, unknown>, name = 'enter', by: Actor = dev): Promise<string> => {
    const from = { system: SYSTEM.id }
    const outcome = await act(world.db, bindings, {
      process: 'risk.plan-item',
      act: name,
      caseId: null,
      from,
      input,
      actor: by,
      at: NOW,
    })
    if (outcome.kind !== 'done') throw new Error(JSON.stringify(outcome))
    return outcome.caseId
  }

  const does = (process: string, name: string, caseId: string, input: Record<string, unknown>, by: Actor = dev) =>
    act(world.db, bindings, { process, act: name, caseId, input, actor: by, at: NOW })

  /** Everything that an import might change, to compare. */
  const everything = async () => {
    const of = async (table: string) =>
      (await world.owner.query<{ t: string }>(`select t::text as t from ${table} t order by 1`)).rows.map((r) => r.t)
    return {
      controls: await of('system_control'),
      changes: await of('system_control_change'),
      assessments: await of('control_assessment'),
      items: await of('plan_item'),
      milestones: await of('plan_milestone'),
      documents: await of('document'),
      entries: await of('ledger_entry'),
      cases: await of('case_file'),
    }
  }

  return { w, world, brought, previewOf, shown, saidOf, applied, exported, item, does, everything, cert }
}

export type TakeInWorld = Awaited<ReturnType<typeof takeInWorld>>

/** How many lines of a preview have which fate. */
export const fates = ({ newLines, changedLines, sameLines, leftLines }: OscalImport) => ({
  new: newLines,
  changed: changedLines,
  same: sameLines,
  left: leftLines,
})

/** One control of a security plan. */
export const requirement = (plan: Loose, id: string): Loose =>
  plan['system-security-plan']['control-implementation']['implemented-requirements'].find(
    (r: Loose) => r['control-id'] === id,
  )
