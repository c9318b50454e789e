import { randomUUID } from 'node:crypto'
import { openingAct } from '../src/features/media/desk/actions.ts'
import { begun, scansOf } from './counting.ts'
import type { House } from './house.ts'
import { floorOf, measured, print, type Figure } from './measure.ts'

const BATCH = 100

const USE = {
  area: 'own',
  place: '執務室',
  purpose: '測定',
  virusCheck: 'clean',
  encryptionSet: 'not-system-data',
}

/** The least that keeps a scan: its row and the line of the basket, a hundred of each in one transaction. */
const floor = async (house: House, desk: string, ids: readonly string[]) => {
  await house.owner.query(`create table if not exists bench_scan (like desk_scan including all);
    create table if not exists bench_item (like desk_item including all)`)
  return floorOf(house, 40, async (nth) => {
    const scans = ids.map(() => randomUUID())
    await house.owner.query('begin')
    await house.owner.query({
      name: 'floor-scan',
      text: `insert into bench_scan (id, desk_id, unit_id, person_id, person_name, code, at, received_at, way, found, medium_id)
        select s.id, d.id, d.unit_id, d.person_id, d.person_name, 'X', now(), now(), 'scanner', 'medium', s.medium
        from desk d, unnest($2::uuid[], $3::uuid[]) s(id, medium) where d.id = $1`,
      values: [desk, scans, ids],
    })
    await house.owner.query({
      name: 'floor-item',
      text: `insert into bench_item (desk_id, medium_id, unit_id, scan_id, state, process, act, judged_at)
        select $4::uuid, s.medium, d.unit_id, s.id, 'ready', 'media.medium', 'begin-use', now()
        from desk d, unnest($2::uuid[], $3::uuid[]) s(id, medium) where d.id = $1`,
      values: [desk, scans, ids, randomUUID()],
    })
    await house.owner.query(nth < 0 ? 'rollback' : 'commit')
  })
}

/** Scans at a desk, a hundred a request as the browser's box sends them: from the request to the commit, for one scan. */
export const scan = async (house: House): Promise<readonly Figure[]> => {
  const member = await house.as('指揮通信システム運用課長')
  const { rows: media } = await house.owner.query<{ id: string; code: string }>(
    `select id, code from medium where unit_id = bench_home() and state = 'kept' and number ~ '業-[0-9]{7}$'
     order by number desc limit 2000`,
  )
  const desk = await begun(member, 'media.desk', openingAct('begin-use'), USE)
  const least = await floor(
    house,
    desk,
    media.slice(0, BATCH).map((m) => m.id),
  )
  const send = (nth: number) =>
    scansOf(member, `/desk/${desk}/scans`, BATCH, (at) => media[(nth * BATCH + at) % media.length]?.code ?? '')
  const figure = await measured(house, 'scan: one of a hundred at a desk', 20, send, { warm: 3, per: BATCH })
  return [print(figure, { cpuMs: least.cpuMs / BATCH, ms: least.ms / BATCH })]
}
