import { expect, test } from 'vitest'
import { readCatalogue } from './catalogue.ts'
import { sampleCatalogue } from './sample-catalogue.ts'

const changed = (change: (json: Record<string, unknown> & { vulnerabilities: Record<string, unknown>[] }) => void) => {
  const json = JSON.parse(sampleCatalogue('2026.10.01')) as Record<string, unknown> & {
    vulnerabilities: Record<string, unknown>[]
  }
  change(json)
  return readCatalogue(JSON.stringify(json))
}

test('a catalogue is read with its dates', () => {
  expect(changed(() => {})).toMatchObject({
    ok: true,
    file: {
      release: '2026.10.01',
      releasedOn: '2026-10-01',
      entries: [{ cve: 'CVE-2021-44228', addedOn: '2021-12-10', dueOn: '2021-12-24', ransomware: true }],
    },
  })
})

test.each([
  ['cut off', (text: string) => text.slice(0, -9), 'JSON'],
  ['no catalogue', () => '{"a":1}', 'KEV'],
  ['of another count', (text: string) => text.replace('"count":1', '"count":2'), '件数'],
  ['with a wrong number', (text: string) => text.replace('CVE-2021-44228', 'CVE-21-1'), '1件目 の cveID'],
  ['with a wrong day', (text: string) => text.replace('2021-12-10', '2021-13-10'), '1件目 の dateAdded'],
])('a file %s is refused with the place', (_, change, words) => {
  const read = readCatalogue(change(sampleCatalogue('2026.10.01')))
  expect(read.ok ? '' : read.sentence).toContain(words)
})

test('a number that stands twice is refused by name', () => {
  const twice = changed((json) => {
    json['vulnerabilities'] = [...json.vulnerabilities, ...json.vulnerabilities]
    json['count'] = 2
  })
  expect(twice).toMatchObject({ ok: false, sentence: 'CVE-2021-44228 が二度載っています。' })
})
