import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { packageRoot } from '../package-root.ts'
import { defaultDataDir } from './place.ts'

test.each([
  [{ MAMORI_DATA: '/srv/mamori' }, true, '/srv/mamori'],
  [{ MAMORI_DATA: 'here' }, false, resolve('here')],
  [{ MAMORI_DATA: '' }, true, '/var/lib/mamori'],
  [{}, true, '/var/lib/mamori'],
  [{}, false, join(packageRoot, '.mamori')],
])('with %j, as root: %s, the data lies in %s', (env, isRoot, expected) => {
  expect(defaultDataDir(env, isRoot)).toBe(expected)
})
