import iconv from 'iconv-lite'
import { writeXlsx } from 'hucre/xlsx'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { WorkCancelled } from '#kernel/worker/work.ts'
import { CABINET } from '../media-for-tests.ts'
import { member, officer, otherOfficer, PLANNING } from '../people-for-tests.ts'
import { importing, type Importing } from './importing-for-tests.ts'

let house: Importing
beforeAll(async () => {
  house = await importing()
})
afterAll(() => house.close())

const HEADINGS = '登録番号,区分,種類,型式,容量,登録日,保管場所,状態'
const line = (number: string, given: { model?: string; capacity?: string; place?: string; state?: string } = {}) =>
  [
    number,
    '業務用',
    'ＵＳＢ',
    given.model ?? 'SU-1032',
    given.capacity ?? '32GB',
    '令和元年5月1日',
    given.place ?? CABINET.name,
    given.state ?? '',
  ].join(',')
const file = (...lines: string[]) => [HEADINGS, ...lines, ''].join('\r\n')

const registered = async (like: string) => {
  const { rows } = await house.trial.owner.query<{ number: string }>(
    `select m.number, m.state, m.model, m.capacity, m.registered_on::text as on, m.place_id, c.title, c.version,
       (select count(*)::int from ledger_entry e where e.case_id = m.id) as entries
     from medium m join case_file c on c.id = m.id where m.number like $1 order by m.number`,
    [like],
  )
  return rows
}

const entries = async () => {
  const { rows } = await house.trial.owner.query<{ count: number }>('select count(*)::int from ledger_entry')
  return rows[0]?.count ?? 0
}

test('R049: an old register is taken in with its numbers and days, and again changes nothing', async () => {
  const old = file(line('企画-R1-業-0001'), line('企画-R1-業-0002', { state: '保管中' }))
  const read = await house.bring('media', old)
  expect(read).toMatchObject({ state: 'mapping', rowCount: 2, format: 'csv-utf-8' })
  expect(read.samples[0]).toEqual(['企画-R1-業-0001', '企画-R1-業-0002'])
  const checked = await house.check(read)
  expect(checked).toMatchObject({ state: 'checked', newRows: 2, changedRows: 0, unchangedRows: 0, badRows: 0 })
  expect(await registered('企画-R1-%')).toEqual([])
  expect(await house.apply(checked)).toMatchObject({ state: 'applied' })
  expect(await registered('企画-R1-%')).toEqual([
    expect.objectContaining({
      number: '企画-R1-業-0001',
      state: 'kept',
      on: '2019-05-01',
      place_id: CABINET.id,
      entries: 1,
    }),
    expect.objectContaining({ number: '企画-R1-業-0002', state: 'kept', version: 1, title: 'USBメモリ 32GB' }),
  ])
  const before = await entries()
  const again = await house.check(await house.bring('media', old))
  expect(again).toMatchObject({ newRows: 0, changedRows: 0, unchangedRows: 2, badRows: 0 })
  expect(await entries()).toBe(before)
})

test('R049: a row that says otherwise than the register becomes a correction, or is named where none may be', async () => {
  await house.apply(
    await house.check(await house.bring('media', file(line('企画-R2-業-0001'), line('企画-R2-業-0002')))),
  )
  const corrected = await house.check(
    await house.bring(
      'media',
      file(line('企画－Ｒ２－業－０００１', { model: 'SU-2000', capacity: '' }), line('企画-R2-業-0002')),
    ),
  )
  expect(corrected).toMatchObject({ changedRows: 1, unchangedRows: 1, badRows: 0 })
  await house.apply(corrected)
  expect(await registered('企画-R2-業-0001')).toEqual([
    expect.objectContaining({ model: 'SU-2000', capacity: '32GB', entries: 2 }),
  ])
  const gone = line('企画-R2-業-0002', { state: '転出' })
  const contrary = await house.check(await house.bring('media', file(gone)))
  expect(contrary).toMatchObject({ badRows: 1 })
  expect(await house.bad(contrary)).toEqual([{ number: 2, problems: [expect.stringContaining('その手続を行って')] }])
})

test('every bad row is named with its line and all its reasons, and while one is bad nothing is taken in', async () => {
  const batch = await house.check(
    await house.bring(
      'media',
      file(
        line('企画-R3-業-0001'),
        line('', { place: '屋上' }),
        line('企画-R3-業-0003', { place: '屋上' }),
        line('企画-R3-業-0001'),
        line('企画-R3-業-0005', { state: '持出中' }),
        '企画-R3-業-0006,秘,石板,X,1GB,4月1日,,',
        '企画-R3-業-0007,業務用,USB,X',
      ),
    ),
  )
  expect(batch).toMatchObject({ state: 'checked', rowCount: 7, newRows: 1, badRows: 6 })
  expect(await house.bad(batch)).toEqual([
    { number: 3, problems: ['「登録番号」が入力されていません。'] },
    {
      number: 4,
      problems: [expect.stringContaining('「屋上」は、指揮通信システム企画課の集中保管場所に指定されていません')],
    },
    { number: 5, problems: ['2行目と「部隊等・登録番号」が重複しています。'] },
    { number: 6, problems: [expect.stringContaining('返却を受けて')] },
    {
      number: 7,
      problems: [
        expect.stringContaining('秘密以上の媒体は取り込めません'),
        expect.stringContaining('「石板」は'),
        expect.stringContaining('年がありません'),
      ],
    },
    { number: 8, problems: expect.arrayContaining(['列が足りません（見出しは8列、この行は4列）。']) },
  ])
  expect(await registered('企画-R3-%')).toEqual([])
})

