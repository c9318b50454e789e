import { execFileSync, spawnSync } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newCode } from '#kernel/id.ts'
import { houseFontDirs } from '#kernel/print/font-dirs.ts'
import { startPrinter } from '#kernel/print/printer.ts'
import { LABEL_PROFILES, pagesOf, slotsOf, type LabelProfile } from './label-profiles.ts'
import { labelSheet, labelSheetTemplate } from './label-sheet.ts'
import { labelFace } from './medium-label.ts'

const printer = startPrinter({
  templateDir: fileURLToPath(new URL('../../..', import.meta.url)),
  fontDirs: houseFontDirs(),
})
afterAll(() => printer.stop())

const profiles: (readonly [string, LabelProfile])[] = Object.entries(LABEL_PROFILES)

describe.each(profiles)('%s', (_, profile) => {
  test('its labels lie on the paper and beside each other', () => {
    const { left, top, pitchX, pitchY, width, height, paper, columns, rows } = profile
    expect(left + (columns - 1) * pitchX + width).toBeLessThanOrEqual(paper.width + 1e-9)
    expect(top + (rows - 1) * pitchY + height).toBeLessThanOrEqual(paper.height + 1e-9)
    expect(pitchX).toBeGreaterThanOrEqual(width)
    expect(pitchY).toBeGreaterThanOrEqual(height)
  })

  test('a begun sheet is filled from the position on, then the next', () => {
    const slots = slotsOf(profile)
    expect(pagesOf(profile, 1, slots)).toBe(1)
    expect(pagesOf(profile, 2, slots)).toBe(2)
    expect(pagesOf(profile, slots, 1)).toBe(1)
  })
})

const hasPoppler = ['pdftoppm', 'pdftotext'].every((tool) => spawnSync(tool, ['-v']).error === undefined)

/** Every bar code on every page of a document, by its text and where its centre lies in millimetres. */
const codesOn = async (pdf: Uint8Array, dpi = 300) => {
  const image = execFileSync('pdftoppm', ['-r', String(dpi), '-png', '-singlefile', '-'], {
    input: Buffer.from(pdf),
    maxBuffer: 64 * 1024 * 1024,
    stdio: ['pipe', 'pipe', 'ignore'],
  })
  const found = await readBarcodes(new Uint8Array(image), { formats: ['QRCode'], tryHarder: true })
  return found.map(({ text, position: { topLeft, bottomRight } }) => ({
    text,
    x: (((topLeft.x + bottomRight.x) / 2) * 25.4) / dpi,
    y: (((topLeft.y + bottomRight.y) / 2) * 25.4) / dpi,
  }))
}

describe.skipIf(!hasPoppler)('what is printed', () => {
  beforeAll(async () => {
    const wasm = await readFile(createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm'))
    prepareZXingModule({ overrides: { wasmBinary: wasm.buffer.slice(wasm.byteOffset, wasm.byteOffset + wasm.length) } })
  })

  test.each(profiles)(
    'R051: %s: the QR code on the paper reads as the opaque code and nothing else',
    async (_, profile) => {
      const code = newCode()
      const face = labelFace({ word: '業務用', number: '企画-R8-業-0012', note: '企画課', code })
      const start = slotsOf(profile)
      const pdf = await printer.print(labelSheetTemplate, labelSheet('x', profile, [face], start), { tags: false })
      const found = await codesOn(pdf)
      expect(found.map((f) => f.text)).toEqual([code])
      const x = profile.left + (profile.columns - 1) * profile.pitchX
      const y = profile.top + (profile.rows - 1) * profile.pitchY
      expect(found[0]?.x).toBeGreaterThan(x)
      expect(found[0]?.x).toBeLessThan(x + profile.width)
      expect(found[0]?.y).toBeGreaterThan(y)
      expect(found[0]?.y).toBeLessThan(y + profile.height)
    },
  )

  test.each(profiles)('R051, R057: %s: word and number stand on it whole, however long', async (_, profile) => {
    const face = labelFace({ word: '開示', number: '指揮通信システム運用課-R8-開-0012', note: '課', code: newCode() })
    const pdf = await printer.print(labelSheetTemplate, labelSheet('x', profile, [face]), { tags: false })
    // In the order it was drawn: read as columns, a narrow label's lines may lose a hyphen at their end.
    const text = execFileSync('pdftotext', ['-raw', '-', '-'], { input: Buffer.from(pdf) })
      .toString()
      .replace(/[\s-]/g, '')
    expect(text).toContain('開示')
    expect(text).toContain('指揮通信システム運用課R8開0012')
  })
})
