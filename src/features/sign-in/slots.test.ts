import { expect, test } from 'vitest'
import { Fault } from '#kernel/http/fault.ts'
import { slots } from './slots.ts'

const deferred = () => Promise.withResolvers<void>()

test('no more than so many run at once, and those who wait run in turn', async () => {
  const enter = slots(2, 10)
  const gates = [deferred(), deferred(), deferred(), deferred()]
  const begun: number[] = []
  const all = gates.map((gate, nth) =>
    enter(async () => {
      begun.push(nth)
      await gate.promise
    }),
  )
  await Promise.resolve()
  expect(begun).toEqual([0, 1])
  gates[1]?.resolve()
  await all[1]
  await Promise.resolve()
  expect(begun).toEqual([0, 1, 2])
  for (const gate of gates) gate.resolve()
  await Promise.all(all)
  expect(begun).toEqual([0, 1, 2, 3])
})

test('who finds the line full is turned away, and the line goes on', async () => {
  const enter = slots(1, 1)
  const gate = deferred()
  const first = enter(() => gate.promise)
  const second = enter(async () => 'second')
  await expect(enter(async () => 'third')).rejects.toThrow(Fault)
  gate.resolve()
  await first
  expect(await second).toBe('second')
  expect(await enter(async () => 'fourth')).toBe('fourth')
})

test('work that fails frees its slot', async () => {
  const enter = slots(1, 0)
  await expect(enter(() => Promise.reject(new Error('broken')))).rejects.toThrow('broken')
  expect(await enter(async () => 'next')).toBe('next')
})