test('a row that only a rule refuses undoes all rows, and is named with its rule', async () => {
  const batch = await house.check(
    await house.bring(
      'media',
      file(
        ...Array.from({ length: 300 }, (_, n) => line(`企画-R4-業-${String(n + 1).padStart(4, '0')}`)),
        '企画-R4-開-0001,開示可能,CD-R,X,,令和元年5月1日,B棟4階 保管庫 甲-2,保管中',
        line('企画-R4-業-9999'),
      ),
    ),
  )
  expect(batch).toMatchObject({ newRows: 302, badRows: 0 })
  const stopped = await house.apply(batch)
  expect(stopped).toMatchObject({
    state: 'checked',
    badRows: 1,
    problems: ['302行目で止まりました。どの行も取り込んでいません。'],
  })
  expect(await house.bad(stopped)).toEqual([{ number: 302, problems: [expect.stringContaining('追記禁止措置')] }])
  expect(await registered('企画-R4-%')).toEqual([])
})

test('a number that somebody registers meanwhile stops the file at its row, though rows are written together', async () => {
  const lines = Array.from({ length: 450 }, (_, n) => line(`企画-R5-業-${String(n + 1).padStart(4, '0')}`))
  const batch = await house.check(await house.bring('media', file(...lines)))
  const meanwhile = await house.check(
    await house.bring('storage-places', '名称,基準,施錠,指定日\n甲-9,執務室,有,R8.4.1\n'),
  )
  expect(meanwhile).toMatchObject({ newRows: 1 })
  await house.trial.owner.query(
    `insert into case_file (id, process, state, title, opened_at, changed_at) values ('00000000-0000-7000-8000-000000777777', 'media.medium', 'kept', '', now(), now())`,
  )
  await house.trial.owner.query(
    `insert into medium (id, unit_id, state, number, code, kind, trigger, registered_on, media_type, model)
     values ('00000000-0000-7000-8000-000000777777', $1, 'kept', '企画-R5-業-0333', 'MEANWHILE', 'business', 'opened', '2020-01-01', 'usb', 'x')`,
    [PLANNING.id],
  )
  const stopped = await house.apply(batch)
  expect(await house.bad(stopped)).toEqual([
    { number: 334, problems: [expect.stringContaining('その登録番号は、この部隊等の登録簿にすでにあります')] },
  ])
  expect(await registered('企画-R5-%')).toHaveLength(1)
})

test('a file taken back while it is carried out leaves nothing, and can be carried out afterwards', async () => {
  const lines = Array.from({ length: 900 }, (_, n) => line(`企画-R6-業-${String(n + 1).padStart(4, '0')}`))
  const batch = await house.check(await house.bring('media', file(...lines)))
  const told: number[] = []
  const cancel = async (done: number) => {
    told.push(done)
    if (done >= 400) throw new WorkCancelled()
  }
  await expect(house.apply(batch, cancel)).rejects.toThrow(WorkCancelled)
  expect(told).toEqual([500])
  expect(await registered('企画-R6-%')).toEqual([])
  const { rows } = await house.trial.owner.query('select state, problems from import_batch where id = $1', [batch.id])
  expect(rows).toEqual([{ state: 'checked', problems: [expect.stringContaining('どの行も取り込んでいません')] }])
  expect(await house.apply(batch)).toMatchObject({ state: 'applied' })
  const all = await registered('企画-R6-%')
  expect(all).toHaveLength(900)
  expect(new Set(all.map((m) => JSON.stringify([Reflect.get(m, 'entries'), Reflect.get(m, 'state')])))).toEqual(
    new Set(['[1,"kept"]']),
  )
})

test('the series goes on after the highest number of this year that was brought', async () => {
  const lines = ['0007', '0041', '0040'].map((n) => line(`企画-R8-業-${n}`))
  await house.apply(await house.check(await house.bring('media', file(...lines))))
  const { rows } = await house.trial.owner.query(
    `select last from number_series where series = 'media.business' and unit_id = $1 and fiscal_year = 2026`,
    [PLANNING.id],
  )
  expect(rows).toEqual([{ last: 41 }])
})

