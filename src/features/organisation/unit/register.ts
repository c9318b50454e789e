import type { Register } from '#kernel/pure/register.ts'
import { endedToo, SEARCH } from '../register-filters.ts'
import { UNIT_KINDS, type UnitKind } from '../words.ts'

/** One line of the tree of units, and of 付紙第２ where the unit has its officer. */
export type UnitRow = {
  id: string
  k: string
  name: string
  fullName: string
  depth: number
  abbreviation: string
  kind: UnitKind
  officer: string | null
  holder: string | null
  people: number
  startsOn: string
  endsOn: string | null
  inferred: string | null
}

export const unitRegister: Register<UnitRow> = {
  key: 'units',
  title: '部隊等・課等',
  provision: '付紙第2',
  rules: ['R002', 'R044'],
  columns: [
    {
      key: 'name',
      title: '名称',
      kind: 'text',
      value: (r) => r.fullName,
      shown: (r) => `${'　'.repeat(r.depth)}${r.name}`,
    },
    { key: 'abbreviation', title: '略号', kind: 'code', value: (r) => r.abbreviation },
    { key: 'kind', title: '種別', kind: 'text', value: (r) => UNIT_KINDS[r.kind], codes: Object.values(UNIT_KINDS) },
    { key: 'officer', title: '部隊等情報保証責任者', kind: 'text', value: (r) => r.officer },
    {
      key: 'holder',
      title: '就いている人',
      kind: 'text',
      value: (r) => r.holder,
      shown: (r) => r.holder ?? (r.officer === null ? '' : '欠員'),
    },
    { key: 'people', title: '職員等', kind: 'number', value: (r) => r.people },
    { key: 'starts', title: '設けた日', kind: 'day', value: (r) => r.startsOn },
    { key: 'ends', title: '廃止の日', kind: 'day', value: (r) => r.endsOn },
    { key: 'inferred', title: '読み取り', kind: 'text', value: (r) => r.inferred },
  ],
  filters: [SEARCH, { key: 'under', title: '上位', kind: 'choice', source: 'unit' }, endedToo('今あるもの')],
}

/** One post of 付紙第２ with the unit it answers for. */
export type OfficerRow = {
  id: string
  k: string
  organisation: string
  unitName: string
  postTitle: string
  holder: string | null
  document: string
  startsOn: string
  endsOn: string | null
  inferred: string | null
}

export const officerRegister: Register<OfficerRow> = {
  key: 'unit-officers',
  title: '部隊等情報保証責任者',
  provision: '付紙第2 表',
  rules: ['R002', 'R044'],
  columns: [
    { key: 'organisation', title: '機関名', kind: 'text', value: (r) => r.organisation },
    { key: 'unit', title: '部官名・課等', kind: 'text', value: (r) => r.unitName },
    { key: 'post', title: '官職', kind: 'text', value: (r) => r.postTitle },
    { key: 'holder', title: '就いている人', kind: 'text', value: (r) => r.holder, shown: (r) => r.holder ?? '欠員' },
    { key: 'document', title: '指定した文書', kind: 'text', value: (r) => r.document },
    { key: 'starts', title: '効力の始まる日', kind: 'day', value: (r) => r.startsOn },
    { key: 'ends', title: '解く日', kind: 'day', value: (r) => r.endsOn },
    { key: 'inferred', title: '読み取り', kind: 'text', value: (r) => r.inferred },
  ],
  filters: [SEARCH, endedToo('指定中のもの')],
}
