import type { Locator, Page } from 'playwright-core'

/** What a person does at a screen, said by the words that stand on it. Nothing here knows how it is done. */
export type Hands = {
  page: Page
  /** Types an address. */
  goesTo: (path: string) => Promise<void>
  /** Presses a link or a button and waits for what comes. */
  presses: (words: string | RegExp, within?: Locator) => Promise<void>
  /** Replaces what stands in a field. */
  writes: (label: string, text: string) => Promise<void>
  ticks: (statement: string) => Promise<void>
  /** One of a group or of a list. */
  chooses: (label: string, option: string | RegExp) => Promise<void>
}

const escaped = (text: string) => text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)

/** A field's label, with or without the mark that says whether it must be filled in. */
export const labelled = (label: string): RegExp => new RegExp(`^${escaped(label)}\\s*(必須|任意)?$`)

/** A link or a button by its whole name, or by a pattern. */
export const pressable = (page: Page, words: string | RegExp, within?: Locator): Locator => {
  const place = within ?? page.locator('body')
  const name = typeof words === 'string' ? { name: words, exact: true } : { name: words }
  return place.getByRole('link', name).or(place.getByRole('button', name)).first()
}

export const fieldOf = (page: Page, label: string): Locator => page.getByLabel(labelled(label)).first()

export const radioOf = (page: Page, label: string, option: string | RegExp): Locator =>
  page
    .getByRole('radiogroup', { name: labelled(label) })
    .getByRole('radio', typeof option === 'string' ? { name: option, exact: true } : { name: option })

/** Is the question answered by a list that drops down? */
export const isList = async (field: Locator): Promise<boolean> =>
  (await field.evaluate((element) => element.tagName)) === 'SELECT'

/** The address of an option by its words. */
export const optionOf = async (field: Locator, option: string | RegExp): Promise<{ at: number; value: string }> => {
  const all = await field
    .locator('option')
    .evaluateAll((options) =>
      options.map((o) => ({ text: o.textContent.trim(), value: o.getAttribute('value') ?? '' })),
    )
  const at = all.findIndex(({ text }) => (typeof option === 'string' ? text === option : option.test(text)))
  const found = all[at]
  if (!found) throw new Error(`no option ${option} among ${all.map((o) => o.text).join('、')}`)
  return { at, value: found.value }
}

/** A new page may still be scrolled to its top after it is there: the focus would be carried out of the window. */
const scrolled = async (page: Page): Promise<void> => {
  const top = () => page.locator('body').evaluate(() => window.scrollY)
  let quiet = 0
  for (let before = await top(); quiet < 2; quiet += 1) {
    await page.waitForTimeout(30)
    const now = await top()
    if (now !== before) quiet = -1
    before = now
  }
}

/** Does something that leads to another page, and waits until that page has replaced this one. */
export const turningPage = async (page: Page, act: () => Promise<void>): Promise<void> => {
  await page.locator('body').evaluate((body) => body.setAttribute('data-left', ''))
  await act()
  await page.locator('html:not([aria-busy]):not([data-turbo-preview]) > body:not([data-left])').waitFor()
  await page.waitForLoadState('load')
  await scrolled(page)
}
