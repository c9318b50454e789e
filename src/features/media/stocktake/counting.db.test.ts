import type { PluginTransformQueryArgs, PluginTransformResultArgs } from 'kysely'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { widen, writeAs } from '#kernel/db/database.ts'
import { newId } from '#kernel/id.ts'
import { colleague, keeper, member, otherMember, otherOfficer } from '../people-for-tests.ts'
import { recordScans } from './count/scans-store.ts'
import { anOfficeToCount, type OfficeToCount } from './stocktake-for-tests.ts'
import { tallyOf } from './tally-store.ts'

let office: OfficeToCount
beforeEach(async () => {
  office = await anOfficeToCount()
})
afterEach(() => office.close())

const tally = (id: string) => office.all((tx) => tallyOf(tx, id))

describe('counting', () => {
  test('place first: without one a scan is kept and not counted; another place switches', async () => {
    const [inA, inB] = [await office.medium(office.places.a), await office.medium(office.places.b)]
    const id = await office.started()
    const [a, b] = [await office.numberOf(inA), await office.numberOf(inB)]
    const [codeA, codeB] = [await office.placeCode(office.places.a), await office.placeCode(office.places.b)]
    expect(await office.words(id, member, [a.code])).toEqual(['no-place'])
    expect(await office.words(id, member, [codeA, a.code, b.number])).toEqual(['place', 'found', 'elsewhere'])
    expect(await office.words(id, member, [codeB])).toEqual(['place'])
    expect(await office.item(id, inB)).toMatchObject({ result: 'elsewhere', foundPlace: '保管庫 甲-1' })
    expect(await tally(id)).toEqual({ found: 1, elsewhere: 1 })
  })

  test('the last digits are enough, and several that fit are told', async () => {
    const media = [await office.medium(), await office.medium()]
    const id = await office.started()
    const numbers = await Promise.all(media.map((m) => office.numberOf(m)))
    const place = await office.placeCode(office.places.a)
    expect(await office.words(id, member, [place, numbers[0]?.number.slice(-3) ?? ''])).toEqual(['place', 'found'])
    await office.owner.query(`update stocktake_item set number = '別-' || number where medium_id = $1`, [media[0]])
    expect(await office.words(id, member, [numbers[1]?.number.slice(-4) ?? '', '－０００２', '12'])).toEqual([
      'found',
      'again',
      'unknown',
    ])
  })

  test('what is not on the list is recorded and said, and of another unit by its label only', async () => {
    const counted = await office.medium()
    const theirs = await office.medium(office.places.theirs, otherOfficer)
    const id = await office.started()
    const late = await office.numberOf(await office.medium())
    const other = await office.numberOf(theirs)
    const place = await office.placeCode(office.places.a)
    const recorded = await office.scan(id, member, [place, late.number, other.code, other.number, 'ZZZZ'])
    const answers = recorded.kind === 'done' ? recorded.answers : []
    expect(answers.map((a) => a.result)).toEqual(['place', 'outside', 'outside', 'unknown', 'unknown'])
    expect(answers[1]?.line).toContain('基準時刻の後に登録された')
    expect(answers[2]?.line).toContain('総務課の登録簿')
    expect(answers[2]?.line).not.toContain(other.number)
    expect(await office.item(id, counted)).toMatchObject({ result: 'waiting' })
  })

  test('two counters read the same medium at once: one counts it, the other is told who did', async () => {
    const media = await Promise.all([office.medium(), office.medium(), office.medium(), office.medium()])
    const id = await office.started()
    const codes = (await Promise.all(media.map((m) => office.numberOf(m)))).map((m) => m.code)
    const place = await office.placeCode(office.places.a)
    await office.scan(id, member, [place])
    await office.scan(id, colleague, [place])
    const both = await Promise.all([office.words(id, member, codes), office.words(id, colleague, codes.toReversed())])
    const said = both.flat()
    expect(said.filter((word) => word === 'found')).toHaveLength(4)
    expect(said.filter((word) => word === 'again')).toHaveLength(4)
    expect(await tally(id)).toEqual({ found: 4 })
  })

  test('the same ids sent again are answered the same and counted once', async () => {
    const mediumId = await office.medium()
    const id = await office.started()
    const { code } = await office.numberOf(mediumId)
    const at = office.clock()
    const scans = [await office.placeCode(office.places.a), code, code, 'ZZZ'].map((text) => ({
      id: newId(at),
      code: text,
      at,
      way: 'scanner' as const,
    }))
    const first = await office.scan(id, member, scans)
    const again = await office.scan(id, member, [...scans, scans[0] ?? ''])
    const plain = (r: typeof first) =>
      r.kind === 'done'
        ? r.answers
            .map(({ id: scanId, result, line }) => ({ scanId, result, line }))
            .toSorted((a, b) => a.scanId.localeCompare(b.scanId))
        : []
    expect(plain(again)).toEqual(plain(first))
    expect(plain(first)).toHaveLength(4)
    const { rows } = await office.owner.query('select result from stocktake_scan order by result')
    expect(rows.map((r) => (r as { result: string }).result)).toEqual(['again', 'found', 'place', 'unknown'])
  })

  test('a batch of a hundred takes no more statements than a batch of three', async () => {
    await office.manyMedia(120)
    const id = await office.started()
    const place = await office.placeCode(office.places.a)
    const statements = async (codes: readonly string[]) => {
      let asked = 0
      const counting = {
        transformQuery: ({ node }: PluginTransformQueryArgs) => ((asked += 1), node),
        transformResult: ({ result }: PluginTransformResultArgs) => Promise.resolve(result),
      }
      const now = office.clock()
      const scans = codes.map((code) => ({ id: newId(now), code, at: now, way: 'typed' as const }))
      await writeAs(office.db.withPlugin(counting), member, (tx) =>
        recordScans(tx, { stocktakeId: id, actor: member, scans, now, widen }),
      )
      return asked
    }
    const few = await statements([place, '000001', 'ZZZ'])
    const many = Array.from({ length: 98 }, (_, nth) => String(nth + 2).padStart(6, '0'))
    expect(await statements([await office.placeCode(office.places.b), ...many, 'ZZZZ'])).toBe(few)
    expect(few).toBeLessThanOrEqual(12)
    expect(await tally(id)).toEqual({ found: 1, elsewhere: 98, waiting: 21 })
  })

  test('nobody but the named counters counts, and nobody after the count has ended', async () => {
    const mediumId = await office.medium()
    const id = await office.started()
    const { code } = await office.numberOf(mediumId)
    expect(await office.words(id, keeper, [code])).toBe('not-counter')
    expect(await office.words(id, otherMember, [code])).toBe('closed')
    await office.done('close-count', { by: keeper, id })
    expect(await office.words(id, member, [code])).toBe('closed')
  })

  test('scans are never changed or removed', async () => {
    await office.medium()
    const id = await office.started()
    await office.scan(id, member, ['ZZZ'])
    await expect(office.owner.query(`update stocktake_scan set code = 'X'`)).rejects.toThrow('append-only')
    await expect(office.owner.query('delete from stocktake_scan')).rejects.toThrow('append-only')
    await expect(
      office.db.transaction().execute((tx) => tx.updateTable('stocktakeScan').set({ code: 'X' }).execute()),
    ).rejects.toThrow('permission denied')
  })
})
