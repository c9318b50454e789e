import { describe, expect, test } from 'vitest'
import type { Move } from './columns.ts'
import { planMoves } from './plan.ts'
import type { MovePerson, MoveState, Serving } from './state.ts'

const ON = '2027-04-01'

const post = (id: string, unitId = 'u-1') => ({
  id,
  unitId,
  title: `${id}長`,
  unitName: unitId === 'u-1' ? '企画課' : '総務課',
  startsOn: '2020-04-01',
  endsOn: null,
})

const serves = (postId: string, more: Partial<Serving> = {}): Serving => ({
  id: `i-${postId}`,
  postId,
  kind: 'substantive',
  startsOn: '2025-04-01',
  endsOn: null,
  ...more,
})

const person = (name: string, serving: readonly Serving[] = [], more: Partial<MovePerson> = {}): MovePerson => ({
  id: name,
  serviceNumber: `A-${name}`,
  name,
  rank: '1等空尉',
  kind: 'staff',
  present: true,
  endsOn: null,
  homeUnitId: 'u-1',
  nextHomeUnitId: null,
  open: [],
  serving,
  ...more,
})

const state = (people: readonly MovePerson[], handedOver: readonly string[] = []): MoveState => ({
  people,
  posts: [post('A'), post('B'), post('C'), post('D', 'u-2')],
  units: [
    { id: 'u-1', name: '企画課', fullName: '統幕 企画課' },
    { id: 'u-2', name: '総務課', fullName: '統幕 総務課' },
    { id: 'u-3', name: '総務課', fullName: '学校 総務課' },
  ],
  handedOver: new Set(handedOver),
})

const row = (name: string, to: string | null, more: Partial<Move> = {}): Move => ({
  serviceNumber: `A-${name}`,
  kind: to === null ? 'leave' : 'appoint',
  on: ON,
  ...(to === null ? {} : { unit: to === 'D' ? '統幕 総務課' : '企画課', post: `${to}長` }),
  ...more,
})

const plan = (given: MoveState, ...moves: readonly Move[]) =>
  planMoves(
    moves.map((record, nth) => ({ number: nth + 2, record })),
    given,
  )

const acts = (given: MoveState, ...moves: readonly Move[]) =>
  plan(given, ...moves).flatMap((r) =>
    r.commands.map((c) =>
      [c.act, c.caseId ?? c.from?.['post'] ?? c.from?.['incumbency'] ?? c.from?.['person']].join(' '),
    ),
  )

const problems = (given: MoveState, ...moves: readonly Move[]) =>
  plan(given, ...moves).map((r) => (r.problems ?? []).join(' '))

describe('who leaves and who takes', () => {
  test('R002: a chain is untied whatever the order of the rows: every end comes before the appointment it makes room for', () => {
    const three = state([person('甲', [serves('A')]), person('乙', [serves('B')]), person('丙', [serves('C')])])
    const moves = [row('甲', 'B'), row('乙', 'C'), row('丙', null)]
    for (const order of [moves, moves.toReversed(), [...moves.slice(1), ...moves.slice(0, 1)]]) {
      const done = acts(three, ...order)
      const at = (act: string) => done.indexOf(act)
      expect(done.filter((a) => a.startsWith('end')).toSorted()).toEqual(['end i-A', 'end i-B', 'end i-C'])
      expect(at('end i-B')).toBeLessThan(at('appoint B'))
      expect(at('end i-C')).toBeLessThan(at('appoint C'))
      expect(done.filter((a) => a.startsWith('open')).toSorted()).toEqual(['open i-A', 'open i-B', 'open i-C'])
    }
  })

  test('R002: two who exchange their posts do so in one file, and each hands over to the other', () => {
    const two = state([person('甲', [serves('A')]), person('乙', [serves('B')])])
    expect(acts(two, row('甲', 'B'), row('乙', 'A'))).toEqual([
      'end i-A',
      'end i-B',
      'appoint B',
      'open i-B',
      'appoint A',
      'open i-A',
    ])
    const [first, second] = plan(two, row('甲', 'B'), row('乙', 'A'))
    expect(first?.commands.find((c) => c.act === 'open')?.input).toMatchObject({ toId: '甲', effectiveOn: ON })
    expect(second?.commands.find((c) => c.act === 'open')?.input).toMatchObject({ toId: '乙' })
  })

  test('a post of another unit takes the person’s belonging along; without a post the belonging alone moves', () => {
    const one = state([person('甲'), person('乙', [], { open: ['企画-1'] })])
    expect(acts(one, row('甲', 'D'), { serviceNumber: 'A-乙', kind: 'appoint', on: ON, unit: '統幕 総務課' })).toEqual([
      'appoint D',
      'transfer 甲',
      'transfer 乙',
      'open 乙',
    ])
  })

  test('whoever leaves the service leaves the posts first', () => {
    expect(acts(state([person('甲', [serves('A')])]), row('甲', null, { kind: 'retire' }))).toEqual([
      'end i-A',
      'open i-A',
      'leave 甲',
    ])
  })

  test('what is done already is left as it is', () => {
    const after = state(
      [
        person('甲', [serves('B', { id: 'i-new', startsOn: ON }), serves('A', { endsOn: ON })]),
        person('乙', [serves('B', { endsOn: ON })]),
        person('丙', [], { present: false, endsOn: ON }),
      ],
      ['i-A', 'i-B'],
    )
    const rows = plan(after, row('甲', 'B'), row('乙', null), row('丙', null, { kind: 'retire' }))
    expect(rows.map((r) => r.unchanged)).toEqual([true, true, true])
  })

  test('the page can say what each row does, and what is open on the person', () => {
    const [said] = plan(state([person('甲', [serves('A')], { open: ['企画-1 区域内使用中'] })]), row('甲', 'B'))
    expect(said?.says?.map((s) => s.text)).toEqual([
      '1等空尉 甲　補職　令和9年4月1日',
      '離れる：A長（企画課）',
      '就く：B長（企画課）',
      '手元に残るもの：1件（企画-1 区域内使用中）',
    ])
  })
})

