import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { namesOpenOn } from '#kernel/open-things.ts'
import type { Actor } from '#kernel/pure/actor.ts'
import { anOrganisedDatabase } from '#features/succession/world-for-tests.ts'
import { anInspection, type Inspection } from '../inspection-for-tests.ts'
import { refusedBy } from '../results/sums-for-tests.ts'
import { openRemedies } from './open-remedies-store.ts'

let office: Awaited<ReturnType<typeof anOrganisedDatabase>>
let world: Inspection
let campaign: string
let unit: string
let officer: Actor
let owner: Actor

beforeAll(async () => {
  office = await anOrganisedDatabase()
  world = await anInspection(office.name)
  campaign = await world.opened()
  unit = world.known.units.get('js-general-affairs') ?? ''
  officer = await world.holder('UNIT', { unitId: unit })
  const [row] = await world.rows(sql<{ personId: string }>`
    select r.person_id from self_inspection_roster r where r.campaign_id = ${campaign}::uuid and r.unit_id = ${unit}::uuid
      and r.stratum = 'staff' and not exists (select 1 from incumbency i where i.person_id = r.person_id) limit 1`)
  owner = await world.actor(row?.personId ?? '')
})
afterAll(async () => {
  await world.close()
  await office.drop()
})

describe('是正', () => {
  test('R033: a weak point goes to its owner by a day, is mended with its evidence and confirmed', async () => {
    const open = { process: 'self-inspection.remedy', act: 'open', from: { campaign, unit } }
    const input = {
      title: '点検の漏れ',
      weakness: '月の点検が二度抜けた。',
      owner: owner.personId,
      dueOn: '2027-03-31',
    }
    expect(await world.act({ ...open, input, actor: owner })).toMatchObject(refusedBy('not-your-role', 'R033'))
    expect(await world.act({ ...open, input: { ...input, dueOn: '2027-01-01' }, actor: officer })).toMatchObject(
      refusedBy('due-in-the-past', 'R033'),
    )
    const { caseId } = await world.done({ ...open, input, actor: officer })
    const step = (act: string, actor: Actor, more: Record<string, unknown> = {}) =>
      world.act({ process: 'self-inspection.remedy', act, caseId, input: more, actor })
    expect(await step('confirm', officer)).toMatchObject(refusedBy('wrong-state', 'R033'))
    expect(await step('finish', owner, { measures: '点検表を作った。', evidence: '' })).toMatchObject({
      kind: 'invalid',
    })
    const onOwner = () => world.read((tx) => namesOpenOn([openRemedies])(tx, owner.personId))
    expect(await onOwner()).toEqual(['点検の漏れ 令和9年3月31日まで'])
    expect(await step('finish', owner, { measures: '点検表を作った。', evidence: '課の簿冊' })).toMatchObject({
      kind: 'done',
    })
    expect(await onOwner()).toEqual([])
    expect(await step('confirm', owner)).toMatchObject(refusedBy('not-your-role', 'R033'))
    expect(await step('confirm', officer)).toMatchObject({ kind: 'done' })
  })
})
