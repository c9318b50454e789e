import { expect } from 'vitest'
import { dayOf } from '#kernel/pure/day.ts'
import { api, type Answer } from './api.ts'
import { OPERATIONS, type Cast, type Person } from './people.ts'

const made = (answer: Answer): string => {
  expect(answer, JSON.stringify(answer.body)).toMatchObject({ status: 201 })
  return String(answer.body['caseId'])
}

export type Stock = { place: string; media: readonly { id: string; number: string }[] }

/** A place of one's own with media in it, all labelled. */
export const stocked = async (cast: Cast, count: number): Promise<Stock> => {
  const officer = await cast.enter(OPERATIONS.officer)
  const place = `読取りの保管庫 ${cast.way.tag}`
  const designated = { name: place, basis: 'office', lockable: true, designatedOn: dayOf(new Date()) }
  const placeId = made(await api(officer).begin('media.place', 'designate', { input: designated }))
  const media: { id: string; number: string }[] = []
  for (let nth = 0; nth < count; nth += 1) {
    const input = {
      trigger: 'opened',
      mediaType: 'usb',
      model: 'SU-1032',
      kind: 'business',
      classification: 'none',
      mixing: 'single',
      placeId,
    }
    const id = made(await api(officer).begin('media.medium', 'register', { input }))
    const shown = await api(officer).act(id, 'show-number', { input: { numberShown: true, disclosureShown: false } })
    expect(shown, JSON.stringify(shown.body)).toMatchObject({ status: 201 })
    const { body } = await api(officer).get(`/api/cases/${id}`)
    media.push({ id, number: String(body['number']) })
  }
  return { place, media }
}

/** Types a code into the field and Enter; with JavaScript until the server has said what it is. */
export const scans = async (person: Person, cast: Cast, code: string): Promise<void> => {
  if (!cast.way.javaScript) {
    await person.writes('媒体のラベルを読み取る', code)
    await person.presses('読み取る')
    return
  }
  await person.page.keyboard.type(code)
  await person.page.keyboard.press('Enter')
  const newest = person.page.locator('.scans li').first()
  await expect.poll(() => newest.innerText(), { timeout: 20_000 }).toContain(code)
  await expect.poll(() => newest.getAttribute('class'), { timeout: 20_000 }).not.toContain('waiting')
}

/** Opens a desk for use in the area, by the reader or by somebody the media are handed to. */
export const opensDesk = async (user: Person, receiver?: string): Promise<void> => {
  await user.goesTo('/')
  await user.presses('読取卓')
  await user.presses('取出し（区域内で使う）')
  if (receiver !== undefined) await user.chooses('使用者', receiver)
  await user.chooses('使用する区域', '部隊等の所在する防衛省管理区域の中')
  await user.writes('使用場所・端末', '運用室 端末 3号')
  await user.writes('使用の目的', '点検')
  await user.chooses('ウイルス検査', '検査して感染なし')
  await user.chooses('暗号化ソフト', '要領に従って設定した')
  await user.presses('読取りを始める：取出し（区域内で使う）')
  await user.page.waitForURL(/\/desk\//)
}

/** What the server's part of the page says, once it says this. */
export const reads = (person: Person, words: string | RegExp) =>
  expect
    .poll(() => person.page.locator('#desk-state').innerText(), { timeout: 20_000 })
    .toMatch(typeof words === 'string' ? new RegExp(words, 'u') : words)
