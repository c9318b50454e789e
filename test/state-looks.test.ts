import { expect, test } from 'vitest'
import type { CaseModel, Process } from '#kernel/pure/process.ts'
import { statusLooks } from '#ui/status.tsx'
import { featuresOf } from '../src/features-of.ts'

const labels = featuresOf(() => new Date('2026-11-09T01:00:00Z'))
  .flatMap((feature) => feature.bindings)
  .flatMap(({ process }) => {
    const { key, states }: Process<CaseModel> = process
    return Object.entries(states).map(([name, state]) => ({ key: `${key}: ${name}`, ...state }))
  })

const lookOf = (label: string) => Object.entries(statusLooks).find(([word]) => word === label)?.[1]

test('every state of every process has a shape of its own beside its word', () => {
  expect(labels.length).toBeGreaterThan(40)
  expect(labels.filter(({ label }) => !lookOf(label)).map(({ key, label }) => `${key}　${label}`)).toEqual([])
})

test('what has ended is never shown as somebody’s turn, and what is open never as ended', () => {
  const wrong = labels.filter(({ label, closed }) => {
    const look = lookOf(label)
    return closed ? look?.tone === 'act' : look?.shape === 'gone'
  })
  expect(wrong.map(({ key, label }) => `${key}　${label}`)).toEqual([])
})
