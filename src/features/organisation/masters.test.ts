import { describe, expect, test } from 'vitest'
import { warningsOf } from '#kernel/pure/decide.ts'
import type { CaseModel, Process } from '#kernel/pure/process.ts'
import { DOCUMENT_SLOTS } from '#directive/document-slots.ts'
import { document } from './document/process.ts'
import { incumbency } from './incumbency/process.ts'
import {
  anActor,
  anIncumbency,
  aPerson,
  aPost,
  aPostChoice,
  asked,
  aSystem,
  aText,
  aUnit,
  aUnitChoice,
  authority,
  codesOf,
  manager,
  TODAY,
} from './models.builders.ts'
import { person } from './person/process.ts'
import { post } from './post/process.ts'
import { system } from './system/process.ts'
import { unit } from './unit/process.ts'

const warned = <M extends CaseModel>(process: Process<M>, model: M, act: string, input: Record<string, unknown>) => {
  const spec = process.acts[act]
  const [as] = manager.authorities
  if (!spec || !as) throw new Error('no such act')
  const parsed: unknown = spec.input.parse(input)
  return codesOf(
    warningsOf(spec, { model, input: parsed, actor: manager, as, at: new Date(), today: TODAY, number: '' }),
  )
}

describe('units', () => {
  const form = {
    name: '第１隊',
    abbreviation: 'サ1',
    kind: 'section',
    parentId: 'u-1',
    startsOn: 'R8.4.1',
    inferred: '',
  }

  test.each([
    ['a new unit below another', {}, []],
    ['R044: a section without the organisation it stands in', { parentId: '' }, ['parent-missing']],
    ['an organisation by itself', { parentId: '', kind: 'organisation' }, []],
    ['R044: below a unit that is not there', { parentId: 'u-9' }, ['parent-unknown']],
    ['a short form another unit uses', { abbreviation: '運用' }, ['abbreviation-taken']],
  ])('%s', (_, over, codes) => {
    expect(codesOf(asked(unit, aUnit(), 'establish', { ...form, ...over }))).toEqual(codes)
  })

  test('R044: a unit does not move below itself', () => {
    const model = aUnit({ state: 'established' })
    expect(codesOf(asked(unit, model, 'move', { parentId: 'u-2', on: '2026-04-01' }))).toEqual(['under-itself'])
    expect(asked(unit, model, 'move', { parentId: 'u-1', on: '2026-04-01' })).toEqual([])
  })

  test.each([
    ['R044: units below it', { below: 1 }, 'units-below'],
    ['R002: posts in it', { posts: 2 }, 'posts-remain'],
    ['people in it', { people: 3 }, 'people-remain'],
    ['R048: media kept there', { kept: 4 }, 'media-remain'],
  ])('is not abolished with %s', (_, left, code) => {
    const model = aUnit({ state: 'established', ...left })
    expect(codesOf(asked(unit, model, 'abolish', { endsOn: TODAY, reason: '改編' }))).toEqual([code])
  })

  test('the mark of a reading goes only by a document, and stays only with a reason', () => {
    const model = aUnit({ state: 'established', inferred: '表から読んだ' })
    const confirm = (over: object) =>
      codesOf(asked(unit, model, 'confirm-inference', { result: 'stated', documentId: '', inferred: '', ...over }))
    expect(confirm({})).toEqual(['settled-without-document'])
    expect(confirm({ documentId: 'd-1' })).toEqual([])
    expect(confirm({ result: 'read' })).toEqual(['reading-unexplained'])
    expect(confirm({ result: 'read', inferred: '別の読み' })).toEqual([])
  })
})

describe('posts', () => {
  const abolish = { endsOn: '2026-12-01', reason: '改編' }
  const designation = { role: '部隊等情報保証責任者', over: '企画課', startsOn: '2026-04-01', endsOn: null }
  const holder = {
    personId: 'h-1',
    name: '久世 岳',
    kind: 'substantive' as const,
    startsOn: '2026-04-01',
    endsOn: null,
  }

  test.each([
    ['R042, R044: designations that last', { designations: [designation] }, ['designations-remain']],
    ['R002: somebody who holds it', { holders: [holder] }, ['incumbents-remain']],
    [
      'what ends by then',
      { holders: [{ ...holder, endsOn: '2026-12-01' }], designations: [{ ...designation, endsOn: '2026-11-01' }] },
      [],
    ],
  ])('abolishing with %s', (_, left, codes) => {
    expect(codesOf(asked(post, aPost({ state: 'established', ...left }), 'abolish', abolish))).toEqual(codes)
  })

  test('R044: a post stands in a unit that is there', () => {
    const form = { unitId: 'u-9', title: '課長', startsOn: TODAY, inferred: '' }
    expect(codesOf(asked(post, aPost(), 'establish', form))).toEqual(['unit-unknown'])
  })
})

