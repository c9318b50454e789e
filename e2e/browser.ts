import { existsSync } from 'node:fs'
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core'
import { workerDemo } from './worker-demo.ts'

const CHROMIUM = process.env['CHROMIUM'] ?? '/usr/bin/chromium'

let browser: Browser | null = null

/** One Chromium for all stories. It is Debian's; nothing is downloaded. */
export const openBrowser = async (): Promise<Browser> => {
  if (!existsSync(CHROMIUM)) throw new Error(`Chromium is missing at ${CHROMIUM}: apt-get install chromium`)
  browser ??= await chromium.launch({
    executablePath: CHROMIUM,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  })
  return browser
}

export const closeBrowser = async (): Promise<void> => {
  await browser?.close()
  browser = null
}

export type Visitor = { page: Page; context: BrowserContext; close: () => Promise<void> }

/** A browser window of one's own, with or without JavaScript. Console errors and outside requests fail the story. */
export const visitor = async (o: { javaScript?: boolean; origin?: string } = {}): Promise<Visitor> => {
  const origin = o.origin ?? workerDemo().origin
  const context = await (
    await openBrowser()
  ).newContext({
    baseURL: origin,
    javaScriptEnabled: o.javaScript ?? true,
    viewport: { width: 1280, height: 900 },
    locale: 'ja-JP',
    timezoneId: 'Asia/Tokyo',
  })
  context.setDefaultTimeout(30_000)
  const page = await context.newPage()
  const complaints: string[] = []
  page.on('console', (message) => {
    // A refusal is an answer, and a line that a story cut is cut.
    const expected = /status of (4\d\d)|ERR_INTERNET_DISCONNECTED/.test(message.text())
    if (message.type() === 'error' && !expected) complaints.push(message.text())
  })
  page.on('request', (request) => {
    const url = new URL(request.url())
    if (url.protocol.startsWith('http') && url.origin !== origin) complaints.push(`outside call: ${request.url()}`)
  })
  return {
    page,
    context,
    close: async () => {
      await context.close()
      if (complaints.length > 0) throw new Error(complaints.join('\n'))
    },
  }
}
