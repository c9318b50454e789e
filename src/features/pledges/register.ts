import type { Day } from '#kernel/pure/day.ts'
import type { Register } from '#kernel/pure/register.ts'
import { stateWords } from '#kernel/pure/process.ts'
import { wareki, warekiShort } from '#kernel/pure/wareki.ts'
import { pledge } from './pledge/process.ts'
import { STANDINGS } from './words.ts'

/** One pledge as the 誓約書管理簿 lists it. */
export type PledgeRow = {
  id: string
  number: string | null
  /** How it stands now: of what is accepted, whether it still holds. */
  state: string
  personName: string
  postTitle: string
  belonging: string
  unitName: string
  signedOn: Day
  submittedOn: Day
  acceptedOn: Day | null
  acceptedBy: string | null
  paper: boolean
  place: string | null
  textVersion: number
}

/** 誓約書管理簿. */
export const pledgeRegister: Register<PledgeRow> = {
  key: 'pledges',
  title: '誓約書管理簿',
  provision: '本文 第4',
  rules: ['R020', 'R021', 'R080'],
  columns: [
    { key: 'number', title: '番号', kind: 'code', value: (r) => r.number, shown: (r) => r.number ?? '（受理前）' },
    {
      key: 'state',
      title: '状態',
      kind: 'text',
      value: (r) => r.state,
      codes: [...new Set([...stateWords(pledge), STANDINGS.revised])],
    },
    { key: 'name', title: '氏名', kind: 'text', value: (r) => r.personName },
    { key: 'post', title: '官職名', kind: 'text', value: (r) => r.postTitle },
    { key: 'belonging', title: '所属', kind: 'text', value: (r) => r.belonging },
    { key: 'signed-on', title: '誓約の日', kind: 'day', value: (r) => r.signedOn, shown: (r) => wareki(r.signedOn) },
    {
      key: 'accepted-on',
      title: '受理',
      kind: 'day',
      value: (r) => r.acceptedOn,
      shown: (r) => (r.acceptedOn === null ? '―' : warekiShort(r.acceptedOn)),
    },
    { key: 'accepted-by', title: '受理した者', kind: 'text', value: (r) => r.acceptedBy, exportOnly: true },
    { key: 'way', title: '提出の方法', kind: 'text', value: (r) => (r.paper ? '紙' : '画面'), codes: ['紙', '画面'] },
    { key: 'place', title: '原本の保管場所', kind: 'text', value: (r) => r.place },
    { key: 'unit', title: '部隊等', kind: 'text', value: (r) => r.unitName, exportOnly: true },
    { key: 'submitted-on', title: '提出', kind: 'day', value: (r) => r.submittedOn, exportOnly: true },
    { key: 'text', title: '文言の版', kind: 'number', value: (r) => r.textVersion, exportOnly: true },
  ],
  filters: [
    {
      key: 'state',
      title: '状態',
      kind: 'choice',
      standard: 'すべて',
      options: [
        ['in-force', '効力のあるもの'],
        ['submitted', '受理を待つもの'],
        ['revised', '文言の改正により失効したもの'],
        ['past', '所属の変更などで今は効力のないもの'],
        ['paper', '紙の原本のあるもの'],
      ],
    },
    { key: 'unit', title: '部隊等', kind: 'choice', source: 'unit', standard: '見られるすべて' },
    { key: 'q', title: '探す', kind: 'text', hint: '氏名、番号、官職名、保管場所' },
  ],
}
