import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import type { RoleKey } from '#directive/roles.ts'
import type { Actor, Authority } from './actor.ts'
import { actsIn, checklist, decide, refusalsOf, standing, warningsOf } from './decide.ts'
import { check, noInput } from './field.ts'
import { actsOf, NEW, type CaseModel, type Process, type Target } from './process.ts'

type Box = CaseModel & { target: Target; sealed: boolean }

const act = actsOf<Box>()

const box: Process<Box> = {
  key: 'trial.box',
  title: '箱',
  provision: '付紙第4 1',
  rules: ['R049'],
  lanes: {
    officer: { title: '責任者', role: 'UNIT', over: (m) => m.target },
    keeper: { title: '責任者', role: 'UNIT', also: ['UNIT_IAP'], over: (m) => m.target },
    anyone: { title: '情報保証責任者', role: 'IAO' },
  },
  states: { shut: { label: '閉', tone: 'kept' }, open: { label: '開', tone: 'use' } },
  acts: {
    make: act({
      title: '作る',
      by: 'officer',
      from: NEW,
      to: 'shut',
      rules: ['R048'],
      input: noInput,
      apply: ({ model }) => model,
    }),
    unseal: act({
      title: '開ける',
      by: 'officer',
      from: ['shut'],
      to: 'open',
      rules: ['R053', 'R054'],
      input: z.object({ sure: check('確かめた') }),
      gates: [
        {
          code: 'sealed',
          rules: ['R049'],
          title: '封がない',
          holds: ({ model }) => !model.sealed,
          why: () => '封がしてあります。',
          remedy: () => ({ text: '封を解く', href: '/cases' }),
        },
        {
          code: 'unsure',
          rules: ['R068'],
          title: '確かめた',
          asks: 'sure',
          holds: ({ input }) => input.sure,
          why: () => '確かめていません。',
        },
        {
          code: 'old',
          rules: ['R050'],
          title: '新しい',
          force: 'warn',
          holds: ({ model }) => model.version > 5,
          why: () => '古い箱です。',
        },
        { code: 'never', rules: ['R051'], title: '数えない', holds: () => 'not-applicable', why: () => '' },
      ],
      apply: ({ model }) => model,
    }),
    shut: act({
      title: '閉める',
      by: 'keeper',
      from: 'open',
      to: 'shut',
      rules: ['R048'],
      input: noInput,
      apply: ({ model }) => model,
    }),
    oversee: act({
      title: '見る',
      by: 'anyone',
      from: ['shut', 'open'],
      to: 'open',
      rules: ['R002'],
      input: noInput,
      apply: ({ model }) => model,
    }),
    follow: act({
      title: '動いた',
      by: 'consequence',
      from: 'shut',
      to: 'open',
      rules: ['R054'],
      input: noInput,
      apply: ({ model }) => model,
    }),
  },
  figure: [],
  summary: () => ({ title: '箱', number: null, unitId: null }),
}

const authority = (role: RoleKey, over: Partial<Authority> = {}): Authority => ({
  role,
  postId: 'post',
  postTitle: '課長',
  kind: 'substantive',
  unitId: 'planning',
  unitName: '企画課',
  systemId: null,
  systemName: null,
  provision: '付紙第2',
  ...over,
})

const actor = (...authorities: Authority[]): Actor => ({
  personId: 'person',
  name: '水城 航',
  rank: '1等空佐',
  posts: [],
  authorities,
  reach: { units: [], systems: [], everything: false },
})

const aBox = (given: Partial<Box> = {}): Box => ({
  id: 'box',
  state: 'shut',
  version: 1,
  target: { unitId: 'planning' },
  sealed: false,
  ...given,
})

const head = actor(authority('UNIT'))
const moment = { at: new Date('2026-11-09T01:00:00Z'), today: '2026-11-09' }
const tried = (model: Box, key: string, by = head, input: unknown = { sure: true }) =>
  decide(box, model, key, { actor: by, input, ...moment })
const codes = (verdict: ReturnType<typeof tried>) => (verdict.ok ? [] : verdict.refusals.map((r) => r.code))

describe('is the act possible here and now', () => {
  test('granted, it tells by which authority', () => {
    expect(tried(aBox(), 'unseal')).toEqual({ ok: true, value: { as: authority('UNIT') } })
  })

  test('in another state it is refused with the state’s name and the act’s rules', () => {
    expect(tried(aBox({ state: 'open' }), 'unseal')).toMatchObject({
      ok: false,
      refusals: [
        { code: 'wrong-state', rules: ['R053', 'R054'], sentence: '今は「開」のため、「開ける」は行えません。' },
      ],
    })
  })

  test('a state is asked before a person, a person before a condition', () => {
    const stranger = actor(authority('UNIT', { unitId: 'general' }))
    expect(codes(tried(aBox({ state: 'open', sealed: true }), 'unseal', stranger))).toEqual(['wrong-state'])
    expect(codes(tried(aBox({ sealed: true }), 'unseal', stranger))).toEqual(['not-your-role'])
  })

  test('an act the process does not have is a refusal', () => {
    expect(codes(tried(aBox(), 'fly'))).toEqual(['no-such-act'])
  })

  test('nor has it the acts that every object has', () => {
    for (const key of ['constructor', 'toString', '__proto__'])
      expect(codes(tried(aBox(), key))).toEqual(['no-such-act'])
  })

  test('a consequence is nobody’s to call, and needs no standing where it has its cause', () => {
    expect(codes(tried(aBox(), 'follow'))).toEqual(['no-such-act'])
    const cause = authority('SYS_OPS', { unitId: null })
    const verdict = decide(box, aBox(), 'follow', { actor: actor(), input: {}, cause, ...moment })
    expect(verdict).toEqual({ ok: true, value: { as: cause } })
  })

  test('the acts of a state leave consequences out', () => {
    expect(actsIn(box, 'shut')).toEqual(['unseal', 'oversee'])
    expect(actsIn(box, NEW)).toEqual(['make'])
  })
})

