import { clockText } from '#kernel/pure/clock-text.ts'
import { stateWords } from '#kernel/pure/process.ts'
import type { Register } from '#kernel/pure/register.ts'
import { dayShown, dueShown } from '../medium/register.ts'
import type { Lateness } from '../lateness.ts'
import { KIND_WORDS } from '../words.ts'
import { AREAS, type ENCRYPTION } from './inputs.ts'
import type { TakeOut } from './model.ts'
import { takeOut } from './process.ts'

/** A line of the 可搬記憶媒体持出簿. */
export type TakeOutRow = Omit<TakeOut, 'version' | 'medium' | 'exemption'> & {
  /** Null where the medium has gone to a unit the reader does not see. */
  number: string | null
  model: string | null
  kind: keyof typeof KIND_WORDS | null
  exemptionNumber: string | null
  late: Lateness
}

const moment = (at: Date | null) => at?.toISOString() ?? null
const confirmed = (yes: boolean | null) => (yes === null ? null : yes ? '済' : '未')

const ENCRYPTION_SHORT = {
  encrypted: '暗号化',
  exempt: '無効化の許可',
  'not-required': '不要',
} as const satisfies Record<keyof typeof ENCRYPTION, string>

/** 可搬記憶媒体持出簿: every application to take a medium to another MoD area or outside, and what became of it. */
export const takeOutRegister: Register<TakeOutRow> = {
  key: 'take-outs',
  title: '可搬記憶媒体持出簿',
  provision: '付紙第4 1(1)ア(ｳ)',
  rules: ['R054', 'R012', 'R013', 'R069', 'R070'],
  columns: [
    { key: 'number', title: '登録番号', kind: 'code', value: (t) => t.number },
    {
      key: 'state',
      title: '状態',
      kind: 'text',
      value: (t) => (t.late === 'late' ? '期限超過' : (takeOut.states[t.state]?.label ?? t.state)),
      codes: [...stateWords(takeOut), '期限超過'],
    },
    { key: 'applicant', title: '持出者', kind: 'text', value: (t) => t.applicantName },
    { key: 'destination', title: '持出先', kind: 'text', value: (t) => t.destination },
    { key: 'area', title: '区域', kind: 'text', value: (t) => AREAS[t.area] },
    { key: 'startsOn', title: '持ち出す日', kind: 'day', value: (t) => t.startsOn, shown: (t) => dayShown(t.startsOn) },
    { key: 'endsOn', title: '返す日', kind: 'day', value: (t) => t.endsOn, shown: (t) => dueShown(t.endsOn, t.late) },
    {
      key: 'returnedAt',
      title: '返却',
      kind: 'moment',
      value: (t) => moment(t.returnedAt),
      shown: (t) => (t.returnedAt === null ? '―' : clockText(t.returnedAt)),
    },
    { key: 'appliedOn', title: '申請日', kind: 'day', value: (t) => t.appliedOn, exportOnly: true },
    { key: 'model', title: '型式', kind: 'text', value: (t) => t.model, exportOnly: true },
    {
      key: 'kind',
      title: 'データの区分',
      kind: 'text',
      value: (t) => t.kind && KIND_WORDS[t.kind],
      codes: Object.values(KIND_WORDS),
      exportOnly: true,
    },
    { key: 'applicantUnit', title: '持出者の所属', kind: 'text', value: (t) => t.applicantUnit, exportOnly: true },
    { key: 'applicantPost', title: '持出者の官職', kind: 'text', value: (t) => t.applicantPost, exportOnly: true },
    { key: 'reason', title: '業務上の理由', kind: 'text', value: (t) => t.reason, exportOnly: true },
    { key: 'contents', title: '格納しているデータ', kind: 'text', value: (t) => t.contents, exportOnly: true },
    {
      key: 'needed',
      title: '確認1 不要な情報なし',
      kind: 'text',
      value: (t) => confirmed(t.onlyNeededData),
      exportOnly: true,
    },
    {
      key: 'instructed',
      title: '確認2 目的外複製の禁止の指導',
      kind: 'text',
      value: (t) => confirmed(t.purposeInstructed),
      exportOnly: true,
    },
    { key: 'virus', title: '確認3 ウイルス検査', kind: 'text', value: (t) => t.virusCheck, exportOnly: true },
    {
      key: 'encryption',
      title: '確認4 暗号化',
      kind: 'text',
      value: (t) => ENCRYPTION_SHORT[t.encryption],
      exportOnly: true,
    },
    { key: 'exemption', title: '無効化の許可の番号', kind: 'code', value: (t) => t.exemptionNumber, exportOnly: true },
    { key: 'permittedBy', title: '許可者', kind: 'text', value: (t) => t.permittedBy, exportOnly: true },
    { key: 'permittedAt', title: '許可の日時', kind: 'moment', value: (t) => moment(t.permittedAt), exportOnly: true },
    { key: 'permitNote', title: '許可の条件', kind: 'text', value: (t) => t.permitNote, exportOnly: true },
    {
      key: 'refusedReason',
      title: '不許可・差戻しの理由',
      kind: 'text',
      value: (t) => t.refusedReason,
      exportOnly: true,
    },
    { key: 'leftAt', title: '持出しの日時', kind: 'moment', value: (t) => moment(t.leftAt), exportOnly: true },
    { key: 'returnCheck', title: '返却時の検査', kind: 'text', value: (t) => t.returnCheck, exportOnly: true },
    { key: 'confirmedBy', title: '返却確認者', kind: 'text', value: (t) => t.returnConfirmedBy, exportOnly: true },
    {
      key: 'confirmedAt',
      title: '返却確認の日時',
      kind: 'moment',
      value: (t) => moment(t.returnConfirmedAt),
      exportOnly: true,
    },
    { key: 'unit', title: '管理する部隊等', kind: 'text', value: (t) => t.unitName, exportOnly: true },
  ],
  filters: [
    { key: 'no', title: '登録番号', kind: 'text', hint: '下4桁、又は番号の一部' },
    {
      key: 'state',
      title: '状態',
      kind: 'choice',
      options: Object.entries(takeOut.states).map(([key, state]) => [key, state.label] as const),
    },
    { key: 'area', title: '区域', kind: 'choice', options: Object.entries(AREAS) },
    { key: 'overdue', title: '返す日', kind: 'choice', options: [['yes', '過ぎているものだけ']] },
    { key: 'unit', title: '部隊等', kind: 'choice', source: 'unit', standard: '見られるすべて' },
  ],
}
