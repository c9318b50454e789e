import type { Page } from 'playwright-core'
import { encode } from 'uqr'
import { afterAll, describe, expect, test } from 'vitest'
import { api } from './api.ts'
import { overflowAt320, violations } from './axe.ts'
import { closeBrowser } from './browser.ts'
import { BY_MOUSE, OPERATIONS, PLANNING, play, WAYS } from './people.ts'
import { opensDesk, reads, scans, stocked } from './scanning.ts'

afterAll(closeBrowser)

const stateOf = async (person: Parameters<typeof api>[0], id: string) =>
  (await api(person).get(`/api/cases/${id}`)).body['stateLabel']

describe.each(WAYS)('a scan desk, $way', (way) => {
  // What looks at the page is a script itself.
  const seenFaults = async (page: Page) => (way.javaScript ? violations(page) : [])

  test('five media, one unknown code and one that is in use: the reason is named, it is taken off, the five are done', () =>
    play(way, async (cast) => {
      const { place, media } = await stocked(cast, 6)
      const keeper = await cast.enter(OPERATIONS.keeper)
      const [taken, ...free] = media
      const use = {
        area: 'own',
        place: '別室',
        purpose: '点検',
        virusCheck: 'clean',
        encryptionSet: 'set',
        dueOn: null,
      }
      const other = await api(keeper).act(taken?.id ?? '', 'begin-use', { input: use })
      expect(other, JSON.stringify(other.body)).toMatchObject({ status: 201 })

      const user = await cast.enter(OPERATIONS.user)
      await opensDesk(user)
      const unknown = `NOBODY-${way.tag}`
      for (const medium of free) await scans(user, cast, medium.number)
      await scans(user, cast, unknown)
      await scans(user, cast, taken?.number ?? '')
      await scans(user, cast, free[0]?.number ?? '')
      await reads(user, /読取り 8[\s\S]*行えるもの 5[\s\S]*止まっているもの 1[\s\S]*不明なコード 1[\s\S]*読取り済み 1/u)
      await reads(user, '今の状態では行えないもの')
      await reads(user, '今は「区域内使用中」のため、「区域内で使うために取り出す」は行えません。')
      expect(await seenFaults(user.page)).toEqual([])
      expect(await overflowAt320(user.page)).toMatchObject({ width: 320 })

      await user.presses(/^まとめて外す/u)
      await reads(user, /行えるもの 5/u)
      expect(await user.page.locator('#blocked').count()).toBe(0)
      await user.presses('5点を取り出す')
      expect(await user.reads()).toContain('5点について「取り出す」を行い、読取りを終えました。')
      expect(await user.reads()).toContain('読取り済')
      for (const { id } of free) expect(await stateOf(user, id)).toBe('区域内使用中')
      expect(await seenFaults(user.page)).toEqual([])

      await user.presses('読取卓', user.page.locator('header'))
      await user.presses('戻し（区域内で使ったもの）')
      await user.chooses('戻した場所', place)
      await user.presses('読取りを始める：戻し（区域内で使ったもの）')
      for (const medium of free.slice(0, 3)) await scans(user, cast, medium.number.slice(-4))
      await reads(user, /行えるもの 3/u)
      await user.presses('3点を戻す')
      expect(await user.reads()).toContain('3点について「戻す」を行い、読取りを終えました。')
      const states = await Promise.all(free.map(({ id }) => stateOf(user, id)))
      expect(states).toEqual(['保管中', '保管中', '保管中', '区域内使用中', '区域内使用中'])

      await user.goesTo('/registers/unknown-codes')
      await user.presses(unknown)
      expect(await seenFaults(user.page)).toEqual([])
      await user.chooses('何であったか', '読み違い、又は媒体のコードではなかった')
      await user.presses('記す')
      expect(await user.reads()).toContain('確かめ方と理由」を入力してください')
      await user.writes('確かめ方と理由', '備品の札だった。')
      await user.presses('記す')
      expect(await user.reads()).toContain('解決済')
      await user.goesTo('/registers/unknown-codes?state=open')
      expect(await user.reads()).not.toContain(unknown)
    }))
})

