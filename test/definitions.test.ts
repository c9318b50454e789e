import { describe, expect, test } from 'vitest'
import { isRoleKey } from '#directive/roles.ts'
import { isRuleNumber } from '#directive/rules.ts'
import { metaOf } from '#kernel/pure/field.ts'
import { NEW, type Act, type CaseModel, type Process } from '#kernel/pure/process.ts'
import type { AnyBinding } from '#kernel/act/binding.ts'
import { fieldsOf } from '#kernel/pages/field-controls.tsx'
import { carriersOf } from '#kernel/carriers.ts'
import { featuresOf } from '../src/features-of.ts'

const features = featuresOf(() => new Date('2026-11-09T01:00:00Z'))
const bindings = features.flatMap((feature) => feature.bindings)

type Each = { key: string; act: Act<CaseModel>; binding: AnyBinding; process: Process<CaseModel> }

const acts: readonly Each[] = bindings.flatMap((binding) => {
  const process: Process<CaseModel> = binding.process
  return Object.entries(process.acts).map(([key, act]) => ({ key: `${process.key}.${key}`, act, binding, process }))
})

const named = (list: readonly Each[], wrong: (each: Each) => boolean) => list.filter(wrong).map(({ key }) => key)
const stepsFrom = (act: Act<CaseModel>) => [act.from].flat()

test('there are processes to check', () => {
  expect(acts.length).toBeGreaterThan(50)
})

describe('rules', () => {
  test('every rule that a definition names is one of the directive’s', () => {
    const unknown = carriersOf(features).flatMap(({ key, rules }) =>
      rules.filter((rule) => !isRuleNumber(rule)).map((rule) => `${key}: ${String(rule)}`),
    )
    expect(unknown).toEqual([])
  })

  test('every act names a rule, for a refusal must cite one', () => {
    expect(named(acts, ({ act }) => act.rules.length === 0)).toEqual([])
  })

  test('every duty is some role’s', () => {
    const owed = features.flatMap((feature) => feature.duties)
    expect(owed.filter(({ duty }) => !isRoleKey(duty.role)).map(({ duty }) => duty.key)).toEqual([])
  })
})

describe('acts', () => {
  test('every lane an act names is there, and is some role’s', () => {
    expect(named(acts, ({ act, process }) => act.by !== 'consequence' && !process.lanes[act.by])).toEqual([])
    const lanes = bindings.flatMap(({ process }) => Object.values((process as Process<CaseModel>).lanes))
    expect(
      lanes.filter((lane) => ![lane.role, ...(lane.also ?? [])].every(isRoleKey)).map((lane) => lane.title),
    ).toEqual([])
  })

  test('every state an act names is there', () => {
    const unknown = acts.flatMap(({ key, act, process }) =>
      [...stepsFrom(act), ...(typeof act.to === 'string' ? [act.to] : [])]
        .filter((state) => state !== NEW && !(state in process.states))
        .map((state) => `${key}: ${state}`),
    )
    expect(unknown).toEqual([])
  })

  test('every act that begins a case has a draft to begin it from', () => {
    expect(named(acts, ({ act, binding }) => stepsFrom(act).includes(NEW) && !binding.draft)).toEqual([])
  })

  test('every process can be begun', () => {
    const begun = new Set(acts.filter(({ act }) => stepsFrom(act).includes(NEW)).map(({ process }) => process.key))
    expect(bindings.map(({ process }) => process.key).filter((key: string) => !begun.has(key))).toEqual([])
  })

  test('every condition that the form answers has its field on that form', () => {
    const missing = acts.flatMap(({ key, act }) => {
      const names = new Set(fieldsOf(act.input).map(([name]) => name))
      return (act.gates ?? []).flatMap((gate) =>
        gate.asks === undefined || names.has(gate.asks) ? [] : [`${key}/${gate.code}`],
      )
    })
    expect(missing).toEqual([])
  })

  test('every condition has a code of its own in its act, in words and hyphens', () => {
    const ill = acts.flatMap(({ key, act }) => {
      const codes = (act.gates ?? []).map((gate) => gate.code)
      return codes
        .filter((code, nth) => codes.indexOf(code) !== nth || !/^[a-z]+(?:-[a-z]+)*$/u.test(code))
        .map((code) => `${key}/${code}`)
    })
    expect(ill).toEqual([])
  })

  test('every field of every form says what it is called', () => {
    const silent = acts.flatMap(({ key, act }) => {
      const shape = 'shape' in act.input ? (act.input.shape as Record<string, Parameters<typeof metaOf>[0]>) : {}
      return Object.entries(shape).flatMap(([name, field]) =>
        (metaOf(field)?.title ?? '') === '' ? [`${key}: ${name}`] : [],
      )
    })
    expect(silent).toEqual([])
  })

  test('a field that offers things to pick names where they come from, and its process offers them', () => {
    const lost = acts.flatMap(({ key, act, binding }) =>
      fieldsOf(act.input)
        .filter(
          ([, meta]) =>
            (meta.widget === 'pick' || meta.widget === 'many') && (meta.source === undefined || !binding.options),
        )
        .map(([name]) => `${key}: ${name}`),
    )
    expect(lost).toEqual([])
  })
})

describe('states', () => {
  const states = bindings.flatMap((binding) => {
    const process: Process<CaseModel> = binding.process
    return Object.entries(process.states).map(([name, state]) => ({
      name,
      state,
      process,
      key: `${process.key}: ${name}`,
    }))
  })
  const leaving = (process: Process<CaseModel>, name: string) =>
    Object.values(process.acts).filter((act) => stepsFrom(act).includes(name))

  test('whose turn it is has a lane, a task and an act to do', () => {
    const idle = states.filter(
      ({ name, state, process }) =>
        state.turn !== undefined &&
        (!process.lanes[state.turn] || !state.task || !leaving(process, name).some((act) => act.by === state.turn)),
    )
    expect(idle.map(({ key }) => key)).toEqual([])
  })

  test('a case that is not closed has a way on', () => {
    const stuck = states.filter(({ name, state, process }) => !state.closed && leaving(process, name).length === 0)
    expect(stuck.map(({ key }) => key)).toEqual([])
  })
})

describe('figures', () => {
  const steps = bindings.flatMap(({ process }) =>
    (process as Process<CaseModel>).figure.map((step) => ({
      step,
      process: process as Process<CaseModel>,
      key: `${process.key}: ${step.act}`,
    })),
  )

  test('every step is an act, from a lane to lanes that are there', () => {
    const wrong = steps.filter(
      ({ step, process }) => !process.acts[step.act] || ![step.from, ...step.to].every((lane) => process.lanes[lane]),
    )
    expect(wrong.map(({ key }) => key)).toEqual([])
  })

  test('a step begins in the lane that does the act, or in one of the same role', () => {
    const wrong = steps.filter(({ step, process }) => {
      const by = process.lanes[process.acts[step.act]?.by ?? '']
      const from = process.lanes[step.from]
      return by && from && by.role !== from.role
    })
    expect(wrong.map(({ key }) => key)).toEqual([])
  })
})