describe('what is not a ledger', () => {
  test.each<[name: string, file: string | Uint8Array, reason: string]>([
    ['a picture', Buffer.from('89504e470d0a1a0a0000000d', 'hex'), '文字のファイルではありません'],
    [
      'two encodings',
      Buffer.concat([Buffer.from('番号,型式\n1,髙﨑\n'), iconv.encode('2,髙\n', 'cp932')]),
      '混ざっています',
    ],
    ['a quote never closed', '登録番号,型式\n1,"2\n', '引用符'],
    ['headings alone', `${HEADINGS}\n,,,,,,,\n`, '行がありません'],
  ])('%s is refused with its reason, and nothing is kept of it', async (_, bytes, reason) => {
    const batch = await house.bring('media', bytes)
    expect(batch).toMatchObject({ state: 'unreadable', problems: [expect.stringContaining(reason)] })
  })
})

test('Shift_JIS with the characters of Windows, quoted line breaks, tabs and blank rows are read as they stand', async () => {
  const shiftJis = iconv.encode(
    file('企画-H29-業-0001,業務用,USB,"髙﨑①㈱\r\n第二",32GB,46113,B棟4階 保管庫 甲-2,', ',,,,,,,'),
    'cp932',
  )
  const batch = await house.check(await house.bring('media', shiftJis))
  expect(batch).toMatchObject({ format: 'csv-shift_jis', rowCount: 1, newRows: 1, badRows: 0 })
  await house.apply(batch)
  expect(await registered('企画-H29-%')).toEqual([expect.objectContaining({ model: '髙﨑①㈱ 第二', on: '2026-04-01' })])
})

test('a workbook with a merged title above its headings is read, its dates as days', async () => {
  const bytes = await writeXlsx({
    sheets: [
      {
        name: '登録簿',
        rows: [
          ['可搬記憶媒体登録簿（企画課）', null, null, null, null, null],
          ['登録番号', '区分', '種類', '型式', '登録年月日', '集中保管場所'],
          ['企画-H30-業-0001', '業務用', 'USB', 'SU', new Date(Date.UTC(2018, 4, 1)), CABINET.name],
        ],
        merges: [{ startRow: 0, endRow: 0, startCol: 0, endCol: 5 }],
      },
    ],
  })
  const batch = await house.check(await house.bring('media', bytes))
  expect(batch).toMatchObject({ format: 'xlsx', newRows: 1, badRows: 0 })
  await house.apply(batch)
  expect(await registered('企画-H30-%')).toEqual([expect.objectContaining({ on: '2018-05-01' })])
})

test('a mapping chosen by eye is offered again for the next file of the same headings', async () => {
  const headings = '甲,乙,丙,丁,戊,己'
  const first = await house.bring('media', `${headings}\n企画-R7-業-0001,業務用,USB,X,R7.5.1,${CABINET.name}\n`)
  expect(Object.values(first.mapping).every((place) => place === null)).toBe(true)
  const mapping = { number: 0, kind: 1, mediaType: 2, model: 3, registeredOn: 4, place: 5 }
  expect(await house.check(first, mapping)).toMatchObject({ newRows: 1, badRows: 0 })
  const second = await house.bring('media', `${headings}\n企画-R7-業-0002,業務用,USB,X,R7.5.1,${CABINET.name}\n`)
  expect(second.mapping).toEqual(mapping)
  expect(
    await house.trial.as(officer, (tx) =>
      tx.selectFrom('importRow').select('number').where('batchId', '=', first.id).execute(),
    ),
  ).toEqual([])
})

test('nobody but whoever brought it sees a file, and who keeps no register brings none in', async () => {
  const batch = await house.check(await house.bring('media', file(line('企画-R1-業-0100'))))
  for (const other of [member, otherOfficer]) {
    const seen = await house.trial.as(other, async (tx) => ({
      batches: await tx.selectFrom('importBatch').select('id').where('id', '=', batch.id).execute(),
      rows: await tx.selectFrom('importRow').select('number').where('batchId', '=', batch.id).execute(),
    }))
    expect(seen).toEqual({ batches: [], rows: [] })
  }
  const theirs = await house.check(await house.bring('media', file(line('企画-R1-業-0100')), member), undefined, member)
  expect(await house.bad(theirs)).toEqual([{ number: 2, problems: [expect.stringContaining('受け持っていません')] }])
})

test('R061: places are designated from a list, and the same list again changes nothing', async () => {
  const list = '場所の名称,基準,施錠,指定日\n甲-10,執務室,○,令和8年4月1日\n甲-11,第43条,○,令和8年4月1日\n'
  const places = await house.check(await house.bring('storage-places', list))
  expect(places).toMatchObject({ newRows: 2, badRows: 0 })
  expect(await house.apply(places)).toMatchObject({ state: 'applied' })
  expect(await house.check(await house.bring('storage-places', list))).toMatchObject({ unchangedRows: 2 })
})
