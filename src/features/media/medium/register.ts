import type { Day } from '#kernel/pure/day.ts'
import { stateWords } from '#kernel/pure/process.ts'
import type { Register } from '#kernel/pure/register.ts'
import { warekiShort } from '#kernel/pure/wareki.ts'
import type { Lateness } from '../lateness.ts'
import { KIND_WORDS, MEDIA_TYPES, TRIGGERS } from '../words.ts'
import type { Medium } from './model.ts'
import { medium } from './process.ts'

/** A line of the 可搬記憶媒体登録簿 with what the list joins to it. */
export type MediumRow = Omit<
  Medium,
  | 'version'
  | 'unitMark'
  | 'places'
  | 'use'
  | 'takeOut'
  | 'exemption'
  | 'saidBy'
  | 'receiver'
  | 'placeId'
  | 'newSecretInput'
  | 'holderId'
> & {
  placeName: string | null
  late: Lateness
}

export const titleOf = (m: Pick<MediumRow, 'mediaType' | 'capacity'>): string =>
  `${MEDIA_TYPES[m.mediaType]}${m.capacity === null ? '' : ` ${m.capacity}`}`

export const stateLabel = (state: string): string => medium.states[state]?.label ?? state

/** Closed states are out of the way unless asked for; so a register of years shows what must be kept today. */
export const ENDED = Object.entries(medium.states).flatMap(([key, state]) => (state.closed ? [key] : []))

export const LATE = 'late'
export const EVERY_STATE = 'all'

/** Where it is now: with its user, on its way, gone to somebody, or in its place. */
export const whereabouts = (
  m: Pick<MediumRow, 'state' | 'whereabouts' | 'movedTo' | 'pointerRegister' | 'placeName'>,
) => m.movedTo ?? m.whereabouts ?? m.pointerRegister ?? m.placeName

export const dueShown = (dueOn: Day | null, late: Lateness): string =>
  dueOn === null ? '―' : `${warekiShort(dueOn)}${late === 'late' ? '（超過）' : late === 'today' ? '（本日）' : ''}`

export const dayShown = (day: Day | null): string => (day === null ? '―' : warekiShort(day))

const done = (yes: boolean) => (yes ? '済' : '未')

/** 可搬記憶媒体登録簿: the register of business and disclosable media, and pointers to the secrecy registers' media. */
export const mediaRegister: Register<MediumRow> = {
  key: 'media',
  title: '可搬記憶媒体登録簿',
  provision: '付紙第4 1(1)ア(ｱ)',
  rules: ['R050', 'R019', 'R048', 'R049', 'R052', 'R056'],
  columns: [
    { key: 'number', title: '登録番号', kind: 'code', value: (m) => m.number },
    { key: 'state', title: '状態', kind: 'text', value: (m) => stateLabel(m.state), codes: stateWords(medium) },
    { key: 'title', title: '品名', kind: 'text', value: titleOf },
    { key: 'kind', title: '区分', kind: 'text', value: (m) => KIND_WORDS[m.kind], codes: Object.values(KIND_WORDS) },
    { key: 'holder', title: '所持者', kind: 'text', value: (m) => m.holderName },
    { key: 'whereabouts', title: '所在・行き先', kind: 'text', value: whereabouts },
    { key: 'due', title: '返却期限', kind: 'day', value: (m) => m.dueOn, shown: (m) => dueShown(m.dueOn, m.late) },
    { key: 'unit', title: '管理する部隊等', kind: 'text', value: (m) => m.unitName, exportOnly: true },
    { key: 'registeredOn', title: '登録年月日', kind: 'day', value: (m) => m.registeredOn, exportOnly: true },
    {
      key: 'trigger',
      title: '登録の契機',
      kind: 'text',
      value: (m) => TRIGGERS[m.trigger],
      codes: Object.values(TRIGGERS),
      exportOnly: true,
    },
    { key: 'receivedFrom', title: '接受元', kind: 'text', value: (m) => m.receivedFrom, exportOnly: true },
    {
      key: 'mediaType',
      title: '媒体の種類',
      kind: 'text',
      value: (m) => MEDIA_TYPES[m.mediaType],
      codes: Object.values(MEDIA_TYPES),
      exportOnly: true,
    },
    { key: 'model', title: '型式', kind: 'text', value: (m) => m.model, exportOnly: true },
    { key: 'capacity', title: '容量', kind: 'text', value: (m) => m.capacity, exportOnly: true },
    { key: 'serialNumber', title: '製造番号', kind: 'text', value: (m) => m.serialNumber, exportOnly: true },
    { key: 'place', title: '集中保管場所', kind: 'text', value: (m) => m.placeName, exportOnly: true },
    { key: 'numberShown', title: '登録番号の表示', kind: 'text', value: (m) => done(m.numberShown), exportOnly: true },
    {
      key: 'disclosureShown',
      title: '「開示」の表示',
      kind: 'text',
      value: (m) => (m.kind === 'disclosable' ? done(m.disclosureShown) : '該当なし'),
      exportOnly: true,
    },
    {
      key: 'writeProtectedOn',
      title: '追記禁止措置の日',
      kind: 'day',
      value: (m) => m.writeProtectedOn,
      exportOnly: true,
    },
    { key: 'separation', title: '論理分離の根拠', kind: 'text', value: (m) => m.separationGrounds, exportOnly: true },
    { key: 'encrypts', title: '暗号化', kind: 'text', value: (m) => (m.encrypts ? '要' : '不要'), exportOnly: true },
    {
      key: 'infectedSince',
      title: '使用停止の日時',
      kind: 'moment',
      value: (m) => m.infectedSince?.toISOString() ?? null,
      exportOnly: true,
    },
    { key: 'movedTo', title: '転出・交付先', kind: 'text', value: (m) => m.movedTo, exportOnly: true },
    { key: 'erasedOn', title: '消去の日', kind: 'day', value: (m) => m.erasedOn, exportOnly: true },
    { key: 'destroyedOn', title: '破棄の日', kind: 'day', value: (m) => m.destroyedOn, exportOnly: true },
    { key: 'disposal', title: '消去・破棄の方法と実施者', kind: 'text', value: (m) => m.disposal, exportOnly: true },
    { key: 'pointerRegister', title: '管理する簿冊', kind: 'text', value: (m) => m.pointerRegister, exportOnly: true },
    { key: 'corrected', title: '訂正', kind: 'text', value: (m) => (m.corrected ? '有' : '無'), exportOnly: true },
    { key: 'note', title: '備考', kind: 'text', value: (m) => m.note, exportOnly: true },
  ],
  filters: [
    { key: 'no', title: '登録番号', kind: 'text', hint: '下4桁、又は番号の一部' },
    {
      key: 'state',
      title: '状態',
      kind: 'choice',
      standard: '破棄済・転出を除く',
      options: [
        [LATE, '期限超過'],
        ...Object.entries(medium.states).map(([key, state]) => [key, state.label] as const),
        [EVERY_STATE, 'すべて'],
      ],
    },
    { key: 'kind', title: '区分', kind: 'choice', options: Object.entries(KIND_WORDS) },
    { key: 'place', title: '集中保管場所', kind: 'choice', source: 'place' },
    { key: 'fy', title: '登録年度', kind: 'choice', source: 'fy' },
    { key: 'unit', title: '部隊等', kind: 'choice', source: 'unit', standard: '見られるすべて' },
    { key: 'q', title: '語', kind: 'text', hint: '型式、製造番号、所持者' },
  ],
}
