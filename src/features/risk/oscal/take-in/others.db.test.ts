import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { packageRoot } from '#kernel/package-root.ts'
import { cert, dev } from '../../documents/documents-for-tests.ts'
import { takeInWorld, type TakeInWorld } from './take-in-for-tests.ts'

let t: TakeInWorld

const done = (outcome: { kind: string }) => expect(outcome).toMatchObject({ kind: 'done' })

const data = join(packageRoot, '../shared/data/oscal')

describe.skipIf(!existsSync(data))('documents of NIST and FedRAMP, where they lie beside the checkout', () => {
  beforeAll(async () => {
    t = await takeInWorld()
    await t.world.begun('assessment-plan', cert)
    await t.world.begun('assessment-report', cert)
  })
  afterAll(() => t.world.close())

  const shown = (file: string, by = dev) => t.shown(readFileSync(join(data, file)), { by, name: file })

  test.each([
    'content/ifa_ssp-example.json',
    'content/ssp-example.json',
    'fedramp/FedRAMP-SSP-OSCAL-Template.json',
    'content/ifa_plan-of-action-and-milestones.json',
    'fedramp/FedRAMP-POAM-OSCAL-Template.json',
  ])('%s is shown line by line, each with what becomes of it', async (file) => {
    const m = await shown(file)
    expect(m.plan).toMatchObject({ whose: 'unknown', blocked: null })
    expect(m.lines.length + m.sameLines).toBeGreaterThan(0)
    expect(m.lines.every((l) => l.says.length > 0)).toBe(true)
  })

  test.each(['content/ifa_assessment-plan-example.json', 'fedramp/FedRAMP-SAP-OSCAL-Template.json'])(
    '%s is shown to the certifier',
    async (file) => {
      const m = await shown(file, cert)
      expect(m.plan).toMatchObject({ whose: 'unknown', blocked: null })
      expect(m.lines.every((l) => l.says.length > 0)).toBe(true)
    },
  )

  test.each(['content/ifa_assessment-results-example.json', 'fedramp/FedRAMP-SAR-OSCAL-Template.json'])(
    '%s is shown to the certifier with a report to write in',
    async (file) => {
      const m = await shown(file, cert)
      expect(m.plan).toMatchObject({ whose: 'unknown', blocked: null })
      expect(m.lines.length).toBeGreaterThan(0)
    },
  )

  test('R121: FedRAMP’s plan of action is taken in', async () => {
    const m = await shown('fedramp/FedRAMP-POAM-OSCAL-Template.json')
    expect(m.newLines).toBe(2)
    done(await t.applied(m, dev, { other: true }))
    const again = await shown('fedramp/FedRAMP-POAM-OSCAL-Template.json')
    expect(again.newLines + again.changedLines).toBe(0)
  })
})
