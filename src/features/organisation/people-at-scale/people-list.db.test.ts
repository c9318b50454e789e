import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sql } from 'kysely'
import { writeAs } from '#kernel/db/database.ts'
import { FOUNDED, NOON } from '../organisation.builders.ts'
import { differencesOf, digestBound, digestNow, badLinesOf } from './differences-store.ts'
import { changedFields } from './facts-words.ts'
import { PRODUCT } from './keep-list.ts'
import { anOffice, HEADINGS, type Office } from './lists-for-tests.ts'
import type { DifferenceKind } from './words.ts'

let office: Office
beforeAll(async () => {
  office = await anOffice()
})
afterAll(() => office.close())

const person = (code: string) =>
  office.read((tx) => tx.selectFrom('person').selectAll().where('serviceNumber', '=', code).executeTakeFirst())

const listed = async (uploadId: string, kind: DifferenceKind) => {
  const rows = await office.read((tx) => differencesOf(tx, { uploadId, kind, after: 0, limit: 100 }))
  return rows.map((row) => row.code)
}

const bad = (uploadId: string) => office.read((tx) => badLinesOf(tx, uploadId, 0, 100))

const entries = () =>
  office.read((tx) =>
    tx
      .selectFrom('ledgerEntry')
      .select((e) => e.fn.countAll<number>().as('n'))
      .executeTakeFirstOrThrow(),
  )

const FIRST = [
  HEADINGS,
  'P-1,見本 一子,みほん いちこ,1等空尉,見,職員,R8.4.1,dir-1',
  'P-2,髙﨑 二郎,たかさき じろう,2等空尉,見,職員,R8.4.1,dir-2',
  'P-3,見本 三子,みほん みつこ,,見,職員以外,,',
]

