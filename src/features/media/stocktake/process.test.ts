import { describe, expect, test } from 'vitest'
import { NEW } from '#kernel/pure/process.ts'
import { attempt, CABINET, ELSEWHERE, refusalOf, SAFE } from '../media-for-tests.ts'
import { keeper, member, NOW, numbered, officer, otherOfficer, PLANNING } from '../people-for-tests.ts'
import { anywhere, judgeScan, type Expected } from './count/judge-scan.ts'
import type { Finding } from './finding/model.ts'
import { finding } from './finding/process.ts'
import type { Stocktake } from './model.ts'
import { stocktake } from './process.ts'

const aStocktake = (given: Partial<Stocktake> = {}): Stocktake => ({
  id: numbered(901),
  state: 'counting',
  version: 2,
  number: '企画-R8-棚-001',
  unitId: PLANNING.id,
  unitName: PLANNING.name,
  unitMark: PLANNING.mark,
  scope: 'unit',
  startsOn: '2026-11-09',
  endsOn: '2026-11-20',
  note: null,
  plannedBy: '',
  baseAt: NOW,
  countedAt: null,
  reportedAt: null,
  reportedBy: null,
  digest: null,
  itemCount: null,
  scanCount: null,
  missingCount: null,
  remarks: null,
  places: [],
  counters: [],
  tally: {},
  expectable: 3,
  staff: [{ id: member.personId, name: '2等海尉 使田 用' }],
  unitPlaces: [CABINET, SAFE],
  signable: null,
  ...given,
})

const PLAN = { scope: 'unit', startsOn: '2026-11-09', endsOn: '2026-11-20', counters: [member.personId] }

describe('a stocktake', () => {
  const planned = (typed: object) =>
    refusalOf(attempt(stocktake, aStocktake({ state: NEW }), 'plan', { ...PLAN, ...typed }))

  test('R048, R049: is planned by the officer or the assistant, for the whole unit or for designated places', () => {
    expect(attempt(stocktake, aStocktake({ state: NEW }), 'plan', PLAN, { by: keeper }).kind).toBe('done')
    expect(planned({ scope: 'places', places: [CABINET.id] }).codes).toEqual([])
    expect(planned({ scope: 'places' }).codes).toEqual(['no-places'])
    expect(planned({ scope: 'places', places: [ELSEWHERE] })).toMatchObject({
      codes: ['no-places'],
      rules: ['R048', 'R061'],
    })
    expect(attempt(stocktake, aStocktake({ state: NEW }), 'plan', PLAN, { by: otherOfficer }).kind).toBe('refused')
  })

  test('R049: is counted by people of the unit, and ends no earlier than it begins', () => {
    expect(planned({ counters: [otherOfficer.personId] }).codes).toEqual(['not-staff'])
    expect(planned({ endsOn: '2026-11-08' }).codes).toEqual(['period-backwards'])
  })

  test('R048, R049: begins only where the register names something to count', () => {
    const begun = (expectable: number) =>
      refusalOf(attempt(stocktake, aStocktake({ state: 'planned', expectable }), 'freeze', {})).codes
    expect([begun(0), begun(1)]).toEqual([['nothing-to-count'], []])
  })

  test('R049: is not reported while one medium is neither seen, accounted for nor declared', () => {
    const reported = (tally: Stocktake['tally'], by = officer) =>
      refusalOf(attempt(stocktake, aStocktake({ state: 'closing', tally }), 'report', { confirmed: 'yes' }, { by }))
        .codes
    expect(reported({ found: 9, waiting: 1 })).toEqual(['items-open'])
    expect(reported({ found: 9, denied: 1 })).toEqual(['items-open'])
    expect(reported({ found: 9, missing: 1, explained: 1, moved: 1, elsewhere: 1, reported: 1 })).toEqual([])
    expect(reported({ found: 9 }, keeper)).toEqual(['not-your-role'])
  })
})