describe('who stands in a lane', () => {
  const lane = (key: string) => box.lanes[key] ?? { title: '', role: 'ADMIN' as const }
  const stands = (key: string, by: Actor, target: Target) => standing(by, lane(key), aBox({ target })).length > 0

  test('the role over the unit, or one that may do its work', () => {
    expect(stands('officer', head, { unitId: 'planning' })).toBe(true)
    expect(stands('officer', actor(authority('UNIT_IAP')), { unitId: 'planning' })).toBe(false)
    expect(stands('keeper', actor(authority('UNIT_IAP')), { unitId: 'planning' })).toBe(true)
    expect(stands('officer', actor(authority('ADMIN')), { unitId: 'planning' })).toBe(false)
  })

  test('not the same role over another unit or over a system', () => {
    expect(stands('officer', head, { unitId: 'general' })).toBe(false)
    expect(stands('officer', head, { systemId: 'mail' })).toBe(false)
    expect(stands('officer', actor(authority('UNIT', { unitId: null, systemId: 'mail' })), { systemId: 'mail' })).toBe(
      true,
    )
  })

  test('the person meant, and nobody else, where the case means a person', () => {
    expect(stands('officer', head, { personId: 'person' })).toBe(true)
    expect(stands('officer', head, { personId: 'somebody' })).toBe(false)
    expect(stands('officer', head, { personId: 'somebody', unitId: 'planning' })).toBe(false)
  })

  test('nobody, where the case does not know yet whom it means', () => {
    expect(stands('officer', head, { unitId: null })).toBe(false)
    expect(stands('officer', head, { personId: null })).toBe(false)
    expect(stands('officer', head, { systemId: null })).toBe(false)
  })

  test('every holder of the role, where the lane is the organisation’s', () => {
    expect(standing(actor(authority('IAO', { unitId: null })), lane('anyone'), aBox())).toHaveLength(1)
    expect(standing(head, lane('anyone'), aBox())).toHaveLength(0)
  })

  test('several posts that serve are all told, in order', () => {
    const two = actor(authority('UNIT_IAP', { postId: 'a' }), authority('UNIT', { postId: 'b' }), authority('USER'))
    expect(standing(two, lane('keeper'), aBox()).map((a) => a.postId)).toEqual(['a', 'b'])
  })
})

describe('conditions', () => {
  const as = authority('UNIT')
  const context = (model: Box, input: unknown) => ({ model, input, actor: head, as, ...moment, number: '' })
  const unseal = box.acts['unseal']

  test('all that do not hold are told at once, in their order, each with its rules, remedy and field', () => {
    const verdict = tried(aBox({ sealed: true }), 'unseal', head, { sure: false })
    expect(verdict).toEqual({
      ok: false,
      refusals: [
        {
          code: 'sealed',
          rules: ['R049'],
          sentence: '封がしてあります。',
          remedy: { text: '封を解く', href: '/cases' },
        },
        { code: 'unsure', rules: ['R068'], sentence: '確かめていません。', field: 'sure' },
      ],
    })
  })

  test('a warning tells and does not stop', () => {
    expect(tried(aBox({ version: 1 }), 'unseal').ok).toBe(true)
    expect(unseal && warningsOf(unseal, context(aBox(), { sure: true })).map((w) => w.code)).toEqual(['old'])
    expect(unseal && refusalsOf(unseal, context(aBox(), { sure: true }))).toEqual([])
  })

  test('the checklist leaves open what the form asks, and cites provisions', () => {
    const lines = unseal ? checklist(unseal, context(aBox({ sealed: true }), undefined)) : []
    expect(lines.map((l) => [l.code, l.state, l.provisions])).toEqual([
      ['sealed', 'unmet', ['付紙第4 1(1)']],
      ['unsure', 'asked', ['付紙第4 1(6)']],
      ['old', 'warning', ['付紙第4 1(1)ア(ｱ)']],
      ['never', 'not-applicable', ['付紙第4 1(1)ア(ｱ)']],
    ])
    expect(lines.map((l) => l.refusal?.sentence ?? null)).toEqual(['封がしてあります。', null, '古い箱です。', null])
    const met = unseal ? checklist(unseal, context(aBox({ version: 9 }), undefined)) : []
    expect(met.map((l) => l.state)).toEqual(['met', 'asked', 'met', 'not-applicable'])
  })
})
