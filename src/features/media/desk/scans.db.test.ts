import type { KyselyPlugin } from 'kysely'
import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { act } from '#kernel/act/act.ts'
import { recordsOf } from '#kernel/act/act.builders.ts'
import { readAs } from '#kernel/db/database.ts'
import { FILLED } from '../forms-for-tests.ts'
import { member, NOW } from '../people-for-tests.ts'
import type { ActionKey } from './actions.ts'
import { confirmDesk } from './confirm.ts'
import { aScan, someDesks, type Desks, type Labelled } from './desk-for-tests.ts'
import { readScans } from './scans-store.ts'
import { countsOf } from './tally-store.ts'

let desks: Desks
beforeAll(async () => {
  desks = await someDesks()
})
afterAll(() => desks.office.close())

const USE = FILLED.use

describe('nothing is lost and nothing is done twice', () => {
  test('a batch sent three times, and twice at once, is kept once, and every answer names every scan', async () => {
    const list = await desks.media(3)
    const id = await desks.opened('begin-use', USE)
    const batch = [...list.map((m) => aScan(m.code)), aScan('WHAT')]
    const first = await desks.scanned(id, batch)
    const [second, third] = await Promise.all([desks.scanned(id, batch), desks.scanned(id, batch)])
    const ids = batch.map((s) => s.id).toSorted()
    for (const answer of [first, second, third]) expect(answer.map((s) => s.id).toSorted()).toEqual(ids)
    expect((await desks.deskOf(id)).tally).toMatchObject({ scans: 4, ready: 3, unknown: 1, again: 0 })
  })

  test('two tabs that send the same new batch at the same moment keep it once', async () => {
    const list = await desks.media(2)
    const id = await desks.opened('begin-use', USE)
    const batch = list.map((m) => aScan(m.code))
    await Promise.all([desks.scanned(id, batch), desks.scanned(id, batch)])
    expect((await desks.deskOf(id)).tally).toMatchObject({ scans: 2, ready: 2 })
  })

  test('an act done before the desk was told of it is not done again, but found done', async () => {
    const [a, b] = (await desks.media(2)) as [Labelled, Labelled]
    const id = await desks.opened('begin-use', USE)
    const scans = [aScan(a.code), aScan(b.code)]
    await desks.scanned(id, scans)
    // The program died between the act and the note on the desk.
    const input = { ...(await desks.deskOf(id)).input }
    const requestKey = `desk:${scans[0]?.id ?? ''}`
    await act(desks.office.db, desks.bindings, {
      process: 'media.medium',
      act: 'begin-use',
      caseId: a.id,
      input,
      actor: member,
      at: NOW,
      requestKey,
    })
    expect(await confirmDesk(await desks.given(id))).toEqual({ done: 1, blocked: 0 })
    expect((await desks.deskOf(id)).tally).toMatchObject({ done: 2, ready: 0, blocked: 0 })
    const { entries } = await recordsOf(desks.office.owner, a.id)
    expect(entries.filter((e) => e['act'] === 'begin-use')).toHaveLength(1)
  })

  test('a scan cannot be changed or removed by the program', async () => {
    const id = await desks.opened('begin-use', USE)
    await desks.scanned(id, [aScan('WHAT')])
    await expect(desks.office.db.updateTable('deskScan').set({ code: 'X' }).execute()).rejects.toThrow(
      'permission denied',
    )
    await expect(desks.office.db.deleteFrom('deskScan').execute()).rejects.toThrow('permission denied')
  })

  test('R049: the last entry binds how many scans there were and their digest', async () => {
    const list = await desks.media(2)
    const id = await desks.opened('begin-use', USE)
    const scans = [...list.map((m) => aScan(m.code)), aScan('WHAT')]
    await desks.scanned(id, scans)
    await confirmDesk(await desks.given(id))
    const lines = scans
      .toSorted((x, y) => (x.id < y.id ? -1 : 1))
      .map((s) => [s.id, s.code, s.at.getTime(), s.way, member.personId].join('\t'))
    const digest = createHash('sha256').update(lines.join('\n')).digest('hex')
    const { rows } = await desks.office.owner.query<{ changes: unknown }>(
      `select changes from ledger_entry where case_id = $1 and act = 'finish'`,
      [id],
    )
    expect(rows[0]?.changes).toMatchObject({ scanCount: [null, 3], doneCount: [null, 2], scanDigest: [null, digest] })
  })
})

describe('cost', () => {
  const counting = () => {
    let statements = 0
    const plugin: KyselyPlugin = {
      transformQuery: ({ node }) => {
        statements += 1
        return node
      },
      transformResult: ({ result }) => Promise.resolve(result),
    }
    return { db: desks.office.db.withPlugin(plugin), count: () => statements }
  }

  test.each<ActionKey>(['begin-use', 'request-take-out', 'return-take-out'])(
    'a batch for %s takes as many statements for forty scans as for four',
    async (action) => {
      const forms = { 'begin-use': USE, 'request-take-out': FILLED.request, 'return-take-out': FILLED.returned }
      const input = { ...forms[action as keyof typeof forms], placeId: desks.office.place }
      const list = await desks.media(20)
      const numbers = await desks.office.owner.query<{ number: string }>(
        'select number from medium where id = any($1)',
        [list.map((m) => m.id)],
      )
      const digits = numbers.rows.map((r) => r.number.slice(-4))
      const codes = list.flatMap((m, nth) => [m.code, digits[nth] ?? ''])
      const few = counting()
      await desks.scanned(
        await desks.opened(action, input),
        [...codes.slice(0, 2), 'NOT-THIS', '99999'].map(aScan),
        member,
        few.db,
      )
      const many = counting()
      await desks.scanned(
        await desks.opened(action, input),
        [...codes.slice(2), 'NOT-THIS', '99999'].map(aScan),
        member,
        many.db,
      )
      expect(many.count()).toBe(few.count())
      expect(few.count()).toBeGreaterThan(5)
    },
  )
})

test('the counts of a desk are those of its rows', async () => {
  const id = await desks.opened('begin-use', USE)
  const answer = await desks.scanned(id, [aScan('NOT-A'), aScan('NOT-B')])
  const { counts, read } = await readAs(desks.office.db, member, async (tx) => ({
    counts: await countsOf(tx, id),
    read: await readScans(
      tx,
      id,
      answer.map((s) => s.id),
    ),
  }))
  expect(counts).toMatchObject({ scans: 2, unknown: 2, ready: 0 })
  expect(read).toEqual(answer)
})
