import iconv from 'iconv-lite'
import { afterAll, describe, expect, test } from 'vitest'
import { overflowAt320, violations } from './axe.ts'
import { closeBrowser } from './browser.ts'
import { fieldOf, turningPage } from './hands.ts'
import { BY_MOUSE, OPERATIONS, play, WAYS, type Person } from './people.ts'

afterAll(closeBrowser)

type File = { name: string; mimeType: string; buffer: Buffer }

const csv = (name: string, lines: readonly string[], encoding: 'utf8' | 'cp932' = 'utf8'): File => ({
  name,
  mimeType: 'text/csv',
  buffer: encoding === 'utf8' ? Buffer.from(lines.join('\r\n')) : iconv.encode(lines.join('\r\n'), 'cp932'),
})

/** Chooses a file on the page of an import and sends it; the page that comes is the next step, small files being read at once. */
const brings = async (who: Person, key: string, file: File) => {
  await who.goesTo(`/imports/${key}`)
  await fieldOf(who.page, '表計算のファイル').setInputFiles(file)
  await who.presses('読み込む', who.page.locator('main form'))
  await until(who, '列の対応')
}

/** Waits until a step in the background has come to its end and its page stands there. */
const until = async (who: Person, heading: string) => {
  const there = who.page.locator('main').getByRole('heading', { name: heading })
  for (;;) {
    if ((await there.count()) > 0) return
    await who.page.waitForTimeout(500)
    if ((await there.count()) === 0) await who.page.reload()
  }
}

const checks = async (who: Person) => {
  await who.presses('この対応で全ての行を確かめる', who.page.locator('main form'))
  await until(who, '結果の見込み')
}

const fact = async (who: Person, term: string): Promise<string> => {
  const facts = who.page.locator('dl.facts > div').filter({ has: who.page.getByText(term, { exact: true }) })
  return (await facts.locator('dd').innerText()).trim()
}

/** Turbo marks the page as busy while it asks for it anew; axe, which takes longer, would stumble over that mark. */
const BUSY = 'aria-busy'

const faultless = async (who: Person) => {
  expect((await violations(who.page)).filter((violation) => !violation.includes(BUSY))).toEqual([])
  const { width, widest } = await overflowAt320(who.page)
  expect(width, widest).toBeLessThanOrEqual(320)
}

const PLACE_HEADINGS = '保管場所,基準,施錠,指定日'
/** Headings as somebody else would have written them: two are known by other names, the others must be chosen by eye. */
const HEADINGS = '管理No,区分,種類,品名,記憶容量,登録日,置き場所,状態'

const medium = (number: string, place: string, model = 'SU-1032', state = '保管中') =>
  `${number},業務用,ＵＳＢ,${model},32GB,令和元年5月1日,${place},${state}`

describe.each(WAYS.slice(0, 2))('$way', (way) => {
  /** A choice is remembered for the same headings: each way has a ledger of its own. */
  const headings = `担当${way.tag},${HEADINGS}`
  const place = `取込み棚${way.tag}①髙`
  const numbers = [1, 2, 3].map((n) => `運三-R1-業-${way.tag}${n}`)
  const line = (...of: Parameters<typeof medium>) => `甲,${medium(...of)}`
  const good = numbers.map((number) => line(number, place))

  test('an old register is matched by eye, its bad rows are named, and once mended it is taken in; again it changes nothing', () =>
    play(way, async (cast) => {
      const officer = await cast.enter(OPERATIONS.officer)
      await brings(officer, 'storage-places', csv('場所.csv', [PLACE_HEADINGS, `${place},執務室,有,R8.4.1`], 'cp932'))
      await checks(officer)
      await officer.presses('1行を取り込む', officer.page.locator('main form'))
      await until(officer, '集中保管場所を取り込む：取り込んだ')

      const bad = [line(numbers[0] ?? '', place), line(numbers[0] ?? '', '屋上'), line('', place)]
      await brings(officer, 'media', csv('登録簿.csv', [headings, ...bad]))
      if (way.javaScript) await faultless(officer)
      expect(await officer.reads()).toContain('初めの値：SU-1032')
      await officer.presses('この対応で全ての行を確かめる', officer.page.locator('main form'))
      expect(await officer.reads()).toContain('必要な列「登録番号」が選ばれていません。')
      await officer.chooses('登録番号', /管理No/)
      await officer.chooses('集中保管場所', /置き場所/)
      await checks(officer)
      if (way.javaScript) await faultless(officer)
      expect(await fact(officer, '誤りのある行')).toBe('2行')
      const named = await officer.page.locator('#bad tbody tr').allInnerTexts()
      expect(named).toHaveLength(2)
      expect(named[0]).toMatch(/3行目[\s\S]*2行目と「部隊等・登録番号」が重複/)
      expect(named[1]).toMatch(/4行目[\s\S]*「登録番号」が入力されていません/)

      await brings(officer, 'media', csv('登録簿.csv', [headings, ...good], 'cp932'))
      expect(await fieldOf(officer.page, '登録番号').inputValue()).toBe('1')
      await checks(officer)
      expect([await fact(officer, '新しく登録する行'), await fact(officer, '誤りのある行')]).toEqual(['3行', '0行'])
      await officer.presses('3行を取り込む', officer.page.locator('main form'))
      await until(officer, '可搬記憶媒体の登録簿を取り込む：取り込んだ')
      await officer.goesTo(`/registers/media?no=${encodeURIComponent(numbers[2] ?? '')}`)
      expect(await officer.reads()).toContain(numbers[2])

      const changed = [...good.slice(0, 2), line(numbers[2] ?? '', place, 'SU-9999')]
      await brings(officer, 'media', csv('登録簿.csv', [headings, ...good]))
      await checks(officer)
      expect(await fact(officer, 'すでに同じ内容の行')).toMatch(/^3行/)
      expect(await officer.reads()).toContain('行うことはありません')
      await brings(officer, 'media', csv('登録簿.csv', [headings, ...changed]))
      await checks(officer)
      expect([await fact(officer, '変更する行'), await fact(officer, '誤りのある行')]).toEqual(['1行', '0行'])
      expect(await officer.page.locator('#rows').innerText()).toContain('SU-9999')
    }))
})

