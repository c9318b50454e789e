import type { AnyRegister, Feature } from '#kernel/http/product.ts'
import { pledgeDay } from './day-turn.ts'
import { declarationBinding } from './declaration/store.ts'
import { pledgeDuties } from './duties-store.ts'
import { pledgeForm, pledgeRegisterForm } from './forms/bound-forms.ts'
import { pledgeBinding } from './pledge/store.ts'
import { boundPledgeRegister } from './register-store.ts'
import { reminderBinding } from './reminder/store.ts'
import { textBinding } from './text/store.ts'

/** 誓約書: asked for, signed, accepted, kept, and how each unit stands. */
export const pledgesFeature = ({ clock }: { clock: () => Date }): Feature => {
  const register: AnyRegister = boundPledgeRegister(clock)
  return {
    key: 'pledges',
    title: '誓約書',
    bindings: [pledgeBinding(clock), declarationBinding(clock), reminderBinding(clock), textBinding],
    registers: [register],
    duties: pledgeDuties,
    forms: [pledgeForm(clock), pledgeRegisterForm(clock)],
    schedules: [pledgeDay],
  }
}
