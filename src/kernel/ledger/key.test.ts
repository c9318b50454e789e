import { chmod, cp, mkdtemp, readdir, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { CannotStart } from '../postgres/cannot-start.ts'
import { keyDirectory, openLedgerKey, readPublicKeys } from './key.ts'

let data: string
let keys: string
beforeEach(async () => {
  data = await mkdtemp(join(tmpdir(), 'mamori-key-'))
  keys = keyDirectory(data)
})
afterEach(() => rm(data, { recursive: true }))

const STRANGER = 'ab'.repeat(32)

describe('the key of the newest head', () => {
  test('is the one that is opened', async () => {
    const { id } = await openLedgerKey(data)
    expect((await openLedgerKey(data, { lastSigner: id })).id).toBe(id)
  })

  test('lost with its whole directory: refused, and no new key is made in its place', async () => {
    await expect(openLedgerKey(data, { lastSigner: STRANGER })).rejects.toThrow(CannotStart)
    await expect(openLedgerKey(data, { lastSigner: STRANGER })).rejects.toThrow(
      /鍵（指紋 (?:ab){32}）が .*keys にありません.*鍵の控えから元に戻して/u,
    )
    expect(await readdir(keys)).toEqual([])
  })

  test('replaced by another pair: refused until the directory is put back', async () => {
    const { id } = await openLedgerKey(data)
    const kept = join(data, 'kept')
    await rename(keys, kept)
    await openLedgerKey(data)
    await expect(openLedgerKey(data, { lastSigner: id })).rejects.toThrow('失われたか、差し替えられています')
    await rm(keys, { recursive: true })
    await cp(kept, keys, { recursive: true })
    expect((await openLedgerKey(data, { lastSigner: id })).id).toBe(id)
  })

  test('put back without its public key is known by itself', async () => {
    const { id } = await openLedgerKey(data)
    await rm(join(keys, 'ledger-ed25519.pub.pem'))
    expect((await openLedgerKey(data, { lastSigner: id })).id).toBe(id)
  })

  test('given up on purpose, its public key kept under another name: a new key goes on', async () => {
    const { id } = await openLedgerKey(data)
    await rm(join(keys, 'ledger-ed25519.pem'))
    await rename(join(keys, 'ledger-ed25519.pub.pem'), join(keys, 'old-1.pub.pem'))
    const successor = await openLedgerKey(data, { lastSigner: id })
    expect(successor.id).not.toBe(id)
    expect([...(await readPublicKeys(data)).keys()].toSorted()).toEqual([id, successor.id].toSorted())
  })
})

describe('a key file that cannot be used is told to the person who starts the program', () => {
  test.each([
    ['readable by others', () => chmod(join(keys, 'ledger-ed25519.pem'), 0o644), '0600'],
    ['gone', () => rm(join(keys, 'ledger-ed25519.pem')), '公開鍵だけが残っています'],
    ['damaged', () => writeFile(join(keys, 'ledger-ed25519.pem'), 'x'), '壊れています'],
    ['its public key damaged', () => writeFile(join(keys, 'ledger-ed25519.pub.pem'), 'x'), '壊れています'],
  ])('%s', async (_, spoil, words) => {
    await openLedgerKey(data)
    await spoil()
    const opening = openLedgerKey(data)
    await expect(opening).rejects.toThrow(CannotStart)
    await expect(opening).rejects.toThrow(words)
  })
})
