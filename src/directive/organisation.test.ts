import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { ANNEX_1_SYSTEMS } from './annex1.ts'
import { ANNEX_2_POSTS } from './annex2.ts'
import { CONTACT_DESKS, FIXED_DESIGNATIONS, OPEN_DESIGNATIONS } from './organisation/designations.ts'
import { OUTSIDE_PARTIES } from './organisation/outside-parties.ts'
import { POST_LIST, postOf } from './organisation/posts.ts'
import { fullNameOf, UNIT_LIST, unitOf } from './organisation/units.ts'
import { ROLE_KEYS, ROLES, roleOf } from './roles.ts'
import { isRuleNumber } from './rules.ts'
import { directiveText } from '../../test/directive-text.ts'

const numbersOf = (predicate: (system: (typeof ANNEX_1_SYSTEMS)[number]) => boolean) =>
  ANNEX_1_SYSTEMS.filter(predicate).map((system) => system.no)

describe('付紙第1', () => {
  test('R042: has 25 systems, each with a post for 整備 and one for 運用', () => {
    expect(ANNEX_1_SYSTEMS.map((system) => system.no)).toEqual(Array.from({ length: 25 }, (_, index) => index + 1))
    expect(new Set(ANNEX_1_SYSTEMS.map((system) => system.key)).size).toBe(25)
    const titles = ANNEX_1_SYSTEMS.slice(0, 22).map((system) => {
      const [dev, ops] = [system.dev, system.ops].map((key) =>
        key === 'planning-section-head' ? '' : postOf(key).fullTitle,
      )
      return dev === ops ? dev : `${dev}／${ops}`
    })
    expect(titles).toEqual([
      ...Array.from({ length: 14 }, () => '指揮通信システム企画課長／指揮通信システム運用課長'),
      '指揮通信システム企画課長',
      '指揮通信システム運用課長',
      '運用第３課長',
      '計画課長',
      '総括副報道官',
      '統合幕僚学校総務課長',
      '統合幕僚学校国際平和協力センター長',
      '統合幕僚学校教育課長',
    ])
  })

  test('R043: rows 23 to 25 are classes whose responsible post is the head of the planning section', () => {
    expect(numbersOf((system) => system.isClass)).toEqual([23, 24, 25])
    expect(
      numbersOf((system) => system.dev === 'planning-section-head' && system.ops === 'planning-section-head'),
    ).toEqual([23, 24, 25])
  })

  test('R042: rows read into a merged cell say so', () => {
    expect(numbersOf((system) => system.inferred !== undefined)).toEqual([
      2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 24, 25,
    ])
  })

  test('中央指揮システム and 防衛情報通信基盤 act together with connected systems', () => {
    expect(numbersOf((system) => system.actsWithConnected)).toEqual([1, 4, 5, 6])
  })
})

describe('付紙第2', () => {
  test('R044: names 18 posts and one open row for the units of the cyber defence force', () => {
    expect(ANNEX_2_POSTS.filter((row) => row.isOpen !== true).map((row) => postOf(row.post).title)).toEqual([
      '総務課長',
      '人事教育課長',
      '運用第１課長',
      '運用第２課長',
      '運用第３課長',
      '防衛課長',
      '計画課長',
      '指揮通信システム企画課長',
      '指揮通信システム運用課長',
      '運用調整官',
      '総括副報道官',
      '首席法務官付法務官',
      '後方補給室長',
      '企画室長',
      '総務課長',
      '教育課長',
      '国際平和協力センター長',
      '隊本部第２科長',
    ])
    expect(ANNEX_2_POSTS.filter((row) => row.isOpen === true).map((row) => postOf(row.post).title)).toEqual(['隊長'])
  })

  test('R044: each post answers for a unit of the organisation it stands in, and no unit has two', () => {
    for (const row of ANNEX_2_POSTS) expect(fullNameOf(row.unit).startsWith(row.organisation)).toBe(true)
    const units = ANNEX_2_POSTS.flatMap((row) => [row.unit, ...(row.alsoUnits ?? [])])
    expect(new Set(units).size).toBe(units.length)
  })

  test('R044: what had to be concluded is marked', () => {
    expect(ANNEX_2_POSTS.filter((row) => row.inferred !== undefined).map((row) => row.post)).toEqual([
      'operations-coordinator',
      'cyber-subunit-commander',
    ])
  })
})