describe.each(WAYS)('handing out at the desk, $way', (way) => {
  const seenFaults = async (page: Page) => (way.javaScript ? violations(page) : [])

  test('the keeper hands six media to a colleague, who says that one did not come and confirms the others at once', () =>
    play(way, async (cast) => {
      const { place, media } = await stocked(cast, 6)
      const keeper = await cast.enter(OPERATIONS.keeper)
      const { rank, name } = OPERATIONS.user
      await opensDesk(keeper, `${rank} ${name}`)
      for (const medium of media) await scans(keeper, cast, medium.number)
      await reads(keeper, /行えるもの 6/u)
      expect(await keeper.reads()).toContain(`${rank} ${name}`)
      await keeper.presses('6点を渡す')
      expect(await keeper.reads()).toContain('6点について「渡す」を行い、読取りを終えました。')
      for (const { id } of media) expect(await stateOf(keeper, id)).toBe('受領確認待ち')
      await keeper.goesTo('/registers/media-use?state=unreceived')
      expect(await keeper.reads()).toContain('受領未確認')

      const user = await cast.enter(OPERATIONS.user)
      await user.goesTo('/desk')
      await user.presses('渡された媒体を確かめる')
      const [missing, ...came] = media
      for (const { number } of media) expect(await user.reads()).toContain(number)
      expect(await seenFaults(user.page)).toEqual([])
      expect(await overflowAt320(user.page)).toMatchObject({ width: 320 })
      await user.presses(new RegExp(`^申し出る.*${missing?.number ?? ''}`, 'u'))
      await user.writes('状況', '一点足りない。')
      await user.presses('受け取っていないと申し出る')
      expect(await stateOf(user, missing?.id ?? '')).toBe('受渡し相違')

      await user.goesTo('/desk/handed')
      await user.presses('印を付けた媒体を受け取った')
      expect(await user.reads()).toMatch(/\d+点を受け取ったことを記録しました。/u)
      for (const { id } of came) expect(await stateOf(user, id)).toBe('区域内使用中')

      await keeper.goesTo(`/cases/${missing?.id ?? ''}`)
      expect(await keeper.reads()).toContain('受け取っていないと申し出た（一点足りない。）')
      await keeper.does('渡した媒体が保管場所にあることを確かめる', () => keeper.chooses('戻した場所', place))
      expect(await stateOf(keeper, missing?.id ?? '')).toBe('保管中')
    }))
})

test('whoever is no keeper is not asked whom to hand to, and is refused with the rule', () =>
  play(BY_MOUSE, async (cast) => {
    const user = await cast.enter(OPERATIONS.user)
    await user.goesTo('/begin/media.desk/open-begin-use')
    expect(await user.page.getByLabel('使用者').count()).toBe(0)
    const keeper = await cast.enter(OPERATIONS.keeper)
    await keeper.goesTo('/begin/media.desk/open-begin-use')
    const options = keeper.page.getByLabel(/^使用者/u).locator('option')
    expect(await options.first().innerText()).toBe('読み取る本人')
    const another = options.filter({ hasNotText: OPERATIONS.user.name })
    const receiverId = await another.nth(1).getAttribute('value')
    const input = {
      receiverId,
      area: 'own',
      place: '端末',
      purpose: '点検',
      virusCheck: 'clean',
      encryptionSet: 'set',
      dueOn: null,
    }
    const answer = await api(user).begin('media.desk', 'open-begin-use', { input })
    expect(answer.status).toBe(409)
    expect(JSON.stringify(answer.body)).toContain('handed-by-keeper')
  }))

/** Codes side by side on white, as grey values. */
const pictureOf = (texts: readonly string[]) => {
  const scale = 4
  const codes = texts.map((text) => encode(text, { border: 4 }))
  const [width, height] = [
    codes.reduce((sum, c) => sum + c.size, 0) * scale,
    Math.max(...codes.map((c) => c.size)) * scale,
  ]
  const grey = Array.from({ length: width * height }, () => 255)
  let left = 0
  for (const { data, size } of codes) {
    for (let y = 0; y < size * scale; y += 1)
      for (let x = 0; x < size * scale; x += 1)
        if (data[Math.floor(y / scale)]?.[Math.floor(x / scale)]) grey[y * width + left + x] = 0
    left += size * scale
  }
  return { width, height, grey }
}

test('the camera’s reader takes several codes from one picture, with nothing from outside and nothing new allowed to the page', () =>
  play(BY_MOUSE, async (cast) => {
    const user = await cast.enter(PLANNING.user)
    const input = {
      area: 'own',
      place: '端末',
      purpose: '点検',
      virusCheck: 'clean',
      encryptionSet: 'set',
      dueOn: null,
    }
    const { body } = await api(user).begin('media.desk', 'open-begin-use', { input })
    await user.goesTo(`/desk/${String(body['caseId'])}`)
    const button = user.page.getByRole('button', { name: 'カメラで読み取る' })
    const files = { reader: await button.getAttribute('data-reader'), wasm: await button.getAttribute('data-wasm') }
    const texts = await user.page.evaluate(
      ({ reader, wasm, width, height, grey }) =>
        new Promise<readonly string[]>((resolve, reject) => {
          const worker = new Worker(reader ?? '', { type: 'module' })
          worker.addEventListener('error', () => reject(new Error('the reader did not load')))
          worker.addEventListener('message', ({ data }: MessageEvent<{ texts: string[]; failed?: string }>) =>
            data.failed === undefined ? resolve(data.texts) : reject(new Error(data.failed)),
          )
          worker.postMessage({ wasm: new URL(wasm ?? '', location.href).href }, [])
          const rgba = new Uint8ClampedArray(grey.flatMap((value) => [value, value, value, 255]))
          worker.postMessage({ picture: new ImageData(rgba, width, height) }, [])
        }),
      { ...files, ...pictureOf(['K7PM2QX9TA', 'ABCDEFGH23']) },
    )
    expect(texts.toSorted()).toEqual(['ABCDEFGH23', 'K7PM2QX9TA'])
    const policy = (await user.page.request.get('/desk')).headers()['content-security-policy']
    expect(policy).not.toContain('wasm')
  }))
