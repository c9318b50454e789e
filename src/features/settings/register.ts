import { provisionOf } from '#directive/rules.ts'
import { clockText } from '#kernel/pure/clock-text.ts'
import { stateWords } from '#kernel/pure/process.ts'
import type { Register } from '#kernel/pure/register.ts'
import { NOT_IN_DIRECTIVE, type Setting, type SettingValue } from './definitions.ts'
import { settingProcess } from './process.ts'
import { rangeText, sameValue, valueText } from './value.ts'

/** A setting with the value in force and who changed it last; without a case it was never changed by an act. */
export type SettingRow = {
  setting: Setting
  value: SettingValue
  caseId: string | null
  changedAt: Date | null
  /** Post, rank and name as they were. */
  changedBy: string | null
}

const stateOf = ({ setting, value }: SettingRow) => (sameValue(value, setting.standard) ? 'standard' : 'changed')

/** 設定: every value the directive leaves open, with what holds today. */
export const settingRegister: Register<SettingRow> = {
  key: 'settings',
  title: '設定',
  provision: '達に定めなし',
  rules: settingProcess.rules,
  columns: [
    { key: 'title', title: '設定', kind: 'text', value: (r) => r.setting.title },
    {
      key: 'state',
      title: '状態',
      kind: 'text',
      value: (r) => settingProcess.states[stateOf(r)]?.label ?? '',
      codes: stateWords(settingProcess),
    },
    { key: 'value', title: '今の値', kind: 'text', value: (r) => valueText(r.setting, r.value) },
    { key: 'standard', title: '既定の値', kind: 'text', value: (r) => valueText(r.setting, r.setting.standard) },
    { key: 'governs', title: '何を決めるか', kind: 'text', value: (r) => r.setting.governs },
    {
      key: 'directive',
      title: '達の定め',
      kind: 'text',
      value: (r) => `${NOT_IN_DIRECTIVE}（${r.setting.directive}）`,
    },
    {
      key: 'changedAt',
      title: '最後の変更',
      kind: 'moment',
      value: (r) => r.changedAt?.toISOString() ?? null,
      shown: (r) => (r.changedAt === null ? '―' : clockText(r.changedAt)),
    },
    { key: 'changedBy', title: '変えた人', kind: 'text', value: (r) => r.changedBy },
    {
      key: 'rules',
      title: '条項',
      kind: 'text',
      value: (r) => r.setting.rules.map(provisionOf).join('、') || null,
      exportOnly: true,
    },
    { key: 'range', title: '入れられる値', kind: 'text', value: (r) => rangeText(r.setting), exportOnly: true },
    {
      key: 'takesEffect',
      title: 'いつから効くか',
      kind: 'text',
      value: (r) => r.setting.takesEffect,
      exportOnly: true,
    },
    { key: 'number', title: '番号', kind: 'code', value: (r) => r.setting.number, exportOnly: true },
    { key: 'key', title: 'プログラムでの名', kind: 'code', value: (r) => r.setting.key, exportOnly: true },
  ],
  filters: [
    {
      key: 'state',
      title: '状態',
      kind: 'choice',
      standard: 'すべて',
      options: Object.entries(settingProcess.states).map(([name, state]) => [name, state.label]),
    },
  ],
}

/** Does the row answer the chosen state? An unknown state asks for nothing. */
export const answers = (row: SettingRow, state: string | undefined): boolean =>
  state === undefined || !Object.hasOwn(settingProcess.states, state) || stateOf(row) === state