describe('people', () => {
  const present = (more: object) => aPerson({ state: 'present', ...more })
  const leave = { endsOn: '2026-12-01', reason: '転出' }

  test.each([
    ['with nothing open', {}, []],
    ['R048, R054: media in their hands', { held: 1 }, ['media-still-held']],
    ['R002: a post held', { posts: [{ title: '企画課長', unitId: 'u-1', endsOn: null }] }, ['posts-still-held']],
    ['a post that ends by then', { posts: [{ title: '企画課長', unitId: 'u-1', endsOn: '2026-12-01' }] }, []],
  ])('leaving %s', (_, open, codes) => {
    expect(codesOf(asked(person, present(open), 'leave', leave))).toEqual(codes)
  })

  test('R003, R004: everybody belongs to a unit whose officer answers for them', () => {
    const form = {
      kind: 'attached',
      serviceNumber: '',
      rank: '',
      name: '布施',
      kana: 'ふせ',
      homeUnitId: 'u-9',
      startsOn: TODAY,
    }
    expect(asked(person, aPerson(), 'register', form)).toEqual([{ code: 'unit-unknown', rules: ['R003', 'R004'] }])
    expect(asked(person, aPerson(), 'register', { ...form, homeUnitId: 'u-1' })).toEqual([])
  })

  test('moving with media of the old unit is told, not stopped', () => {
    const move = { homeUnitId: 'u-2', on: TODAY }
    const model = present({ held: 2, posts: [{ title: '企画課長', unitId: 'u-1', endsOn: null }] })
    expect(asked(person, model, 'transfer', move)).toEqual([])
    expect(warned(person, model, 'transfer', move)).toEqual(['media-of-old-unit', 'posts-of-old-unit'])
  })

  test('whoever comes back does so after leaving', () => {
    const left = aPerson({ state: 'left', endsOn: '2026-04-01' })
    const back = { rank: '2等空佐', homeUnitId: 'u-1' }
    expect(codesOf(asked(person, left, 'rejoin', { ...back, startsOn: '2026-03-01' }))).toEqual([
      'returns-before-leaving',
    ])
    expect(asked(person, left, 'rejoin', { ...back, startsOn: '2026-08-01' })).toEqual([])
  })
})

describe('incumbencies', () => {
  const form = {
    postId: 'p-1',
    personId: 'h-1',
    kind: 'substantive',
    startsOn: '2026-04-01',
    endsOn: '',
    orderNumber: '発令1',
    documentId: '',
  }
  const held = aPostChoice('p-1', {
    holders: [{ personId: 'h-7', name: '久世 岳', kind: 'substantive', startsOn: '2025-04-01', endsOn: null }],
  })

  test.each([
    ['a person on a vacant post', {}, {}, []],
    ['R002, R044: a second substantive holder', { posts: [held] }, {}, ['post-occupied']],
    ['a deputy beside the holder', { posts: [held] }, { kind: 'deputy' }, []],
    ['R004, R044: somebody who is not staff', {}, { personId: 'h-2' }, ['not-staff']],
    ['R002: somebody who is not there', {}, { personId: 'h-9' }, ['person-unknown']],
    ['R002: a post before it was set up', {}, { startsOn: '2019-01-01' }, ['post-unknown', 'person-unknown']],
    ['an end before the beginning', {}, { endsOn: '2026-04-01' }, ['ends-before-start']],
  ])('%s', (_, facts, over, codes) => {
    expect(codesOf(asked(incumbency, anIncumbency(facts), 'appoint', { ...form, ...over }))).toEqual(codes)
  })

  test('the same person does not hold a post twice at a time', () => {
    const model = anIncumbency({
      posts: [aPostChoice('p-1', { holders: [{ ...held.holders[0], personId: 'h-1' } as never] })],
    })
    expect(codesOf(asked(incumbency, model, 'appoint', { ...form, kind: 'acting' }))).toEqual(['already-incumbent'])
  })

  test('an appointment without an order is told, not stopped', () => {
    expect(warned(incumbency, anIncumbency(), 'appoint', { ...form, orderNumber: '' })).toEqual(['no-order'])
    expect(warned(incumbency, anIncumbency(), 'appoint', form)).toEqual([])
  })
})

