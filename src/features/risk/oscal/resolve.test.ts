import { describe, expect, test } from 'vitest'
import { catalog, control, metadata } from './catalogue-for-tests.ts'
import type { Profile } from './catalogue-shape.ts'
import { controlTexts } from './control-text.ts'
import { flatten } from './flatten.ts'
import { importsOf, resolveProfile } from './resolve.ts'
import { uuidOf } from './uuid.ts'

const list = flatten(catalog)

const profile = (more: Partial<Profile>): Profile => ({
  uuid: uuidOf('profile'),
  metadata: metadata(),
  imports: [{ href: 'a.json', 'include-all': {} }],
  ...more,
})

const resolved = (more: Partial<Profile>, lists = new Map([['a.json', list]])) => resolveProfile(profile(more), lists)

const idsOf = (more: Partial<Profile>) => {
  const found = resolved(more)
  return found.ok ? found.list.controls.map((c) => c.control.id) : found.faults
}

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
