import { describe, expect, test } from 'vitest'
import { guessMapping, readRecord } from '#kernel/sheet/columns.ts'
import { ORGANISATION_COLUMNS, ORGANISATION_EXAMPLE, type OrganisationEntry } from './columns.ts'
import { planOrganisation } from './plan.ts'
import type { ImportState, NamedUnit } from './state.ts'

const root: NamedUnit = {
  name: '自衛隊サイバー防衛隊',
  fullName: '自衛隊サイバー防衛隊',
  parent: null,
  abbreviation: 'サ防',
}
const staff: NamedUnit = { name: '統合幕僚監部', fullName: '統合幕僚監部', parent: null, abbreviation: '統幕' }
const section: NamedUnit = { name: '総務課', fullName: '統合幕僚監部 総務課', parent: staff, abbreviation: '総務' }
const college: NamedUnit = {
  name: '総務課',
  fullName: '統合幕僚学校 総務課',
  parent: { ...staff, name: '統合幕僚学校' },
  abbreviation: '校総務',
}

const state = (): ImportState => ({
  units: [root, staff, section, college],
  posts: new Set(['統合幕僚監部 総務課/総務課長']),
  people: new Set(['A-1']),
  incumbencies: new Set(['統合幕僚監部 総務課/総務課長|A-1']),
  occupied: new Set(['統合幕僚監部 総務課/総務課長']),
  designations: new Map([['UNIT|統合幕僚監部 総務課', ['統合幕僚監部 総務課/総務課長']]]),
  systems: new Map([['中央指揮システム', 's-1']]),
  documents: new Map([['第1号', 'd-1']]),
})

const plan = (...records: OrganisationEntry[]) =>
  planOrganisation(
    records.map((record, nth) => ({ number: nth + 2, record })),
    state(),
    '2026-11-24',
  )

const acts = (row: { commands: readonly { process: string; act: string }[] } | undefined) =>
  row?.commands.map((c) => `${c.process.replace('organisation.', '')}.${c.act}`)

describe('a row makes what is not there yet', () => {
  test('R044: a unit with its post, the person who holds it and the designation, in that order', () => {
    const [row] = plan({
      unit: '第１隊',
      parent: '自衛隊サイバー防衛隊',
      abbreviation: 'サ1',
      post: '第１隊長',
      name: '見本 太郎',
      kana: 'みほん たろう',
      roles: ['UNIT'],
      document: '第1号',
    })
    expect(acts(row)).toEqual([
      'unit.establish',
      'post.establish',
      'person.register',
      'incumbency.appoint',
      'appointment.designate',
    ])
    expect(row?.commands.at(-1)?.input).toMatchObject({
      postId: '自衛隊サイバー防衛隊 第１隊/第１隊長',
      unitId: '自衛隊サイバー防衛隊 第１隊',
      documentId: 'd-1',
    })
  })

  test('later rows stand on earlier ones', () => {
    const rows = plan(
      { unit: '第１隊', parent: '自衛隊サイバー防衛隊', abbreviation: 'サ1' },
      { unit: '第１隊', name: '見本 花子', kana: 'みほん はなこ' },
      { unit: '第１隊' },
    )
    expect(rows.map(acts)).toEqual([['unit.establish'], ['person.register'], []])
    expect(rows[2]?.unchanged).toBe(true)
  })

  test('what is there already stays as it is', () => {
    const there = {
      unit: '統合幕僚監部 総務課',
      post: '総務課長',
      name: '三雲 志保',
      serviceNumber: 'A-1',
      roles: ['UNIT'] as const,
      document: '第1号',
    }
    expect(plan(there)).toEqual([{ commands: [], unchanged: true }])
  })
})

describe('a row that cannot be is told why, all of it at once', () => {
  test.each<[string, OrganisationEntry, RegExp]>([
    ['a new unit without the one above', { unit: '第９隊' }, /「上位」/],
    ['a unit above that is not there', { unit: '第９隊', parent: '第八隊' }, /「第八隊」が、登録済みの中にも/],
    ['a unit of two organisations', { unit: '総務課' }, /複数あります/],
    ['a short form in use', { unit: '第９隊', parent: '自衛隊サイバー防衛隊', abbreviation: '総務' }, /略号「総務」/],
    ['a new person without a kana', { unit: '統合幕僚監部', name: '見本 次郎' }, /よみ/],
    ['a number without a name', { unit: '統合幕僚監部', serviceNumber: 'A-9' }, /氏名/],
    [
      'R002: a second holder of a post',
      { unit: '統合幕僚監部 総務課', post: '総務課長', name: '見本 次郎', kana: 'みほん じろう' },
      /補職された人がいます/,
    ],
    [
      'R004: somebody who is not staff on a post',
      { unit: '統合幕僚監部', post: '補佐官', name: '布施', kana: 'ふせ', personKind: 'attached' },
      /職員以外/,
    ],
    ['a role without a post', { unit: '統合幕僚監部 総務課', roles: ['UNIT_IAP'], document: '第1号' }, /「官職」/],
    ['a role without a document', { unit: '統合幕僚監部 総務課', post: '係長', roles: ['UNIT_IAP'] }, /指定した文書/],
    [
      'a role by a document that is not there',
      { unit: '統合幕僚監部 総務課', post: '係長', roles: ['UNIT_IAP'], document: '第9号' },
      /「第9号」は関係規則に/,
    ],
    [
      'R044: a second officer of a unit',
      { unit: '統合幕僚監部 総務課', post: '副課長', roles: ['UNIT'], document: '第1号' },
      /総務課長」が指定されています/,
    ],
    [
      'R042: a role of a system without one',
      { unit: '統合幕僚監部', post: '班長', roles: ['OPR'], document: '第1号' },
      /「情報システム」が要ります/,
    ],
    [
      'R043: a role over a class',
      {
        unit: '統合幕僚監部',
        post: '班長',
        roles: ['SYS_OPS'],
        systems: ['スタンドアロン型情報システム'],
        document: '第1号',
      },
      /類の名では指定できません/,
    ],
  ])('%s', (_, record, problem) => {
    const [row] = plan(record)
    expect(row?.problems?.join('\n')).toMatch(problem)
    expect(row?.commands).toEqual([])
  })
})

const problemsOf = (header: readonly string[], cells: readonly string[]) =>
  readRecord(ORGANISATION_COLUMNS, guessMapping(ORGANISATION_COLUMNS, header), cells).problems

test('the example file is read without a complaint, and every column is known', () => {
  const [header = [], ...rows] = ORGANISATION_EXAMPLE
  expect(rows.flatMap((cells) => problemsOf(header, cells))).toEqual([])
  expect(Object.values(guessMapping(ORGANISATION_COLUMNS, header)).toSorted((a, b) => Number(a) - Number(b))).toEqual(
    header.map((_, at) => at),
  )
})

test.each([
  ['役割', '部隊等情報保証責任者、担当者', true],
  ['役割', 'IAO', true],
  ['役割', '会長', false],
  ['区分', '職員以外', true],
  ['区分', '委託', false],
  ['日付', 'R8.4.1', true],
  ['日付', '4月', false],
])('%s「%s」: %s', (label, text, good) => {
  expect(problemsOf(['部隊等', label], ['総務課', text]).length === 0).toBe(good)
})
