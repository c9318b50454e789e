import { describe, expect, test } from 'vitest'
import type { RoleKey } from '#directive/roles.ts'
import { warningsOf } from '#kernel/pure/decide.ts'
import {
  aDesignation,
  anActor,
  anAppointment,
  aPostChoice,
  asked,
  aUnitChoice,
  authority,
  codesOf,
  manager,
  TODAY,
} from '../models.builders.ts'
import { DESIGNATED_ROLES } from '../words.ts'
import { appointment } from './process.ts'
import type { Appointment } from './model.ts'

const form = (over: Record<string, unknown> = {}) => ({
  role: 'UNIT',
  postId: 'p-1',
  unitId: 'u-1',
  systemId: '',
  documentId: 'd-1',
  provision: '',
  startsOn: '2026-04-01',
  inferred: '',
  ...over,
})

const ofSystem = (role: RoleKey, over: Record<string, unknown> = {}) =>
  form({ role, unitId: '', systemId: 's-1', ...over })

const refused = (model: Appointment, input: Record<string, unknown>) => asked(appointment, model, 'designate', input)

const warned = (model: Appointment, input: Record<string, unknown>) => {
  const act = appointment.acts['designate']
  if (!act) throw new Error('no such act')
  const parsed: unknown = act.input.parse(input)
  const [as] = manager.authorities
  if (!as) throw new Error('nobody acts')
  return warningsOf(act, { model, input: parsed, actor: manager, as, at: new Date(), today: TODAY, number: '' })
}

test('a manager designates a post over a unit', () => {
  expect(refused(anAppointment(), form())).toEqual([])
})

test.each([...DESIGNATED_ROLES, 'USER' as const])('%s alone does not designate', (role) => {
  const refusals = asked(appointment, anAppointment(), 'designate', form(), anActor(authority(role, { unitId: 'u-1' })))
  expect(codesOf(refusals)).toEqual(['not-your-role'])
})

describe('R001, R002: what a role is over', () => {
  test.each([
    ['UNIT', { unitId: 'u-1' }, true],
    ['UNIT', {}, false],
    ['UNIT', { unitId: 'u-1', systemId: 's-1' }, false],
    ['UNIT_IAP', { unitId: 'u-1' }, true],
    ['UNIT_IAP', { systemId: 's-1' }, false],
    ['SYS_DEV', { systemId: 's-1' }, true],
    ['SYS_OPS', {}, false],
    ['CERT', { systemId: 's-1' }, true],
    ['OPR', { unitId: 'u-1' }, false],
    ['IAO', {}, true],
    ['IAO', { unitId: 'u-1' }, false],
    ['AUD', { systemId: 's-1' }, false],
    ['J6P', {}, true],
  ] as const)('%s over %o: %s', (role, over, fits) => {
    const codes = codesOf(refused(anAppointment(), form({ role, unitId: '', systemId: '', ...over })))
    expect(codes.includes('scope-mismatch')).toBe(!fits)
  })
})

test('R043: a class of systems has no single head; its instances have', () => {
  const refusals = refused(anAppointment(), ofSystem('SYS_DEV', { systemId: 's-23' }))
  expect(refusals).toEqual([{ code: 'class-has-no-single-head', rules: ['R043'] }])
})

describe('R042, R044: one post at a time', () => {
  test.each([
    ['R044: a second UNIT of one unit', 'UNIT', { unitId: 'u-1' }, { unitId: 'u-1' }, ['already-designated']],
    [
      'R042: a second SYS_OPS of one system',
      'SYS_OPS',
      { systemId: 's-1' },
      { systemId: 's-1' },
      ['already-designated'],
    ],
    ['a second IAO', 'IAO', {}, {}, ['already-designated']],
    ['UNIT of another unit', 'UNIT', { unitId: 'u-2' }, { unitId: 'u-1' }, []],
    ['SYS_OPS of another system', 'SYS_OPS', { systemId: 's-2' }, { systemId: 's-1' }, []],
    ['a second 情報保証担当者', 'UNIT_IAP', { unitId: 'u-1' }, { unitId: 'u-1' }, []],
    ['a second 運用者', 'OPR', { systemId: 's-1' }, { systemId: 's-1' }, []],
  ] as const)('%s', (_, role, there, wanted, codes) => {
    const model = anAppointment({ designations: [aDesignation(role, 'p-2', there)] })
    expect(codesOf(refused(model, form({ role, unitId: '', systemId: '', ...wanted })))).toEqual(codes)
  })

  test('one that ends on the day the next begins does not stand in its way', () => {
    const ended = aDesignation('UNIT', 'p-2', { unitId: 'u-1', endsOn: '2026-04-01' })
    expect(refused(anAppointment({ designations: [ended] }), form())).toEqual([])
  })

  test('the same post is not designated twice in any role', () => {
    const model = anAppointment({ designations: [aDesignation('UNIT_IAP', 'p-1', { unitId: 'u-1' })] })
    expect(codesOf(refused(model, form({ role: 'UNIT_IAP' })))).toEqual(['already-designated'])
  })
})

