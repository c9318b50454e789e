import { afterAll, describe, expect, test } from 'vitest'
import { overflowAt320, violations } from './axe.ts'
import { closeBrowser } from './browser.ts'
import { fieldOf } from './hands.ts'
import { PLANNING, play, SYSTEMS, WAYS, type Person } from './people.ts'
import { workerDemo } from './worker-demo.ts'

afterAll(closeBrowser)

const WAIT = { timeout: 20_000 }
const CERTIFIER = { post: '情報保証認証官', rank: '1等空佐', name: '神代 明里' }

type File = { name: string; mimeType: string; buffer: Buffer }

const part = (id: string, prose: string) => ({ id: `${id}_smt`, name: 'statement', prose })

/** A list of four controls of our own, with a parameter; the same words under another name each time the tale is told. */
const listNamed = (title: string, more: object = {}): File => ({
  name: `${title}.json`,
  mimeType: 'application/json',
  buffer: Buffer.from(
    JSON.stringify({
      catalog: {
        uuid: '5f1d2c3b-4a59-4e68-9f70-8b9cadbecfd0',
        metadata: {
          title,
          'last-modified': '2026-04-01T09:00:00+09:00',
          version: '1',
          'oscal-version': '1.1.2',
        },
        groups: [
          {
            id: 'ac',
            title: 'アクセス',
            controls: ['登録', '制限', '停止', '無線'].map((word, nth) => ({
              id: `ac-${nth + 1}`,
              title: `${word}の管理`,
              params: [{ id: `ac-${nth + 1}_prm_1`, label: '間隔' }],
              parts: [part(`ac-${nth + 1}`, `{{ insert: param, ac-${nth + 1}_prm_1 }}ごとに${word}を確かめる。`)],
            })),
          },
        ],
        ...more,
      },
    }),
  ),
})

const faultless = async (who: Person) => {
  expect((await violations(who.page)).filter((v) => !v.includes('aria-busy'))).toEqual([])
  const { width, widest } = await overflowAt320(who.page)
  expect(width, widest).toBeLessThanOrEqual(320)
}

const brings = async (who: Person, file: File) => {
  await who.goesTo('/controls/import')
  await fieldOf(who.page, 'OSCALのファイル').setInputFiles(file)
  await who.presses('読み込む', who.page.locator('main form'))
}

const systemNamed = async (who: Person, name: string): Promise<string> => {
  await who.goesTo('/systems')
  const href = await who.page.locator('main').getByRole('link', { name, exact: true }).first().getAttribute('href')
  const id = /\/systems\/([0-9a-f-]{36})/.exec(href ?? '')?.[1]
  if (id === undefined) throw new Error(`no system ${name}`)
  return id
}

const chooses = async (dev: Person, system: string, list: string) => {
  await dev.goesTo(`/systems/${system}/controls`)
  const first = (await dev.page.getByRole('link', { name: '影響度と管理策を選ぶ' }).count()) > 0
  if (first) await dev.presses('影響度と管理策を選ぶ', dev.page.locator('main'))
  else {
    await dev.presses('影響度・一覧を選び直す', dev.page.locator('main'))
    await dev.presses('影響度と管理策を選び直す', dev.page.locator('main'))
  }
  await dev.chooses('従う管理策の一覧・選定', new RegExp(list))
  await dev.chooses('機密性', '中')
  await dev.writes('機密性をその影響度とした理由', '業務の予定を扱う')
  await dev.chooses('完全性', '高')
  await dev.writes('完全性をその影響度とした理由', '誤った判断を招く')
  await dev.chooses('可用性', '低')
  await dev.writes('可用性をその影響度とした理由', '代わりの手段がある')
  const act = first ? '影響度と管理策を選ぶ' : '影響度と管理策を選び直す'
  await dev.presses(act, dev.page.locator('main form'))
  await dev.goesTo(`/systems/${system}/controls`)
}

const PLACES = { 甲: '携帯電話用秘匿装置', 乙: '防衛省携帯電話端末', 丙: '中継器等管制局' } as const

