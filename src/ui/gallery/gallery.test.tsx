import { readdirSync, readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { fontAssets } from '#ui/fonts.ts'
import { galleryPages } from '#ui/gallery/gallery.tsx'
import { iconNames } from '#ui/icons.tsx'
import { styleOrder } from '#ui/style/order.ts'

const styles = new URL('../style/', import.meta.url)
const sheet = styleOrder.map((name) => readFileSync(new URL(name, styles), 'utf8')).join('')

const pages = await Promise.all(
  Object.entries(galleryPages).map(async ([name, page]) => [name, String(await page())] as const),
)

const allOf = (html: string, pattern: RegExp) => [...html.matchAll(pattern)].map((match) => match[1] ?? '')

describe.each(pages)('the page of %s', (_, html) => {
  test('is one Japanese document with one main part, one heading and the handling rule', () => {
    expect(html).toMatch(/^<!DOCTYPE html><html lang="ja">/)
    expect(allOf(html, /(<main )/g)).toHaveLength(1)
    expect(allOf(html, /(<h1>)/g)).toHaveLength(1)
    expect(html).toContain('秘密以上の内容と流出した内容は、ここに書かない。所在だけを記す。')
  })

  test('needs neither inline style nor inline script', () => {
    expect(html).not.toMatch(/ style=/)
    expect(html).not.toMatch(/<style/)
    expect(html).not.toMatch(/ on[a-z]+=/)
    expect(allOf(html, /<script([^>]*)>/g).filter((rest) => !rest.includes(' src='))).toEqual([])
  })

  test('gives no id twice', () => {
    const ids = allOf(html, / id="([^"]+)"/g)
    expect(ids.filter((id, nth) => ids.indexOf(id) !== nth)).toEqual([])
  })

  test('labels every control, and describes it only with texts that are there', () => {
    const ids = new Set(allOf(html, / id="([^"]+)"/g))
    const named = [
      ...allOf(html, / for="([^"]+)"/g),
      ...allOf(html, / aria-(?:describedby|labelledby)="([^"]+)"/g).flatMap((list) => list.split(' ')),
    ]
    expect(named.filter((id) => !ids.has(id))).toEqual([])
  })

  test('draws only shapes that the sprite has', () => {
    const drawn = allOf(html, /<use href="#i-([^"]+)"/g)
    expect(drawn.filter((name) => !iconNames.some((known) => known === name))).toEqual([])
  })

  test('has a style for every class it uses', () => {
    const used = new Set(allOf(html, / class="([^"]+)"/g).flatMap((list) => list.split(' ')))
    const unstyled = [...used].filter((name) => !new RegExp(`\\.${name}(?![\\w-])`).test(sheet))
    expect(unstyled.filter((name) => !['k-info', 'v-done'].includes(name))).toEqual([])
  })
})

test('the order of styles names every file there is', () => {
  expect(
    readdirSync(styles)
      .filter((name) => name.endsWith('.css'))
      .sort(),
  ).toEqual([...styleOrder])
})

test('the whole stylesheet, faces included, is under 25 KB compressed', () => {
  expect(gzipSync(sheet + fontAssets().css).length).toBeLessThan(25_000)
})

test('a figure escapes its texts', () => {
  const cases = pages.find(([name]) => name === 'cases')?.[1] ?? ''
  expect(cases).toContain('十の手続 &lt;b&gt;と&lt;/b&gt; 六つの担当')
})
