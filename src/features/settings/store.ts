import { sql } from 'kysely'
import type { Binding } from '#kernel/act/binding.ts'
import type { Tx } from '#kernel/db/database.ts'
import { provisionOf } from '#directive/rules.ts'
import { NOT_IN_DIRECTIVE, settingNumbered, settingOf, type Setting } from './definitions.ts'
import { settingProcess, type SettingCase } from './process.ts'
import { inForce, rangeText, valueText } from './value.ts'

const valueOf = async (tx: Tx, setting: Setting) => {
  const row = await tx.selectFrom('setting').select('value').where('key', '=', setting.key).executeTakeFirst()
  const value = inForce(setting, row?.value)
  return { setting, value, valueText: valueText(setting, value) }
}

/** The case of a setting that was changed before. Whoever asks waits for others who are beginning one. */
const caseOf = async (tx: Tx, setting: Setting): Promise<string | null> => {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`mamori.setting.${setting.key}`}, 0))`.execute(tx)
  const row = await tx
    .selectFrom('caseFile')
    .select('id')
    .where('process', '=', settingProcess.key)
    .where('number', '=', setting.number)
    .executeTakeFirst()
  return row?.id ?? null
}

export const settingBinding: Binding<SettingCase> = {
  process: settingProcess,
  openToAll: true,
  load: async (tx, id) => {
    const row = await tx
      .selectFrom('caseFile')
      .select(['id', 'state', 'version', 'number'])
      .where('id', '=', id)
      .executeTakeFirst()
    const setting = settingNumbered(row?.number ?? null)
    if (!row || !setting) return null
    const { state, version } = row
    return { id, state, version, ...(await valueOf(tx, setting)), existing: null }
  },
  draft: async (tx, id, from) => {
    const setting = settingOf(from['key'])
    if (!setting) return null
    const existing = await caseOf(tx, setting)
    return { id, state: '', version: 0, ...(await valueOf(tx, setting)), existing }
  },
  save: async (tx, after) => {
    const value = JSON.stringify(after.value)
    await tx
      .insertInto('setting')
      .values({ key: after.setting.key, value })
      .onConflict((conflict) => conflict.column('key').doUpdateSet({ value }))
      .execute()
  },
  facts: ({ setting, valueText: text }) => [
    ['今の値', text],
    ['既定の値', valueText(setting, setting.standard)],
    ['入れられる値', rangeText(setting)],
    ['何を決めるか', setting.governs],
    ['いつから効くか', setting.takesEffect],
    ['達の定め', `${NOT_IN_DIRECTIVE}（${setting.directive}）`],
    ...setting.rules.map((rule) => ['条項', provisionOf(rule), `/rules/${rule}`] as const),
    ['すべての設定', '台帳「設定」', '/registers/settings'],
  ],
}
