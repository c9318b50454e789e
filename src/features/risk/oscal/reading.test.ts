import { describe, expect, test } from 'vitest'
import { catalog, control, metadata } from './catalogue-for-tests.ts'
import { faultTexts, readOscal } from './reading.ts'

describe('reading says in words what is wrong', () => {
  const read = (text: string) => {
    const found = readOscal(text, ['catalog', 'profile'])
    return found.ok ? [] : faultTexts(text, found.faults)
  }
  const listWith = (more: object) => JSON.stringify({ catalog: { ...catalog, ...more } })

  test('nothing, where nothing is', () => {
    expect(read(listWith({}))).toEqual([])
  })

  test.each<[string, string, RegExp]>([
    ['no JSON', '{\n "catalog": x', /^2行目で、JSON/u],
    ['cut off', listWith({}).slice(0, 300), /JSON/u],
    ['nothing at all', '', /JSON/u],
    ['no OSCAL', '{"a":1}', /OSCAL の文書ではありません/u],
    ['another document', '{"system-security-plan":{}}', /「セキュリティ計画書」の文書です/u],
    ['too old', listWith({ metadata: metadata('1.0.3') }), /OSCAL 1\.0\.3.*1\.0\.4から1\.2\.xまで/u],
    ['too new', listWith({ metadata: metadata('2.0.0') }), /2\.0\.0/u],
    [
      'a title missing deep inside',
      listWith({ groups: [{ id: 'ac', title: 'あ', controls: [control('ac-1'), { id: 'ac-2' }] }] }),
      /^管理策の一覧 の 1番目の分類「ac」 の 2番目の管理策「ac-2」 の 題名：.*（catalog\.groups\[0\]\.controls\[1\]\.title）$/u,
    ],
  ])('%s', (_, text, expected) => {
    const [first] = read(text)
    expect(first).toMatch(expected)
  })

  test('nesting without end is refused, not fallen over', () => {
    const deep = `${'{"parts":['.repeat(60_000)}{}${']}'.repeat(60_000)}`
    const text = `{"catalog":{"uuid":"${catalog.uuid}","metadata":${JSON.stringify(metadata())},"controls":[{"id":"a","title":"a","parts":[${deep}]}]}}`
    expect(read(text).length).toBeGreaterThan(0)
  })

  test.each(['1.0.4', '1.0.6', '1.1.0', '1.1.3', '1.2.0', '1.2.9'])('version %s is read', (version) => {
    expect(read(listWith({ metadata: metadata(version) }))).toEqual([])
  })
})
