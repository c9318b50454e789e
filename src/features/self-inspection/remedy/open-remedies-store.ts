import { sql } from 'kysely'
import { wareki } from '#kernel/pure/wareki.ts'
import type { OpenQuery } from '#kernel/open-things.ts'

type Row = { id: string; ownerId: string; title: string; dueOn: string }

/** 是正項目 a person is to mend: they stay on the person until the responsible officer names somebody else (R033). */
export const openRemedies: OpenQuery = async (tx, { people }) => {
  if (people.length === 0) return []
  const { rows } = await sql<Row>`select id, owner_id, title, due_on from self_inspection_remedy
    where owner_id = any (${[...people]}::uuid[]) and state = 'open' order by due_on, id`.execute(tx)
  return rows.map(({ id, ownerId, title, dueOn }) => ({
    key: `remedy:${id}`,
    personId: ownerId,
    group: '自己点検の是正',
    label: title,
    detail: `${wareki(dueOn)}まで`,
    href: `/cases/${id}`,
    caseId: id,
    bound: 'person',
    why: '責任者が、担当者を替えるか、是正を終えさせてください。',
    rule: 'R033',
    handOver: null,
  }))
}
