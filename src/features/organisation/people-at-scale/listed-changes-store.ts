import type { Tx } from '#kernel/db/database.ts'
import { clockText } from '#kernel/pure/clock-text.ts'
import { differencesOfOne, unitNames } from './differences-store.ts'
import { changedFields, unitsNamed } from './facts-words.ts'
import type { ListedChange } from './model.ts'
import { DIFFERENCE_KINDS } from './words.ts'

/** What lists changed of one person, in words for the person's own page; each line leads to the act that did it. */
export const listedChanges = async (tx: Tx, subjectId: string): Promise<readonly ListedChange[]> => {
  const rows = await differencesOfOne(tx, subjectId)
  const units = await unitNames(tx, unitsNamed(rows))
  return rows.map(({ importId, kind, at, before, after }) => ({
    importId,
    title: `名簿の取込み：${DIFFERENCE_KINDS[kind]}`,
    at: clockText(at),
    changes: changedFields(before, after, units)
      .map((field) => `${field.title}　${field.before === null ? '' : `${field.before} → `}${field.after}`)
      .join('、'),
  }))
}