describe('bad rows are named', () => {
  test.each<readonly [string, MoveState, readonly Move[], readonly string[]]>([
    ['a person nobody knows', state([]), [row('甲', 'A')], ['職員番号「A-甲」の人は登録されていません']],
    ['a number with another name', state([person('甲')]), [row('甲', 'A', { name: '乙' })], ['氏名「乙」と違います']],
    [
      'a name two people bear',
      state([person('甲'), person('甲', [], { id: '甲2', serviceNumber: null })]),
      [{ name: '甲', kind: 'leave', on: ON }],
      ['2人います'],
    ],
    [
      'one person twice',
      state([person('甲')]),
      [row('甲', 'A'), row('甲', 'B')],
      ['3行目にもあります', '2行目にもあります'],
    ],
    [
      'one post twice',
      state([person('甲'), person('乙')]),
      [row('甲', 'A'), row('乙', 'A')],
      ['3行目にもあります', '2行目にもあります'],
    ],
    [
      'an unknown unit',
      state([person('甲')]),
      [row('甲', 'A', { unit: '運用課' })],
      ['部隊等「運用課」は登録されていません'],
    ],
    ['a unit of which there are two', state([person('甲')]), [row('甲', 'A', { unit: '総務課' })], ['複数あります']],
    ['an unknown post', state([person('甲')]), [row('甲', 'A', { post: '顧問' })], ['官職「顧問」は置かれていません']],
    [
      'a post whose holder stays',
      state([person('甲'), person('乙', [serves('B')])]),
      [row('甲', 'B')],
      ['1等空尉 乙が補職されていて、この表では離れません'],
    ],
    [
      'a post whose holder leaves later',
      state([person('甲'), person('乙', [serves('B')])]),
      [row('甲', 'B'), row('乙', null, { on: '2027-05-01' })],
      ['令和9年5月1日（3行目）で、発令日より後です', ''],
    ],
    ['one who is not staff', state([person('甲', [], { kind: 'attached' })]), [row('甲', 'A')], ['職員以外の者です']],
    [
      'R048, R053, R054: one who retires with things in hand',
      state([person('甲', [], { open: ['企画-R8-業-0001 区域内使用中'] })]),
      [row('甲', null, { kind: 'retire' })],
      ['残っているものがあります（付紙第4 1(1)）：企画-R8-業-0001 区域内使用中'],
    ],
  ])('%s', (_, given, moves, said) => {
    for (const [nth, text] of problems(given, ...moves).entries()) expect(text).toContain(said[nth])
    expect(plan(given, ...moves).some((r) => r.problems !== undefined && r.commands.length === 0)).toBe(true)
  })
})
