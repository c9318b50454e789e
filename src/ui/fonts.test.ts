import { existsSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { fontAssets } from '#ui/fonts.ts'

const { css, files } = fontAssets()

test('every file the faces name is there to be served, and no other', () => {
  const named = [...css.matchAll(/url\(\/assets\/fonts\/([^)]+)\)/g)].map(([, name]) => name)
  expect(named).toEqual(files.map(({ name }) => name))
  expect(files.filter(({ path }) => !existsSync(path))).toEqual([])
})

test('an ordinary page asks for two files where no Japanese face is installed: one a weight', () => {
  expect(files.filter(({ name }) => name.includes('-japanese-')).map(({ name }) => name)).toEqual([
    'noto-sans-jp-japanese-400-normal.woff2',
    'noto-sans-jp-japanese-700-normal.woff2',
  ])
})

test.each(['髙', '﨑', '德', '栁'])('the kanji %s of names is left to a file that has it', (kanji) => {
  expect(css).toContain(`U+${(kanji.codePointAt(0) ?? 0).toString(16)}`)
})

test('the faces are a small part of the stylesheet', () => {
  expect(gzipSync(css).length).toBeLessThan(6000)
})