describe.each(WAYS.slice(0, 2))('$way', (way) => {
  test('a list of controls is taken in, chosen, written by 整備 and 運用 in their charge, and assessed by the certifier', () =>
    play(way, async (cast) => {
      const title = `試しの一覧${way.tag}${Date.now()}`
      const dev = await cast.enter(PLANNING.officer)

      await brings(dev, listNamed(`${title}壊`, { metadata: { title: '', version: '1' } }))
      await expect.poll(() => dev.reads(), WAIT).toContain('管理策の一覧 の 文書の情報 の 題名：')
      expect(await dev.reads()).toContain('何も取り込んでいません')

      await brings(dev, listNamed(title))
      await expect.poll(() => dev.reads(), WAIT).toMatch(/新規\s*4件/u)
      if (way.javaScript) await faultless(dev)
      await dev.presses('新しい一覧として取り込む', dev.page.locator('main form'))
      await expect.poll(() => dev.reads(), WAIT).toContain('新規4件、変更0件')
      await brings(dev, listNamed(title))
      await expect.poll(() => dev.reads(), WAIT).toContain('今の一覧と同じ内容です')

      const system = await systemNamed(dev, PLACES[way.tag])
      await chooses(dev, system, title)
      expect(await dev.reads()).toMatch(/影響度\s*高（最も高いもの）/u)
      if (way.javaScript) await faultless(dev)

      const control = (id: string) => `/systems/${system}/controls/${id}`
      await dev.goesTo(control('ac-4'))
      expect(await dev.reads()).toContain('［割当：間隔］ごとに無線を確かめる。')
      if (way.javaScript) await faultless(dev)
      await dev.chooses('適用', '適用除外')
      await dev.writes('適用除外の理由', '')
      await dev.presses('保存する', dev.page.locator('main form'))
      await expect.poll(() => dev.reads(), WAIT).toContain('適用除外には、理由を書いてください')
      await dev.writes('適用除外の理由', '無線の機能がない。')
      await dev.presses('保存する', dev.page.locator('main form'))
      await expect.poll(() => dev.page.locator('body').innerText(), WAIT).toContain('保存しました')
      await dev.goesTo(control('ac-1'))
      await dev.chooses('責任区分', '整備')
      await dev.writes('実装内容', `登録簿${Date.now()}`)
      await dev.presses('保存する', dev.page.locator('main form'))

      await dev.goesTo(`/systems/${system}/controls?applicability=applied`)
      await dev.presses(/この条件の全てをまとめて書く/u, dev.page.locator('main'))
      await dev.chooses('実装状況', '一部実装')
      await dev.writes('証跡', `点検記録${Date.now()}`)
      await dev.presses('確かめる', dev.page.locator('main form'))
      await expect.poll(() => dev.reads(), WAIT).toMatch(/書き改める\s*3件/u)
      if (way.javaScript) await faultless(dev)
      await dev.presses('3件を書き改める', dev.page.locator('main form'))
      await expect.poll(() => dev.page.locator('body').innerText(), WAIT).toContain('3件を書き改めました')

      const ops = await cast.enter(SYSTEMS.officer)
      await ops.goesTo(control('ac-1'))
      expect(await ops.reads()).toContain('責任区分が「整備」の管理策は')
      const headers = { origin: workerDemo().origin }
      const form = { status: 'implemented', revision: '99' }
      const answer = await ops.page.request.post(control('ac-1'), { form, headers })
      expect(answer.status()).toBe(409)
      expect(await answer.text()).toContain('R138')
      await ops.goesTo(control('ac-2'))
      await ops.chooses('実装状況', '実装済')
      await ops.writes('実装内容', `運用班が行う${Date.now()}`)
      await ops.presses('保存する', ops.page.locator('main form'))
      await ops.goesTo(`/systems/${system}/controls?q=${encodeURIComponent('ＡＣ－２')}`)
      expect(await ops.reads()).toContain('実装済')

      const cert = await cast.enter(CERTIFIER)
      await cert.goesTo(`/begin/risk.document/begin?kind=assessment-report&system=${system}`)
      await cert.writes('年度', String(2060 + (Date.now() % 120)))
      await cert.presses('文書を作り始める', cert.page.locator('main form'))
      const document = /\/documents\/([0-9a-f-]{36})/.exec(cert.page.url())?.[1] ?? ''
      await cert.goesTo(`/documents/${document}/assessment/ac-1`)
      await cert.ticks('確認')
      await cert.chooses('結果', '不満足')
      await cert.presses('保存する', cert.page.locator('main form'))
      await expect.poll(() => cert.reads(), WAIT).toContain('「不満足」には、所見を書いてください')
      if (way.javaScript) await faultless(cert)
      await cert.writes('所見', '登録が残っている。')
      await cert.writes('推奨事項', '月ごとに突き合わせる。')
      await cert.presses('保存する', cert.page.locator('main form'))
      await cert.goesTo(`/documents/${document}/assessment`)
      await cert.presses(/この条件の全てを満足とする/u, cert.page.locator('main'))
      await expect.poll(() => cert.reads(), WAIT).toContain('「不満足」とされた1件（AC-1）は、そのまま残します')
      await cert.ticks('試験')
      await cert.presses('2件を満足とする', cert.page.locator('main form'))
      await expect.poll(() => cert.reads(), WAIT).toContain('満足2件、不満足1件')
      if (way.javaScript) await faultless(cert)
    }))
})
