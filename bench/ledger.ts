import { createHash, randomUUID } from 'node:crypto'
import { spawn } from 'node:child_process'
import { connect } from '../src/kernel/db/database.ts'
import { SPARING } from '../src/kernel/ledger/watch.ts'
import { appendEntry } from '../src/kernel/ledger/write.ts'
import { cpuOf, memoryOf } from './cpu.ts'
import type { House } from './house.ts'
import { floorOf, measured, print, type Figure } from './measure.ts'

const NIL = '00000000-0000-0000-0000-000000000000'

const entry = (nth: number) => ({
  at: new Date(),
  process: 'bench',
  caseId: randomUUID(),
  act: 'write',
  stateBefore: null,
  stateAfter: 'written',
  title: `測定のための記録 ${nth}`,
  personId: NIL,
  personName: '測定',
  personRank: '１佐',
  postId: null,
  postTitle: '測定',
  unitId: null,
  unitName: '測定部隊',
  lane: '測定',
  actingRole: 'UNIT',
  rules: [] as [],
  input: { place: '執務室', purpose: '測定', nth },
  changes: {},
  corrects: null,
  requestKey: null,
})

/** Brings the record to as many entries as there are media, each written as an act writes it. */
const fill = async (house: House) => {
  const { db, close } = connect({ ...house.ownerConfig, max: 2 }, () => {})
  try {
    const { n } = await db
      .selectFrom('ledgerEntry')
      .select((e) => e.fn.countAll<number>().as('n'))
      .executeTakeFirstOrThrow()
    for (let have = n; have < house.size; have += 1000)
      await db.transaction().execute(async (tx) => {
        for (let nth = have; nth < Math.min(have + 1000, house.size); nth += 1) await appendEntry(tx, entry(nth))
      })
  } finally {
    await close()
  }
}

const sealed = async (house: House) => {
  for (;;) {
    const { rows } = await house.owner.query<{ n: number }>('select count(*)::int as n from ledger_unsealed')
    if (rows[0]?.n === 0) return
    await new Promise((done) => setTimeout(done, 100))
  }
}

/** Runs the program's own verification beside it, as the program itself does: CPU, wall, and the most memory it held. */
const verified = async (dataDir: string) => {
  const from = performance.now()
  const child = spawn(process.execPath, [...SPARING, 'dist/mamori.js', 'verify-ledger'], {
    env: { ...process.env, MAMORI_DATA: dataDir },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const pid = child.pid ?? 0
  let [cpuMs, peakMb] = [0, 0]
  const watch = setInterval(() => {
    cpuMs = Math.max(cpuMs, cpuOf(pid))
    peakMb = Math.max(peakMb, memoryOf([pid]))
  }, 50)
  const code = await new Promise((done) => child.once('exit', done))
  clearInterval(watch)
  if (code !== 0) throw new Error(`verify-ledger ended with ${String(code)}`)
  return { wallMs: Math.round(performance.now() - from), cpuMs: Math.round(cpuMs), peakMb: Math.round(peakMb) }
}

/** Appending, and verifying all of it: against the bare hash of as many bytes. */
export const ledger = async (house: House): Promise<readonly Figure[]> => {
  process.stderr.write('filling the record…\n')
  await fill(house)
  await sealed(house)
  const bytes = Buffer.from(JSON.stringify(entry(0)))
  const bare = await floorOf(house, 20_000, () => Promise.resolve(createHash('sha256').update(bytes).digest()))
  const { db, close } = connect({ ...house.ownerConfig, max: 2 }, () => {})
  try {
    const append = await measured(house, 'ledger: append one entry, without its act', 300, async (nth) => {
      await db.transaction().execute((tx) => appendEntry(tx, entry(nth)))
      return 0
    })
    const figure = print(append, bare, { note: 'append runs in the measuring process: only the database is counted' })
    await sealed(house)
    const { rows } = await house.owner.query<{ n: number }>('select count(*)::int as n from ledger_entry')
    const entries = rows[0]?.n ?? 0
    const whole = await verified(house.dataDir)
    const each = Number((whole.cpuMs / entries).toPrecision(3))
    const ratio = Number((each / bare.cpuMs).toPrecision(3))
    process.stdout.write(
      `${JSON.stringify({ what: 'ledger: verify the whole', media: house.size, entries, ...whole, cpuMsEach: each, floorCpuMs: bare.cpuMs, ratio })}\n`,
    )
    return [figure]
  } finally {
    await close()
  }
}
