import type { Binding } from '#kernel/act/binding.ts'
import type { Tx } from '#kernel/db/database.ts'
import { wareki } from '#kernel/pure/wareki.ts'
import type { TextRevision } from './model.ts'
import { textOf } from './current.ts'
import { pledgeText } from './process.ts'

/** The last wording recorded, whether or not its day has come. */
const lastBefore = async (tx: Tx, below: number | null) => {
  const row = await tx
    .selectFrom('pledgeText')
    .select(['version', 'paragraphs', 'effectiveOn'])
    .where('state', '=', 'set')
    .$if(below !== null, (q) => q.where('version', '<', below ?? 0))
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row ?? textOf(tx, 1)
}

const lastVersion = async (tx: Tx): Promise<number> =>
  (
    await tx
      .selectFrom('pledgeText')
      .select((e) => e.fn.max('version').as('version'))
      .executeTakeFirst()
  )?.version ?? 1

export const textBinding: Binding<TextRevision> = {
  process: pledgeText,
  openToAll: true,
  load: async (tx, id) => {
    const row = await tx
      .selectFrom('pledgeText as t')
      .innerJoin('caseFile as c', 'c.id', 't.id')
      .select(['t.id', 't.state', 't.paragraphs', 't.effectiveOn', 't.basis', 't.version as textVersion', 'c.version'])
      .where('t.id', '=', id)
      .executeTakeFirst()
    return row ? { ...row, before: await lastBefore(tx, row.textVersion) } : null
  },
  draft: async (tx, id) => ({
    id,
    state: '',
    version: 0,
    textVersion: (await lastVersion(tx)) + 1,
    paragraphs: [],
    effectiveOn: '',
    basis: '',
    before: await lastBefore(tx, null),
  }),
  save: async (tx, after, before) => {
    const { id, state, textVersion, paragraphs, effectiveOn, basis } = after
    if (before === null)
      await tx
        .insertInto('pledgeText')
        .values({ id, state, version: textVersion, paragraphs: [...paragraphs], effectiveOn, basis })
        .execute()
    else await tx.updateTable('pledgeText').set({ state }).where('id', '=', id).execute()
  },
  initial: (m, act) => (act === 'revise' ? { wording: m.before.paragraphs.join('\n') } : {}),
  facts: (m) => [
    ['前の文言', m.before.paragraphs.join('')],
    ...(m.effectiveOn === ''
      ? []
      : ([
          ['文言', m.paragraphs.join('')],
          ['効力を生ずる日', wareki(m.effectiveOn)],
          ['根拠', m.basis],
        ] as const)),
  ],
}