describe('R003, R004: a list of people', () => {
  test('adds whom it names, by one act that binds file and differences', async () => {
    const before = await entries()
    const upload = await office.bring(FIRST)
    expect(upload).toMatchObject({ state: 'compared', added: 3, changed: 0, badRows: 0, rowCount: 3 })
    expect(await person('P-1')).toBeUndefined()
    const applied = await office.apply(upload)
    expect(applied.state).toBe('applied')
    expect((await entries()).n - before.n).toBe(1)
    expect(await person('P-2')).toMatchObject({
      name: '髙﨑 二郎',
      externalId: 'dir-2',
      startsOn: FOUNDED,
      state: 'present',
    })
    expect(await person('P-3')).toMatchObject({ rank: '', kind: 'attached', startsOn: '2026-11-24' })
    const bound = await office.read((tx) => digestBound(tx, upload.id))
    expect(bound).toBe(await office.read((tx) => digestNow(tx, upload.id)))
    const entry = await office.read((tx) =>
      tx
        .selectFrom('ledgerEntry')
        .select(['changes', 'title'])
        .where('caseId', '=', applied.caseId ?? '')
        .executeTakeFirstOrThrow(),
    )
    expect(entry.changes).toMatchObject({ fileSha256: [null, upload.fileSha256], added: [null, 3] })
  })

  test('gives each person a case that is found by name, as if registered one by one', async () => {
    const { rows } = await office.read((tx) =>
      sql<{
        folded: string
        grams: string[]
        number: string
      }>`select folded, grams, number from case_file where number = 'P-2'`.execute(tx),
    )
    const one = await office.run(
      'organisation.person',
      'register',
      null,
      {},
      {
        kind: 'staff',
        serviceNumber: 'P-2b',
        rank: '2等空尉',
        name: '髙﨑 二郎',
        kana: 'たかさき じろう',
        homeUnitId: office.known.units.get('x') ?? (await person('P-2'))?.homeUnitId,
        startsOn: FOUNDED,
      },
    )
    const single = await office.read((tx) =>
      sql<{ folded: string; grams: string[] }>`select folded, grams from case_file where id = ${one}`.execute(tx),
    )
    const sorted = (list: readonly string[] | undefined) => [...(list ?? [])].toSorted()
    expect(rows[0]?.folded).toBe(single.rows[0]?.folded.replace('p-2b', 'p-2'))
    expect(sorted(rows[0]?.grams)).toEqual(sorted(single.rows[0]?.grams.filter((g) => g !== '2b')))
    await office.run('organisation.person', 'leave', one, {}, { endsOn: FOUNDED, reason: '見本' })
  })

  test('changes nothing the second time', async () => {
    const again = await office.bring(FIRST)
    expect(again).toMatchObject({ state: 'compared', added: 0, changed: 0, moved: 0, unchanged: 3 })
    const refused = await office.apply(again)
    expect(refused).toMatchObject({
      state: 'compared',
      problems: [expect.stringContaining('登録と違うところがありません')],
    })
  })

  test('tells field by field what would change, and a blank keeps what is registered', async () => {
    const upload = await office.bring([
      HEADINGS,
      'P-2,髙﨑 二郎,たかさき じろう,1等空尉,,,,',
      'P-1,見本 一子,みほん かずこ,,見,,,',
    ])
    expect(upload).toMatchObject({ changed: 1, badRows: 1 })
    const [row] = await office.read((tx) =>
      differencesOf(tx, { uploadId: upload.id, kind: 'changed', after: 0, limit: 9 }),
    )
    expect(changedFields(row?.before ?? null, row?.after ?? null, new Map())).toEqual([
      { title: 'よみ', before: 'みほん いちこ', after: 'みほん かずこ' },
    ])
    expect(await bad(upload.id)).toEqual([{ number: 2, problems: ['「所属」が入力されていません。'] }])
    const refused = await office.apply(upload)
    expect(refused.problems).toEqual([expect.stringContaining('誤りのある行が1行あります')])
    expect(await office.apply(refused, { leaveOutBad: true })).toMatchObject({ state: 'applied' })
    expect(await person('P-1')).toMatchObject({ kana: 'みほん かずこ', rank: '1等空尉', externalId: 'dir-1' })
  })

  test('names every bad row and what is wrong with it, and brings in none of them', async () => {
    const upload = await office.bring([
      HEADINGS,
      'P-9,名 一,な いち,,どこにもない隊,,,',
      'P-9,名 二,な に,,見,,,',
      ',名 三,な さん,,見,,,',
      'P-3,見本 三子,みほん みつこ,,見,職員,,',
      'P-8,名 四,な し,,見,,,dir-1',
      'P-7,名 五,な ご,,見,,令和8年13月1日,',
    ])
    expect(await bad(upload.id)).toEqual([
      { number: 2, problems: [expect.stringContaining('「どこにもない隊」')] },
      { number: 3, problems: ['2行目と「職員番号」が重複しています。'] },
      { number: 4, problems: ['「職員番号」が入力されていません。'] },
      { number: 5, problems: [expect.stringContaining('「区分」が登録と違います')] },
      { number: 6, problems: [expect.stringContaining('職員番号P-1の人のもの')] },
      { number: 7, problems: [expect.stringContaining('「日付」')] },
    ])
    expect(upload).toMatchObject({ added: 0, badRows: 6, unnamedRows: 1 })
  })

  test('a file without a column it must have is named as such', async () => {
    const upload = await office.bring(['職員番号,氏名', 'P-1,見本'])
    expect(upload.state).toBe('unreadable')
    expect(upload.problems.join()).toContain('必要な列「よみ」')
  })

  test('moves, and leaves out what has been changed by hand since: nothing of the list happens then', async () => {
    const upload = await office.bring([
      HEADINGS,
      'P-1,見本 一子,みほん かずこ,,統合幕僚監部,,,',
      'P-3,見本 三子,みほん みつこ,主任,見,,,',
    ])
    expect(upload).toMatchObject({ moved: 1, changed: 1 })
    const id = (await person('P-3'))?.id ?? ''
    await office.run(
      'organisation.person',
      'change',
      id,
      {},
      { rank: '係長', name: '見本 三子', kana: 'みほん みつこ', on: FOUNDED },
    )
    const refused = await office.apply(upload)
    expect(refused).toMatchObject({ state: 'compared' })
    expect(refused.problems.join()).toContain('見本 三子：登録が改められました。')
    expect((await person('P-1'))?.homeUnitId).toBe((await person('P-2'))?.homeUnitId)
  })
})

