import type { RuleNumber } from '#directive/rule.ts'
import type { Feature } from './http/product.ts'

/** A definition in the running product that names a rule. */
export type Carrier = {
  kind: 'process' | 'act' | 'gate' | 'register' | 'duty' | 'form'
  key: string
  title: string
  rules: readonly RuleNumber[]
  href: string | null
}

/** Every process, act, gate, register, duty and form of the features, with the rules each names. */
export const carriersOf = (features: readonly Feature[]): readonly Carrier[] =>
  features.flatMap((feature) => [
    ...feature.bindings.flatMap(({ process }): Carrier[] => {
      const acts = Object.entries(process.acts)
      const href = `/cases?process=${process.key}&open=all`
      return [
        { kind: 'process', key: process.key, title: process.title, rules: process.rules, href },
        ...acts.map(([key, act]): Carrier => ({
          kind: 'act',
          key: `${process.key}.${key}`,
          title: act.title,
          rules: act.rules,
          href,
        })),
        ...acts.flatMap(([key, act]) =>
          (act.gates ?? []).map((gate): Carrier => ({
            kind: 'gate',
            key: `${process.key}.${key}/${gate.code}`,
            title: gate.title,
            rules: gate.rules,
            href,
          })),
        ),
      ]
    }),
    ...feature.registers.map(({ register }): Carrier => ({
      kind: 'register',
      key: register.key,
      title: register.title,
      rules: register.rules,
      href: `/registers/${register.key}`,
    })),
    ...feature.duties.map(({ duty }): Carrier => ({
      kind: 'duty',
      key: duty.key,
      title: duty.title,
      rules: duty.rules,
      href: '/duties',
    })),
    ...feature.forms.map(({ form }): Carrier => ({
      kind: 'form',
      key: form.key,
      title: form.title,
      rules: form.rules,
      href: null,
    })),
  ])
