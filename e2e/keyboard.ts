import type { Locator, Page } from 'playwright-core'
import { expect } from 'vitest'
import { fieldOf, isList, optionOf, pressable, radioOf, turningPage, type Hands } from './hands.ts'

/** More stops than any page has: beyond it the control cannot be reached. */
const STOPS = 400

type Seen = { ringed: boolean; inWindow: boolean; uncovered: boolean; visible: boolean }

/** How the focus shows: its ring, and that nothing lies over it. */
const focusOf = (control: Locator): Promise<Seen> =>
  control.evaluate((element) => {
    const ringed = [null, '::after', '::before']
      .map((part) => getComputedStyle(element, part))
      .some((style) => style.outlineStyle !== 'none' && Number.parseFloat(style.outlineWidth) >= 2)
    const box = element.getBoundingClientRect()
    const [x, y] = [box.left + box.width / 2, box.top + box.height / 2]
    const top = document.elementFromPoint(x, y)
    return {
      ringed,
      inWindow: x >= 0 && y >= 0 && x <= innerWidth && y <= innerHeight,
      uncovered: top !== null && (element.contains(top) || top.contains(element)),
      visible: element.matches(':focus-visible'),
    }
  })

const isFocused = (control: Locator) => control.evaluate((element) => element === document.activeElement)

/** Is the control before what has the focus now? */
const liesBehind = (control: Locator) =>
  control.evaluate((element) => {
    const now = document.activeElement ?? document.body
    return (now.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_PRECEDING) !== 0
  })

/** WCAG 2.1.1, 2.4.7, 2.4.11: the control is reached by Tab, shows that it is, and is not hidden behind anything. */
export const reaches = async (page: Page, control: Locator, arrived: () => Promise<boolean>): Promise<void> => {
  await control.waitFor()
  const key = (await liesBehind(control)) ? 'Shift+Tab' : 'Tab'
  for (let stop = 0; !(await arrived()); stop += 1) {
    if (stop === STOPS) throw new Error(`Tab never reaches ${control.toString()}`)
    await page.keyboard.press(key)
  }
}

export const showsFocus = async (control: Locator): Promise<void> => {
  await expect
    .poll(() => focusOf(control), { message: `the focus on ${control.toString()}`, timeout: 10_000 })
    .toEqual({ ringed: true, inWindow: true, uncovered: true, visible: true })
}

const goesOn = async (page: Page, control: Locator): Promise<void> => {
  await reaches(page, control, () => isFocused(control))
  await showsFocus(control)
}

/** One stop leads into a group of radio buttons; arrows lead through it. */
const picks = async (page: Page, radio: Locator): Promise<void> => {
  const name = await radio.getAttribute('name')
  const inGroup = () => page.evaluate((of) => document.activeElement?.getAttribute('name') === of, name)
  await reaches(page, radio, inGroup)
  for (let step = 0; !(await isFocused(radio)); step += 1) {
    if (step === STOPS) throw new Error(`no arrow leads to ${radio.toString()}`)
    await page.keyboard.press('ArrowDown')
  }
  if (!(await radio.isChecked())) await page.keyboard.press('Space')
  await showsFocus(radio)
  expect(await radio.isChecked(), radio.toString()).toBe(true)
}

const picksFromList = async (page: Page, list: Locator, option: string | RegExp): Promise<void> => {
  await goesOn(page, list)
  const { at, value } = await optionOf(list, option)
  await page.keyboard.press('Home')
  for (let step = 0; step < at; step += 1) await page.keyboard.press('ArrowDown')
  expect(await list.inputValue(), list.toString()).toBe(value)
}

/** Hands that never leave the keyboard. */
export const keyboard = (page: Page): Hands => ({
  page,
  goesTo: async (path) => {
    await page.goto(path)
  },
  presses: async (words, within) => {
    const control = pressable(page, words, within)
    await goesOn(page, control)
    await turningPage(page, () => page.keyboard.press('Enter'))
  },
  writes: async (label, text) => {
    await goesOn(page, fieldOf(page, label))
    await page.keyboard.press('Control+A')
    await page.keyboard.press('Delete')
    await page.keyboard.type(text)
  },
  ticks: async (statement) => {
    const box = fieldOf(page, statement)
    await goesOn(page, box)
    if (!(await box.isChecked())) await page.keyboard.press('Space')
    expect(await box.isChecked(), statement).toBe(true)
  },
  chooses: async (label, option) => {
    const radio = radioOf(page, label, option)
    if ((await radio.count()) > 0) return picks(page, radio)
    const list = fieldOf(page, label)
    if (!(await isList(list))) throw new Error(`${label} offers no choice`)
    await picksFromList(page, list, option)
  },
})
