import type { Binding } from '#kernel/act/binding.ts'
import type { Tx } from '#kernel/db/database.ts'
import { isId } from '#kernel/id.ts'
import { addMonths, dayOf, type Day } from '#kernel/pure/day.ts'
import { wareki } from '#kernel/pure/wareki.ts'
import { slotInForce } from '../../documents/slots.ts'
import { systemNamed } from '../units.ts'
import type { Frequency } from './model.ts'
import { frequency } from './process.ts'

const textInForce = async (tx: Tx, today: Day): Promise<string | null> => {
  const text = await slotInForce(tx, 'vulnerability-inspection-frequency', today)
  return text && (text.number === null ? text.title : `${text.title}（${text.number}）`)
}

const setFor = async (tx: Tx, systemId: string) =>
  (
    await tx
      .selectFrom('inspectionFrequency')
      .select('id')
      .where('systemId', '=', systemId)
      .where('state', '=', 'set')
      .executeTakeFirst()
  )?.id ?? null

export const frequencyBinding = (clock: () => Date): Binding<Frequency> => ({
  process: frequency,
  load: async (tx, id) => {
    const row = await tx
      .selectFrom('inspectionFrequency as f')
      .innerJoin('caseFile as c', 'c.id', 'f.id')
      .innerJoin('system as s', 's.id', 'f.systemId')
      .selectAll('f')
      .select(['c.version', 's.name as systemName'])
      .where('f.id', '=', id)
      .executeTakeFirst()
    return row ? { ...row, taken: null, text: await textInForce(tx, dayOf(clock())) } : null
  },
  draft: async (tx, id, from) => {
    const systemId = from['system'] ?? ''
    const system = isId(systemId) ? await systemNamed(tx, systemId) : undefined
    if (!system) return null
    return {
      id,
      state: '',
      version: 0,
      systemId,
      systemName: system.name,
      months: 12,
      basis: '',
      setOn: '',
      setBy: '',
      taken: await setFor(tx, systemId),
      text: await textInForce(tx, dayOf(clock())),
    }
  },
  save: async (tx, after, before) => {
    const { id, systemId, state, months, basis, setOn, setBy } = after
    const row = { systemId, state, months, basis, setOn, setBy }
    if (before === null)
      await tx
        .insertInto('inspectionFrequency')
        .values({ id, ...row })
        .execute()
    else await tx.updateTable('inspectionFrequency').set(row).where('id', '=', id).execute()
  },
  initial: (m, act) => {
    if (act === 'set') return { months: '12', ...(m.text === null ? {} : { basis: m.text }) }
    return act === 'change' ? { months: String(m.months), basis: m.basis } : {}
  },
  facts: (m) => [
    ['情報システム', m.systemName],
    ['頻度の定め', m.text ?? '登録なし（別に定めるとされる頻度が、登録されていない）'],
    ...(m.setBy === ''
      ? []
      : ([
          ['間隔', `${m.months}か月に一度`],
          ['根拠', m.basis],
          ['定めた人', `${m.setBy}　${wareki(m.setOn)}`],
          ['検査をしていないときの最初の期日', wareki(addMonths(m.setOn, m.months))],
        ] as const)),
  ],
})
