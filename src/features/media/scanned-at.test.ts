import { expect, test } from 'vitest'
import { scannedAt } from './scanned-at.ts'

const received = new Date('2026-11-24T08:00:00Z')

test.each([
  ['a moment before it arrived is believed', '2026-11-24T07:59:58Z', '2026-11-24T07:59:58Z'],
  ['days in a device without a connection are believed', '2026-11-20T01:00:00Z', '2026-11-20T01:00:00Z'],
  ['a clock that runs ahead is not', '2026-11-24T08:00:01Z', '2026-11-24T08:00:00Z'],
  [
    'the last second of the year 9999, which no page can show in Tokyo, is not',
    '9999-12-31T23:59:59Z',
    '2026-11-24T08:00:00Z',
  ],
  ['a clock that was never set is not', '1970-01-01T00:00:00Z', '2026-11-24T08:00:00Z'],
])('when a scan was read: %s', (_, claimed, expected) => {
  expect(scannedAt(new Date(claimed), received)).toEqual(new Date(expected))
})