describe('R002, R048, R053, R054: a list of everybody', () => {
  test('lets go whom it lacks, but nobody with something open, and names them', async () => {
    const held = (await person('P-2'))?.id ?? ''
    office.held.set(held, 1)
    const upload = await office.bring([HEADINGS, 'P-3,見本 三子,みほん みつこ,係長,見,,,'], { scope: 'whole' })
    expect(await listed(upload.id, 'stays')).toEqual(['P-2'])
    expect(await listed(upload.id, 'left')).toEqual(['P-1'])
    const unseen = await office.apply(upload)
    expect(unseen.problems.join()).toContain('1人が離籍します')
    expect(await office.apply(unseen, { leaversSeen: true })).toMatchObject({ state: 'applied' })
    expect(await person('P-1')).toMatchObject({ state: 'left', endsOn: '2026-11-24' })
    expect(await person('P-2')).toMatchObject({ state: 'present', endsOn: null })
  })

  test('what came into somebody’s hands since the comparison stops the list', async () => {
    office.held.clear()
    const upload = await office.bring([HEADINGS, 'P-3,見本 三子,みほん みつこ,係長,見,,,'], { scope: 'whole' })
    expect(await listed(upload.id, 'left')).toEqual(['P-2'])
    office.held.set((await person('P-2'))?.id ?? '', 1)
    const refused = await office.apply(upload, { leaversSeen: true })
    expect(refused.problems.join()).toContain('残っているものができました')
    expect(await person('P-2')).toMatchObject({ state: 'present' })
  })

  test('a row without a number lets nobody go', async () => {
    office.held.clear()
    const upload = await office.bring([HEADINGS, ',名 三,な さん,,見,,,'], { scope: 'whole' })
    const refused = await office.apply(upload, { leaversSeen: true, leaveOutBad: true })
    expect(refused.problems.join()).toContain('職員番号の読めない行が1行')
  })

  test('whoever comes back is the same person again', async () => {
    const before = await person('P-1')
    const upload = await office.bring([HEADINGS, 'P-1,見本 一子,みほん かずこ,3等空佐,見,,,'])
    expect(upload).toMatchObject({ returned: 1, added: 0 })
    await office.apply(upload)
    expect(await person('P-1')).toMatchObject({ id: before?.id, state: 'present', endsOn: null, rank: '3等空佐' })
  })
})

describe('a process that dies', () => {
  const LINES = [HEADINGS, ...Array.from({ length: 12 }, (_, nth) => `D-${nth},死活 ${nth},しかつ,曹長,見,,,`)]
  const present = () =>
    office.read((tx) =>
      tx
        .selectFrom('person')
        .select((e) => e.fn.countAll<number>().as('n'))
        .where('name', 'like', '死活%')
        .executeTakeFirstOrThrow(),
    )

  test('in the middle of carrying a list out leaves nothing of it, and the next does all of it once', async () => {
    const upload = await office.bring(LINES)
    await expect(office.applyDying(upload)).rejects.toThrow('killed')
    expect((await present()).n).toBe(0)
    expect(await office.applyAgain(upload)).toMatchObject({ state: 'applied', added: 12 })
    expect((await present()).n).toBe(12)
    const carriedOut = await office.read((tx) =>
      tx.selectFrom('personnelImport').select('id').where('uploadId', '=', upload.id).execute(),
    )
    expect(carriedOut).toHaveLength(1)
    expect(await office.applyAgain(upload)).toMatchObject({ state: 'applied' })
    expect((await present()).n).toBe(12)
  })
})

describe('what was carried out by stays', () => {
  test('differences can be neither added to, nor taken from, nor changed', async () => {
    const upload = await office.bring([HEADINGS, 'P-1,見本 一子,みほん かずこ,2等空佐,見,,,'])
    await office.apply(upload)
    const tried = [
      sql`delete from personnel_difference where upload_id = ${upload.id}`,
      sql`update personnel_difference set shown = 'x' where upload_id = ${upload.id}`,
      sql`insert into personnel_difference (upload_id, sort, kind, subject_id, code, shown, digest)
        values (${upload.id}, 99, 'added', ${upload.id}, 'x', 'x', 'x')`,
    ]
    for (const statement of tried)
      await expect(writeAs(office.db, PRODUCT, (tx) => statement.execute(tx))).rejects.toThrow(
        /stays as it is|denied|append-only/,
      )
  })

  test('nobody but who keeps the organisation may carry a list out', async () => {
    const upload = await office.bring([HEADINGS, 'P-1,見本 一子,みほん かずこ,1等空佐,見,,,'])
    const outcome = await office.act({
      process: 'organisation.personnel-import',
      act: 'apply',
      caseId: null,
      from: { upload: upload.id },
      input: { digest: upload.digest },
      actor: { ...office.keeper, authorities: [] },
      at: NOON,
    })
    expect(outcome).toEqual({ kind: 'absent' })
  })
})
