import { existsSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { chromium } from 'playwright-core'
import { memoryOf } from './cpu.ts'
import type { House, Visitor } from './house.ts'
import { bytesOf, floorOf, measured, print, type Figure } from './measure.ts'

const BROWSER = '/usr/bin/chromium'
const FLAGS = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking']

/** What a browser asks for on a first visit: how many requests, and how many bytes of what. */
const cold = async (house: House, visitor: Visitor, path: string) => {
  if (!existsSync(BROWSER)) return { requests: 'no browser here' }
  const browser = await chromium.launch({ executablePath: BROWSER, args: FLAGS })
  try {
    const context = await browser.newContext()
    const [name = '', value = ''] = visitor.cookie.split('=')
    await context.addCookies([{ name, value, url: house.origin }])
    const page = await context.newPage()
    let requests = 0
    let scriptGz = 0
    let all = 0
    page.on('response', (response) => {
      requests += 1
      void response
        .body()
        .then((body) => {
          all += body.byteLength
          if (response.url().endsWith('.js')) scriptGz += gzipSync(body).byteLength
        })
        .catch(() => {})
    })
    await page.goto(`${house.origin}${path}`, { waitUntil: 'networkidle' }).catch(() => page.waitForTimeout(1000))
    return { requests, kib: Math.round(all / 1024), scriptGzKib: Math.round(scriptGz / 102.4) / 10 }
  } finally {
    await browser.close()
  }
}

const pagesOf = async (house: House): Promise<readonly (readonly [string, string])[]> => {
  const { rows } = await house.owner.query<{ id: string }>(
    `select case_id as id from ledger_entry e join medium m on m.id = e.case_id and m.unit_id = bench_home()
     group by case_id order by count(*) desc limit 1`,
  )
  const id = rows[0]?.id ?? ''
  return [
    ['page: 本日の務め', '/'],
    ['page: a medium', `/cases/${id}`],
    ['page: taking it out for use', `/cases/${id}/acts/begin-use`],
    ['page: the register', '/registers/media'],
    ['page: the record', '/ledger'],
    ['page: duties', '/duties'],
    ['page: provisions', '/rules'],
  ]
}

const memory = (house: House, what: string) => {
  const parts = house.parts()
  const figure = { appMb: Math.round(memoryOf(parts.app)), dbMb: Math.round(memoryOf(parts.database)) }
  process.stdout.write(`${JSON.stringify({ what, media: house.size, ...figure })}\n`)
}

/** A while after the start, when what the start set going has ended. */
const atRest = async (house: House) => {
  await new Promise((done) => setTimeout(done, 5000))
  while (house.parts().app.length > 1) await new Promise((done) => setTimeout(done, 500))
  memory(house, 'memory at rest, PSS')
}

/** The pages people look at most: server CPU, bytes, requests; then the memory of program and database. */
export const page = async (house: House): Promise<readonly Figure[]> => {
  const floor = await floorOf(house, 300, () =>
    house.owner.query({
      name: 'floor-page',
      text: 'select * from medium where id = bench_id($1, 5)',
      values: ['medium'],
    }),
  )
  await atRest(house)
  const member = await house.as('指揮通信システム運用課長')
  const figures: Figure[] = []
  for (const [what, path] of await pagesOf(house)) {
    const figure = await measured(house, what, 150, () => bytesOf(member.get(path)))
    figures.push(print(figure, floor, await cold(house, member, path)))
  }
  memory(house, 'memory after the pages, PSS')
  return figures
}
