import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { packageRoot } from '#kernel/package-root.ts'
import type { Catalog, Control, Profile } from './catalogue-shape.ts'
import { controlTexts } from './control-text.ts'
import { flatten, repeatedIds } from './flatten.ts'
import { faultTexts, readOscal } from './reading.ts'
import { importsOf, resolveProfile } from './resolve.ts'
import { uuidOf } from './uuid.ts'

const metadata = (version = '1.1.2') => ({
  title: '試験の一覧',
  'last-modified': '2026-04-01T09:00:00Z',
  version: '1',
  'oscal-version': version,
})

const control = (id: string, more: Partial<Control> = {}): Control => ({ id, title: `${id}の題`, ...more })

const catalog: Catalog & { uuid: string } = {
  uuid: uuidOf('test'),
  metadata: metadata() as Catalog['metadata'],
  groups: [
    {
      id: 'ac',
      title: 'アクセス',
      controls: [
        control('ac-1', {
          params: [
            { id: 'ac-1_prm_1', label: '間隔' },
            {
              id: 'ac-1_prm_2',
              select: { 'how-many': 'one-or-more', choice: ['毎日', '{{ insert: param, ac-1_prm_1 }}'] },
            },
          ],
          props: [
            { name: 'label', value: 'AC-01', class: 'zero-padded' },
            { name: 'label', value: 'AC-1' },
          ],
          parts: [
            {
              id: 'ac-1_smt',
              name: 'statement',
              parts: [
                {
                  id: 'ac-1_smt.a',
                  name: 'item',
                  props: [{ name: 'label', value: 'a.' }],
                  prose: '{{ insert: param, ac-1_prm_1 }}ごとに見直す。',
                },
                { id: 'ac-1_smt.b', name: 'item', prose: '{{ insert: param, ac-1_prm_2 }}' },
              ],
            },
            { id: 'ac-1_gdn', name: 'guidance', prose: '手引き' },
            {
              name: 'assessment-method',
              props: [{ name: 'method', value: 'EXAMINE' }],
              parts: [{ name: 'assessment-objects', prose: '規則' }],
            },
          ],
          controls: [control('ac-1.1'), control('ac-1.2')],
        }),
        control('ac-2', {
          props: [{ name: 'status', value: 'Withdrawn' }],
          links: [{ href: '#ac-1', rel: 'incorporated-into' }],
        }),
      ],
    },
    { id: 'nest', title: '外', groups: [{ id: 'inner', title: '内', controls: [control('in-1')] }] },
  ],
}

const list = flatten(catalog)
const texts = controlTexts(list)
const textOf = (id: string) => texts.find((t) => t.controlId === id)

const profile = (more: Partial<Profile>): Profile => ({
  uuid: uuidOf('profile'),
  metadata: metadata() as Profile['metadata'],
  imports: [{ href: 'a.json', 'include-all': {} }],
  ...more,
})

const resolved = (more: Partial<Profile>, lists = new Map([['a.json', list]])) => resolveProfile(profile(more), lists)

const idsOf = (more: Partial<Profile>) => {
  const found = resolved(more)
  return found.ok ? found.list.controls.map((c) => c.control.id) : found.faults
}

describe('a catalogue in words', () => {
  test('has every control, nested groups and enhancements included, under the outermost family', () => {
    expect(texts.map((t) => [t.controlId, t.family, t.parentId])).toEqual([
      ['ac-1', 'ac', null],
      ['ac-1.1', 'ac', 'ac-1'],
      ['ac-1.2', 'ac', 'ac-1'],
      ['ac-2', 'ac', null],
      ['in-1', 'nest', null],
    ])
  })

  test('puts parameters into the text, labels and choices in brackets while nothing is set', () => {
    expect(textOf('ac-1')).toMatchObject({
      label: 'AC-1',
      statement: 'a. ［割当：間隔］ごとに見直す。\n［選択（一つ以上）：毎日；［割当：間隔］］',
      guidance: '手引き',
      assessment: '確認の対象\n　規則',
      withdrawn: null,
    })
  })

  test('says what became of a withdrawn control', () => {
    expect(textOf('ac-2')?.withdrawn).toBe('ac-1に含まれた')
  })

  test('a parameter that speaks of itself ends', () => {
    const circle = control('x-1', {
      params: [{ id: 'p', values: ['{{ insert: param, p }}'] }],
      parts: [{ name: 'statement', prose: '{{ insert: param, p }}' }],
    })
    expect(controlTexts(flatten({ ...catalog, groups: [], controls: [circle] }))[0]?.statement).toContain('insert')
  })

  test('an identifier that stands twice is named', () => {
    expect(repeatedIds(flatten({ ...catalog, controls: [control('ac-1')] }))).toEqual(['ac-1'])
  })
})

