import { expect, test } from 'vitest'
import { isLoopback } from './loopback.ts'

test.each(['127.0.0.1', '127.8.9.10', '::1', '::ffff:127.0.0.1'])('%s is this machine', (address) =>
  expect(isLoopback(address)).toBe(true),
)

test.each([
  undefined,
  '',
  '10.0.0.1',
  '192.168.127.1',
  '::ffff:10.0.0.1',
  '::',
  '127.0.0.1.example',
  '1127.0.0.1',
  'localhost',
])('%s is not this machine', (address) => expect(isLoopback(address)).toBe(false))
