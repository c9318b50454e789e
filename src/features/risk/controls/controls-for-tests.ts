import { act } from '#kernel/act/act.ts'
import { bindingsOf } from '#kernel/act/binding.ts'
import type { Outcome } from '#kernel/act/outcome.ts'
import { writeAs } from '#kernel/db/database.ts'
import type { Actor } from '#kernel/pure/actor.ts'
import { dev, documentsWorld, iao, NOW, planner, SYSTEM } from '../documents/documents-for-tests.ts'
import { baselineBinding } from './baseline/store.ts'
import { catalogueBinding } from './catalogue/store.ts'
import { takeText } from './catalogue/take-file.ts'
import { editMany, type Editing } from './sheet/edit.ts'
import type { Many } from './sheet/edit-input.ts'
import { sheetRows } from './sheet/read-store.ts'
import { controlRow } from './sheet/register-store.ts'
import type { Written } from './sheet/row.ts'

type Asked = {
  actor?: Actor
  caseId?: string | null
  from?: Record<string, string>
  input?: Record<string, unknown>
  at?: Date
}

export const levels = {
  confidentiality: 'moderate',
  confidentialityReason: '漏れると支障がある',
  integrity: 'high',
  integrityReason: '誤った判断を招く',
  availability: 'low',
  availabilityReason: '代わりがある',
}

const NOTHING: Many = {
  applicability: null,
  reason: null,
  inheritedFrom: null,
  status: null,
  responsibility: null,
  description: null,
  evidence: null,
}

export const plain = (given: Partial<Written> = {}): Written => ({
  applicability: 'applied',
  reason: null,
  inheritedFrom: null,
  status: 'implemented',
  description: '登録簿による',
  responsibility: 'both',
  evidence: null,
  ...given,
})

export const later = (minutes: number) => new Date(NOW.getTime() + minutes * 60_000)

/** Two systems with the people of a documents' world, and what tests of controls do with them. */
export const controlsWorld = async () => {
  const world = await documentsWorld()
  const reviewed = new Set<string>()
  const underReview: Editing['underReview'] = async () => reviewed
  const bindings = bindingsOf([catalogueBinding, baselineBinding(underReview)])

  const does = (
    process: string,
    name: string,
    { actor = dev, caseId = null, from = {}, input = {}, at = NOW }: Asked,
  ): Promise<Outcome> => act(world.db, bindings, { process, act: name, caseId, from, input, actor, at })

  const brings = async (
    text: string,
    fileName: string,
    actor = planner,
    chosen: Record<string, string> = {},
    at = NOW,
  ) => {
    const taken = await takeText(world.db, text, { actor, at, fileName })
    if (!taken.ok) throw new Error(taken.faults.join())
    return does('risk.catalogue', 'import', { actor, at, from: { ...chosen, source: taken.sourceId } })
  }

  const lists = () =>
    world.read(iao, (tx) =>
      tx.selectFrom('controlCatalog').select(['id', 'kind', 'total', 'title', 'sha256']).orderBy('kind').execute(),
    )

  const rowsOf = (catalogId: string) =>
    world.read(iao, (tx) =>
      tx
        .selectFrom('control')
        .select(['id', 'controlId', 'title', 'removed', 'statement', 'changedAt'])
        .where('catalogId', '=', catalogId)
        .orderBy('sort')
        .execute(),
    )

  const editing = (actor: Actor, systemId = SYSTEM.id, at = NOW): Editing => ({ systemId, actor, at, underReview })

  const writesMany = (
    actor: Actor,
    ids: readonly string[],
    said: Partial<Many>,
    of: { systemId?: string; at?: Date } = {},
  ) => writeAs(world.db, actor, (tx) => editMany(tx, editing(actor, of.systemId, of.at), ids, { ...NOTHING, ...said }))

  const stands = async (controlId: string, systemId = SYSTEM.id, actor = dev) => {
    const row = await world.read(actor, (tx) => controlRow(tx, systemId, controlId))
    if (!row) throw new Error(`no ${controlId}`)
    return row
  }

  const revisionOf = async (controlId: string) =>
    (await world.read(dev, (tx) => sheetRows(tx, SYSTEM.id, [controlId])))[0]?.revision ?? -1

  const chooses = async (kind: string, given: Asked & { provides?: boolean } = {}, systemId = SYSTEM.id) => {
    const list = (await lists()).find((l) => l.kind === kind)
    return does('risk.baseline', 'choose', {
      from: { system: systemId },
      input: { ...levels, catalogId: list?.id ?? '', provides: given.provides ?? false },
      ...given,
    })
  }

  return { world, reviewed, does, brings, lists, rowsOf, editing, writesMany, stands, revisionOf, chooses }
}

export type ControlsWorld = Awaited<ReturnType<typeof controlsWorld>>
