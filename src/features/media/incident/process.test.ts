import { describe, expect, test } from 'vitest'
import type { Actor } from '#kernel/pure/actor.ts'
import { NEW } from '#kernel/pure/process.ts'
import { attempt, CABINET, ELSEWHERE, refusalOf } from '../media-for-tests.ts'
import { CAUSE, keeper, member, officer, otherOfficer, PEOPLE, PLANNING, TODAY } from '../people-for-tests.ts'
import { aDifference, anIncident } from './incident-for-tests.ts'
import type { Incident } from './model.ts'
import { incident } from './process.ts'

const OPENING = { foundOn: TODAY, foundBy: '2等海尉 使田 用', circumstances: '保管庫に戻っていない' }
const FOUND = { placeId: CABINET.id, outcome: '別の保管庫にあった' }
const measured = anIncident({ state: 'measured', measures: '執務室を探した' })

type Given = { on?: Incident; typed: Readonly<Record<string, unknown>>; by?: Actor }

const tried = (act: string, { on = anIncident(), typed, by = officer }: Given) =>
  attempt(incident, on, act, typed, { by, number: '企画-R8-事-004' })

describe('one thing is missing', () => {
  test.each<[name: string, act: string, given: Given, code: string, rule: string]>([
    [
      'R048: what is found again goes to a designated place',
      'found',
      { typed: { ...FOUND, placeId: ELSEWHERE } },
      'place-not-designated',
      'R048',
    ],
    ['R049: what is not lost is not found', 'found', { on: aDifference(), typed: FOUND }, 'medium-not-lost', 'R049'],
    [
      'R049: nothing is written off before measures are on record',
      'write-off',
      { typed: { outcome: '見つからない' } },
      'no-measures',
      'R049',
    ],
    [
      'R049: a medium that arrived is not written off',
      'write-off',
      { on: aDifference({ measures: '照会した' }), typed: { outcome: '見つからない' } },
      'medium-not-lost',
      'R049',
    ],
    [
      'R049: a lost medium is not talked away as a difference',
      'settle',
      { on: aDifference({ mediumState: 'lost' }), typed: { outcome: '数え間違い' } },
      'medium-lost',
      'R049',
    ],
  ])('%s', (_name, act, given, code, rule) => {
    const refusal = refusalOf(tried(act, given))
    expect(refusal.codes).toEqual([code])
    expect(refusal.rules).toContain(rule)
  })

  test.each([
    ['found', FOUND],
    ['write-off', { outcome: '見つからない' }],
  ])('R049: only the 部隊等情報保証責任者 ends a case: %s', (act, typed) => {
    const may = Object.entries(PEOPLE).flatMap(([who, by]) =>
      tried(act, { on: measured, typed, by }).kind === 'done' ? [who] : [],
    )
    expect(may).toEqual(['officer', 'deputy'])
  })

  test('R049: the keeper may search, another unit may not', () => {
    const typed = { measures: '執務室と車両を探した' }
    expect(tried('search', { typed, by: keeper }).kind).toBe('done')
    expect(refusalOf(tried('search', { typed, by: otherOfficer })).codes).toEqual(['not-your-role'])
    expect(refusalOf(tried('search', { typed, by: member })).codes).toEqual(['not-your-role'])
  })

  test('R049: nobody opens a case by hand', () => {
    const blank = anIncident({ state: NEW, number: '' })
    expect(refusalOf(tried('open-loss', { on: blank, typed: OPENING })).codes).toEqual(['no-such-act'])
  })
})

describe('what an act does', () => {
  const openedBy = (act: string, on: Incident) => {
    const result = attempt(incident, on, act, OPENING, { by: member, cause: CAUSE, number: '企画-R8-事-004' })
    if (result.kind !== 'done') throw new Error(JSON.stringify(result))
    return { after: result.after, notices: incident.acts[act]?.notices?.(result.context, result.after) ?? [], result }
  }

  test('R049: a loss is numbered and reported to the unit and to the 情報保証責任者', () => {
    const { after, notices, result } = openedBy('open-loss', anIncident({ state: NEW, number: '' }))
    expect(after).toMatchObject({ state: 'open', number: '企画-R8-事-004', kind: 'loss', foundOn: TODAY })
    expect(notices).toMatchObject([
      { verb: '報告', role: 'UNIT', to: { unitId: PLANNING.id } },
      { verb: '報告', role: 'IAO', to: {} },
    ])
    expect(incident.acts['open-loss']?.numbered?.(result.context)).toMatchObject({
      series: 'media.incident',
      prefix: '企画-R8-事-',
      width: 3,
    })
  })

  test('R046: a difference is reported to the unit that sent', () => {
    const { after, notices } = openedBy('open-difference', aDifference({ state: NEW, number: '' }))
    expect(after).toMatchObject({ state: 'open', kind: 'difference' })
    expect(notices).toMatchObject([{ verb: '報告', role: 'UNIT', to: { unitId: PLANNING.id } }])
  })

  test('R049: measures add up, none is overwritten', () => {
    const first = tried('search', { typed: { measures: '執務室を探した' } })
    if (first.kind !== 'done') throw new Error('refused')
    const second = tried('search', { on: first.after, typed: { measures: '車両を探した' } })
    expect(second).toMatchObject({ after: { state: 'measured', measures: '執務室を探した\n車両を探した' } })
  })

  test.each([
    ['R048: found, the medium is kept again', 'found', FOUND, 'found', 'find-again'],
    ['R049: written off, the register says 亡失', 'write-off', { outcome: '見つからない' }, 'written-off', 'give-up'],
  ])('%s', (_name, act, typed, state, follow) => {
    const result = tried(act, { on: measured, typed })
    if (result.kind !== 'done') throw new Error(JSON.stringify(result))
    expect(result.after.state).toBe(state)
    expect(incident.acts[act]?.follows?.(result.context, result.after)).toMatchObject([
      { process: 'media.medium', act: follow, caseId: measured.mediumId },
    ])
  })

  test('R052: a secret medium found again goes back to the secrecy registers, to no place of ours', () => {
    const on = anIncident({ mediumKind: 'secret-pointer', measures: '探した' })
    expect(tried('found', { on, typed: { outcome: '簿冊の係が保管していた' } }).kind).toBe('done')
    expect(refusalOf(tried('found', { typed: { outcome: '棚にあった' } })).codes).toEqual(['place-not-designated'])
  })

  test('R046: a difference is settled without touching the medium, which has moved', () => {
    const result = tried('settle', { on: aDifference(), typed: { outcome: '型式の表記の違い' } })
    expect(result).toMatchObject({ kind: 'done', after: { state: 'settled', outcome: '型式の表記の違い' } })
    expect(incident.acts['settle']?.follows).toBeUndefined()
  })

  test('R049: writing off asks once more before it is done', () => {
    expect(incident.acts['write-off']?.irreversible).toBe(true)
  })
})
