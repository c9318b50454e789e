import type { Slice, SliceNeeds } from '../slice.ts'
import { approvalDuties } from './duties-store.ts'
import { exemptionBinding } from './exemption/store.ts'
import { approvalListForm } from './forms/approval-list.ts'
import { approvalForms } from './forms-data.ts'
import { approvalReminders } from './reminders.ts'
import { boundApprovalRegister } from './register-store.ts'
import { systemRoutes } from './routes.tsx'
import { approvalBinding } from './store.ts'

/** 運用承認 (付紙第９): the chain of documents, the decision, and every system as it stands. */
export const approvalSlice = ({ clock }: SliceNeeds): Slice => ({
  bindings: [approvalBinding(clock), exemptionBinding(clock)],
  registers: [boundApprovalRegister(clock)],
  duties: approvalDuties,
  forms: [...approvalForms(clock), approvalListForm(clock)],
  schedules: [approvalReminders],
  routes: systemRoutes,
})
