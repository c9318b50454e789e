import { printedDay, printedMoment } from '#kernel/print/printed-date.ts'
import type { FrameOptions, SheetFrame } from '#kernel/print/sheet-frame.ts'
import { ITEM_STATES, type Handover, type Item } from '../handover/model.ts'

export type HandoverSheet = {
  frame: SheetFrame
  post: string
  unit: string
  from: string
  to: string
  effectiveOn: string
  listedOn: string
  groups: readonly {
    title: string
    items: readonly (readonly [number: string, what: string, state: string, note: string])[]
  }[]
  total: string
  note: string
  instead: string
  handed: { by: string; at: string }
  accepted: { by: string; at: string }
  blankLines: number
}

export const handoverSheetTemplate = 'features/succession/forms/handover-sheet.typ'

/** Lines of a sheet that is filled in by hand. */
const BLANK_LINES = 12

const groupsOf = (items: readonly Item[]): HandoverSheet['groups'] =>
  [...new Set(items.map((i) => i.group))].map((title) => ({
    title,
    items: items
      .filter((i) => i.group === title)
      .map((i) => [
        String(i.line),
        [i.label, i.detail].filter(Boolean).join('　'),
        ITEM_STATES[i.state],
        [i.note, i.why !== null && i.state === 'remains' ? i.why : null].filter(Boolean).join('　'),
      ]),
  }))

/** 引継書 of one handover as it stands; with null a sheet for the pen. Both signatures are names with their moment, no seals. */
export const handoverSheet = (m: Handover | null, options: FrameOptions = {}): HandoverSheet => ({
  frame: { title: '引継書', ...options, footnote: '様式は本製品の設定（達に定めなし）' },
  post: m?.postTitle ?? '',
  unit: m?.unitName ?? '',
  from: m?.fromName ?? '',
  to: m === null ? '' : (m.toName ?? '未定'),
  effectiveOn: printedDay(m?.effectiveOn ?? null),
  listedOn: printedDay(m?.openedOn ?? null),
  groups: groupsOf(m?.items ?? []),
  total: m === null ? '' : `${m.items.length}件`,
  note: m?.note ?? '',
  instead: m?.insteadReason ?? '',
  handed: { by: m?.handedBy ?? '', at: printedMoment(m?.handedAt ?? null) },
  accepted: { by: m?.acceptedBy ?? '', at: printedMoment(m?.acceptedAt ?? null) },
  blankLines: m === null ? BLANK_LINES : 0,
})
