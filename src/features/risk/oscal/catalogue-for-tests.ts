import type { Catalog, Control } from './catalogue-shape.ts'
import { uuidOf } from './uuid.ts'

/** A list of controls of our own, with one of everything a list may have. */
export const metadata = (version = '1.1.2') => ({
  title: '試験の一覧',
  'last-modified': '2026-04-01T09:00:00Z',
  version: '1',
  'oscal-version': version,
})

export const control = (id: string, more: Partial<Control> = {}): Control => ({ id, title: `${id}の題`, ...more })

export const catalog: Catalog & { uuid: string } = {
  uuid: uuidOf('test'),
  metadata: metadata(),
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
