import type { LabelFace } from './label-sheet.ts'

/** R059: a medium with 市販コンテンツ says so. It is not registered (R058), so it has no number. */
export const commercialLabel = (contents: string | null = null): LabelFace => ({
  word: '市販',
  number: '',
  note: contents ?? '市販コンテンツ',
  code: null,
})
