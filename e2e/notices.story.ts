import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openMailHost, type MailHost } from '#kernel/mail/smtp-server-for-tests.ts'
import { api, caseIn } from './api.ts'
import { overflowAt320, violations } from './axe.ts'
import { closeBrowser } from './browser.ts'
import { ADMINISTRATOR, BY_MOUSE, PLANNING, play, WAYS, type Person } from './people.ts'
import { ask } from './taking-out.ts'

let host: MailHost

beforeAll(async () => {
  host = await openMailHost()
})
afterAll(async () => {
  await host.close()
  await closeBrowser()
})

const until = async <T>(look: () => T | undefined | Promise<T | undefined>): Promise<T> => {
  for (;;) {
    const found = await look()
    if (found !== undefined) return found
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}

/** The administrator says how mail leaves; a second time the form holds what is so. */
const setMail = async (administrator: Person): Promise<void> => {
  await administrator.goesTo('/mail/server')
  const again = (await administrator.page.getByRole('link', { name: '設定を変える' }).count()) > 0
  await administrator.presses(again ? '設定を変える' : 'メールの設定を行う')
  if (again) expect(await administrator.page.getByLabel(/^差出人のアドレス/).inputValue()).toBe('mamori@office.example')
  await administrator.writes('メールサーバ', '127.0.0.1')
  await administrator.writes('ポート', String(host.port))
  await administrator.chooses('暗号化', '暗号化しない')
  await administrator.writes('差出人のアドレス', 'mamori@office.example')
  await administrator.writes('理由', '訓練のため')
  await administrator.presses('メールの設定を変える', administrator.page.locator('main form'))
  expect(await administrator.reads()).toContain('メールを送る')
}

const chooseMail = async (who: Person, address: string, choice: string): Promise<void> => {
  await who.goesTo('/account')
  await who.presses('メールの受け方')
  await who.presses('受け方を決める')
  await who.writes('メールアドレス', address)
  await who.chooses('受け方', choice)
  await who.presses('メールの受け方を決める', who.page.locator('main form'))
  expect(await who.reads()).toContain(address)
}

const mailTo = (address: string, after: number) =>
  until(() => host.delivered.slice(after).find((m) => m.recipients.includes(address)))

describe.each(WAYS)('$way', (way) => {
  test('R016: an infection is reported to the unit’s officer, by mail too, who confirms the receipt; the reporter sees it', () =>
    play(way, async (cast) => {
      const administrator = await cast.enter(ADMINISTRATOR)
      const officer = await cast.enter(PLANNING.officer)
      const user = await cast.enter(PLANNING.user)
      await setMail(administrator)
      await administrator.goesTo('/mail/server')
      await administrator.writes('試しに送る宛先', 'kanri@office.example')
      await administrator.presses('試しに送る')
      expect(await administrator.reads()).toContain('送れた')
      await chooseMail(officer, 'suijo@office.example', 'すぐに受ける')
      const before = host.delivered.length
      const medium = await caseIn(user, '/registers/media?state=kept', '企画')
      const reported = await api(user).act(medium, 'report-infection', { input: { found: '検査で見付けた。' } })
      expect(reported, JSON.stringify(reported.body)).toMatchObject({ status: 201 })

      const mail = await mailTo('suijo@office.example', before)
      expect(mail.subject).toMatch(/^【報告】企画-R\d+-業-\d{4}（本文 第3-3）$/)
      expect(mail.text).not.toContain('検査で見付けた')
      const link = /https?:\/\/\S+(\/notices\/\S+)/.exec(mail.text ?? '')?.[1] ?? ''
      await officer.goesTo(link)
      expect(await officer.reads()).toContain('感染が確認され')
      await officer.presses('受領を確認する')
      expect(await officer.reads()).toContain('受領を記録しました')

      await user.goesTo('/notices?box=sent&state=all')
      const row = user.page.getByRole('row').filter({ hasText: '感染が確認され' }).first()
      expect(await row.innerText()).toMatch(/報告[^]*部隊等情報保証責任者[^]*メール送信済[^]*受領 [^]*水城 航/)
      await officer.presses('案件を開く')
      expect(await officer.reads()).toMatch(/職員からの報告を受領した[^]*指揮通信システム企画課長　1等空佐 水城 航/)
    }))
})

test('the pages of notices and mail are free of what axe finds, and fit a screen 320 pixels wide', () =>
  play(BY_MOUSE, async (cast) => {
    const officer = await cast.enter(PLANNING.officer)
    const administrator = await cast.enter(ADMINISTRATOR)
    await officer.goesTo('/notices?state=all')
    const one = (await officer.page.locator('main tbody a.row').first().getAttribute('href')) ?? ''
    const places = [
      ...['/', '/notices', '/notices?state=all', '/notices?box=sent&state=all', one, '/mail'].map(
        (p) => [officer, p] as const,
      ),
      ...['/mail', '/mail/server', '/notices'].map((p) => [administrator, p] as const),
    ]
    const faults: string[] = []
    for (const [who, path] of places) {
      await who.goesTo(path)
      for (const violation of await violations(who.page)) faults.push(`${path}: ${violation}`)
      const { width, widest } = await overflowAt320(who.page)
      if (width > 320) faults.push(`${path}: ${width} pixels wide at 320: ${widest}`)
    }
    expect(faults, faults.join('\n')).toEqual([])
  }))

describe('a page that is open', () => {
  test('brings itself up to date, says who else is at the case, and loses nothing of what is being typed', () =>
    play(BY_MOUSE, async (cast) => {
      const user = await cast.enter(PLANNING.user)
      const officer = await cast.enter(PLANNING.officer)
      const keeper = await cast.enter(PLANNING.keeper)
      await ask(user, '朝霞駐屯地 生')
      const id = user.shownCase()
      await keeper.goesTo(`/cases/${id}`)
      await officer.goesTo(`/cases/${id}`)
      await officer.page.getByLabel(/^許可に付ける条件/).pressSequentially('施錠した')
      await keeper.page
        .getByText(/^いま指揮通信システム企画課長　1等空佐 水城 航がこの案件の手続を開いています/)
        .waitFor()

      await user.does('申請を取り下げる')
      await keeper.page.locator('.state', { hasText: '取下げ' }).waitFor()
      const told = officer.page.getByText(/朝比奈 巡がこの案件の手続を行いました：「.*申請を取り下げた」/)
      await told.waitFor()
      expect(await officer.page.getByLabel(/^許可に付ける条件/).inputValue()).toBe('施錠した')
      expect(await violations(officer.page)).toEqual([])
      const [fresh] = await Promise.all([
        officer.page.context().waitForEvent('page'),
        officer.page.getByRole('link', { name: /最新の状態を見る/ }).click(),
      ])
      await fresh.locator('.state', { hasText: '取下げ' }).waitFor()
      expect(await officer.page.getByLabel(/^許可に付ける条件/).inputValue()).toBe('施錠した')
      await officer.presses('持出しを許可する', officer.page.locator('main form'))
      expect(await officer.page.getByRole('alert').first().innerText()).toContain(
        '画面を開いた後に別の手続が行われました',
      )
      await officer.goesTo('/')
      await keeper.page.getByText('いま指揮通信システム企画課長').waitFor({ state: 'detached' })
    }))

  test('a home page shows what comes while it is open', () =>
    play(BY_MOUSE, async (cast) => {
      const officer = await cast.enter(PLANNING.officer)
      const user = await cast.enter(PLANNING.user)
      await officer.goesTo('/')
      await officer.page.waitForRequest((request) => request.url().includes('/live'))
      await ask(user, '習志野駐屯地 生')
      await officer.page.getByRole('row').filter({ hasText: '習志野駐屯地 生' }).waitFor()
      await user.does('申請を取り下げる')
    }))
})