describe('roles that are kept apart', () => {
  test.each([
    ['R118, R120: CERT on the post of SYS_DEV', 'CERT', 'SYS_DEV', 's-1', 'own-certifier'],
    ['R118, R120: CERT on the post of SYS_OPS', 'CERT', 'SYS_OPS', 's-1', 'own-certifier'],
    ['R118, R120: SYS_DEV on the post of CERT', 'SYS_DEV', 'CERT', 's-1', 'own-certifier'],
    ['CERT of another system', 'CERT', 'SYS_DEV', 's-2', null],
    ['R127: CERT on the post of IAO', 'CERT', 'IAO', null, 'own-approval'],
    ['R146: AUD on the post of SYS_OPS', 'AUD', 'SYS_OPS', 's-2', 'own-audit'],
    ['R146: SYS_OPS on the post of AUD', 'SYS_OPS', 'AUD', null, 'own-audit'],
  ] as const)('%s', (_, role, other, systemId, code) => {
    const model = anAppointment({ designations: [aDesignation(other, 'p-1', { systemId })] })
    const input = role === 'AUD' ? form({ role, unitId: '' }) : ofSystem(role)
    expect(codesOf(refused(model, input))).toEqual(code === null ? [] : [code])
  })

  test('different posts of one person are told, not stopped', () => {
    const holders = [
      { personId: 'h-1', name: '久世 岳', kind: 'substantive' as const, startsOn: '2026-01-01', endsOn: null },
    ]
    const model = anAppointment({
      posts: [aPostChoice('p-1', { holders }), aPostChoice('p-2', { holders })],
      designations: [aDesignation('SYS_DEV', 'p-2', { systemId: 's-1' })],
    })
    expect(refused(model, ofSystem('CERT'))).toEqual([])
    expect(codesOf(warned(model, ofSystem('CERT')))).toEqual(['same-person'])
  })

  test('R037, R038: an auditor below the head of the audited system is told, not stopped', () => {
    const below = aPostChoice('p-1', { unitId: 'u-9', unitPath: ['root', 'u-1', 'u-9'] })
    const model = anAppointment({ posts: [below], designations: [aDesignation('SYS_DEV', 'p-2', { systemId: 's-1' })] })
    const input = form({ role: 'AUD_AST', unitId: '' })
    expect(refused(model, input)).toEqual([])
    expect(codesOf(warned(model, input))).toEqual(['auditor-below-audited'])
    const beside = anAppointment({
      ...model,
      designations: [aDesignation('SYS_DEV', 'p-2', { systemId: 's-1', postUnitId: 'u-5' })],
    })
    expect(codesOf(warned(beside, input))).toEqual([])
  })

  test('R038: the head put above an auditor is told as well', () => {
    const model = anAppointment({
      posts: [aPostChoice('p-1'), aPostChoice('p-2', { unitId: 'u-9', unitPath: ['root', 'u-1', 'u-9'] })],
      designations: [aDesignation('AUD_AST', 'p-2', { postUnitId: 'u-9' })],
    })
    expect(codesOf(warned(model, ofSystem('SYS_DEV')))).toEqual(['auditor-below-audited'])
  })
})

test.each([
  ['a post that is not there', { postId: 'p-9' }, 'post-unknown'],
  ['a post of later', { startsOn: '2019-04-01' }, 'post-unknown'],
  ['a unit that is not there', { unitId: 'u-9' }, 'unit-unknown'],
  ['a document that is not there', { documentId: 'd-9' }, 'document-unknown'],
])('%s cannot be designated', (_, over, code) => {
  expect(codesOf(refused(anAppointment(), form(over)))).toContain(code)
})

test('a post and a unit may be chosen by name, and the ids are kept', () => {
  const model = anAppointment({ units: [aUnitChoice('u-1', { ref: '統合幕僚監部 企画課' })] })
  const input = form({ postId: '統合幕僚監部 課/p-1', unitId: '統合幕僚監部 企画課' })
  expect(refused(model, input)).toEqual([])
  const act = appointment.acts['designate']
  const [as] = manager.authorities
  if (!act || !as) throw new Error('no such act')
  const c = {
    model,
    input: act.input.parse(input) as never,
    actor: manager,
    as,
    at: new Date(),
    today: TODAY,
    number: '',
  }
  expect(act.apply(c)).toMatchObject({ postId: 'p-1', unitId: 'u-1' })
})

test('R044: an officer of another organisation is told, not stopped', () => {
  const model = anAppointment({ posts: [aPostChoice('p-1', { rootId: 'college' })] })
  expect(codesOf(warned(model, form()))).toEqual(['officer-of-other-organisation'])
})

describe('withdrawing', () => {
  const standing = anAppointment({ state: 'designated', role: 'SYS_OPS', systemId: 's-1', postId: 'p-1' })

  test('before the designation began is refused', () => {
    const refusals = asked(appointment, standing, 'withdraw', { endsOn: '2019-01-01', reason: '誤り' })
    expect(codesOf(refusals)).toEqual(['ends-before-start'])
  })

  test('R042: that leaves nobody is told, not stopped', () => {
    const act = appointment.acts['withdraw']
    const [as] = manager.authorities
    if (!act || !as) throw new Error('no such act')
    const c = { model: standing, input: {}, actor: manager, as, at: new Date(), today: TODAY, number: '' }
    expect(codesOf(warningsOf(act, c))).toEqual(['nobody-left'])
    const next = { ...standing, designations: [aDesignation('SYS_OPS', 'p-2', { systemId: 's-1' })] }
    expect(codesOf(warningsOf(act, { ...c, model: next }))).toEqual([])
  })
})
