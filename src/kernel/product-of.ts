import { bindingsOf } from './act/binding.ts'
import type { AnyRegister, Feature, Product } from './http/product.ts'
import { fieldsOf } from './pages/field-controls.tsx'
import type { WorkDesk } from './worker/work.ts'

type Made = 'bindings' | 'registers' | 'forms' | 'duties' | 'held' | 'imports' | 'fieldTitle'
type Given = Omit<Product, Made | 'work'> & Partial<Pick<Product, 'work'>>

/** Where no worker runs (pages on their own, the command line) nothing long can be asked for. */
const noWorker: WorkDesk = { ask: () => Promise.reject(new Error('no worker runs here')) }

const keyed = <T>(list: readonly T[], keyOf: (of: T) => string): ReadonlyMap<string, T> => {
  const map = new Map<string, T>()
  for (const of of list) {
    if (map.has(keyOf(of))) throw new Error(`two definitions are called ${keyOf(of)}`)
    map.set(keyOf(of), of)
  }
  return map
}

/** Puts the features' definitions together under their keys; two of one name stop the program. */
export const productOf = (given: Given): Product => {
  const features: readonly Feature[] = given.features
  const bindings = bindingsOf(features.flatMap((f) => f.bindings))
  return {
    work: noWorker,
    ...given,
    bindings,
    registers: keyed<AnyRegister>(
      features.flatMap((f) => f.registers),
      (r) => r.register.key,
    ),
    forms: keyed(
      features.flatMap((f) => f.forms),
      (f) => f.form.key,
    ),
    duties: features.flatMap((f) => f.duties),
    held: features.flatMap((f) => f.held ?? []),
    imports: keyed(
      features.flatMap((f) => f.imports ?? []),
      (i) => i.key,
    ),
    fieldTitle: (process, act, field) => {
      const spec = bindings.get(process)?.process.acts[act]
      const found = spec && fieldsOf(spec.input).find(([name]) => name === field)
      return found?.[1].title ?? field
    },
  }
}
