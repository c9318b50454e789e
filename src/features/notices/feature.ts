import type { Feature } from '#kernel/http/product.ts'
import { writeDaily, type LoadActor } from './daily/run.ts'
import { noticeDuties } from './duties-store.ts'
import { recipientBinding } from './recipient/store.ts'
import { mailServerBinding } from './server/store.ts'

/** 通知・連絡: receipts, mail and what is due, told in time. */
export const noticesFeature = ({ loadActor }: { loadActor: LoadActor }): Feature => ({
  key: 'notices',
  title: '通知・連絡',
  bindings: [mailServerBinding, recipientBinding],
  registers: [],
  duties: noticeDuties,
  forms: [],
  schedules: [
    {
      key: 'notices.daily',
      // Every hour, for the hour of the mails is a setting; whatever is written already is not written again.
      cron: '0 * * * *',
      run: (product, at, signal) => writeDaily(product, loadActor, at, signal),
    },
  ],
})
