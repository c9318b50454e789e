import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { packageRoot } from '#kernel/package-root.ts'
import { readActionPlan } from './action-plan.ts'
import { controlOf, readAssessmentPlan, readAssessmentResults } from './assessment.ts'
import { isJson, type Json } from './json.ts'
import { readSecurityPlan } from './security-plan.ts'

const data = join(packageRoot, '../shared/data/oscal')

const document = (file: string): Json => {
  const json: unknown = JSON.parse(readFileSync(join(data, file), 'utf8'))
  if (!isJson(json)) throw new Error('no object')
  return json
}

test('what points into a control names the control', () => {
  expect(['ac-2', 'ac-2_obj.a-1', 'ac-2.1_smt', 'cm-6_obj'].map(controlOf)).toEqual(['ac-2', 'ac-2', 'ac-2.1', 'cm-6'])
})

describe.skipIf(!existsSync(data))('documents of others, where they lie beside the checkout', () => {
  test('plans of NIST and FedRAMP say what is done for each control', () => {
    const ifa = readSecurityPlan(document('content/ifa_ssp-example.json'))
    expect(ifa.controls.length).toBeGreaterThan(0)
    expect(ifa.controls.every((c) => c.controlId !== '' && c.description !== null)).toBe(true)
    const fedramp = readSecurityPlan(document('fedramp/FedRAMP-SSP-OSCAL-Template.json'))
    expect(fedramp.controls.length).toBeGreaterThan(10)
    expect(new Set(fedramp.controls.map((c) => c.status)).size).toBeGreaterThan(1)
  })

  test('their assessment results are judged control by control', () => {
    const judged = readAssessmentResults(document('content/ifa_assessment-results-example.json'))
    expect(judged.length).toBeGreaterThan(0)
    expect(judged.some((j) => j.result === 'other-than-satisfied')).toBe(true)
    expect(readAssessmentPlan(document('content/ifa_assessment-plan-example.json')).length).toBeGreaterThan(0)
  })

  test('their plans of action bring items with milestones and days', () => {
    const ifa = readActionPlan(document('content/ifa_plan-of-action-and-milestones.json'))
    const fedramp = readActionPlan(document('fedramp/FedRAMP-POAM-OSCAL-Template.json'))
    for (const items of [ifa, fedramp]) {
      expect(items.length).toBeGreaterThan(0)
      expect(items.every((i) => i.title !== '' && i.weakness !== '')).toBe(true)
    }
    expect([...ifa, ...fedramp].some((i) => i.milestones.length > 0)).toBe(true)
    expect([...ifa, ...fedramp].some((i) => i.dueOn !== null)).toBe(true)
  })
})
