import type { Binding } from '#kernel/act/binding.ts'
import type { Tx } from '#kernel/db/database.ts'
import { isId } from '#kernel/id.ts'
import { wareki } from '#kernel/pure/wareki.ts'
import { systemNamed } from '../units.ts'
import type { Improvement } from './model.ts'
import { improvement } from './process.ts'

const load = (tx: Tx, id: string): Promise<Improvement | undefined> =>
  tx
    .selectFrom('improvement as i')
    .innerJoin('caseFile as c', 'c.id', 'i.id')
    .innerJoin('system as s', 's.id', 'i.systemId')
    .selectAll('i')
    .select(['c.version', 's.name as systemName'])
    .where('i.id', '=', id)
    .executeTakeFirst()

/** From a cycle, or from a system alone: 必要に応じて, so also between two years' analyses. */
const subjectOf = async (tx: Tx, from: Readonly<Record<string, string>>) => {
  const { cycle = '', system = '' } = from
  const found = isId(cycle)
    ? await tx.selectFrom('riskCycle').select(['id', 'systemId']).where('id', '=', cycle).executeTakeFirst()
    : undefined
  const systemId = found?.systemId ?? system
  const named = isId(systemId) ? await systemNamed(tx, systemId) : undefined
  return named ? { systemId, systemName: named.name, cycleId: found?.id ?? null } : null
}

export const improvementBinding: Binding<Improvement> = {
  process: improvement,
  load: async (tx, id) => (await load(tx, id)) ?? null,
  draft: async (tx, id, from) => {
    const subject = await subjectOf(tx, from)
    if (!subject) return null
    return {
      id,
      state: '',
      version: 0,
      ...subject,
      subject: '',
      instruction: '',
      dueOn: null,
      givenOn: '',
      givenBy: '',
      answer: null,
      answeredId: null,
      answeredBy: null,
      answeredOn: null,
      rounds: 1,
      againReason: null,
      confirmedBy: null,
      confirmedOn: null,
    }
  },
  save: async (tx, after, before) => {
    const { id, systemName: _, version: __, ...row } = after
    if (before === null)
      await tx
        .insertInto('improvement')
        .values({ id, ...row })
        .execute()
    else await tx.updateTable('improvement').set(row).where('id', '=', id).execute()
  },
  facts: (m) => [
    ['情報システム', m.systemName],
    ...(m.cycleId === null ? [] : ([['リスク分析・評価', '開く', `/cases/${m.cycleId}`]] as const)),
    ...(m.givenBy === ''
      ? []
      : ([
          ['指示', `${m.givenBy}　${wareki(m.givenOn)}`],
          ['内容', m.instruction],
        ] as const)),
    ...(m.dueOn === null ? [] : ([['回答を求める日', wareki(m.dueOn)]] as const)),
    ...(m.againReason === null ? [] : ([[`${m.rounds}回目の指示`, m.againReason]] as const)),
    ...(m.answer === null ? [] : ([['回答', `${m.answer}（${m.answeredBy ?? ''}）`]] as const)),
    ...(m.confirmedBy === null ? [] : ([['確認', `${m.confirmedBy}　${wareki(m.confirmedOn ?? '')}`]] as const)),
  ],
}
