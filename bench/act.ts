import { randomUUID } from 'node:crypto'
import type { House, Visitor } from './house.ts'
import { floorOf, measured, print, type Figure } from './measure.ts'

const N = 200

const USE = {
  area: 'own',
  place: '執務室',
  purpose: '測定',
  virusCheck: 'clean',
  encryptionSet: 'not-system-data',
}

const acted = async (visitor: Visitor, caseId: string, act: string, input: unknown): Promise<number> => {
  const answer = await visitor.post(`/api/cases/${caseId}/acts/${act}`, { requestKey: randomUUID(), input })
  const text = await answer.text()
  if (answer.status !== 200 && answer.status !== 201) throw new Error(`${act} answered ${answer.status}: ${text}`)
  return text.length
}

/** The least an act can be: lock, read, change, write a record, commit. */
const floor = (house: House, ids: readonly string[]) =>
  floorOf(house, N, async (nth) => {
    const id = ids[nth % ids.length]
    await house.owner.query('begin')
    await house.owner.query({
      name: 'floor-lock',
      text: 'select * from medium where id = $1 for update',
      values: [id],
    })
    await house.owner.query({
      name: 'floor-change',
      text: 'update medium set note = $2 where id = $1',
      values: [id, `測定${nth}`],
    })
    await house.owner.query({
      name: 'floor-record',
      text: `insert into bench_record (id, case_id, at, what) values ($1, $2, now(), $3)`,
      values: [randomUUID(), id, { act: 'begin-use', input: USE }],
    })
    await house.owner.query('commit')
  })

/** An act by the JSON API, from the request to the commit: taking a medium out for use, and laying it back. */
export const act = async (house: House): Promise<readonly Figure[]> => {
  await house.owner.query(
    'create table if not exists bench_record (id uuid primary key, case_id uuid, at timestamptz, what jsonb)',
  )
  const { rows } = await house.owner.query<{ id: string }>(
    `select m.id from medium m join case_file c on c.id = m.id
     where m.unit_id = bench_home() and m.state = 'kept' and m.number ~ '業-[0-9]{7}$' order by m.number limit ${N + 40}`,
  )
  const ids = rows.map((r) => r.id)
  const least = await floor(house, ids)
  const { rows: places } = await house.owner.query<{ id: string }>(
    'select id from storage_place where unit_id = bench_home() and withdrawn_on is null limit 1',
  )
  const member = await house.as('指揮通信システム運用課長')
  const take = (nth: number) => acted(member, ids[nth % ids.length] ?? '', 'begin-use', USE)
  const lay = (nth: number) => acted(member, ids[nth % ids.length] ?? '', 'return-use', { placeId: places[0]?.id })
  const many = Math.min(N, ids.length - 30)
  return [
    print(await measured(house, 'act: take out for use', many, take), least),
    print(await measured(house, 'act: lay back', many, lay), least),
  ]
}
