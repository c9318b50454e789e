import { expect } from 'vitest'
import { fieldOf } from './hands.ts'
import type { Person } from './people.ts'

/** Reading a report goes on behind the page. */
export const PATIENCE = { timeout: 60_000 }

/** Hands in a scanner's report for a system, as a file from this machine. */
export const handsIn = async (who: Person, system: string, name: string, xml: string): Promise<void> => {
  await who.goesTo('/scans/new')
  await who.chooses('情報システム', system)
  await fieldOf(who.page, '検査ツールのファイル').setInputFiles({
    name,
    mimeType: 'application/xml',
    buffer: Buffer.from(xml),
  })
  await who.presses('届ける', who.page.locator('main form').first())
}

/** Reads the page again until it says this. */
export const untilItSays = async (who: Person, words: string): Promise<void> => {
  await expect
    .poll(async () => {
      if (!(await who.reads()).includes(words)) await who.page.reload()
      return who.reads()
    }, PATIENCE)
    .toContain(words)
}
