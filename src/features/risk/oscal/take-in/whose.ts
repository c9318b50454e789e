import type { Tx } from '#kernel/db/database.ts'
import { isId } from '#kernel/id.ts'
import { foldForSearch } from '#kernel/pure/normalise.ts'
import type { Exported } from '../exports.ts'
import type { Whose } from './lines.ts'
import { each, propOf, textOf, under, type Json } from '../read/json.ts'

const idsIn = (root: Json): readonly string[] =>
  [
    propOf(under(root, 'metadata'), 'system-id'),
    textOf(under(root, 'system-id'), 'id'),
    ...each(under(root, 'system-characteristics'), 'system-ids').map((id) => textOf(id, 'id')),
  ].filter((id) => id !== null)

export const titleOf = (document: Json, model: Exported): string =>
  textOf(under(under(document, model), 'metadata'), 'title') ?? ''

/** By the identity an export of ours carries, or, of a plan of others, by the system's name. */
export const whoseIs = async (
  tx: Tx,
  of: { document: Json; model: Exported; systemId: string; systemName: string },
): Promise<{ whose: Whose; system: string }> => {
  const root = under(of.document, of.model)
  const ids = idsIn(root)
  const name = textOf(under(root, 'system-characteristics'), 'system-name') ?? titleOf(of.document, of.model)
  if (ids.includes(of.systemId)) return { whose: 'own', system: of.systemName }
  const others = ids.filter(isId)
  const other =
    others.length === 0
      ? undefined
      : await tx.selectFrom('system').select('name').where('id', 'in', others).limit(1).executeTakeFirst()
  if (other) return { whose: 'elsewhere', system: other.name }
  return { whose: foldForSearch(name) === foldForSearch(of.systemName) ? 'named' : 'unknown', system: name }
}
