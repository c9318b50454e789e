import { globSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { isForTests, ROOT, sources, type Source } from './sources.ts'

const all = sources()
const byPath = new Map(all.map((source) => [source.path, source]))
const product = all.filter(({ path }) => path.startsWith('src/') && /\.tsx?$/u.test(path) && !isForTests(path))

const PURE_NAMES = /\/(?:process|model|gates|inputs|register|duties|words|[a-z-]+-acts|[a-z-]+-gates)\.ts$/u
const DEFINES_A_RULE = /^export const \w+: (?:Register|Process|Duty|readonly Duty)\b/mu

/** Where rules are written: what says who may do what, and what it needs for it. */
const isRule = ({ path, text }: Source) =>
  path.startsWith('src/directive/') ||
  path.startsWith('src/kernel/pure/') ||
  (path.startsWith('src/features/') && (PURE_NAMES.test(path) || DEFINES_A_RULE.test(text)))

const rules = product.filter(isRule)

const PURE_PLACE = /^src\/(?:directive|kernel\/pure|features)\/.*\.ts$/u

/** The rules and every file they lean on, with the path that leads there. */
const leanedOn = (): ReadonlyMap<string, string> => {
  const reached = new Map(rules.map(({ path }) => [path, path]))
  const queue = [...reached.keys()]
  for (let path = queue.pop(); path !== undefined; path = queue.pop())
    for (const { to, own } of byPath.get(path)?.imports ?? [])
      if (own && !reached.has(to)) {
        reached.set(to, `${reached.get(path) ?? ''} > ${to}`)
        if (PURE_PLACE.test(to)) queue.push(to)
      }
  return reached
}

describe('rules are pure', () => {
  const closure = leanedOn()

  test('they lean on the directive, on the pure kernel and on their own feature, and on zod alone outside', () => {
    const astray = [...closure].filter(([path]) => !PURE_PLACE.test(path))
    expect(astray.map(([, way]) => way)).toEqual([])
    const packages = [...closure.keys()].flatMap((path) =>
      (byPath.get(path)?.imports ?? [])
        .filter(({ to, own }) => !own && to !== 'zod')
        .map(({ to }) => `${path} > ${to}`),
    )
    expect(packages).toEqual([])
  })

  test('they read no clock, no chance, no environment and no network', () => {
    const IMPURE =
      /\bDate\.now\b|\bnew Date\(\)|\bprocess\.(?:env|cwd|argv|hrtime)|\bfetch\(|\bMath\.random\b|\bcrypto\b|\bset(?:Timeout|Interval)\b/u
    const found = [...closure.keys()].filter(
      (path) => PURE_PLACE.test(path) && IMPURE.test(byPath.get(path)?.text ?? ''),
    )
    expect(found).toEqual([])
  })

  test('the compiler checks every one of them without Node and without a browser', () => {
    const text = readFileSync(join(ROOT, 'tsconfig.pure.json'), 'utf8').replace(/^\s*\/\/.*$/gmu, '')
    const config = JSON.parse(text) as { include: string[]; compilerOptions: { types: string[]; lib: string[] } }
    const compiled = new Set(globSync(config.include, { cwd: ROOT }))
    expect(rules.map(({ path }) => path).filter((path) => !compiled.has(path))).toEqual([])
    expect(config.compilerOptions.types).toEqual([])
    expect(config.compilerOptions.lib.filter((lib) => lib.startsWith('dom'))).toEqual([])
  })

  test('there are rules to check', () => {
    expect(rules.length).toBeGreaterThan(50)
    expect(rules.map(({ path }) => path)).toContain('src/features/media/take-out/gates.ts')
  })
})

const astray = (from: RegExp, to: RegExp) =>
  product
    .filter(({ path }) => from.test(path))
    .flatMap(({ path, imports }) => imports.filter((i) => to.test(i.to)).map((i) => `${path} > ${i.to}`))

const featureOf = (path: string) => /^src\/features\/([^/]+)\//u.exec(path)?.[1]

/** What one feature reads of another's, by name: exported reads only. */
const READ_BY_OTHERS: readonly string[] = []

describe('who knows whom', () => {
  test('the kernel knows no feature', () => {
    expect(astray(/^src\/kernel\//u, /^src\/(?:features|demo|cli|main)/u)).toEqual([])
  })

  test('the design system knows neither features nor the kernel', () => {
    expect(astray(/^src\/ui\//u, /^src\/(?!ui\/)/u)).toEqual([])
  })

  test('the directive knows nothing but itself and the calendar', () => {
    expect(astray(/^src\/directive\//u, /^src\/(?!directive\/|kernel\/pure\/day\.ts$)/u)).toEqual([])
  })

  test('a feature knows no other, but for reads the other one offers', () => {
    const across = product.flatMap(({ path, imports }) =>
      imports
        .filter(
          ({ to }) => featureOf(path) !== undefined && featureOf(to) !== undefined && featureOf(to) !== featureOf(path),
        )
        .map(({ to }) => `${path} > ${to}`),
    )
    expect(across.filter((way) => !READ_BY_OTHERS.some((offered) => way.endsWith(offered)))).toEqual([])
  })

  test('a feature knows nothing of how the program is put together', () => {
    expect(astray(/^src\/features\//u, /^src\/(?:main|cli|demo|set-up)/u)).toEqual([])
  })

  test('only tests use what is for tests', () => {
    const used = product.flatMap(({ path, imports }) =>
      imports
        .filter(({ to, own }) => own && (isForTests(to) || to.startsWith('test/')))
        .map(({ to }) => `${path} > ${to}`),
    )
    expect(used).toEqual([])
  })

  test('no store is handed the pool: it works in the transaction of the act', () => {
    const stores = product.filter(({ path }) => /^src\/features\/(?!sign-in\/).*store\.ts$/u.test(path))
    expect(stores.filter(({ text }) => /\bDatabase\b|\bPool\b/u.test(text)).map(({ path }) => path)).toEqual([])
    expect(stores.length).toBeGreaterThan(5)
  })
})

describe('files', () => {
  const written = all.filter(
    ({ path, text }) => /\.(?:ts|tsx|mjs|css|sql)$/u.test(path) && !text.slice(0, 200).includes('do not edit'),
  )

  test('none is longer than 300 lines', () => {
    const lines = written.map(({ path, text }) => [path, text.split('\n').length - 1] as const)
    expect(lines.filter(([, count]) => count > 300)).toEqual([])
  })

  test('none is a drawer for whatever has no place', () => {
    const DRAWER = /(?:^|[-.])(?:services?|helpers?|utils?|common|managers?|misc|interfaces?|index)(?:[-.]|$)/u
    expect(written.map(({ path }) => path).filter((path) => DRAWER.test(basename(path)))).toEqual([])
  })

  test('names are in kebab case', () => {
    const names = written.map(({ path }) => basename(path)).filter((name) => !/^[a-z0-9.-]+$/u.test(name))
    expect(names).toEqual([])
  })

  test('migrations are numbered one after the other, each number once', () => {
    const names = all.flatMap(({ path }) => (path.startsWith('migrations/') ? [basename(path)] : [])).toSorted()
    expect(names.every((name) => /^\d{4}-[a-z-]+\.sql$/u.test(name))).toBe(true)
    expect(names.map((name) => Number(name.slice(0, 4)))).toEqual(names.map((_, nth) => nth + 1))
  })

  test('none names a place of one machine or the host of a registry', () => {
    // A letter in brackets, or this file would name them itself.
    const MACHINE = /["'`\s(](?:\/wor[k]\/|\/roo[t]\/|\/hom[e]\/[a-z]|[A-Z]:\\+User[s])/u
    const REGISTRY = /registry\.np[m]js|np[m]js\.org|art[i]factory|jfro[g]|verdacci[o]/u
    const found = all.filter(({ text }) => MACHINE.test(text) || REGISTRY.test(text)).map(({ path }) => path)
    expect(found).toEqual([])
    const lock = readFileSync(join(ROOT, 'package-lock.json'), 'utf8')
    expect(/"resolved": "https?:/u.test(lock)).toBe(false)
  })

  test('none leaves work for later', () => {
    const LATER = /\b(?:TOD[O]|FIXM[E]|XX[X])\b/u
    expect(all.filter(({ text }) => LATER.test(text)).map(({ path }) => path)).toEqual([])
  })
})
