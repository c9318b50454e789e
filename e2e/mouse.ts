import type { Page } from 'playwright-core'
import { fieldOf, isList, optionOf, pressable, radioOf, turningPage, type Hands } from './hands.ts'

/** Hands that point and click. */
export const mouse = (page: Page): Hands => ({
  page,
  goesTo: async (path) => {
    await page.goto(path)
  },
  presses: (words, within) => turningPage(page, () => pressable(page, words, within).click()),
  writes: (label, text) => fieldOf(page, label).fill(text),
  ticks: (statement) => fieldOf(page, statement).check(),
  chooses: async (label, option) => {
    const radio = radioOf(page, label, option)
    if ((await radio.count()) > 0) return radio.check()
    const field = fieldOf(page, label)
    if (!(await isList(field))) throw new Error(`${label} offers no choice`)
    await field.selectOption((await optionOf(field, option)).value)
  },
})
