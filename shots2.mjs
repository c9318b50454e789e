import { chromium } from 'playwright-core'
const b = await chromium.launch({ executablePath: '/usr/bin/chromium', args: '--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync'.split(' ') })
const c = await b.newContext({ viewport: { width: 1280, height: 900 }, baseURL: 'http://localhost:8766', javaScriptEnabled: false })
const p = await c.newPage()
await p.goto('/demo/sign-in?q=' + encodeURIComponent('指揮通信システム企画課長'))
await p.getByRole('button', { name: /として/ }).first().click()
await p.waitForTimeout(2500)
for (const w of [1280, 320]) { await p.setViewportSize({ width: w, height: 900 }); await p.goto('/calendar'); await p.screenshot({ path: `/tmp/shot-year-${w}.png`, fullPage: true }) }
const pdf = await p.request.get('/forms/duty-calendar.pdf?year=2026'); (await import('node:fs')).writeFileSync('/tmp/cal.pdf', await pdf.body())
await p.setViewportSize({ width: 1000, height: 900 })
await p.goto('file:///tmp/es/index.html'); await p.screenshot({ path: '/tmp/shot-index.png' })
await p.setViewportSize({ width: 320, height: 900 }); await p.screenshot({ path: '/tmp/shot-index-320.png' })
await b.close()
