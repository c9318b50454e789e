import type { BoundForm, Query } from '#kernel/http/product.ts'
import { Fault } from '#kernel/http/fault.ts'
import { commercialLabel } from '../forms/commercial-label.ts'
import { isProfileKey, LABEL_PROFILES, slotsOf, type ProfileKey } from '../forms/label-profiles.ts'
import { labelSheet, labelSheetTemplate } from '../forms/label-sheet.ts'
import { labelFace } from '../forms/medium-label.ts'
import { PRINTED_AT_ONCE } from './model.ts'
import { labelPrintBinding, mayOpenPdf } from './store.ts'

/** A whole number in a range from what was typed in the address; otherwise nothing was asked. */
const numberIn = (typed: string | undefined, most: number): number | null => {
  const plain = (typed ?? '').normalize('NFKC')
  const n = /^\d{1,4}$/.test(plain) ? Number(plain) : 0
  return n >= 1 && n <= most ? n : null
}

export const profileAsked = (query: Query): ProfileKey => {
  const asked = query['profile'] ?? ''
  return isProfileKey(asked) ? asked : 'a4-24'
}

/** The sheet of one printing, made from its record. */
const labelPrintForm = (clock: () => Date): BoundForm => {
  const binding = labelPrintBinding(clock)
  return {
    form: {
      key: 'media-label-print',
      title: '可搬記憶媒体・保管場所のラベル',
      provision: '付紙第4 1(1)ア(ｱ)、イ',
      rules: ['R051', 'R057'],
      template: labelSheetTemplate,
    },
    data: async (tx, { id }) => {
      const print = id === null ? null : await binding.load(tx, id)
      if (!print) return null
      if (!mayOpenPdf(print.printedAt, clock()))
        throw new Fault(
          409,
          'ラベルのPDFは、印刷した日の間だけ開けます（本製品の設定）。貼り直すときは、理由を選んで印刷し直してください。',
        )
      return labelSheet(
        `ラベル ${print.number}`,
        LABEL_PROFILES[print.profile],
        print.items.map(labelFace),
        print.startPosition,
      )
    },
    file: () => 'ラベル',
  }
}

const LONGEST_NOTE = 24

/** 「市販」 for media that need no register (R058), so nothing is recorded; nothing is read from the database. */
const commercialLabelForm: BoundForm = {
  form: {
    key: 'commercial-label',
    title: '市販コンテンツのラベル',
    provision: '付紙第4 1(1)ウ',
    rules: ['R059', 'R058'],
    template: labelSheetTemplate,
  },
  data: async (_tx, { query }) => {
    const profile = LABEL_PROFILES[profileAsked(query)]
    const start = numberIn(query['start'], slotsOf(profile)) ?? 1
    const note = (query['contents'] ?? '').trim().slice(0, LONGEST_NOTE)
    const count = numberIn(query['count'], PRINTED_AT_ONCE) ?? slotsOf(profile) - start + 1
    const label = commercialLabel(note === '' ? null : note)
    return labelSheet(
      '市販コンテンツのラベル',
      profile,
      Array.from({ length: count }, () => label),
      start,
    )
  },
  file: () => '市販コンテンツのラベル',
}

export const labelForms = (clock: () => Date): readonly BoundForm[] => [labelPrintForm(clock), commercialLabelForm]
