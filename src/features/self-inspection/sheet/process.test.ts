import { describe, expect, test } from 'vitest'
import { isRuleNumber } from '#directive/rules.ts'
import type { Actor } from '#kernel/pure/actor.ts'
import { decide, warningsOf } from '#kernel/pure/decide.ts'
import { STRATUM_KEYS } from '../words.ts'
import type { Sheet } from './model.ts'
import { sheet } from './process.ts'
import { sampleSheet } from './sample-questions.ts'

const chief: Actor = {
  personId: '1',
  name: '相馬',
  rank: '陸将補',
  posts: [],
  authorities: [
    {
      role: 'J6D',
      postId: '2',
      postTitle: '指揮通信システム部長',
      kind: 'substantive',
      unitId: null,
      unitName: null,
      systemId: null,
      systemName: null,
      provision: '本文 第6-1',
    },
  ],
  reach: { units: [], systems: [], everything: false },
}

const written: Sheet = {
  id: '3',
  state: 'drafting',
  version: 1,
  campaignId: '4',
  campaignState: 'preparing',
  fiscalYear: 2026,
  stratum: 'staff',
  edition: 1,
  sample: true,
  source: null,
  sha256: null,
  frozenAt: null,
  questions: sampleSheet('staff'),
  digest: 'd',
  standing: [],
  sources: [],
}

const at = new Date('2026-12-10T03:00:00Z')
const QUESTION = {
  key: 'Ｃ１',
  section: '誓約',
  text: '出しましたか。',
  rules: 'R020、Ｒ０８０',
  help: null,
  after: null,
}

const refusals = (model: Sheet, act: string, input: Record<string, unknown>) => {
  const verdict = decide(sheet, model, act, { actor: chief, input, at, today: '2026-12-10' })
  return verdict.ok ? [] : verdict.refusals.map((r) => r.code)
}

const context = (model: Sheet, input: Record<string, unknown>) => {
  const [as] = chief.authorities
  if (!as) throw new Error('no post')
  return { model, input, actor: chief, as, at, today: '2026-12-10', number: '' }
}

const applied = (model: Sheet, act: string, input: Record<string, unknown>): Sheet => {
  const spec = sheet.acts[act]
  if (!spec) throw new Error(act)
  return spec.apply(context(model, input))
}

describe('自己点検表', () => {
  test('R032: every question names a rule of the directive, the samples’ as well', () => {
    expect(refusals(written, 'write', { ...QUESTION, rules: 'R999' })).toEqual(['rules-unknown'])
    expect(refusals(written, 'write', { ...QUESTION, rules: '、' })).toEqual(['rules-unknown'])
    expect(refusals(written, 'write', QUESTION)).toEqual([])
    for (const stratum of STRATUM_KEYS)
      for (const { rules } of sampleSheet(stratum)) {
        expect(rules.length).toBeGreaterThan(0)
        expect(rules.every(isRuleNumber)).toBe(true)
      }
  })

  test('R032: a question of the same number is rewritten in its place, a new one comes last or where it is put', () => {
    const again = applied(written, 'write', QUESTION)
    expect(again.questions[0]).toMatchObject({ key: 'C1', text: '出しましたか。', rules: ['R020', 'R080'] })
    expect(again.questions).toHaveLength(written.questions.length)
    const after = applied(written, 'write', { ...QUESTION, key: 'C99', after: 'C2' })
    expect(after.questions.map((q) => q.key).slice(0, 4)).toEqual(['C1', 'C2', 'C99', 'C3'])
    expect(applied(written, 'write', { ...QUESTION, key: 'C99' }).questions.at(-1)?.key).toBe('C99')
    expect(after.questions.every((q) => Number.isInteger(q.sort))).toBe(true)
  })

  test('R032: the sample is told as such when it is frozen, and is no sample once somebody has written in it', () => {
    const freeze = sheet.acts['freeze']
    if (!freeze) throw new Error('no freeze')
    expect(warningsOf(freeze, context(written, {})).map((w) => w.code)).toEqual(['sheet-is-sample'])
    expect(applied(written, 'write', QUESTION).sample).toBe(false)
  })

  test('R032: what is asked does not change once answering has begun', () => {
    const open = { ...written, campaignState: 'open' }
    for (const [act, input] of [
      ['write', QUESTION],
      ['freeze', {}],
      ['drop-question', { key: 'C1' }],
    ] as const)
      expect(refusals(open, act, input)).toContain('answering-begun')
  })

  test('R031: the questions of one stratum are not taken over for another', () => {
    const source = { id: 'x', stratum: 'unit' as const, label: '昨年度', sample: false, questions: [] }
    const begun = { ...written, state: 'new', sources: [source] }
    expect(refusals(begun, 'begin', { stratum: 'staff', source: 'x' })).toEqual(['source-of-others'])
    expect(refusals(begun, 'begin', { stratum: 'unit', source: 'x' })).toEqual([])
  })
})
