import type { Day } from '#kernel/pure/day.ts'
import { stateWords } from '#kernel/pure/process.ts'
import type { Register } from '#kernel/pure/register.ts'
import { dayShown } from '../medium/register.ts'
import { BASES, place } from './process.ts'

/** A designated 集中保管場所 with the media that belong there. */
export type PlaceRow = {
  id: string
  unitId: string
  unitName: string
  name: string
  state: string
  lockable: boolean
  basis: string
  note: string | null
  designatedOn: Day
  withdrawnOn: Day | null
  /** Media whose place this is, and of these the ones that lie in it now. */
  belonging: number
  inside: number
}

const basisText = (basis: string) => (Object.hasOwn(BASES, basis) ? BASES[basis as keyof typeof BASES] : basis)

/** 集中保管場所: where each unit's officer has designated media to be locked up, and how many belong there. */
export const storagePlaceRegister: Register<PlaceRow> = {
  key: 'storage-places',
  title: '集中保管場所',
  provision: '付紙第4 1(2)',
  rules: ['R061', 'R048'],
  columns: [
    { key: 'name', title: '場所', kind: 'text', value: (p) => p.name },
    {
      key: 'state',
      title: '状態',
      kind: 'text',
      value: (p) => place.states[p.state]?.label ?? p.state,
      codes: stateWords(place),
    },
    { key: 'unit', title: '部隊等', kind: 'text', value: (p) => p.unitName },
    { key: 'basis', title: '指定の基準', kind: 'text', value: (p) => basisText(p.basis) },
    { key: 'belonging', title: '媒体の数', kind: 'number', value: (p) => p.belonging },
    { key: 'inside', title: 'うち保管中', kind: 'number', value: (p) => p.inside },
    {
      key: 'designatedOn',
      title: '指定した日',
      kind: 'day',
      value: (p) => p.designatedOn,
      shown: (p) => dayShown(p.designatedOn),
    },
    {
      key: 'lockable',
      title: '施錠',
      kind: 'text',
      codes: ['可', '不可'],
      value: (p) => (p.lockable ? '可' : '不可'),
      exportOnly: true,
    },
    { key: 'withdrawnOn', title: '指定を解いた日', kind: 'day', value: (p) => p.withdrawnOn, exportOnly: true },
    { key: 'note', title: '備考', kind: 'text', value: (p) => p.note, exportOnly: true },
  ],
  filters: [
    {
      key: 'state',
      title: '状態',
      kind: 'choice',
      standard: '指定中',
      options: [
        ['withdrawn', '指定解除'],
        ['all', 'すべて'],
      ],
    },
    { key: 'unit', title: '部隊等', kind: 'choice', source: 'unit', standard: '見られるすべて' },
    { key: 'q', title: '場所', kind: 'text', hint: '名称の一部' },
  ],
}
