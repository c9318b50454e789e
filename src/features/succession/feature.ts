import type { AnyRegister, BoundDuty, Feature } from '#kernel/http/product.ts'
import type { OpenQuery } from '#kernel/open-things.ts'
import { handoverDuties } from './handover/duties-store.ts'
import { boundHandoverRegister } from './handover/register-store.ts'
import { handoverForm } from './handover/sheet-form.ts'
import { handoverBinding } from './handover/store.ts'
import { movesImport } from './moves/store.ts'

type Given = { clock: () => Date; open: readonly OpenQuery[]; duties: readonly BoundDuty[] }

/** 引継ぎ: what is open when posts change hands, and the move of many on one day. What is open the other features tell. */
export const successionFeature = ({ clock, open, duties }: Given): Feature => {
  const binding = handoverBinding({ open, duties }, clock)
  const handovers: AnyRegister = boundHandoverRegister(clock)
  return {
    key: 'succession',
    title: '引継ぎと異動',
    bindings: [binding],
    registers: [handovers],
    duties: handoverDuties,
    forms: [handoverForm(binding)],
    imports: [movesImport(open)],
  }
}
