import { uuidOf } from '../../oscal/uuid.ts'
import { FAMILIES } from '../families.ts'
import { LOW_SELECTION, SAMPLE_CONTROLS } from './controls.ts'

type Json = Readonly<Record<string, unknown>>

const metadata = (title: string): Json => ({
  title,
  'last-modified': '2026-04-01T09:00:00+09:00',
  version: '見本1',
  'oscal-version': '1.2.1',
})

const BLANK = /｛(.+?)｝/gu

/** What an office fills in becomes a parameter of the control. */
const paramsOf = (id: string, demands: readonly string[]): readonly Json[] =>
  [...demands.join('').matchAll(BLANK)].map(([, label], nth) => ({ id: `${id}_prm_${nth + 1}`, label }))

const statementOf = (id: string, demands: readonly string[]): Json => {
  let nth = 0
  const filled = demands.map((text) => text.replace(BLANK, () => `{{ insert: param, ${id}_prm_${(nth += 1)} }}`))
  const [only] = filled
  return filled.length === 1
    ? { id: `${id}_smt`, name: 'statement', prose: only }
    : {
        id: `${id}_smt`,
        name: 'statement',
        parts: filled.map((prose, at) => ({
          id: `${id}_smt.${at + 1}`,
          name: 'item',
          props: [{ name: 'label', value: `(${at + 1})` }],
          prose,
        })),
      }
}

const controlOf = (family: string, [nth, title, demands, guidance]: (typeof SAMPLE_CONTROLS)[string][number]): Json => {
  const id = `${family}-${nth}`
  const params = paramsOf(id, demands)
  const [base, enhancement] = nth.split('.')
  const label = `${family.toUpperCase()}-${base ?? ''}${enhancement === undefined ? '' : `(${enhancement})`}`
  return {
    id,
    title,
    ...(params.length === 0 ? {} : { params }),
    props: [{ name: 'label', value: label }],
    parts: [
      statementOf(id, demands),
      ...(guidance === '' ? [] : [{ id: `${id}_gdn`, name: 'guidance', prose: guidance }]),
    ],
  }
}

const CATALOGUE_TITLE = '管理策の一覧（見本）'

/** The sample list of controls as an OSCAL catalogue. */
export const sampleCatalogue = (): string =>
  JSON.stringify({
    catalog: {
      uuid: uuidOf('sample', 'catalogue'),
      metadata: metadata(CATALOGUE_TITLE),
      groups: Object.entries(SAMPLE_CONTROLS).map(([family, controls]) => ({
        id: family,
        title: FAMILIES[family] ?? family,
        controls: controls.map((control) => controlOf(family, control)),
      })),
    },
  })

const RESOURCE = uuidOf('sample', 'resource')

/** What a system of little harm follows, as an OSCAL profile of the sample list: some controls, two values set. */
export const sampleProfile = (): string =>
  JSON.stringify({
    profile: {
      uuid: uuidOf('sample', 'profile'),
      metadata: metadata('影響度「低」の選定（見本）'),
      imports: [{ href: `#${RESOURCE}`, 'include-controls': [{ 'with-ids': LOW_SELECTION }] }],
      merge: { 'as-is': true },
      modify: {
        'set-parameters': [
          { 'param-id': 'ac-7_prm_1', values: ['5回'] },
          { 'param-id': 'ac-7_prm_2', values: ['30分'] },
        ],
      },
      'back-matter': { resources: [{ uuid: RESOURCE, title: CATALOGUE_TITLE }] },
    },
  })
