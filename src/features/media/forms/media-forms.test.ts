import { execFileSync, spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, test } from 'vitest'
import { houseFontDirs } from '#kernel/print/font-dirs.ts'
import { startPrinter } from '#kernel/print/printer.ts'
import { commercialLabel } from './commercial-label.ts'
import { correction, longRegisterEntry, longTakeOut, registerEntry, takeOut, useEntry } from './forms-for-tests.ts'
import { LABEL_PROFILES } from './label-profiles.ts'
import { labelSheet, labelSheetTemplate } from './label-sheet.ts'
import { mediaRegisterLinesPerPage, mediaRegisterSheet, mediaRegisterTemplate } from './media-register.ts'
import { mediaTakeOutLogLinesPerPage, mediaTakeOutLogSheet, mediaTakeOutLogTemplate } from './media-take-out-log.ts'
import { mediaTakeOutPermitSheet, mediaTakeOutPermitTemplate } from './media-take-out-permit.ts'
import { mediaTransferSheet, mediaTransferSlipTemplate } from './media-transfer-slip.ts'
import { mediaUseLogLinesPerPage, mediaUseLogSheet, mediaUseLogTemplate } from './media-use-log.ts'
import { labelFace } from './medium-label.ts'

const printer = startPrinter({
  templateDir: fileURLToPath(new URL('../../..', import.meta.url)),
  fontDirs: houseFontDirs(),
})
afterAll(() => printer.stop())

const pagesOf = (pdf: Uint8Array): number =>
  new TextDecoder('latin1').decode(pdf).match(/\/Type \/Page\b(?!s)/g)?.length ?? 0

const slip = (count: number) => ({
  senderUnit: '統合幕僚監部総務部総務課',
  sender: { post: '総務課長', rank: '１等陸佐', name: '防衛　太郎' },
  media: Array.from({ length: count }, (_, at) => ({
    model: 'ＵＳＢメモリ',
    registrationNumber: `統幕総－${at + 1}`,
    quantity: 1,
  })),
  sentOn: '2025-12-10',
  remarks: null,
})
const receipt = (count: number) => ({
  receiverUnit: '自衛隊サイバー防衛隊',
  responsible: { post: '隊本部第２科長', rank: '２等海佐', name: '勅使河原　長左衛門' },
  media: slip(count).media,
  receivedOn: '2025-12-12',
  remarks: '異状なし',
})
const label = labelFace({ word: '開示', number: '統幕総－0001', note: '総務課', code: 'K7PM2QX9TA' })
const options = { unit: '総務部総務課', marking: '注意', officeRecord: { retention: '５年' } } as const
const manyEntries = Array.from({ length: 500 }, (_, n) => registerEntry(n + 1, n % 9 === 4 ? { correction } : {}))

const forms: [name: string, template: string, data: unknown, pages: number][] = [
  [
    '登録簿',
    mediaRegisterTemplate,
    mediaRegisterSheet([registerEntry(1), longRegisterEntry, registerEntry(3, { correction })], options),
    1,
  ],
  ['登録簿 500行', mediaRegisterTemplate, mediaRegisterSheet(manyEntries, options), 28],
  ['登録簿 白紙', mediaRegisterTemplate, mediaRegisterSheet([], { blankLines: mediaRegisterLinesPerPage }), 1],
  [
    '使用記録簿',
    mediaUseLogTemplate,
    mediaUseLogSheet([useEntry(1), useEntry(2, { returnedAt: null, correction })], options),
    1,
  ],
  ['使用記録簿 白紙', mediaUseLogTemplate, mediaUseLogSheet([], { blankLines: mediaUseLogLinesPerPage }), 1],
  [
    '持出簿',
    mediaTakeOutLogTemplate,
    mediaTakeOutLogSheet([takeOut(), longTakeOut, { ...takeOut(), correction }], options),
    1,
  ],
  ['持出簿 白紙', mediaTakeOutLogTemplate, mediaTakeOutLogSheet([], { blankLines: mediaTakeOutLogLinesPerPage }), 1],
  [
    '持出許可票',
    mediaTakeOutPermitTemplate,
    mediaTakeOutPermitSheet(longTakeOut, { ...options, code: 'K7Q2-9MXD' }),
    1,
  ],
  ['持出許可票 白紙', mediaTakeOutPermitTemplate, mediaTakeOutPermitSheet(null), 1],
  [
    '送達票',
    mediaTransferSlipTemplate,
    mediaTransferSheet(slip(6), receipt(6), { code: 'S4R8-2HJP', marking: '注意' }),
    1,
  ],
  ['送達票 別紙', mediaTransferSlipTemplate, mediaTransferSheet(slip(60), receipt(7), { code: 'S4R8-2HJP' }), 4],
  ['送達票 白紙', mediaTransferSlipTemplate, mediaTransferSheet(null, null), 1],
  [
    '表示 24面',
    labelSheetTemplate,
    labelSheet('媒体の表示', LABEL_PROFILES['a4-24'], [label, commercialLabel()], 24),
    2,
  ],
  ['表示 テープ', labelSheetTemplate, labelSheet('媒体の表示', LABEL_PROFILES['tape-12'], [label, label]), 2],
]

