import { createReadStream, existsSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readReport } from './read-report.ts'
import type { ScannedHost, ScannedItem } from './scanned.ts'

const DATA = join(import.meta.dirname, '../../../../../../shared/data')

const REPORTS = [
  ['nessus/nessus_v_unknown.xml', 7, 296],
  ['nessus/nessus_with_cvssv3.nessus', 1, 49],
  ['nessus/sample.nessus', 3, 149],
  ['openvas/many_vuln.xml', 1, 44],
  ['openvas/no_vuln.xml', 0, 0],
  ['openvas/one_vuln.xml', 1, 1],
] as const

test.for(REPORTS)('every host and item of %s is read', async ([path, hosts, items], { skip }) => {
  const file = join(process.env['MAMORI_REAL_DATA'] ?? DATA, path)
  skip(!existsSync(file), `${path} is not here`)
  const found: { hosts: ScannedHost[]; items: ScannedItem[] } = { hosts: [], items: [] }
  const sink = {
    tool: () => {},
    report: () => {},
    host: (host: ScannedHost) => found.hosts.push(host),
    item: (item: ScannedItem) => found.items.push(item),
  }
  await readReport(createReadStream(file), sink, async () => {})
  expect(found.hosts).toHaveLength(hosts)
  expect(found.items).toHaveLength(items)
  expect(found.items.every((item) => found.hosts.some((host) => host.host === item.host))).toBe(true)
})
