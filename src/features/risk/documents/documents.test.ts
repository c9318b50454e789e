import { describe, expect, test } from 'vitest'
import { checkAttachment, MOST_BYTES } from './attachment-check.ts'
import { differencesOf } from './difference.ts'
import { hashOf, packageHash, type BoundVersion, type Frozen } from './frozen.ts'
import { fieldsOfKind, kindOf, KINDS } from './kinds.ts'
import { typedFields } from './typed-fields.ts'
import { problemsOf, valueText } from './values.ts'

describe('the ten kinds', () => {
  test('are ten, each with sections in somebody’s charge and fields under keys of their own', () => {
    expect(KINDS).toHaveLength(10)
    for (const def of KINDS) {
      const keys = fieldsOfKind(def).map((f) => f.key)
      expect(new Set(keys).size).toBe(keys.length)
      expect(def.sections.every((s) => s.editors.length > 0 && s.fields.length > 0)).toBe(true)
    }
  })

  test('ask nothing without saying what belongs there and how it might read', () => {
    const bare = KINDS.flatMap((def) => fieldsOfKind(def)).filter((f) => f.guidance.length < 5 || f.example === '')
    expect(bare).toEqual([])
  })
})

const plan = kindOf('security-plan')

describe('what a form sends', () => {
  test('is read by kind of field, days in 和暦 too, and rows keep their keys', () => {
    const typed = typedFields(kindOf('assessment-plan'), {
      'has:starts': '1',
      'f:starts': '令和8年6月1日',
      'base:starts': '3',
      'has:methods': '1',
      'f:methods': ['test', 'made-up', 'examine'],
      'has:schedule': '1',
      'f:schedule:ab12:on': 'R8.6.10',
      'f:schedule:ab12:what': '復旧の試験',
      'f:schedule:cd34:what': '　',
      'f:unknown': 'x',
    })
    expect(typed.map((t) => [t.field.key, t.value, t.base])).toEqual([
      ['starts', '2026-06-01', 3],
      ['methods', ['examine', 'test'], 0],
      ['schedule', [{ key: 'ab12', cells: { on: '2026-06-10', what: '復旧の試験' } }], 0],
    ])
  })

  test('a day that cannot be read stays as typed and stands in the way of a version', () => {
    const [typed] = typedFields(kindOf('assessment-plan'), { 'has:starts': '1', 'f:starts': '来月の初め' })
    expect(typed?.value).toBe('来月の初め')
    const problems = problemsOf(kindOf('assessment-plan'), { starts: '来月の初め' })
    expect(problems).toContainEqual({ field: 'starts', title: '始める日', why: '日付として読めません' })
  })

  test('answers read as words', () => {
    const common = fieldsOfKind(plan).find((f) => f.key === 'common')
    expect(common && valueText(common, 'some')).toBe('一部を継承する')
  })
})

const frozen = (over: Partial<Frozen> = {}): Frozen => ({
  kind: 'security-plan',
  title: '計画',
  system: { id: 's', name: '湾岸システム' },
  fiscalYear: 2026,
  fields: { scope: '全て' },
  parts: [
    {
      key: 'controls',
      title: '管理策',
      columns: [
        { key: 'id', title: '番号' },
        { key: 'status', title: '実装' },
      ],
      rows: [
        { key: 'ac-1', cells: { id: 'AC-1', status: '済' } },
        { key: 'ac-2', cells: { id: 'AC-2', status: '計画' } },
      ],
    },
  ],
  attachments: [],
  ...over,
})

describe('differences', () => {
  test('are told by field, by row and by cell, with attachments', () => {
    const [part] = frozen().parts
    const after = frozen({
      fields: { scope: '端末を除く', baseline: '影響度「中」' },
      parts: part
        ? [
            {
              ...part,
              rows: [
                { key: 'ac-2', cells: { id: 'AC-2', status: '済' } },
                { key: 'ac-3', cells: { id: 'AC-3', status: null } },
              ],
            },
          ]
        : [],
      attachments: [{ name: '図.pdf', size: 10, sha256: 'a' }],
    })
    expect(differencesOf(frozen(), after).map((d) => [d.where, d.sort, d.before, d.after])).toEqual([
      ['対象とする範囲', 'changed', '全て', '端末を除く'],
      ['管理策を選んだ考え方', 'added', '', '影響度「中」'],
      ['管理策　AC-1', 'removed', '番号：AC-1\n実装：済', ''],
      ['管理策　AC-2', 'changed', '実装：計画', '実装：済'],
      ['管理策　AC-3', 'added', '', '番号：AC-3'],
      ['添付　図.pdf', 'added', '', '図.pdf'],
    ])
    expect(differencesOf(after, after)).toEqual([])
  })

  test('the hash is that of the content alone, whatever the order of its keys', () => {
    const { fields, ...rest } = frozen()
    expect(hashOf({ fields, ...rest })).toBe(hashOf(frozen()))
    expect(hashOf(frozen({ fiscalYear: 2027 }))).not.toBe(hashOf(frozen()))
  })

  test('a package is the same in any order, and another with any other version', () => {
    const a: BoundVersion = { versionId: 'a', kind: 'security-plan', number: 1, sha256: '1' }
    const b: BoundVersion = { versionId: 'b', kind: 'monitoring-plan', number: 1, sha256: '2' }
    expect(packageHash([a, b])).toBe(packageHash([b, a]))
    expect(packageHash([a, { ...b, sha256: '3' }])).not.toBe(packageHash([a, b]))
  })
})

describe('attachments', () => {
  const zip = (inside: string) => Buffer.concat([Buffer.from([0x50, 0x4b, 3, 4]), Buffer.from(inside)])
  test.each([
    ['図.pdf', Buffer.from('%PDF-1.7 …'), true],
    ['表.xlsx', zip('[Content_Types].xml xl/workbook.xml'), true],
    ['メモ.txt', Buffer.from('本文'), true],
    ['図.pdf', zip('word/document.xml'), false],
    ['表.xlsm', zip('xl/workbook.xml'), false],
    ['表.xlsx', zip('xl/workbook.xml xl/vbaProject.bin'), false],
    ['表.xlsx', zip('word/document.xml'), false],
    ['動く.pdf', Buffer.from('%PDF-1.7 /OpenAction /JavaScript'), false],
    ['実行.exe', Buffer.from('MZ'), false],
    ['頁.html', Buffer.from('<script>'), false],
    ['空.pdf', Buffer.alloc(0), false],
    ['大.txt', Buffer.alloc(MOST_BYTES + 1, 0x61), false],
    ['文字.txt', Buffer.from([0x61, 0, 0x62]), false],
  ])('%s is judged by its bytes as well as its name', (name, bytes, ok) => {
    expect(checkAttachment(name, bytes).ok).toBe(ok)
  })

  test('lose the path and the marks that turn a name round', () => {
    expect(checkAttachment('..\\dir/図\u202efdp.txt', Buffer.from('a'))).toMatchObject({ ok: true, name: '図fdp.txt' })
  })
})
