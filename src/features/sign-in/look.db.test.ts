import { serve } from '@hono/node-server'
import { mkdirSync, readFileSync } from 'node:fs'
import { chromium } from 'playwright-core'
import { createRequire } from 'node:module'
import { test } from 'vitest'
import { styleOrder } from '#ui/style/order.ts'
import { fontAssets } from '#ui/fonts.ts'
import { buildAccount, buildPerson, openSite, PASSWORD } from './site-for-tests.ts'
import { issueSetUpLink } from './set-up.ts'

test('look', async () => {
  const out = '/tmp/sign-in-look'; mkdirSync(out, { recursive: true })
  const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
  const fonts = fontAssets()
  const css = [...styleOrder.map((n) => readFileSync(`src/ui/style/${n}`, 'utf8')), fonts.css].join('\n')
  const demo = await openSite({ demo: true })
  const empty = await openSite()
  const token = await issueSetUpLink(empty.db, empty.now())
  for (const n of ['山田 太郎', '佐藤 花', '鈴木 実', '田中 葵', '髙橋 徹', '伊藤 海', '渡辺 翼', '中村 光']) await buildPerson(demo, { name: n, kana: 'やまだ' })
  const admin = await buildAccount(demo, { login: 'kanri', administrator: true })
  const plain = await buildAccount(demo, { login: 'yamada' })
  const handler = (site: any) => ({ fetch: async (req: Request, env: any) => {
    const { pathname } = new URL(req.url)
    if (pathname.endsWith('.css')) return new Response(css, { headers: { 'content-type': 'text/css' } })
    const font = fonts.files.find((f) => pathname.endsWith(f.name)); if (font) return new Response(readFileSync(font.path) as any)
    return site.app.fetch(req, env)
  } })
  const s1 = serve({ ...handler(demo), port: 18651, hostname: '127.0.0.1' }); const s2 = serve({ ...handler(empty), port: 18652, hostname: '127.0.0.1' })
  const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] })
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } , bypassCSP: true })
  const shot = async (name: string) => {
    await page.screenshot({ path: `${out}/${name}.png`, fullPage: true })
    await page.evaluate(axe)
    const r: any = await page.evaluate('axe.run()')
    console.log(name, 'focus', await page.evaluate('document.activeElement.className||document.activeElement.id'), r.violations.map((v: any) => v.id + ':' + v.nodes.map((n: any) => n.html.slice(0, 120)).join('|')))
  }
  await page.goto('http://localhost:18652/sign-in'); await shot('before-set-up')
  await page.goto(`http://localhost:18652/set-up?token=${token}`); await shot('set-up')
  await page.click('text=設定を終える'); await shot('set-up-errors')
  await page.goto('http://localhost:18652/password-link?token=x'); await shot('dead-link')
  await page.goto('http://localhost:18651/sign-in'); await shot('demo')
  await page.goto('http://localhost:18651/sign-in?with=password'); await shot('sign-in')
  await page.fill('#login', 'kanri'); await page.fill('#password', 'nope'); await page.click('form .btn.p'); await shot('sign-in-wrong')
  await page.fill('#login', 'kanri'); await page.fill('#password', PASSWORD); await page.click('form .btn.p')
  await page.goto('http://localhost:18651/account'); await shot('account')
  await page.fill('#current', 'a'); await page.fill('#password', 'password1234'); await page.click('text=パスワードを変える >> nth=-1'); await shot('account-errors')
  await page.goto('http://localhost:18651/accounts'); await shot('accounts')
  await page.click('text=山田 太郎'); await shot('account-new')
  await page.goto(`http://localhost:18651/accounts/${plain.id}`); await shot('one-account')
  await page.click('text=パスワードを決めるリンクを出す'); await shot('one-account-link')
  await page.setViewportSize({ width: 320, height: 700 })
  await page.goto('http://localhost:18651/accounts'); await shot('accounts-320')
  await page.goto('http://localhost:18651/account'); await shot('account-320')
  await page.goto('http://localhost:18651/demo/sign-in'); await shot('demo-320')
  await browser.close(); s1.close(); s2.close(); await demo.close(); await empty.close(); void admin
})
