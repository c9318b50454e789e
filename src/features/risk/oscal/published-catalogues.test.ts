import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { packageRoot } from '#kernel/package-root.ts'
import type { Catalog, Profile } from './catalogue-shape.ts'
import { controlTexts } from './control-text.ts'
import { flatten } from './flatten.ts'
import { readOscal } from './reading.ts'
import { importsOf, resolveProfile } from './resolve.ts'

const data = join(packageRoot, '../shared/data/oscal/content')
const MODERATE = 'NIST_SP-800-53_rev5_MODERATE-baseline-resolved-profile_catalog-min.json'

describe.skipIf(!existsSync(data))('documents of NIST, where they lie beside the checkout', () => {
  const document = (name: string, model: 'catalog' | 'profile'): unknown => {
    const found = readOscal(readFileSync(join(data, name), 'utf8'), [model])
    if (!found.ok) throw new Error(JSON.stringify(found.faults))
    return (found.document as Record<string, unknown>)[model]
  }

  test('the resolved catalogue of the MODERATE baseline has 287 controls in 18 families, nothing left to be inserted', () => {
    const found = controlTexts(flatten(document(MODERATE, 'catalog') as Catalog))
    expect(found).toHaveLength(287)
    expect(new Set(found.map((c) => c.family)).size).toBe(18)
    expect(found.find((c) => c.controlId === 'ac-2.1')).toMatchObject({ label: 'AC-2(1)', parentId: 'ac-2' })
    expect(
      found.filter((c) => c.statement.includes('{{') || c.assessment.includes('{{')).map((c) => c.controlId),
    ).toEqual([])
    expect(found.every((c) => c.statement !== '')).toBe(true)
  })

  test('the LOW and MODERATE profiles resolve against it; what it lacks is named', () => {
    const base = flatten(document(MODERATE, 'catalog') as Catalog)
    for (const [level, count] of [
      ['LOW', 149],
      ['MODERATE', 287],
    ] as const) {
      const read = document(`NIST_SP-800-53_rev5_${level}-baseline_profile.json`, 'profile') as Profile
      const [one] = importsOf(read)
      expect(one?.names.at(-1)).toBe('NIST_SP-800-53_rev5_catalog.yaml')
      const found = resolveProfile(read, new Map([[one?.href ?? '', base]]))
      expect(found.ok && found.list.controls.length).toBe(count)
    }
  })
})
