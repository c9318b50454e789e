/** 行政文書の管理事項: only what the document carries. */
export type OfficeRecord = {
  classification?: string
  createdYear?: string
  retention?: string
  expires?: string
  sheets?: string
  disclosure?: string
}

/** What a printed sheet carries around its content. */
export type SheetFrame = {
  title: string
  /** Small, at the left of the title: the provision the form comes from. */
  provision?: string
  /** At the right of the title: who keeps the register. */
  unit?: string
  marking?: '注意' | '部内限り'
  officeRecord?: OfficeRecord
  /** Left of the page number, on every page. */
  footnote?: string
}

/** What the caller may add to a form's own frame. */
export type FrameOptions = Pick<SheetFrame, 'unit' | 'marking' | 'officeRecord'>