describe('a profile selects', () => {
  test.each<[string, Profile['imports'][number], readonly string[]]>([
    ['everything', { href: 'a.json', 'include-all': {} }, ['ac-1', 'ac-1.1', 'ac-1.2', 'ac-2', 'in-1']],
    ['everything where it says nothing', { href: 'a.json' }, ['ac-1', 'ac-1.1', 'ac-1.2', 'ac-2', 'in-1']],
    [
      'by identifier, in the order of the list',
      { href: 'a.json', 'include-controls': [{ 'with-ids': ['in-1', 'ac-1'] }] },
      ['ac-1', 'in-1'],
    ],
    [
      'with what is under it',
      { href: 'a.json', 'include-controls': [{ 'with-ids': ['ac-1'], 'with-child-controls': 'yes' }] },
      ['ac-1', 'ac-1.1', 'ac-1.2'],
    ],
    [
      'by pattern',
      { href: 'a.json', 'include-controls': [{ matching: [{ pattern: 'ac-1.?' }] }] },
      ['ac-1.1', 'ac-1.2'],
    ],
    ['a dot as a dot', { href: 'a.json', 'include-controls': [{ matching: [{ pattern: 'a*.1' }] }] }, ['ac-1.1']],
    [
      'but not what it leaves out',
      {
        href: 'a.json',
        'include-all': {},
        'exclude-controls': [{ 'with-ids': ['ac-1'], 'with-child-controls': 'yes' }],
      },
      ['ac-2', 'in-1'],
    ],
  ])('%s', (_, one, expected) => {
    expect(idsOf({ imports: [one] })).toEqual(expected)
  })

  test('what it names and the list has not is told', () => {
    const found = resolved({ imports: [{ href: 'a.json', 'include-controls': [{ 'with-ids': ['ac-1', 'zz-9'] }] }] })
    expect(found).toMatchObject({ ok: true, notes: [expect.stringContaining('zz-9')] })
  })

  test('a list that is not there is a fault that names it', () => {
    expect(resolved({ imports: [{ href: 'b.json' }] })).toEqual({
      ok: false,
      faults: [expect.stringContaining('b.json')],
    })
  })

  test('nothing selected is a fault', () => {
    expect(resolved({ imports: [{ href: 'a.json', 'exclude-controls': [{ matching: [{ pattern: '*' }] }] }] }).ok).toBe(
      false,
    )
  })

  test('an enhancement without its control stands by itself', () => {
    const found = resolved({ imports: [{ href: 'a.json', 'include-controls': [{ 'with-ids': ['ac-1.1'] }] }] })
    expect(found.ok && found.list.controls[0]?.parentId).toBeNull()
  })
})

describe('a profile puts together', () => {
  const other = flatten({
    ...catalog,
    groups: [{ id: 'ac', title: 'アクセス', controls: [control('ac-1', { title: '別の題' })] }],
  })
  const lists = new Map([
    ['a.json', list],
    ['b.json', other],
  ])
  const imports = [{ href: 'a.json', 'include-controls': [{ 'with-ids': ['ac-1'] }] }, { href: 'b.json' }]
  const titles = (method?: 'use-first' | 'merge' | 'keep') => {
    const found = resolved({ imports, ...(method ? { merge: { combine: { method } } } : {}) }, lists)
    return found.ok ? found.list.controls.map((c) => c.control.title) : found.faults
  }

  test('two that differ under one identifier only where it says how', () => {
    expect(titles('use-first')).toEqual(['ac-1の題'])
    expect(titles('merge')).toEqual(['ac-1の題'])
    expect(titles()).toEqual([expect.stringContaining('「ac-1」が二つの取込元にあり')])
  })

  test('the same control from two imports is one', () => {
    expect(idsOf({ imports: [{ href: 'a.json' }, { href: 'a.json' }] })).toHaveLength(5)
  })

  test('anew in groups of its own, in the order it asks for', () => {
    const found = resolved({
      merge: {
        custom: {
          groups: [
            {
              id: 'own',
              title: '独自',
              'insert-controls': [{ order: 'descending', 'include-controls': [{ matching: [{ pattern: 'ac-1.*' }] }] }],
            },
          ],
        },
      },
    })
    expect(found.ok && found.list.controls.map((c) => [c.control.id, c.family])).toEqual([
      ['ac-1.2', 'own'],
      ['ac-1.1', 'own'],
    ])
  })
})