test(
  'a ledger of 20,000 rows is read with its progress shown, taken back while it is carried out, and leaves nothing',
  () =>
    play(BY_MOUSE, async (cast) => {
      const officer = await cast.enter(OPERATIONS.officer)
      const place = `取込み棚大${Date.now()}`
      await brings(officer, 'storage-places', csv('場所.csv', [PLACE_HEADINGS, `${place},執務室,有,R8.4.1`]))
      await checks(officer)
      await officer.presses('1行を取り込む', officer.page.locator('main form'))
      await until(officer, '集中保管場所を取り込む：取り込んだ')
      const known = HEADINGS.replace('管理No', '登録番号').replace('置き場所', '保管場所')
      const lines = Array.from({ length: 20_000 }, (_, n) => medium(`運三-大-${String(n + 1).padStart(6, '0')}`, place))
      await brings(officer, 'media', csv('大きな登録簿.csv', [known, ...lines]))
      expect(await officer.reads()).toContain('20,000行')
      await checks(officer)
      expect(await fact(officer, '新しく登録する行')).toBe('20,000行')
      await officer.presses('20,000行を取り込む', officer.page.locator('main form'))
      const status = officer.page.locator('main [role=status] strong')
      await status.getByText('進行中').waitFor()
      expect(await officer.page.locator('main progress').count()).toBe(1)
      await faultless(officer)
      await turningPage(officer.page, () => officer.page.getByRole('button', { name: '取りやめる' }).click())
      await status.getByText('取りやめました').waitFor()
      await officer.presses('結果を見る')
      expect(await officer.reads()).toContain('どの行も取り込んでいません')
      await officer.goesTo('/registers/media?no=運三-大-')
      expect(await officer.reads()).toContain('条件に合うものはありません')
    }),
  600_000,
)

test('what is not a ledger is refused with its reason, and Shift_JIS names the characters it cannot hold', () =>
  play(BY_MOUSE, async (cast) => {
    const officer = await cast.enter(OPERATIONS.officer)
    await officer.goesTo('/imports/media')
    await faultless(officer)
    const picture = { name: '写真.xlsx', mimeType: 'image/png', buffer: Buffer.from('89504e470d0a1a0a0000000d', 'hex') }
    await fieldOf(officer.page, '表計算のファイル').setInputFiles(picture)
    await officer.presses('読み込む', officer.page.locator('main form'))
    await until(officer, 'ファイルを選ぶ')
    expect(await officer.reads()).toContain('文字のファイルではありません')
    await brings(officer, 'storage-places', csv('場所.csv', [PLACE_HEADINGS, '𠮷野棚,執務室,有,R8.4.1']))
    await checks(officer)
    await officer.presses('1行を取り込む', officer.page.locator('main form'))
    await until(officer, '集中保管場所を取り込む：取り込んだ')
    await officer.goesTo('/registers/storage-places.sjis.csv')
    expect(await officer.reads()).toMatch(/𠮷[\s\S]*U\+20BB7[\s\S]*「場所」/)
    await faultless(officer)
    const answer = await officer.page.request.get('/registers/media.sjis.csv')
    expect([answer.status(), answer.headers()['content-type']]).toEqual([200, 'text/csv; charset=shift_jis'])
    expect(iconv.decode(await answer.body(), 'cp932').split('\r\n')[0]).toContain('登録番号')
  }))
