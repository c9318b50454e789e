import { Client } from 'pg'
import { expect, test } from 'vitest'
import { freshDatabase } from '../../../test/database.ts'
import { READS_UNNAMED } from './together.ts'

test('every function of ours that a statement may call, and that reads tables, is known as one', async () => {
  const database = await freshDatabase()
  const owner = new Client(database.owner)
  await owner.connect()
  try {
    const { rows } = await owner.query<{ name: string }>(
      `select p.proname as name from pg_proc p
       where p.pronamespace = 'public'::regnamespace and p.provolatile <> 'i' and p.prorettype <> 'trigger'::regtype
         and has_function_privilege('mamori_app', p.oid, 'execute')
         and not exists (select from pg_depend d where d.objid = p.oid and d.deptype = 'e')
       order by p.proname`,
    )
    expect(rows.map((r) => r.name)).toEqual(READS_UNNAMED)
  } finally {
    await owner.end()
    await database.drop()
  }
})
