import type { Feature } from '#kernel/http/product.ts'
import { reportForm } from './report/report-form.ts'

/** 履行状況: is the directive kept? Drawn from what every other feature records and owes; owes and decides nothing itself. */
export const complianceFeature = (needs: { clock: () => Date; features: () => readonly Feature[] }): Feature => ({
  key: 'compliance',
  title: '履行状況',
  bindings: [],
  registers: [],
  duties: [],
  forms: [reportForm(needs)],
})
