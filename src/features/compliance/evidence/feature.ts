import { EVERYTHING, writeAs } from '#kernel/db/database.ts'
import type { AnyRegister, Feature } from '#kernel/http/product.ts'
import { dayOf } from '#kernel/pure/day.ts'
import type { Schedule } from '#kernel/worker/work.ts'
import { makingWork } from './making/make-pack.ts'
import { dropOver } from './making-store.ts'
import { boundPackRegister } from './register-store.ts'
import { packBinding } from './store.ts'

/** Every night the files go whose time is over. */
const drop: Schedule = {
  key: 'evidence.drop',
  cron: '20 3 * * *',
  run: (product, at) => writeAs(product.db, { reach: EVERYTHING, personId: null }, (tx) => dropOver(tx, dayOf(at))),
}

/** 証拠一式: what shows that rules were kept, to take along and to verify elsewhere. */
export const evidenceFeature = (needs: { clock: () => Date }): Feature => {
  const registers: readonly AnyRegister[] = [boundPackRegister(needs.clock)]
  return {
    key: 'evidence',
    title: '証拠一式',
    bindings: [packBinding],
    registers,
    duties: [],
    forms: [],
    work: [makingWork],
    schedules: [drop],
  }
}
