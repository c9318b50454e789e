import type { Binding } from '#kernel/act/binding.ts'
import { dayOf } from '#kernel/pure/day.ts'
import { wareki } from '#kernel/pure/wareki.ts'
import { belongingOf } from '../belonging-store.ts'
import { openDeclarations } from '../pledge/store.ts'
import { WHAT, type Declaration } from './model.ts'
import { declaration } from './process.ts'

export const declarationBinding = (clock: () => Date): Binding<Declaration> => ({
  process: declaration,
  load: async (tx, id) => {
    const row = await tx
      .selectFrom('pledgeDeclaration as d')
      .innerJoin('caseFile as c', 'c.id', 'd.id')
      .innerJoin('unit as u', 'u.id', 'd.unitId')
      .selectAll('d')
      .select(['c.version', 'u.name as unitName'])
      .where('d.id', '=', id)
      .executeTakeFirst()
    return row ? { ...row, what: row.what as Declaration['what'], staff: true, others: [] } : null
  },
  draft: async (tx, id, from, actor) => {
    const today = dayOf(clock())
    const of = await belongingOf(tx, from['person'] ?? actor.personId, today)
    if (!of) return null
    return {
      id,
      state: '',
      version: 0,
      personId: of.personId,
      personName: `${of.rank} ${of.name}`.trim(),
      staff: of.staff,
      unitId: of.unitId,
      unitName: of.unitName,
      homeUnitId: of.homeUnitId,
      what: 'other',
      reason: '',
      declaredOn: today,
      measure: null,
      measuredOn: null,
      measuredBy: null,
      others: await openDeclarations(tx, of.personId),
    }
  },
  save: async (tx, after, before) => {
    const { id, state, personId, personName, unitId, homeUnitId, what, reason, declaredOn } = after
    const { measure, measuredOn, measuredBy } = after
    const row = { state, reason, measure, measuredOn, measuredBy }
    if (before === null)
      await tx
        .insertInto('pledgeDeclaration')
        .values({ id, personId, personName, unitId, homeUnitId, what, declaredOn, ...row })
        .execute()
    else await tx.updateTable('pledgeDeclaration').set(row).where('id', '=', id).execute()
  },
  facts: (m) => [
    ['氏名', m.personName],
    ['部隊等', m.unitName],
    ['見られる人', '本人、部隊等情報保証責任者、情報保証責任者と監査の側'],
    ...(m.reason === ''
      ? []
      : ([
          ['申出の日', wareki(m.declaredOn)],
          ['申し出たこと', WHAT[m.what]],
          ['事情', m.reason],
        ] as const)),
    ...(m.measure === null
      ? []
      : ([
          ['措置', m.measure],
          ['措置した人', `${wareki(m.measuredOn ?? m.declaredOn)}　${m.measuredBy ?? ''}`],
        ] as const)),
  ],
  begins: (m) =>
    m.state === 'declared' || m.state === 'handled' ? [{ href: '/pledge', label: '誓約書の画面へ' }] : [],
})