describe('systems', () => {
  const form = { name: '新システム', startsOn: TODAY, documentId: '', inferred: '' }

  test('R001, R042: a system is in 付紙第1, or a document brought it in', () => {
    expect(asked(system, aSystem(), 'register', form)).toEqual([{ code: 'not-in-table', rules: ['R001', 'R042'] }])
    expect(asked(system, aSystem({ annexNumber: 3 }), 'register', form)).toEqual([])
    expect(asked(system, aSystem(), 'register', { ...form, documentId: 'd-1' })).toEqual([])
  })

  test.each([
    ['R043: with its head and class', {}, []],
    ['R043: of something that is no class', { classId: 's-1' }, ['not-a-class']],
    ['R043: without a head that is there', { headPostId: 'p-9' }, ['head-unknown']],
  ])('an instance is registered %s', (_, over, codes) => {
    const instance = {
      classId: 's-23',
      name: '翻訳用端末',
      headPostId: 'p-1',
      documentId: 'd-1',
      startsOn: TODAY,
      ...over,
    }
    expect(codesOf(asked(system, aSystem(), 'register-instance', instance))).toEqual(codes)
  })

  test('R043: a class stays while a system of it is in use', () => {
    const model = aSystem({ state: 'registered', isClass: true, instances: 1 })
    expect(codesOf(asked(system, model, 'retire', { endsOn: TODAY, reason: '廃止' }))).toEqual(['instances-remain'])
  })
})

describe('governing documents', () => {
  const form = {
    slot: '',
    title: '要領',
    number: '第1号',
    kind: '要領',
    datedOn: '',
    effectiveOn: '',
    place: '',
    inferred: '',
  }
  const sheet = { ...form, slot: 'self-inspection-sheet' }

  test.each([
    ['any document by a manager', form, manager, []],
    ['R032: the 自己点検表 by 指揮通信システム部長', sheet, anActor(authority('J6D')), []],
    ['R032: the 自己点検表 by a manager', sheet, manager, ['not-slot-filler']],
    [
      'R033: the 報告様式 by 企画課',
      { ...form, slot: 'self-inspection-report' },
      anActor(authority('J6P')),
      ['not-slot-filler'],
    ],
    ['a text nobody is named for, by a manager', { ...form, slot: 'risk-policy' }, manager, []],
    ['a slot that is not there', { ...form, slot: 'nothing' }, manager, ['slot-unknown']],
    ['a document by 部隊等情報保証責任者', form, anActor(authority('UNIT', { unitId: 'u-1' })), ['not-your-role']],
  ])('%s', (_, input, actor, codes) => {
    expect(codesOf(asked(document, aText(), 'enter', input, actor))).toEqual(codes)
  })

  test('R164: a slot holds one text in force, unless it is shown anew each time', () => {
    const filled = DOCUMENT_SLOTS.map((s) => s.key)
    const into = (slot: string, role: 'J6D' | 'AUD') =>
      codesOf(asked(document, aText({ filled }), 'enter', { ...form, slot }, anActor(authority(role))))
    expect(into('self-inspection-sheet', 'J6D')).toEqual(['slot-filled'])
    expect(into('extraordinary-audit', 'AUD')).toEqual([])
  })

  test('R032: only who shows a text changes or abolishes it', () => {
    const model = aText({ state: 'in-force', slot: 'self-inspection-sheet' })
    const abolish = { endsOn: TODAY, reason: '新しい様式' }
    expect(codesOf(asked(document, model, 'abolish', abolish))).toEqual(['not-slot-filler'])
    expect(asked(document, model, 'abolish', abolish, anActor(authority('J6D')))).toEqual([])
  })
})

test('a unit named twice in the tree is not chosen by that name', () => {
  const twice = [aUnitChoice('u-1', { ref: '総務課' }), aUnitChoice('u-2', { ref: '総務課' })]
  const form = { unitId: '総務課', title: '課長', startsOn: TODAY, inferred: '' }
  expect(codesOf(asked(post, aPost({ units: twice }), 'establish', form))).toEqual(['unit-unknown'])
})
