import { chmod, copyFile, mkdtemp, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { dailyHead } from './daily-head.ts'
import { openLedgerKey, readPublicKeys } from './key.ts'
import { aLedger, anEntry, append, inProduct, type TrialLedger } from './ledger.builders.ts'
import { readLastHead } from './last-head.ts'
import { hasPending, SealRefused, sealPending } from './seal.ts'
import { startSealer } from './sealer.ts'
import { verifyLedger } from './verify.ts'
import { appendEntry } from './write.ts'

let ledger: TrialLedger
beforeEach(async () => {
  ledger = await aLedger()
})
afterEach(() => ledger.close())

const appendMany = (count: number) => append(ledger.app, ...Array.from({ length: count }, () => anEntry()))

const leafOrder = async (): Promise<string[]> => {
  const { rows } = await ledger.superuser.query<{ entry_id: string }>(
    'select entry_id from ledger_leaf order by leaf_index',
  )
  return rows.map(({ entry_id }) => entry_id)
}

const expectSound = async (size: number) => {
  const remembered = await readLastHead(ledger.key.dir)
  const report = await verifyLedger(ledger.owner, {
    publicKeys: ledger.key.known,
    ...(remembered ? { rememberedHead: remembered } : {}),
  })
  expect(report.first).toBeNull()
  expect(report).toMatchObject({ ok: true, size, unsealed: 0 })
}

describe('sealing', () => {
  test('an empty ledger makes no head', async () => {
    expect(await sealPending(ledger.app, ledger.key)).toEqual({ sealed: 0, size: 0 })
    await expectSound(0)
  })

  test('takes what waits, once, and remembers the head beside the key', async () => {
    const entries = await appendMany(7)
    expect(await hasPending(ledger.app)).toBe(true)
    expect(await sealPending(ledger.app, ledger.key)).toEqual({ sealed: 7, size: 7 })
    expect(await sealPending(ledger.app, ledger.key)).toEqual({ sealed: 0, size: 7 })
    expect(await hasPending(ledger.app)).toBe(false)
    expect(await leafOrder()).toEqual(entries.map(({ id }) => id))
    expect(await readLastHead(ledger.key.dir)).toMatchObject({ size: 7, keyId: ledger.key.id })
    await expectSound(7)
  })

  test('takes backlogs larger than one batch', async () => {
    await inProduct(ledger.app, async (tx) => {
      for (let n = 0; n < 5_003; n += 1) await appendEntry(tx, anEntry())
    })
    expect(await sealPending(ledger.app, ledger.key)).toEqual({ sealed: 5_003, size: 5_003 })
    await expectSound(5_003)
  })

  test('does not skip an entry that commits after later ones were sealed', async () => {
    const written = Promise.withResolvers<{ id: string; seq: number }>()
    const othersSealed = Promise.withResolvers<void>()
    const late = inProduct(ledger.app, async (tx) => {
      written.resolve(await appendEntry(tx, anEntry()))
      await othersSealed.promise
    })
    const slow = await written.promise
    const [quick] = await appendMany(1)
    expect(slow.seq).toBeLessThan(quick?.seq ?? 0)
    expect(await sealPending(ledger.app, ledger.key)).toEqual({ sealed: 1, size: 1 })
    othersSealed.resolve()
    await late
    expect(await sealPending(ledger.app, ledger.key)).toEqual({ sealed: 1, size: 2 })
    expect(await leafOrder()).toEqual([quick?.id, slow.id])
    await expectSound(2)
  })

  test('by several processes at once, with acts going on, seals each entry once', async () => {
    const writing = Promise.all([appendMany(40), appendMany(40), appendMany(40)])
    const sealing = async () => {
      for (let n = 0; n < 15; n += 1) await sealPending(ledger.app, ledger.key)
    }
    await Promise.all([writing, sealing(), sealing(), sealing()])
    await sealPending(ledger.app, ledger.key)
    expect(await leafOrder()).toHaveLength(120)
    await expectSound(120)
  })

  test('that fails half-way leaves everything as it was', async () => {
    await appendMany(3)
    const failing = () => {
      throw new Error('no clock')
    }
    await expect(sealPending(ledger.app, ledger.key, failing)).rejects.toThrow('no clock')
    expect(await leafOrder()).toEqual([])
    expect(await readLastHead(ledger.key.dir)).toBeNull()
    expect(await sealPending(ledger.app, ledger.key)).toEqual({ sealed: 3, size: 3 })
    await expectSound(3)
  })

  test('refuses to build on a tree that was altered', async () => {
    await appendMany(4)
    await sealPending(ledger.app, ledger.key)
    await ledger.superuser.query(`
      alter table ledger_node disable trigger user;
      update ledger_node set hash = sha256('x') where level = 2`)
    await appendMany(1)
    await expect(sealPending(ledger.app, ledger.key)).rejects.toThrow(SealRefused)
  })

  test('refuses to go on once the remembered head is gone from the database', async () => {
    await appendMany(2)
    await sealPending(ledger.app, ledger.key)
    await ledger.superuser.query(`
      alter table ledger_entry disable trigger user; alter table ledger_leaf disable trigger user;
      alter table ledger_node disable trigger user; alter table ledger_head disable trigger user;
      truncate ledger_entry, ledger_leaf, ledger_node, ledger_head;
      alter table ledger_entry enable trigger ledger_entry_enqueue`)
    await appendMany(3)
    await expect(sealPending(ledger.app, ledger.key)).rejects.toThrow(
      'この機械が覚えている封印（2件）がデータベースにありません',
    )
    expect(await readLastHead(ledger.key.dir)).toMatchObject({ size: 2 })
  })

  test('refuses to go on with another key, and goes on when the old public key is kept', async () => {
    await appendMany(2)
    await sealPending(ledger.app, ledger.key)
    const { dir } = ledger.key
    await rm(join(dir, 'ledger-ed25519.pem'))
    await expect(openLedgerKey(ledger.dataDirectory)).rejects.toThrow('公開鍵だけが残っています')
    const kept = await readFile(join(dir, 'ledger-ed25519.pub.pem'))
    await rm(join(dir, 'ledger-ed25519.pub.pem'))
    await appendMany(1)
    const other = await openLedgerKey(ledger.dataDirectory)
    await expect(sealPending(ledger.app, other)).rejects.toThrow('鍵が差し替えられた疑い')
    await writeFile(join(dir, 'ledger-until-2026.pub.pem'), kept)
    const successor = await openLedgerKey(ledger.dataDirectory)
    expect(await sealPending(ledger.app, successor)).toEqual({ sealed: 1, size: 3 })
    expect((await verifyLedger(ledger.owner, { publicKeys: successor.known })).first).toBeNull()
  })
})

test('two machines with keys of their own seal in turn once each has the public key of the other', async () => {
  const elsewhere = await mkdtemp(join(tmpdir(), 'mamori-second-'))
  try {
    const second = await openLedgerKey(elsewhere)
    await appendMany(1)
    await sealPending(ledger.app, ledger.key)
    await appendMany(1)
    await expect(sealPending(ledger.app, second)).rejects.toThrow('その公開鍵を')
    await copyFile(join(ledger.key.dir, 'ledger-ed25519.pub.pem'), join(second.dir, 'first.pub.pem'))
    expect(await sealPending(ledger.app, second)).toEqual({ sealed: 1, size: 2 })
    await appendMany(1)
    await expect(sealPending(ledger.app, ledger.key)).rejects.toThrow('その公開鍵を')
    await copyFile(join(second.dir, 'ledger-ed25519.pub.pem'), join(ledger.key.dir, 'second.pub.pem'))
    // The program that runs need not be started again for it.
    expect(await sealPending(ledger.app, ledger.key)).toEqual({ sealed: 1, size: 3 })
    for (const dataDirectory of [ledger.dataDirectory, elsewhere])
      expect(await verifyLedger(ledger.owner, { publicKeys: await readPublicKeys(dataDirectory) })).toMatchObject({
        ok: true,
        size: 3,
      })
  } finally {
    await rm(elsewhere, { recursive: true })
  }
})

describe('the key', () => {
  test('is made once, readable by its owner alone, whoever comes first', async () => {
    await rm(ledger.key.dir, { recursive: true })
    const keys = await Promise.all(Array.from({ length: 8 }, () => openLedgerKey(ledger.dataDirectory)))
    expect(new Set(keys.map(({ id }) => id)).size).toBe(1)
    expect((await stat(join(ledger.key.dir, 'ledger-ed25519.pem'))).mode & 0o777).toBe(0o600)
    expect(await readdir(ledger.key.dir)).toEqual(['ledger-ed25519.pem', 'ledger-ed25519.pub.pem'])
  })

  test('that others may read is refused', async () => {
    await chmod(join(ledger.key.dir, 'ledger-ed25519.pem'), 0o640)
    await expect(openLedgerKey(ledger.dataDirectory)).rejects.toThrow('0600')
  })

  test('replaced beside its public key is refused', async () => {
    const other = await aLedger()
    await rename(join(other.key.dir, 'ledger-ed25519.pem'), join(ledger.key.dir, 'ledger-ed25519.pem'))
    await other.close()
    await expect(openLedgerKey(ledger.dataDirectory)).rejects.toThrow('対になっていません')
  })
})

describe('the background sealer', () => {
  const told: unknown[] = []
  const onError = (error: unknown) => void told.push(error)
  beforeEach(() => {
    told.length = 0
  })
  const sealedEntries = async (count: number) => {
    while ((await leafOrder()).length < count) await sleep(5)
  }

  test('seals by itself, and what is committed after it has stopped waits', async () => {
    await appendMany(2)
    const sealer = startSealer({ db: ledger.app, key: ledger.key, everyMs: 10, onError })
    await sealedEntries(2)
    await appendMany(2)
    await sealedEntries(4)
    await sealer.stop()
    await appendMany(1)
    await sleep(50)
    expect(await leafOrder()).toHaveLength(4)
    expect(told).toEqual([])
  })

  test('woken, does not wait for its time, and stops at once', async () => {
    const sealer = startSealer({ db: ledger.app, key: ledger.key, everyMs: 3_600_000, onError })
    await appendMany(3)
    sealer.wake()
    await sealedEntries(3)
    await sealer.stop()
    await expectSound(3)
    expect(told).toEqual([])
  })

  test('tells of a fault and tries again', async () => {
    await appendMany(1)
    const lastHead = join(ledger.key.dir, 'last-head.json')
    await writeFile(lastHead, '{')
    const sealer = startSealer({ db: ledger.app, key: ledger.key, everyMs: 5, onError })
    while (told.length < 2) await sleep(5)
    await rm(lastHead)
    await sealedEntries(1)
    await sealer.stop()
    expect(String(told[0])).toContain('last-head.json を読めません')
  })
})

test('the head of a day is the last one sealed by its end in Tokyo, in groups of four', async () => {
  const seal = (at: string) => sealPending(ledger.app, ledger.key, () => new Date(at))
  await appendMany(2)
  await seal('2026-05-11T14:59:59.999Z')
  await appendMany(1)
  await seal('2026-05-11T15:00:00.000Z')
  expect(await dailyHead(ledger.app, '2026-05-10')).toBeNull()
  const head = await dailyHead(ledger.app, '2026-05-11')
  expect(head).toMatchObject({ day: '2026-05-11', size: 2, sealedAt: new Date('2026-05-11T14:59:59.999Z') })
  expect(head?.root).toHaveLength(16)
  expect(head?.signature).toHaveLength(32)
  expect(head?.keyFingerprint.join('')).toBe(ledger.key.id)
  expect(head?.check).toBe(`2:${head?.root.join('')}`)
  expect(await dailyHead(ledger.app, '2026-05-12')).toMatchObject({ size: 3 })
})
