import type { BoundForm } from '#kernel/http/product.ts'
import { mediaTransferSheet, mediaTransferSlipTemplate } from './forms/media-transfer-slip.ts'
import { transferSlipData } from './transfer/slip-data.ts'

/** 送達票・受領票 of 付紙第３, of one transfer or blank for the pen. */
export const slipForm: BoundForm = {
  form: {
    key: 'media-transfer-slip',
    title: '可搬記憶媒体送達票・受領票',
    provision: '付紙第3',
    rules: ['R017', 'R045', 'R046', 'R047'],
    template: mediaTransferSlipTemplate,
  },
  data: async (tx, { id, blank }) => {
    if (id === null) return blank ? mediaTransferSheet(null, null) : null
    return transferSlipData(tx, id)
  },
  file: () => '可搬記憶媒体送達票・受領票',
}
