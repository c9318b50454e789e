import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeDirectories } from './make-directories.ts'

let base: string
beforeAll(async () => {
  base = await mkdtemp(join(tmpdir(), 'mamori-make-'))
})
afterAll(() => rm(base, { recursive: true }))

test('what is missing on the way is made, and the first one made is told', async () => {
  expect(await makeDirectories(join(base, 'a/b/c'), 0o700)).toBe(join(base, 'a'))
  expect((await stat(join(base, 'a/b/c'))).isDirectory()).toBe(true)
  expect(await makeDirectories(join(base, 'a/b'), 0o700)).toBeUndefined()
})

test('two who make the same at once both succeed', async () => {
  const made = await Promise.all([1, 2, 3].map(() => makeDirectories(join(base, 'x/y/z'), 0o700)))
  expect(made.some((first) => first === join(base, 'x'))).toBe(true)
})

test('where nothing can be made it comes back with a fault', async () => {
  await expect(makeDirectories('/proc/mamori/here', 0o700)).rejects.toMatchObject({ code: 'ENOENT' })
  await writeFile(join(base, 'file'), '')
  await expect(makeDirectories(join(base, 'file/below'), 0o700)).rejects.toMatchObject({ code: 'ENOTDIR' })
})
