import { act } from '#kernel/act/act.ts'
import { EVERYTHING, readAs, writeAs } from '#kernel/db/database.ts'
import type { Product } from '#kernel/http/product.ts'
import { addDays, dayOf } from '#kernel/pure/day.ts'
import type { Actor } from '#kernel/pure/actor.ts'
import type { RoleKey } from '#directive/roles.ts'
import { loadActor } from '#features/organisation/actor-store.ts'
import { takeText } from '#features/risk/controls/catalogue/take-file.ts'
import { sampleCatalogue, sampleProfile } from '#features/risk/controls/sample/documents.ts'
import { editMany } from '#features/risk/controls/sheet/edit.ts'
import type { Many } from '#features/risk/controls/sheet/edit-input.ts'
import { clock, workday } from './office.ts'

const EVERYBODY = { reach: EVERYTHING, personId: null }

/** A common base others inherit from, and a system of its own (rows of 付紙第１). */
const BASE = 5
const SYSTEM = 2

const systemOf = async ({ db }: Product, annexNumber: number): Promise<string> =>
  (
    await readAs(db, EVERYBODY, (tx) =>
      tx.selectFrom('system').select('id').where('annexNumber', '=', annexNumber).executeTakeFirstOrThrow(),
    )
  ).id

const holderOf = async (of: Product, role: RoleKey, systemId: string | null, at: Date): Promise<Actor> => {
  const holder = await readAs(of.db, EVERYBODY, async (tx) => {
    const row = await tx
      .selectFrom('appointment as a')
      .innerJoin('incumbency as i', 'i.postId', 'a.postId')
      .select('i.personId')
      .where('a.role', '=', role)
      .$if(systemId !== null, (q) => q.where('a.systemId', '=', systemId ?? ''))
      .where('i.endsOn', 'is', null)
      .orderBy('i.id')
      .executeTakeFirstOrThrow()
    return loadActor(tx, row.personId, dayOf(at))
  })
  if (!holder) throw new Error(`the sample organisation has nobody as ${role}`)
  return holder
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

const REASONS = {
  confidentialityReason: '業務の予定が知られると、任務に支障がある。',
  integrityReason: '連絡の内容が書き換えられると、誤った判断を招く。',
  availabilityReason: '半日までは、他の手段で代えられる。',
}

/** The sample lists are taken in, two systems choose from them, and the first things are written of their controls. */
export const tellControls = async (of: Product, say: (line: string) => void): Promise<void> => {
  const day = workday(addDays(dayOf(of.clock()), -60))
  const at = (hour: number, minute = 0) => clock(day, hour, minute)
  const does = async (
    actor: Actor,
    process: string,
    name: string,
    when: Date,
    from: Record<string, string>,
    input = {},
  ) => {
    const command = { process, act: name, caseId: null, from, input, actor, at: when }
    const outcome = await act(of.db, of.bindings, command)
    if (outcome.kind !== 'done') throw new Error(`${name}: ${JSON.stringify(outcome)}`)
  }
  const planner = await holderOf(of, 'J6P', null, at(9))
  const takes = async (text: string, fileName: string, when: Date) => {
    const taken = await takeText(of.db, text, { actor: planner, at: when, fileName })
    if (!taken.ok) throw new Error(taken.faults.join(' '))
    await does(planner, 'risk.catalogue', 'import', when, { source: taken.sourceId })
  }
  await takes(sampleCatalogue(), 'sample-catalog.json', at(9))
  await takes(sampleProfile(), 'sample-low-profile.json', at(9, 10))
  const lists = await readAs(of.db, EVERYBODY, (tx) => tx.selectFrom('controlCatalog').select(['id', 'kind']).execute())
  const listOf = (kind: string) => lists.find((l) => l.kind === kind)?.id ?? ''
  const [base, system] = await Promise.all([systemOf(of, BASE), systemOf(of, SYSTEM)])
  const chooses = async (systemId: string, when: Date, input: object) =>
    does(
      await holderOf(of, 'SYS_DEV', systemId, when),
      'risk.baseline',
      'choose',
      when,
      { system: systemId },
      {
        ...REASONS,
        ...input,
      },
    )
  const writes = async (systemId: string, controlIds: readonly string[], said: Partial<Many>, when: Date) => {
    const actor = await holderOf(of, 'SYS_DEV', systemId, when)
    const editing = { systemId, actor, at: when, underReview: async () => new Set<string>() }
    await writeAs(of.db, actor, (tx) => editMany(tx, editing, controlIds, { ...NOTHING, ...said }))
  }
  const levels = { confidentiality: 'moderate', integrity: 'moderate', availability: 'low' }
  await chooses(base, at(10), { catalogId: listOf('catalog'), ...levels, provides: true })
  await chooses(system, at(10, 20), { catalogId: listOf('profile'), ...levels, integrity: 'high', provides: false })
  await writes(
    base,
    ['pe-3', 'pe-12', 'sc-7', 'at-2', 'ir-6'],
    { status: 'implemented', description: '基盤の共通の仕組みで行う。運用室の規則による。' },
    at(11),
  )
  await writes(system, ['pe-3', 'at-2', 'ir-6'], { applicability: 'inherited', inheritedFrom: base }, at(13))
  await writes(system, ['mp-7'], { applicability: 'excluded', reason: '媒体をつなぐ口がない。' }, at(13, 10))
  await writes(
    system,
    ['ac-2', 'ac-3', 'ia-2', 'ia-5', 'cm-2'],
    { status: 'implemented', description: '利用者の登録簿と設定書に定め、運用班が行う。', evidence: '設定書3.2' },
    at(13, 20),
  )
  await writes(system, ['ca-7', 'au-6', 'cm-8', 'ra-5'], { status: 'planned', responsibility: 'ops' }, at(13, 30))
  await writes(
    system,
    ['si-2', 'cp-9'],
    { status: 'partial', responsibility: 'ops', description: '端末は毎月。サーバーは手順を作成中。' },
    at(13, 40),
  )
  say('セキュリティ管理策')
}
