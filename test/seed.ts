import { Client, type PoolConfig } from 'pg'
import type { Actor } from '#kernel/pure/actor.ts'
import { GENERAL, PEOPLE, PLANNING, type TestUnit } from '#features/media/people-for-tests.ts'

const SINCE = '2024-04-01'

/** Units, and people in their posts, written by the owner: the ground acts stand on, without acts of its own. */
export const seedUnits = async (
  owner: PoolConfig,
  {
    units = [PLANNING, GENERAL],
    people = Object.values(PEOPLE),
  }: { units?: readonly TestUnit[]; people?: readonly Actor[] } = {},
): Promise<void> => {
  const client = new Client(owner)
  await client.connect()
  try {
    for (const unit of units)
      await client.query(
        `insert into unit (id, name, abbreviation, kind, starts_on, state) values ($1, $2, $3, 'section', $4, 'established')`,
        [unit.id, unit.name, unit.mark, SINCE],
      )
    for (const person of people) await seedPerson(client, person, units[0]?.id ?? PLANNING.id)
  } finally {
    await client.end()
  }
}

const seedPerson = async (client: Client, person: Actor, elsewhere: string) => {
  const [post] = person.posts
  await client.query(
    `insert into person (id, rank, name, kana, kind, home_unit_id, starts_on, state)
     values ($1, $2, $3, $3, 'staff', $4, $5, 'present')`,
    [person.personId, person.rank, person.name, post?.unitId ?? elsewhere, SINCE],
  )
  if (!post) return
  await client.query(`insert into post (id, unit_id, title, starts_on, state) values ($1, $2, $3, $4, 'established')`, [
    post.postId,
    post.unitId,
    post.title,
    SINCE,
  ])
  await client.query(
    `insert into incumbency (id, post_id, person_id, kind, starts_on, state) values (gen_random_uuid(), $1, $2, $3, $4, 'held')`,
    [post.postId, person.personId, post.kind, SINCE],
  )
}
