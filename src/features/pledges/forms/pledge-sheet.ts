import { PLEDGE_TEXT } from '#directive/pledge-text.ts'
import type { Day } from '#kernel/pure/day.ts'
import { wareki } from '#kernel/pure/wareki.ts'

/** What one sheet of 付紙第５ says; blank lines stay open for the pen. */
export type PledgeSheetEntry = {
  paragraphs: readonly string[]
  signed: { on: Day; belonging: string; postTitle: string; name: string } | null
}

/** Sheets in order, one a page. */
export type PledgeSheet = {
  annex: string
  addressee: string
  title: string
  entries: readonly { paragraphs: readonly string[]; on: string; belonging: string; post: string; name: string }[]
}

export const pledgeSheetTemplate = 'features/pledges/forms/pledge-sheet.typ'

/** 付紙第５, as often as there are pledges. */
export const pledgeSheet = (entries: readonly PledgeSheetEntry[]): PledgeSheet => ({
  annex: PLEDGE_TEXT.annex,
  addressee: PLEDGE_TEXT.addressee,
  title: PLEDGE_TEXT.title,
  entries: entries.map(({ paragraphs, signed }) => ({
    paragraphs,
    on: signed === null ? '令和　　年　　月　　日' : wareki(signed.on),
    belonging: signed?.belonging ?? '',
    post: signed?.postTitle ?? '',
    name: signed?.name ?? '',
  })),
})
