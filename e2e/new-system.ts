import { expect } from 'vitest'
import { dayOf } from '#kernel/pure/day.ts'
import { api } from './api.ts'
import { optionOf } from './hands.ts'
import { ADMINISTRATOR, type Cast, type Person } from './people.ts'

/** Who answers for the sample's systems, by role. */
const POSTS = {
  SYS_DEV: /^指揮通信システム企画課長/,
  SYS_OPS: /^指揮通信システム運用課長/,
  OPR: /^システム運用班長/,
  CERT: /^情報保証認証官/,
} as const

const offered = async (who: Person, select: string, option: RegExp): Promise<string> =>
  (await optionOf(who.page.locator(`select[name=${select}]`), option)).value

/** A system that a document has brought under the directive today, with its four responsible posts. */
export const newSystem = async (cast: Cast): Promise<{ systemId: string; name: string }> => {
  const administrator = await cast.enter(ADMINISTRATOR)
  const today = dayOf(new Date())
  const name = `新しい情報システム ${Date.now()}`
  await administrator.goesTo('/begin/organisation.system/register')
  await administrator.writes('情報システムの名称', name)
  await administrator.writes('対象とする日', today)
  const documentId = await offered(administrator, 'documentId', /達/)
  await administrator.page.locator('select[name=documentId]').selectOption(documentId)
  await administrator.presses('情報システムを登録する', administrator.page.locator('main form'))
  const systemId = administrator.shownCase()
  await administrator.goesTo('/begin/organisation.appointment/designate')
  for (const [role, post] of Object.entries(POSTS)) {
    const input = { role, postId: await offered(administrator, 'postId', post), systemId, documentId, startsOn: today }
    const answer = await api(administrator).begin('organisation.appointment', 'designate', { input })
    expect(answer, JSON.stringify(answer.body)).toMatchObject({ status: 201 })
  }
  return { systemId, name }
}
