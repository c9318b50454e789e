import { Ajv } from 'ajv'
import addFormats from 'ajv-formats'
import { existsSync, globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { packageRoot } from '#kernel/package-root.ts'
import { checkOscal, modelOf, OSCAL_MODELS, type OscalModel } from './check.ts'
import { SHAPES, shapeNamed, type Shape } from './shape.ts'
import { uuidOf } from './uuid.ts'

const metadata = {
  title: '試験の計画',
  'last-modified': '2026-04-01T09:00:00+09:00',
  version: '1',
  'oscal-version': '1.2.1',
}

const plan = (more: object = {}) => ({
  'plan-of-action-and-milestones': {
    uuid: uuidOf('plan'),
    metadata,
    'poam-items': [{ uuid: uuidOf('item'), title: '更新の適用', description: '更新を適用する。' }],
    ...more,
  },
})

const POAM = 'plan-of-action-and-milestones'

describe('the grammar', () => {
  test('names nothing that is not there', () => {
    const names = (shape: Shape): readonly string[] => {
      if (shape.is === 'named') return [shape.name]
      if (shape.is === 'list') return names(shape.of)
      if (shape.is === 'either') return shape.of.flatMap(names)
      return shape.is === 'object' ? [...shape.fields.values()].flatMap((f) => names(f.shape)) : []
    }
    for (const shape of SHAPES.values()) for (const name of names(shape)) expect(shapeNamed(name)).toBeDefined()
    expect(SHAPES.size).toBeGreaterThan(80)
  })
})

describe('what is wrong is named by its path, in words', () => {
  test.each([
    ['nothing', plan(), []],
    ['an empty title', plan({ metadata: { ...metadata, title: '' } }), [[`${POAM}.metadata.title`, '空か、改行']]],
    ['a missing version', plan({ metadata: { ...metadata, version: undefined } }), [[`${POAM}.metadata.version`, '']]],
    ['an unknown field', plan({ extra: 1 }), [[`${POAM}.extra`, 'OSCAL にない項目']]],
    ['an empty list', plan({ 'poam-items': [] }), [[`${POAM}.poam-items`, '空の並び']]],
    [
      'a version 7 identity deep inside',
      plan({ 'poam-items': [{ uuid: '01957b2c-0000-7000-8000-000000000000', title: 'あ', description: '' }] }),
      [[`${POAM}.poam-items[0].uuid`, 'UUID']],
    ],
    [
      'a day that is not',
      plan({ metadata: { ...metadata, published: '2026-02-30T00:00:00Z' } }),
      [[`${POAM}.metadata.published`, '日時']],
    ],
    [
      'no time zone',
      plan({ metadata: { ...metadata, published: '2026-02-03T00:00:00' } }),
      [[`${POAM}.metadata.published`, '時差']],
    ],
    ['another document', { catalog: {} }, [[POAM, 'ありません']]],
    ['no object', 'text', [[POAM, 'ありません']]],
  ])('%s', (_, document, expected) => {
    const found = checkOscal(JSON.parse(JSON.stringify(document)), POAM)
    expect(found.map((f) => f.path)).toEqual(expected.map(([path]) => path))
    for (const [n, [, says]] of expected.entries()) expect(found[n]?.says).toContain(says)
  })

  test('at most as many as asked for', () => {
    const many = Array.from({ length: 100 }, () => ({ title: '' }))
    expect(checkOscal(plan({ 'poam-items': many }), POAM, 7).length).toBeLessThanOrEqual(8)
  })

  test('a document is known by its root alone', () => {
    expect(modelOf(plan())).toBe(POAM)
    expect(modelOf({ $schema: 'x', catalog: {} })).toBe('catalog')
    for (const other of [null, [], {}, { catalog: {}, profile: {} }, { 'component-definition': {} }])
      expect(modelOf(other)).toBeNull()
  })
})

describe('identities', () => {
  test('are the same for the same thing, differ for others, and are of version 5', () => {
    expect(uuidOf('risk', 'a')).toBe(uuidOf('risk', 'a'))
    expect(uuidOf('risk', 'a')).not.toBe(uuidOf('risk', 'b'))
    expect(uuidOf('risk', 'a')).toMatch(/^[\da-f]{8}-[\da-f]{4}-5[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/u)
  })
})

const data = join(packageRoot, '../shared/data/oscal')
const SCHEMA_OF: Readonly<Record<OscalModel, string>> = {
  catalog: 'catalog',
  profile: 'profile',
  'system-security-plan': 'ssp',
  'assessment-plan': 'assessment-plan',
  'assessment-results': 'assessment-results',
  'plan-of-action-and-milestones': 'poam',
}

const json = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'))

const here = existsSync(data)

describe.skipIf(!here)('against the schemas of NIST, where they lie beside the checkout', () => {
  const validators = new Map(
    (here ? (Object.keys(OSCAL_MODELS) as OscalModel[]) : []).map((model) => {
      const ajv = new Ajv({ strict: false, allErrors: true })
      addFormats.default(ajv)
      return [model, ajv.compile(json(join(data, `schema/oscal_${SCHEMA_OF[model]}_schema.json`)) as object)]
    }),
  )
  const files = here ? globSync('{content,fedramp}/*.json', { cwd: data }) : ['no file']

  test.each(files)('%s is judged as they judge it', (file) => {
    const document = json(join(data, file))
    const model = modelOf(document)
    expect(model).not.toBeNull()
    if (model === null) return
    expect(checkOscal(document, model).length === 0).toBe(validators.get(model)?.(document))
  })

  test.each(files)('%s with one thing broken is judged as they judge it', (file) => {
    const text = readFileSync(join(data, file), 'utf8')
    const model = modelOf(JSON.parse(text))
    if (model === null || text.length > 300_000) return
    const places: (readonly (string | number)[])[] = []
    const walk = (value: unknown, path: readonly (string | number)[]) => {
      places.push(path)
      if (Array.isArray(value)) value.forEach((one, n) => walk(one, [...path, n]))
      else if (typeof value === 'object' && value !== null)
        for (const [k, v] of Object.entries(value)) walk(v, [...path, k])
    }
    walk(JSON.parse(text), [])
    const step = Math.max(1, Math.floor(places.length / 40))
    for (let n = 2; n < places.length; n += step)
      for (const broken of ['', 5, [], {}, null, undefined]) {
        const document: unknown = JSON.parse(text)
        const path = places[n] ?? []
        // oxlint-disable-next-line typescript/no-explicit-any, typescript/no-unsafe-assignment, typescript/no-unsafe-member-access -- walks any JSON
        let at: any = document
        for (const key of path.slice(0, -1)) at = at[key]
        const last = path.at(-1)
        if (last === undefined) continue
        if (broken === undefined) {
          if (Array.isArray(at)) at.splice(Number(last), 1)
          else delete at[last]
        } else at[last] = broken
        const theirs = validators.get(model)?.(document)
        const ours = checkOscal(document, model).length === 0
        expect({ path, broken, fits: ours }).toEqual({ path, broken, fits: theirs })
      }
  })
})
