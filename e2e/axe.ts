import type { Page } from 'playwright-core'
import axe, { type AxeResults } from 'axe-core'

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/** What axe finds against WCAG 2.2 A and AA on the page as it stands; one line a finding. */
export const violations = async (page: Page): Promise<readonly string[]> => {
  await page.evaluate(axe.source)
  const results = await page.evaluate<AxeResults>(
    `axe.run(${JSON.stringify({ runOnly: TAGS, resultTypes: ['violations'] })})`,
  )
  if (results.passes.length === 0) throw new Error(`axe looked at nothing on ${page.url()}`)
  return results.violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${help}: ${target.join(' ')}: ${failureSummary ?? ''}`),
  )
}

/** How far the page can be moved sideways where it is as narrow as a small telephone: WCAG 1.4.10. */
export const overflowAt320 = async (page: Page): Promise<{ width: number; widest: string }> => {
  const size = page.viewportSize() ?? { width: 1280, height: 900 }
  await page.setViewportSize({ width: 320, height: 900 })
  const found = await page.evaluate(() => {
    const first = [...document.querySelectorAll('body *')].find(
      (element) => element.getBoundingClientRect().right > 320.5 && element.closest('.xs, .vh') === null,
    )
    return {
      width: document.documentElement.scrollWidth,
      widest: first === undefined ? '' : `${first.tagName}.${first.className} ${first.textContent.slice(0, 40)}`,
    }
  })
  await page.setViewportSize(size)
  return found
}
