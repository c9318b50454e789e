import { afterAll, beforeAll, expect, test } from 'vitest'
import { dev, OTHER_SYSTEM, stranger, SYSTEM, TODAY } from '../plan/plan-for-tests.ts'
import { planWorld, type PlanWorld } from '../plan/plan-world-for-tests.ts'
import { exportOscal } from './export.ts'
import { EXPORT_KEYS, type Exported } from './exports.ts'
import { readActionPlan } from './read/action-plan.ts'
import { isJson, type Json } from './read/json.ts'

let world: PlanWorld
beforeAll(async () => {
  world = await planWorld()
})
afterAll(() => world.close())

const exported = (model: Exported, by = dev, systemId: string = SYSTEM.id) =>
  world.read(by, (tx) => exportOscal(tx, systemId, model, TODAY))

const documentOf = async (model: Exported): Promise<Json> => {
  const found = await exported(model)
  const json: unknown = found?.kind === 'document' ? JSON.parse(JSON.stringify(found.document)) : null
  if (!isJson(json)) throw new Error(`${model} was not written`)
  return json
}

test('the plan of action leaves with its items as they stand, and the same twice', async () => {
  await world.item('planned')
  await world.item('working')
  const once = await documentOf('plan-of-action-and-milestones')
  const items = readActionPlan(once)
  expect(items.length).toBeGreaterThanOrEqual(2)
  expect(items.every((item) => item.number !== null && item.milestones.length > 0)).toBe(true)
  expect(await documentOf('plan-of-action-and-milestones')).toEqual(once)
})

test('what is not there yet says so, and what another may not see is not there for them', async () => {
  for (const model of EXPORT_KEYS.filter((key) => key !== 'plan-of-action-and-milestones'))
    expect(await exported(model)).toMatchObject({ kind: 'nothing', why: expect.stringContaining('まだ') })
  await world.item('planned')
  expect(await exported('plan-of-action-and-milestones', stranger)).toMatchObject({ kind: 'nothing' })
  expect(await exported('plan-of-action-and-milestones', dev, OTHER_SYSTEM.id)).toMatchObject({ kind: 'nothing' })
})
