import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { readAs } from '#kernel/db/database.ts'
import { Fault } from '#kernel/http/fault.ts'
import { WorkCancelled } from '#kernel/worker/work.ts'
import { sampleReport, type SampleHost } from '../sample-report.ts'
import { aScanOffice, type ScanOffice } from '../scans-for-tests.ts'

let office: ScanOffice

beforeAll(async () => {
  office = await aScanOffice()
})
afterAll(() => office.close())
beforeEach(async () => {
  await office.rows(
    'truncate scan_part, scan_staged_item, scan_staged_host, finding, finding_event, scan_host, scan, scan_delivery, scan_check, scan_check_cve cascade',
  )
})

const at = (day: number) => new Date(Date.UTC(2026, 9, day))

const WEB: SampleHost = {
  name: '10.0.0.1',
  fqdn: 'web.sample',
  os: 'Linux',
  items: [{ plugin: '900001', output: 'tcp/443' }, { plugin: '900002' }, { plugin: '900003', output: '版 2.14' }],
}
const FILES: SampleHost = { name: '10.0.0.2', items: [{ plugin: '900004' }] }

const findings = () =>
  office.rows<{ host: string; plugin: string; state: string; severity: number; evidence: string }>(
    'select host, plugin, state, severity, evidence from finding order by host, plugin, nth',
  )

const states = async () => (await findings()).map((f) => `${f.host} ${f.plugin} ${f.state}`)

const counts = async (scanId: string | null) => {
  const [row] = await office.rows<Record<string, number>>(
    'select new_items, still_items, closed_items, reopened_items, unsure_items from scan where id = $1',
    scanId,
  )
  return row
}