describe('a profile modifies', () => {
  const statement = (modify: NonNullable<Profile['modify']>) => {
    const found = resolved({ modify })
    if (!found.ok) throw new Error(found.faults.join())
    return { text: controlTexts(found.list)[0], notes: found.notes }
  }

  test('values of parameters', () => {
    const { text } = statement({ 'set-parameters': [{ 'param-id': 'ac-1_prm_1', values: ['30日'] }] })
    expect(text?.statement).toBe('a. 30日ごとに見直す。\n［選択（一つ以上）：毎日；30日］')
  })

  test.each<[string, 'before' | 'after' | 'starting' | 'ending', string]>([
    ['before a part', 'before', 'ac-1_smt.b'],
    ['after a part', 'after', 'ac-1_smt.a'],
  ])('adds %s', (_, position, id) => {
    const parts = [{ name: 'item', prose: '加えた文' }]
    const { text } = statement({ alters: [{ 'control-id': 'ac-1', adds: [{ position, 'by-id': id, parts }] }] })
    expect(text?.statement.split('\n')[1]).toBe('加えた文')
  })

  test('adds at the beginning and the end of the control where no part is named', () => {
    const add = (position: 'starting' | 'ending', prose: string) => ({ position, parts: [{ name: 'guidance', prose }] })
    const { text } = statement({
      alters: [{ 'control-id': 'ac-1', adds: [add('starting', '初め'), add('ending', '終わり')] }],
    })
    expect(text?.guidance).toBe('初め\n手引き\n終わり')
  })

  test('removes what fits all that is said, and nothing where nothing is said', () => {
    expect(
      statement({ alters: [{ 'control-id': 'ac-1', removes: [{ 'by-id': 'ac-1_smt.a' }] }] }).text?.statement,
    ).not.toContain('見直す')
    expect(
      statement({ alters: [{ 'control-id': 'ac-1', removes: [{ 'by-item-name': 'part', 'by-name': 'guidance' }] }] })
        .text?.guidance,
    ).toBe('')
    expect(
      statement({
        alters: [{ 'control-id': 'ac-1', removes: [{ 'by-item-name': 'prop', 'by-name': 'guidance' }, {}] }],
      }).text?.guidance,
    ).toBe('手引き')
  })

  test('what it would alter and is not there is told and passed over', () => {
    const { notes } = statement({
      'set-parameters': [{ 'param-id': 'none', values: ['1'] }],
      alters: [{ 'control-id': 'zz-9' }, { 'control-id': 'ac-1', adds: [{ 'by-id': 'nowhere' }] }],
    })
    expect(notes.join()).toMatch(/none.*zz-9.*nowhere/u)
  })
})

test('what an import means is read from the resource it points to', () => {
  const found = importsOf(
    profile({
      imports: [{ href: '#r' }, { href: '../x/base.json' }],
      'back-matter': { resources: [{ uuid: 'r', title: '元の一覧', rlinks: [{ href: '../cat/NIST_catalog.json' }] }] },
    }),
  )
  expect(found.map((f) => f.names)).toEqual([['元の一覧', 'r', 'NIST_catalog.json'], ['base.json']])
})

describe('reading says in words what is wrong', () => {
  const read = (text: string) => {
    const found = readOscal(text, ['catalog', 'profile'])
    return found.ok ? [] : faultTexts(text, found.faults)
  }
  const with_ = (more: object) => JSON.stringify({ catalog: { ...catalog, ...more } })

  test.each<[string, string, RegExp | null]>([
    ['nothing', with_({}), null],
    ['no JSON', '{\n "catalog": x', /^2行目で、JSON/u],
    ['cut off', with_({}).slice(0, 300), /JSON/u],
    ['nothing at all', '', /JSON/u],
    ['no OSCAL', '{"a":1}', /OSCAL の文書ではありません/u],
    ['another document', '{"system-security-plan":{}}', /「セキュリティ計画書」の文書です/u],
    ['too old', with_({ metadata: metadata('1.0.3') }), /OSCAL 1\.0\.3.*1\.0\.4から1\.2\.xまで/u],
    ['too new', with_({ metadata: metadata('2.0.0') }), /2\.0\.0/u],
    [
      'a title missing deep inside',
      with_({ groups: [{ id: 'ac', title: 'あ', controls: [control('ac-1'), { id: 'ac-2' }] }] }),
      /^管理策の一覧 の 1番目の分類「ac」 の 2番目の管理策「ac-2」 の 題名：.*（catalog\.groups\[0\]\.controls\[1\]\.title）$/u,
    ],
  ])('%s', (_, text, expected) => {
    const [first] = read(text)
    if (expected === null) expect(first).toBeUndefined()
    else expect(first).toMatch(expected)
  })

  test('nesting without end is refused, not fallen over', () => {
    const deep = `${'{"parts":['.repeat(60_000)}{}${']}'.repeat(60_000)}`
    const text = `{"catalog":{"uuid":"${catalog.uuid}","metadata":${JSON.stringify(metadata())},"controls":[{"id":"a","title":"a","parts":[${deep}]}]}}`
    expect(read(text).length).toBeGreaterThan(0)
  })

  test.each(['1.0.4', '1.0.6', '1.1.0', '1.1.3', '1.2.0', '1.2.9'])('version %s is read', (version) => {
    expect(read(with_({ metadata: metadata(version) }))).toEqual([])
  })
})

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
