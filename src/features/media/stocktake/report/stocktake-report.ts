import type { FrameOptions, SheetFrame } from '#kernel/print/sheet-frame.ts'
import { registerEntry, type RegisterSheet } from '#kernel/print/register-sheet.ts'

type Line = readonly [label: string, value: string]

export type StocktakeReport = {
  number: string
  unit: string
  facts: readonly Line[]
  /** Result and number of media, as words. */
  tally: readonly Line[]
  places: readonly { name: string; total: string; found: string; open: string }[]
  /** Everything that was not simply in its place or its holder's hand. */
  differences: readonly {
    number: string
    result: string
    expected: string
    found: string
    by: string
    remark: string
  }[]
  /** Texts read that belong to no expected medium. */
  strangers: readonly { code: string; word: string; place: string; by: string }[]
  /** Null until it is reported: then the lines stay open for the pen. */
  signed: { on: string; post: string; name: string; digest: string } | null
  remarks: string
}

export type StocktakeReportSheet = {
  frame: SheetFrame
  facts: readonly Line[]
  tally: readonly Line[]
  places: StocktakeReport['places']
  entries: RegisterSheet['entries']
  strangers: RegisterSheet['entries']
  signed: StocktakeReport['signed']
  remarks: string
}

export const stocktakeReportTemplate = 'features/media/stocktake/report/stocktake-report.typ'

/** 棚卸報告書: the sum, the differences with what was done about each, and who answers for it. */
export const stocktakeReportSheet = (r: StocktakeReport, options: FrameOptions = {}): StocktakeReportSheet => ({
  frame: {
    title: '棚卸報告書',
    provision: '付紙第４　１(1)（様式は本製品の定め）',
    unit: r.unit,
    footnote: r.signed === null ? `${r.number}　報告前の控え` : `${r.number}　要約値 ${r.signed.digest.slice(0, 16)}…`,
    ...options,
  },
  facts: r.facts,
  tally: r.tally,
  places: r.places,
  entries: r.differences.map((d) => registerEntry([d.number, d.result, d.expected, d.found, d.by, d.remark], null)),
  strangers: r.strangers.map((s) => registerEntry([s.code, s.word, s.place, s.by], null)),
  signed: r.signed,
  remarks: r.remarks,
})
