import { expect } from 'vitest'
import { dayOf } from '#kernel/pure/day.ts'
import { api } from './api.ts'
import { overflowAt320, violations } from './axe.ts'
import { optionOf } from './hands.ts'
import { ADMINISTRATOR, type Cast, type Person, type Sample } from './people.ts'

/** 防衛課 and 計画課, which no other tale plays in. */
export const DEFENSE = { unit: '防衛課', officer: { post: '防衛課長', rank: '1等陸佐', name: '鴻池 直人' } }
export const FUTURE = { unit: '計画課', officer: { post: '計画課長', rank: '1等海佐', name: '氷室 玲子' } }

export const faultless = async (person: Person, what: string) => {
  expect(await violations(person.page), what).toEqual([])
  const { width, widest } = await overflowAt320(person.page)
  expect(width, `${what}: ${widest}`).toBeLessThanOrEqual(320)
}

const unitId = async (administrator: Person, unit: string): Promise<string> => {
  await administrator.goesTo('/begin/organisation.person/register')
  return (await optionOf(administrator.page.locator('select[name=homeUnitId]'), new RegExp(`${unit}$`))).value
}

/** Somebody new arrives in a unit today; who it is, and the id. */
export const arrives = async (cast: Cast, unit: string, tag: string): Promise<{ who: Sample; id: string }> => {
  const administrator = await cast.enter(ADMINISTRATOR)
  const who = { post: '職員', rank: '2等海尉', name: `新任 着子${tag}` }
  const input = {
    kind: 'staff',
    serviceNumber: `着任-${tag}`,
    rank: who.rank,
    name: who.name,
    kana: `しんにん つきこ${tag}`,
    homeUnitId: await unitId(administrator, unit),
    startsOn: dayOf(new Date()),
  }
  const answer = await api(administrator).begin('organisation.person', 'register', { input })
  expect(answer, JSON.stringify(answer.body)).toMatchObject({ status: 201 })
  return { who, id: String(answer.body['caseId']) }
}

export const moves = async (cast: Cast, personId: string, unit: string) => {
  const administrator = await cast.enter(ADMINISTRATOR)
  const input = { homeUnitId: await unitId(administrator, unit), on: dayOf(new Date()) }
  const answer = await api(administrator).act(personId, 'transfer', { input })
  expect(answer, JSON.stringify(answer.body)).toMatchObject({ status: 201 })
}

/** From the home page's duty to the signed pledge. */
export const signs = async (person: Person, post: string) => {
  await person.presses('本日の務め')
  await person.presses('誓約書に署名して提出する', person.page.locator('main'))
  await signsHere(person, post)
}

/** On one's own page. */
export const signsHere = async (person: Person, post: string) => {
  expect(await person.reads()).toContain('私は、現在、私有機器により、業務用データを取り扱っていません。')
  await person.writes('官職名', post)
  await person.ticks('上の文言のとおりであり、これを誓います')
  await person.presses('署名して提出する', person.page.locator('main form'))
  expect(await person.reads()).toContain('提出')
}

/** The officer ticks one person's pledge among those that wait, and accepts it. */
export const accepts = async (officer: Person, unit: string, name: string) => {
  await officer.goesTo('/pledges')
  await officer.presses(new RegExp(`${unit}$`), officer.page.locator('main tbody'))
  await officer.presses(/受理を待つ\d+名を見る/)
  const row = officer.page.locator('main tbody tr').filter({ hasText: name })
  await row.getByRole('checkbox').check()
  await faultless(officer, 'what waits for acceptance')
  await officer.presses('印を付けたものを受理する')
  expect(await officer.reads()).toContain('1名の誓約書を受理しました')
}
