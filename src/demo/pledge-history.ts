import { PLEDGE_TEXT } from '#directive/pledge-text.ts'
import { EVERYTHING, readAs } from '#kernel/db/database.ts'
import type { Product } from '#kernel/http/product.ts'
import type { Actor } from '#kernel/pure/actor.ts'
import { addDays, dayOf } from '#kernel/pure/day.ts'
import { loadActor } from '#features/organisation/actor-store.ts'
import { setUpRun } from '../set-up.ts'
import { markOf } from '#features/pledges/pledge/model.ts'
import { digestOf } from '#features/pledges/text/current.ts'
import { clock, workday } from './office.ts'
import { teller } from './storyteller.ts'

const TEXT = markOf({ version: 1, sha256: digestOf(PLEDGE_TEXT.paragraphs) })

/** Offices whose pledges are told, with whom nothing was heard from, who spoke up, and who handed in a paper. */
const OFFICES = [
  { key: 'js-c4-planning', missing: ['来栖 菜摘'], waiting: ['大友 桂'], declared: ['篠宮 匠'], paper: [] },
  { key: 'js-general-affairs', missing: ['鳴海 穂高'], waiting: [], declared: [], paper: ['甲斐 稔'] },
  { key: 'js-c4-operations', missing: ['都築 咲'], waiting: [], declared: [], paper: [] },
  { key: 'cyber-hq-2', missing: [], waiting: [], declared: [], paper: [] },
] as const

/** Who moved after having signed, and where to. */
const MOVED = { name: '雲野 櫂', from: 'js-planning', to: 'js-defense' }

const everybodyOf = (of: Product, unitId: string, day: string) =>
  readAs(of.db, { reach: EVERYTHING, personId: null }, async (tx) => {
    const rows = await tx
      .selectFrom('person')
      .select('id')
      .where('homeUnitId', '=', unitId)
      .where('kind', '=', 'staff')
      .orderBy('kana')
      .execute()
    const people: Actor[] = []
    for (const { id } of rows) {
      const actor = await loadActor(tx, id, day)
      if (actor?.authorities.some((a) => a.role === 'USER') === true) people.push(actor)
    }
    return people
  })

const postOf = (who: Actor) => who.posts[0]?.title ?? '係員'

/** 誓約書 of the sample offices: most accepted, one in each missing, one who spoke up, one on paper, one moved since. */
export const tellPledges = async (of: Product, say: (line: string) => void): Promise<void> => {
  say('見本の誓約書を作っています…')
  const t = teller(of)
  const today = dayOf(of.clock())
  const day = workday(addDays(today, -40))
  const sign = (who: Actor, on: string, hour: number) =>
    t.does(who, clock(on, hour), 'pledges.pledge', 'sign', null, { text: TEXT, postTitle: postOf(who), pledged: true })
  for (const { key, missing, waiting, declared, paper } of OFFICES) {
    const officer = await t.holder('UNIT', key, day)
    const is = (list: readonly string[], who: Actor) => list.includes(who.name)
    for (const who of await everybodyOf(of, await t.unitId(key), day)) {
      if (is(missing, who)) continue
      if (is(declared, who)) {
        const reason = '自宅の計算機に、以前に持ち帰った資料の写しが残っているかもしれない。確かめ方を相談したい。'
        await t.does(who, clock(workday(addDays(today, -6)), 9), 'pledges.declaration', 'declare', null, {
          what: 'unsure',
          reason,
        })
      } else if (is(paper, who)) {
        const input = { signedOn: day, postTitle: postOf(who), place: '総務課 書庫 誓約書つづり', original: true }
        await t.does(officer, clock(day, 15), 'pledges.pledge', 'record-paper', null, input, { person: who.personId })
      } else if (is(waiting, who)) await sign(who, workday(addDays(today, -2)), 11)
      else await t.does(officer, clock(day, 16), 'pledges.pledge', 'accept', await sign(who, day, 10))
    }
  }
  await tellMove(of, sign, day, today)
}

const tellMove = async (
  of: Product,
  sign: (who: Actor, on: string, hour: number) => Promise<string>,
  day: string,
  today: string,
) => {
  const t = teller(of)
  const people = await everybodyOf(of, await t.unitId(MOVED.from), day)
  const moved = people.find((who) => who.name === MOVED.name)
  if (!moved) throw new Error(`the sample organisation has no ${MOVED.name}`)
  const officer = await t.holder('UNIT', MOVED.from, day)
  await t.does(officer, clock(day, 16), 'pledges.pledge', 'accept', await sign(moved, day, 10))
  const on = workday(addDays(today, -3))
  const run = setUpRun(of, () => clock(on, 9))
  await run('organisation.person', 'transfer', moved.personId, {}, { homeUnitId: await t.unitId(MOVED.to), on })
}