test.each(forms)('%s is printed on as many pages as it should', async (_, template, data, pages) => {
  expect(pagesOf(await printer.print(template, data, { tags: false }))).toBe(pages)
})

test('R017: the slip carries the lines of 付紙第３ and an opaque number on both halves', async () => {
  const sheet = mediaTransferSheet(slip(2), null, { code: 'S4R8-2HJP' })
  expect(sheet.code?.text).toBe('S4R8-2HJP')
  expect(sheet.slip).toMatchObject({
    unit: '統合幕僚監部総務部総務課',
    signatory: '総務課長　１等陸佐　防衛　太郎',
    media: ['ＵＳＢメモリ　統幕総－1　数量 1', 'ＵＳＢメモリ　統幕総－2　数量 1'],
    on: '令和7年12月10日',
  })
  expect(sheet.receipt).toEqual({ unit: '', signatory: '', media: [], total: '', annex: [], on: '', remarks: '' })
})

test('R059: the label of a commercial medium says 「市販」 and has no number; R057: 「開示」 stands with the number', () => {
  expect(commercialLabel()).toEqual({ word: '市販', number: '', note: '市販コンテンツ', code: null })
  expect(label).toMatchObject({ word: '開示', number: '統幕総－0001' })
})

test('labels begin where the sheet was left off, and never off the sheet', () => {
  const sheet = LABEL_PROFILES['a4-24']
  expect(labelSheet('x', sheet, [label], 3).labels).toEqual([null, null, label])
  for (const start of [0, 25, 1.5]) expect(() => labelSheet('x', sheet, [label], start)).toThrow(RangeError)
})

const hasPdftotext = spawnSync('pdftotext', ['-v']).error === undefined

describe.skipIf(!hasPdftotext)('text taken out of the document by pdftotext', () => {
  const textOf = async (template: string, data: unknown): Promise<string> => {
    const input = Buffer.from(await printer.print(template, data))
    return execFileSync('pdftotext', ['-', '-'], { input, stdio: ['pipe', 'pipe', 'ignore'] })
      .toString()
      .replace(/\s/g, '')
  }

  test('R017: 付紙第３ word for word', async () => {
    const text = await textOf(mediaTransferSlipTemplate, mediaTransferSheet(slip(2), receipt(2), { code: 'S4R8-2HJP' }))
    for (const words of [
      '可搬記憶媒体送達票',
      '発送元部隊等名称',
      '発送者職名階級氏名',
      '送達可搬記憶媒体型式、登録番号及び数量',
      '発送年月日',
      'キリトリ',
      '可搬記憶媒体受領票',
      '受領部隊等名称',
      '部隊等情報保証責任者職名階級氏名',
      '受領可搬記憶媒体型式、登録番号及び数量',
      '受領年月日',
      '※上記の可搬記憶媒体を受領したならば、「キリトリ」線で切り離し、必要事項を記入の後、速やかに本受領票を返信されたい。',
    ])
      expect(text).toContain(words)
    expect(text.match(/備考/g)).toHaveLength(2)
    expect(text.match(/S4R8-2HJP/g)).toHaveLength(2)
  })

  test('rare characters of names, and what a correction struck through', async () => {
    const text = await textOf(
      mediaRegisterTemplate,
      mediaRegisterSheet([longRegisterEntry, registerEntry(3, { correction })], options),
    )
    for (const words of [
      '髙﨑',
      '德次郎',
      '𠮷田',
      '濵子',
      'SN00000003',
      '訂正令和7年12月2日',
      '誤記のため',
      '注意',
      '５年',
      '1/1',
    ])
      expect(text).toContain(words)
  })

  test('the heading of a register stands on every page', async () => {
    const text = await textOf(mediaRegisterTemplate, mediaRegisterSheet(manyEntries.slice(0, 60)))
    expect(text).toContain('4/4')
    expect(text.match(/集中保管場所/g)).toHaveLength(4)
  })
})