describe('the organisation', () => {
  test('is a tree with parents before children', () => {
    const keys = UNIT_LIST.map((unit) => unit.key)
    const misplaced = UNIT_LIST.filter(
      (unit, at) => unit.parent !== undefined && !keys.slice(0, at).includes(unit.parent),
    )
    expect(misplaced).toEqual([])
    expect(UNIT_LIST.filter((unit) => unit.parent === undefined).map((unit) => unit.name)).toEqual([
      '統合幕僚監部',
      '統合幕僚学校',
      '自衛隊サイバー防衛隊',
    ])
  })

  test('full names run from the organisation down and repeat nothing', () => {
    expect(fullNameOf('js-cyber-ia-desk')).toBe(
      '統合幕僚監部 指揮通信システム部 指揮通信システム企画課 サイバー企画室情報保証係',
    )
    expect(fullNameOf('cyber-hq-2')).toBe('自衛隊サイバー防衛隊 隊本部第２科')
  })

  test('codes for registration numbers are never shared, and every responsible unit has one', () => {
    const codes = UNIT_LIST.flatMap((unit) => unit.code ?? [])
    expect(new Set(codes).size).toBe(codes.length)
    const lacking = ANNEX_2_POSTS.filter((row) => row.isOpen !== true && unitOf(row.unit).code === undefined)
    expect(lacking).toEqual([])
  })

  test('posts are told apart by their full titles and ordered as the directive orders them', () => {
    expect(new Set(POST_LIST.map((post) => post.fullTitle)).size).toBe(POST_LIST.length)
    const places = POST_LIST.map((post) => unitOf(post.unit).order)
    expect(places).toEqual(places.toSorted((a, b) => a - b))
  })

  test('R037: サイバー企画室長 is the assistant of the audit officer', () => {
    expect(FIXED_DESIGNATIONS.find((each) => each.role === 'AUD_AST')?.holder).toEqual({ post: 'cyber-planning-head' })
  })

  test('R110, R111: both sections have a desk by day and one after hours', () => {
    const desk = (purpose: string, hours: string) =>
      CONTACT_DESKS.find((each) => each.purpose === purpose && each.hours === hours)?.name
    expect(desk('leak-communications', 'in-hours')).toBe('サイバー企画室情報保証係')
    expect(desk('leak-communications', 'after-hours')).toBe('指揮通信システム部運用当直')
    expect(desk('leak-security', 'in-hours')).toBe('総務班保全係')
    expect(desk('leak-security', 'after-hours')).toBe('総務部当直')
  })
})

describe('roles', () => {
  test('each is fixed, left open, held outside, or held by system, unit or person', () => {
    const placed = new Set<string>([
      ...FIXED_DESIGNATIONS.map((each) => each.role),
      ...OPEN_DESIGNATIONS.map((each) => each.role),
      ...OUTSIDE_PARTIES.flatMap((each) => each.role ?? []),
      'SYS_DEV',
      'SYS_OPS',
      'UNIT',
      'USER',
      'ADMIN',
    ])
    expect(ROLE_KEYS.filter((key) => !placed.has(key))).toEqual([])
    expect(roleOf('CIR')).toMatchObject({ key: 'CIR', title: '事案対処責任者' })
  })

  test('those of the ministry are the ones held outside', () => {
    const ministry = ROLE_KEYS.filter((key) => ROLES[key].level === 'ministry')
    expect(OUTSIDE_PARTIES.flatMap((each) => each.role ?? [])).toEqual(expect.arrayContaining([...ministry]))
    expect(ministry).toEqual(['IAO_SUP', 'AUD_SUP', 'CIR_SUP'])
  })
})

test('every rule cited by the organisation exists', () => {
  const cited = [...FIXED_DESIGNATIONS, ...CONTACT_DESKS, ...OUTSIDE_PARTIES].flatMap((each) => each.rules)
  expect(cited.filter((id) => !isRuleNumber(id))).toEqual([])
})

test.skipIf(directiveText === undefined)(
  'every name of a system, post and unit stands in the directive (needs ../shared/directive.txt or DIRECTIVE_TEXT)',
  () => {
    const text = readFileSync(String(directiveText), 'utf8').replace(/\s+/gu, '')
    const names = [
      ...ANNEX_1_SYSTEMS.map((system) => system.name),
      ...POST_LIST.map((post) => post.title),
      ...UNIT_LIST.map((unit) => unit.name),
      ...CONTACT_DESKS.filter((desk) => desk.inferred === undefined).map((desk) => desk.name),
      ...OUTSIDE_PARTIES.filter((party) => party.role !== undefined).map((party) => party.name),
    ]
    expect(names.filter((name) => !text.includes(name))).toEqual([])
  },
)