const aFinding = (given: Partial<Finding> = {}): Finding => ({
  id: numbered(911),
  state: NEW,
  version: 0,
  stocktakeId: numbered(901),
  stocktakeNumber: '企画-R8-棚-001',
  stocktakeState: 'counting',
  unitId: PLANNING.id,
  unitName: PLANNING.name,
  personId: '',
  reason: null,
  statedBy: '',
  statedAt: null,
  items: [
    {
      mediumId: numbered(501),
      number: '企画-R8-業-0012',
      result: 'waiting',
      holderId: member.personId,
      placeName: null,
      holderName: '2等海尉 使田 用',
      mediumState: 'in-use',
    },
  ],
  settled: [],
  ...given,
})

describe('a finding', () => {
  const LOST = { foundOn: '2026-11-09', circumstances: '探した' }

  test('R048, R049: declares missing only after the count, and only what its own act could report lost', () => {
    const declared = (given: Partial<Finding>) =>
      refusalOf(attempt(finding, aFinding(given), 'declare', LOST, { by: keeper })).codes
    const [item] = aFinding().items
    expect(declared({})).toEqual(['stocktake-not-open'])
    expect(declared({ stocktakeState: 'closing' })).toEqual([])
    expect(declared({ stocktakeState: 'closing', items: [] })).toEqual(['none-left'])
    expect(
      declared({ stocktakeState: 'closing', items: item ? [{ ...item, mediumState: 'in-transit' }] : [] }),
    ).toEqual(['may-not-be-lost'])
  })

  test('R049: is answered by the holder alone, one way or the other', () => {
    const answered = (typed: Record<string, unknown>, by = member) =>
      refusalOf(attempt(finding, aFinding(), 'answer', typed, { by })).codes
    expect(answered({ have: [numbered(501)] })).toEqual([])
    expect(answered({ have: [numbered(501)] }, officer)).toEqual(['not-your-medium'])
    expect(answered({ have: [numbered(501)], lack: [numbered(501)], reason: '不明' })).toEqual(['not-your-medium'])
    expect(answered({})).toEqual(['nothing-answered'])
  })
})

describe('a scan', () => {
  const item: Expected = {
    mediumId: numbered(501),
    number: '企画-R8-業-0012',
    method: 'scan',
    result: 'waiting',
    resultAt: null,
    resultBy: null,
    placeId: CABINET.id,
    placeName: CABINET.name,
    holderName: null,
    foundPlace: null,
    keptNow: CABINET.id,
    lostNow: false,
  }
  const judged = (given: Partial<Expected>, at: Parameters<typeof judgeScan>[3] = CABINET) =>
    judgeScan('0012', { kind: 'item', mediumId: item.mediumId }, { ...item, ...given }, at)

  test('finds a medium where the frozen list has it, or where an act has put it since', () => {
    expect(judged({}).counted).toBe('found')
    expect(judged({ placeId: SAFE.id, placeName: SAFE.name }).counted).toBe('found')
    expect(judged({ placeId: SAFE.id, keptNow: SAFE.id }).counted).toBe('elsewhere')
    expect(judged({}, anywhere).counted).toBe('elsewhere')
  })

  test('of a medium in somebody’s hands is elsewhere, unless it has been put back since', () => {
    expect(judged({ method: 'holder', keptNow: null, holderName: '使田 用' })).toMatchObject({
      counted: 'elsewhere',
      line: expect.stringContaining('使田 用の手元'),
    })
    expect(judged({ method: 'holder', holderName: '使田 用' }).counted).toBe('found')
  })

  test('counts nothing before a place is known, and nothing twice', () => {
    expect(judged({}, null)).toMatchObject({ result: 'no-place', counted: null })
    expect(judged({ result: 'found', resultBy: '同田 僚', resultAt: NOW, foundPlace: '保管庫' })).toMatchObject({
      result: 'again',
      counted: null,
      line: expect.stringContaining('同田 僚'),
    })
  })

  test('of a lost medium says that it was', () => {
    expect(judged({ lostNow: true, result: 'reported' })).toMatchObject({
      counted: 'found',
      line: expect.stringContaining('所在不明の媒体です'),
    })
  })
})
