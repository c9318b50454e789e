import { z } from 'zod'
import { area, text } from '#kernel/pure/field.ts'
import { actsOf, gateOf, NEW, type CaseModel, type Process } from '#kernel/pure/process.ts'
import type { RuleNumber } from '#directive/rule.ts'
import { NOT_IN_DIRECTIVE, SETTINGS, type Setting, type SettingValue } from './definitions.ts'
import { inRange, rangeText, readValue, sameValue, valueText } from './value.ts'

/** One setting, from its first change on. */
export type SettingCase = CaseModel & {
  setting: Setting
  /** In force now. */
  value: SettingValue
  /** The same in words, so that the record shows what changed. */
  valueText: string
  /** The setting's case, where a new one is asked for although it has one. */
  existing: string | null
}

const RULES: readonly RuleNumber[] = [...new Set(SETTINGS.flatMap((s) => s.rules))]

const Change = z.object({
  value: text('新しい値', {
    max: 100,
    hint: '数字で入力する。いくつか並べるものは、小さい順に「、」で区切る（例 3、7、14）。語で選ぶものは、その語を入力する。',
  }),
  reason: area('理由', { max: 500, hint: '誰が、何に基づいて決めたか。' }),
})

const Restore = z.object({ reason: area('理由', { max: 500 }) })

const act = actsOf<SettingCase>()
// What a value may be is the product's own decision: no provision is cited for it.
const gate = gateOf<SettingCase>()

const asked = (model: SettingCase, input: { value: string }) => readValue(model.setting, input.value)

const notBegunTwice = gate<unknown>({
  code: 'setting-has-case',
  rules: [],
  title: 'この設定を変えるのが初めてである（2度目からは、その記録で変える）',
  holds: ({ model }) => (model.state === NEW ? model.existing === null : 'not-applicable'),
  why: ({ model }) => `「${model.setting.title}」は前に変えたことがあり、その記録が続いています。`,
  remedy: ({ model }) => ({ text: 'この設定の記録を開いて変える', href: `/cases/${model.existing ?? ''}` }),
})

const readable = gate<{ value: string }>({
  code: 'value-unreadable',
  rules: [],
  title: '値が、この設定の形の数字である',
  asks: 'value',
  holds: ({ model, input }) => asked(model, input) !== null,
  why: ({ model, input }) =>
    model.setting.kind === 'numbers'
      ? `「${input.value}」は、並べた数字として読めません。`
      : `「${input.value}」は、「${model.setting.title}」の値として読めません。入れられるのは${rangeText(model.setting)}です。`,
  remedy: ({ model }) => ({ text: `今の値は${model.valueText}です。同じ形で入力してください。` }),
})

const withinRange = gate<{ value: string }>({
  code: 'value-out-of-range',
  rules: [],
  title: '値が、入れられる範囲にある',
  asks: 'value',
  holds: ({ model, input }) => {
    const value = asked(model, input)
    return value === null ? 'not-applicable' : inRange(model.setting, value)
  },
  why: ({ model }) => `「${model.setting.title}」に入れられるのは、${rangeText(model.setting)}です。`,
})

const different = gate<{ value: string }>({
  code: 'value-unchanged',
  rules: [],
  title: '値が、今の値と違う',
  asks: 'value',
  holds: ({ model, input }) => {
    const value = asked(model, input)
    return value === null ? 'not-applicable' : !sameValue(value, model.value)
  },
  why: ({ model }) => `今の値も${model.valueText}です。`,
})

const notStandard = gate<unknown>({
  code: 'value-is-standard',
  rules: [],
  title: '今の値が、既定の値と違う',
  holds: ({ model }) => !sameValue(model.value, model.setting.standard),
  why: ({ model }) => `今の値は、既定の${model.valueText}です。`,
})

const having = (model: SettingCase, value: SettingValue): SettingCase => ({
  ...model,
  value,
  valueText: valueText(model.setting, value),
})

const standardText = ({ setting }: SettingCase) => valueText(setting, setting.standard)

/** 設定: what the directive leaves open, changed by the people who manage the system and kept in the record. */
export const settingProcess: Process<SettingCase> = {
  key: 'settings.value',
  title: '設定の変更',
  provision: '達に定めなし',
  rules: RULES,
  lanes: { administrator: { title: 'システム管理者', role: 'ADMIN' } },
  states: {
    standard: { label: '既定の値', tone: 'ok' },
    changed: { label: '既定から変更', tone: 'use' },
  },
  acts: {
    change: act({
      title: '設定を変える',
      by: 'administrator',
      from: [NEW, 'standard', 'changed'],
      to: ({ model, input }) =>
        sameValue(asked(model, input) ?? model.value, model.setting.standard) ? 'standard' : 'changed',
      rules: RULES,
      input: Change,
      gates: [notBegunTwice, readable, withinRange, different],
      help: (model) =>
        `「${model.setting.title}」：今の値は${model.valueText}、既定は${standardText(model)}。入れられるのは${rangeText(model.setting)}。${NOT_IN_DIRECTIVE}です（${model.setting.directive}）。いつから効くか：${model.setting.takesEffect}`,
      tells: ({ model, input }) => {
        const value = asked(model, input) ?? model.value
        return `「${model.setting.title}」を${model.valueText}から${valueText(model.setting, value)}に変えた（${input.reason}）`
      },
      apply: ({ model, input }) => having(model, asked(model, input) ?? model.value),
    }),
    'restore-default': act({
      title: '既定の値に戻す',
      by: 'administrator',
      from: ['standard', 'changed'],
      to: 'standard',
      rules: RULES,
      input: Restore,
      gates: [notStandard],
      help: (model) => `「${model.setting.title}」を、${model.valueText}から既定の${standardText(model)}に戻します。`,
      tells: ({ model, input }) =>
        `「${model.setting.title}」を${model.valueText}から既定の${standardText(model)}に戻した（${input.reason}）`,
      apply: ({ model }) => having(model, model.setting.standard),
    }),
  },
  figure: [],
  summary: ({ setting }) => ({
    title: setting.title,
    number: setting.number,
    unitId: null,
    words: ['設定', setting.key],
  }),
}
