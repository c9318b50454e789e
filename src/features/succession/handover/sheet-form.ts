import type { BoundForm } from '#kernel/http/product.ts'
import type { Binding } from '#kernel/act/binding.ts'
import { handoverSheet, handoverSheetTemplate } from '../forms/handover-sheet.ts'
import type { Handover } from './model.ts'

/** 引継書 of one handover, or blank for the pen. What the reader may not see of it is not printed. */
export const handoverForm = (binding: Binding<Handover>): BoundForm => ({
  form: {
    key: 'handover-sheet',
    title: '引継書',
    provision: '本文 第1-2',
    rules: ['R002', 'R049'],
    template: handoverSheetTemplate,
  },
  data: async (tx, { id, blank }) => {
    if (id === null) return blank ? handoverSheet(null) : null
    const model = await binding.load(tx, id)
    return model && handoverSheet(model, { unit: model.unitName })
  },
  file: () => '引継書',
})
