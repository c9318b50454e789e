import type { Day } from '#kernel/pure/day.ts'
import type { Register } from '#kernel/pure/register.ts'
import { dayShown } from './register.ts'

/** A line of the input record of a medium for drafting secret documents: pointers only. */
export type SecretInputRow = {
  id: string
  mediumId: string
  number: string
  unitName: string
  pointerRegister: string | null
  enteredOn: Day
  enteredBy: string
  referenceNumber: string
  beforeDesignation: boolean
  erasedOn: Day | null
}

/** 秘密起案用媒体の入力記録 (統幕総第718号): where the record is and by what number; never a subject, never contents. */
export const secretPointerRegister: Register<SecretInputRow> = {
  key: 'secret-pointers',
  title: '秘密起案用媒体の入力記録（所在）',
  provision: '本文 第3-1',
  rules: ['R011', 'R052'],
  columns: [
    { key: 'number', title: '登録番号', kind: 'code', value: (s) => s.number },
    {
      key: 'enteredOn',
      title: '入力年月日',
      kind: 'day',
      value: (s) => s.enteredOn,
      shown: (s) => dayShown(s.enteredOn),
    },
    { key: 'enteredBy', title: '入力者', kind: 'text', value: (s) => s.enteredBy },
    { key: 'reference', title: '文書の番号', kind: 'code', value: (s) => s.referenceNumber },
    {
      key: 'beforeDesignation',
      title: '指定前秘密',
      kind: 'text',
      value: (s) => (s.beforeDesignation ? '指定前秘密' : '指定済み'),
    },
    { key: 'pointerRegister', title: '管理する簿冊', kind: 'text', value: (s) => s.pointerRegister },
    { key: 'erasedOn', title: '消去日', kind: 'day', value: (s) => s.erasedOn, shown: (s) => dayShown(s.erasedOn) },
    { key: 'unit', title: '管理する部隊等', kind: 'text', value: (s) => s.unitName, exportOnly: true },
  ],
  filters: [
    { key: 'no', title: '登録番号', kind: 'text', hint: '下4桁、又は番号の一部' },
    { key: 'reference', title: '文書の番号', kind: 'text', hint: '番号の一部' },
    { key: 'from', title: '入力　から', kind: 'text', hint: '例 R8.4.1' },
    { key: 'to', title: '入力　まで', kind: 'text', hint: '例 R8.4.30' },
    { key: 'unit', title: '部隊等', kind: 'choice', source: 'unit', standard: '見られるすべて' },
  ],
}
