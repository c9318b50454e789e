import { existsSync, createReadStream } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Actor } from '#kernel/pure/actor.ts'
import { sampleReport } from '../sample-report.ts'
import { aScanOffice, NOW, type ScanOffice } from '../scans-for-tests.ts'
import { receiveCatalogue } from './receive.ts'
import { sampleCatalogue } from './sample-catalogue.ts'

let office: ScanOffice

beforeAll(async () => {
  office = await aScanOffice()
  await office.deliver(
    sampleReport('一', new Date('2026-10-01T00:00:00Z'), [
      { name: '10.0.0.1', items: [{ plugin: '900003' }, { plugin: '900004' }, { plugin: '900002' }] },
    ]),
  )
})
afterAll(() => office.close())

const bring = (text: string, by: Actor = office.cir) =>
  receiveCatalogue(
    office.product,
    by,
    {
      fileName: 'kev.json',
      pieces: (async function* () {
        yield Buffer.from(text)
      })(),
    },
    NOW,
  )

const marked = async () =>
  (await office.rows<{ plugin: string }>('select plugin from finding where known_exploited order by plugin')).map(
    (f) => f.plugin,
  )

test('a catalogue marks what names its vulnerabilities, and the next one marks anew', async () => {
  expect(await bring(sampleCatalogue('2026.10.01'))).toMatchObject({ kind: 'acted', outcome: { kind: 'done' } })
  expect(await marked()).toEqual(['900003'])
  await bring(sampleCatalogue('2026.10.08', ['CVE-2016-2115']), office.planner)
  expect(await marked()).toEqual(['900004'])
})

test('a later scan is marked as it comes in', async () => {
  await office.deliver(
    sampleReport('二', new Date('2026-10-02T00:00:00Z'), [{ name: '10.0.0.2', items: [{ plugin: '900004' }] }]),
  )
  expect(await marked()).toEqual(['900004', '900004'])
})

test('the same file a second time changes nothing', async () => {
  expect(await bring(sampleCatalogue('2026.10.08', ['CVE-2016-2115']))).toMatchObject({ kind: 'same' })
})

test('R132: an older catalogue is refused, and so is whoever is not the one to bring it', async () => {
  expect(await bring(sampleCatalogue('2026.09.01'))).toMatchObject({
    outcome: { kind: 'refused', refusals: [{ code: 'older-catalogue' }] },
  })
  expect(await bring(sampleCatalogue('2026.11.01'), office.ops)).toMatchObject({
    outcome: { kind: 'refused', refusals: [{ code: 'not-your-role' }] },
  })
  expect(await marked()).toEqual(['900004', '900004'])
})

test('the real catalogue is read whole', async () => {
  const folder = process.env['MAMORI_REAL_DATA'] ?? join(import.meta.dirname, '../../../../../../shared/data')
  const file = join(folder, 'kev/known_exploited_vulnerabilities.json')
  if (!existsSync(file)) return console.warn('left out: the real catalogue is not here')
  await office.rows('truncate kev_catalogue, kev_upload, kev_entry cascade')
  const given = { fileName: 'kev.json', pieces: createReadStream(file) }
  expect(await receiveCatalogue(office.product, office.cir, given, NOW)).toMatchObject({ outcome: { kind: 'done' } })
  const [row] = await office.rows<{ n: number }>('select count(*)::int as n from kev_entry')
  expect(row?.n).toBe(1404)
  return undefined
})
