import { argon2Sync } from 'node:crypto'
import { expect, test } from 'vitest'
import { hashPassword, needsRehash, slowName, verifyPassword } from './password.ts'

const PASSWORD = '霞と桜と八重の潮路'

test('a password is kept as an argon2id PHC string with 19 MiB, two passes and one lane', async () => {
  expect(await hashPassword(PASSWORD)).toMatch(
    /^\$argon2id\$v=19\$m=19456,t=2,p=1\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}$/,
  )
})

test('the same password is kept differently each time', async () => {
  expect(await hashPassword(PASSWORD)).not.toBe(await hashPassword(PASSWORD))
})

test('the right password is verified and any other is not', async () => {
  const kept = await hashPassword(PASSWORD)
  expect(await verifyPassword(PASSWORD, kept)).toBe(true)
  expect(await verifyPassword(`${PASSWORD} `, kept)).toBe(false)
  expect(await verifyPassword('', kept)).toBe(false)
})

test('a password typed in full width is the same password', async () => {
  expect(await verifyPassword('ｔｗｅｌｖｅ　ｔｒｅｅｓ', await hashPassword('twelve trees'))).toBe(true)
})

test('a hash of another cost is still verified, and is to be made anew', async () => {
  const salt = Buffer.alloc(16, 7)
  const tag = argon2Sync('argon2id', {
    message: PASSWORD,
    nonce: salt,
    memory: 8192,
    passes: 3,
    parallelism: 1,
    tagLength: 32,
  })
  const text = (bytes: Buffer) => bytes.toString('base64').replace(/=+$/, '')
  const kept = `$argon2id$v=19$m=8192,t=3,p=1$${text(salt)}$${text(tag)}`
  expect(await verifyPassword(PASSWORD, kept)).toBe(true)
  expect(needsRehash(kept)).toBe(true)
  expect(needsRehash(await hashPassword(PASSWORD))).toBe(false)
})

test('what is not a hash of ours is a fault and never a match', async () => {
  await expect(verifyPassword(PASSWORD, PASSWORD)).rejects.toThrow('not an argon2id hash')
})

test('the name of an unknown login does not show what was typed and is the same each time', async () => {
  const salt = Buffer.from('a salt of some length')
  const name = await slowName('typed-by-mistake', salt)
  expect(name).not.toContain('typed')
  expect(await slowName('typed-by-mistake', salt)).toBe(name)
  expect(await slowName('typed-by-mistakf', salt)).not.toBe(name)
})