describe('a scan becomes findings', () => {
  test('R132: every host and item is kept, a host of one item and 情報 too', async () => {
    const delivered = await office.deliver(sampleReport('月次', at(1), [WEB, FILES]))
    expect(delivered).toMatchObject({ state: 'applied', tool: 'nessus', hosts: 2, items: 4 })
    expect(await states()).toEqual([
      '10.0.0.1 900001 open',
      '10.0.0.1 900002 open',
      '10.0.0.1 900003 open',
      '10.0.0.2 900004 open',
    ])
    const cves = await office.rows('select cve from finding_cve order by cve')
    expect(cves).toEqual([{ cve: 'CVE-2016-2115' }, { cve: 'CVE-2021-44228' }, { cve: 'CVE-2021-45046' }])
    expect(await office.rows('select host, fqdn, os, items from scan_host order by host')).toEqual([
      { host: '10.0.0.1', fqdn: 'web.sample', os: 'Linux', items: 3 },
      { host: '10.0.0.2', fqdn: null, os: null, items: 1 },
    ])
  })

  test('R132: the record binds the file’s name and digest, the tool and the counts', async () => {
    const delivered = await office.deliver(sampleReport('月次', at(1), [WEB, FILES]), { name: 'monthly.nessus' })
    const [entry] = await office.rows<{ canonical: string }>(
      `select row_to_json(e)::text as canonical from ledger_entry e where case_id = $1`,
      delivered.scanId,
    )
    expect(entry?.canonical).toContain(delivered.sha256)
    expect(entry?.canonical).toContain('monthly.nessus')
    expect(entry?.canonical).toMatch(/items[\\": ]+4/)
  })

  test('the same file a second time changes nothing', async () => {
    const xml = sampleReport('月次', at(1), [WEB])
    const first = await office.deliver(xml)
    const again = await office.deliver(xml)
    expect(again).toMatchObject({ state: 'same', scanId: first.scanId })
    expect(await findings()).toHaveLength(3)
    expect(await office.rows('select id from scan')).toHaveLength(1)
  })

  test('the same content written out anew changes nothing', async () => {
    const xml = sampleReport('月次', at(1), [WEB])
    const first = await office.deliver(xml)
    const again = await office.deliver(xml.replace('<Policy>', '<!-- anew -->\n<Policy>'))
    expect(again).toMatchObject({ state: 'same', scanId: first.scanId })
    expect(await office.rows('select id from scan')).toHaveLength(1)
  })

  test('a rescan finds new, closes what is gone of its hosts, and opens again', async () => {
    await office.deliver(sampleReport('一', at(1), [WEB, FILES]))
    const without = { ...WEB, items: [{ plugin: '900002' }, { plugin: '900005' }] }
    const second = await office.deliver(sampleReport('二', at(2), [without]))
    expect(await counts(second.scanId)).toMatchObject({ new_items: 1, still_items: 1, closed_items: 2 })
    expect(await states()).toEqual([
      '10.0.0.1 900001 closed',
      '10.0.0.1 900002 open',
      '10.0.0.1 900003 closed',
      '10.0.0.1 900005 open',
      '10.0.0.2 900004 open',
    ])
    const third = await office.deliver(sampleReport('三', at(3), [WEB]))
    expect(await counts(third.scanId)).toMatchObject({
      new_items: 0,
      still_items: 1,
      closed_items: 1,
      reopened_items: 2,
    })
    expect((await states()).filter((s) => s.endsWith('closed'))).toEqual(['10.0.0.1 900005 closed'])
  })

  test('a scan of a part closes nothing', async () => {
    await office.deliver(sampleReport('一', at(1), [WEB]))
    const part = await office.deliver(sampleReport('二', at(2), [{ ...WEB, items: [{ plugin: '900002' }] }]), {
      closes: false,
    })
    expect(await counts(part.scanId)).toMatchObject({ closed_items: 0, still_items: 1 })
    expect((await states()).every((s) => s.endsWith('open'))).toBe(true)
  })

  test('what a scan with a login saw is not closed by one without', async () => {
    await office.deliver(sampleReport('一', at(1), [{ ...WEB, credentialed: true }]))
    const outside = await office.deliver(sampleReport('二', at(2), [{ ...WEB, items: [{ plugin: '900002' }] }]))
    expect(await counts(outside.scanId)).toMatchObject({ closed_items: 0, unsure_items: 2 })
  })

  test('R132: an older scan of a host is refused after a newer one, and changes nothing', async () => {
    await office.deliver(sampleReport('新', at(5), [WEB]))
    const older = await office.deliver(sampleReport('旧', at(4), [FILES, WEB]))
    expect(older).toMatchObject({ state: 'refused' })
    expect(older.problem).toContain('10.0.0.1')
    expect(await findings()).toHaveLength(3)
  })

  test('items of one check at one place are kept apart and found again', async () => {
    const twice = {
      ...FILES,
      items: [
        { plugin: '900004', output: 'a' },
        { plugin: '900004', output: 'b' },
      ],
    }
    await office.deliver(sampleReport('一', at(1), [twice]))
    expect((await findings()).map((f) => f.evidence)).toEqual(['a', 'b'])
    const again = await office.deliver(sampleReport('二', at(2), [twice]))
    expect(await counts(again.scanId)).toMatchObject({ new_items: 0, still_items: 2, closed_items: 0 })
  })

  test('a file that is refused on the way leaves nothing behind', async () => {
    const xml = sampleReport('一', at(1), [WEB])
    const refused = await office.deliver(xml.slice(0, -60))
    expect(refused).toMatchObject({ state: 'refused' })
    expect(refused.problemLine).toBeGreaterThan(5)
    for (const table of ['finding', 'scan', 'scan_staged_item', 'scan_staged_host', 'scan_part'])
      expect(await office.rows(`select * from ${table}`)).toEqual([])
  })
})

describe('who delivers', () => {
  const xml = sampleReport('一', at(1), [FILES])

  test('R132: the officer for incidents may, for every system, and sees what came of it', async () => {
    const delivered = await office.deliver(xml, { by: office.cir })
    expect(delivered.state).toBe('applied')
    const seen = await readAs(office.db, office.cir, (tx) => tx.selectFrom('finding').select('id').execute())
    expect(seen).toHaveLength(1)
  })

  test('R132: nobody else, and the attempt is noted', async () => {
    for (const by of [office.otherOps, office.planner]) await expect(office.deliver(xml, { by })).rejects.toThrow(Fault)
    expect(
      await office.rows(`select code from security_event where process = 'risk.scan' and code = 'not-your-role'`),
    ).toHaveLength(2)
    expect(await office.rows('select id from scan_delivery')).toEqual([])
  })

  test('findings of a system are hidden from those of another', async () => {
    await office.deliver(xml)
    const seen = await readAs(office.db, office.otherOps, (tx) => tx.selectFrom('finding').select('id').execute())
    expect(seen).toEqual([])
    expect(await readAs(office.db, office.ops, (tx) => tx.selectFrom('finding').select('id').execute())).toHaveLength(1)
  })
})

describe('on the way', () => {
  const many = sampleReport(
    '大',
    at(1),
    Array.from({ length: 3000 }, (_, n) => ({ ...WEB, name: `10.1.${n >> 8}.${n & 255}` })),
  )

  test('taken back, it changes nothing', async () => {
    const id = await office.receive(many)
    let told = 0
    const progress = async () => {
      told += 1
      if (told === 2) throw new WorkCancelled()
    }
    await expect(office.run(id, { progress })).rejects.toThrow(WorkCancelled)
    expect(await office.delivery(id)).toMatchObject({ state: 'cancelled' })
    expect(await office.rows('select id from scan_staged_item limit 1')).toEqual([])
    expect(await findings()).toEqual([])
  })

  test('broken off and begun again, every finding is there once', async () => {
    const id = await office.receive(many)
    let told = 0
    const progress = async () => {
      told += 1
      if (told === 3) throw new Error('the process died')
    }
    await expect(office.run(id, { progress })).rejects.toThrow('died')
    expect(await office.delivery(id)).toMatchObject({ state: 'reading' })
    await office.run(id)
    expect(await office.delivery(id)).toMatchObject({ state: 'applied', hosts: 3000, items: 9000 })
    const [row] = await office.rows<{ n: number; d: number }>(
      'select count(*)::int as n, count(distinct (host, plugin))::int as d from finding',
    )
    expect(row).toEqual({ n: 9000, d: 9000 })
    await office.run(id)
    expect(await office.rows('select id from scan')).toHaveLength(1)
  })
})
