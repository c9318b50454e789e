import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { act } from '#kernel/act/act.ts'
import { widen, writeAs } from '#kernel/db/database.ts'
import { Fault, notFound } from '#kernel/http/fault.ts'
import { formOf, param, queryOf, read, type Route, type SignedVisit } from '#kernel/http/route.ts'
import { isId, newId } from '#kernel/id.ts'
import { frame } from '#kernel/pages/frame.tsx'
import { noteRefusal } from '#kernel/security-events.ts'
import { scannedAt } from '../scanned-at.ts'
import { recordScans, recordUnregistered, type Recorded, type Scan } from './count/scans-store.ts'
import { readBatch, answerTo } from './count/exchange.ts'
import { askedOf } from './finding/store.ts'
import { CountPage } from './pages/count-page.tsx'
import { HeldPage, type HeldProps } from './pages/held-page.tsx'
import { OverviewPage } from './pages/overview-page.tsx'
import { countingOf, headOf, overviewOf, type Head } from './pages/reading-store.ts'
import { signableOf, tallyOf } from './tally-store.ts'

const CLOSED = 'この棚卸は、今は読取りを受け付けていません。数え終えたか、中止されたか、見られない記録です。'
const NOT_COUNTER = 'この棚卸で数える者に指名されていません。部隊等情報保証責任者に依頼してください。'

const idOf = (visit: SignedVisit): string => {
  const id = param(visit, 'id')
  if (!isId(id)) throw notFound()
  return id
}

const crumbs = (head: Head, last?: string) => [
  { text: '台帳', href: '/registers' },
  { text: '棚卸簿', href: '/registers/stocktakes' },
  ...(last === undefined
    ? [{ text: head.number }]
    : [{ text: head.number, href: `/stocktakes/${head.id}` }, { text: last }]),
]

const overview = async (visit: SignedVisit) => {
  const id = idOf(visit)
  const wanted = queryOf(visit)['verify'] === '1'
  const found = await read(visit, async (tx) => {
    const head = await headOf(tx, id)
    if (!head) throw notFound()
    const { rows } = await sql`select 1 from stocktake_counter
      where stocktake_id = ${id}::uuid and person_id = ${visit.actor.personId}::uuid and active`.execute(tx)
    return {
      head,
      overview: await overviewOf(tx, head),
      counts: rows.length > 0,
      asked: (await askedOf(tx, id, visit.actor.personId)).length,
      verified: wanted && head.digest !== null ? (await signableOf(tx, id)).digest : null,
    }
  })
  return visit.c.html(
    frame(visit, {
      title: `棚卸 ${found.head.number}`,
      heading: `${found.head.unitName}の棚卸　${found.head.number}`,
      under: '/registers',
      crumbs: crumbs(found.head),
      children: <OverviewPage {...found} />,
    }),
  )
}

const countPage = async (visit: SignedVisit, problem: string | null = null) => {
  const id = idOf(visit)
  const { head, counting } = await read(visit, async (tx) => {
    const found = await headOf(tx, id)
    if (!found) throw notFound()
    return { head: found, counting: await countingOf(tx, found, visit.actor.personId) }
  })
  if (head.state !== 'counting') return visit.c.redirect(`/stocktakes/${id}`, 303)
  if (!counting) throw new Fault(403, NOT_COUNTER)
  return visit.c.html(
    frame(visit, {
      title: `数える　${head.number}`,
      heading: '媒体を数える',
      under: '/registers',
      crumbs: crumbs(head, '数える'),
      modules: ['scan.js'],
      children: (
        <CountPage
          head={head}
          counting={counting}
          personId={visit.actor.personId}
          problem={problem}
          asset={visit.product.asset}
        />
      ),
    }),
    problem === null ? 200 : 422,
  )
}

const record = (visit: SignedVisit, scans: readonly Scan[]): Promise<Recorded> =>
  writeAs(visit.product.db, visit.actor, (tx) =>
    recordScans(tx, { stocktakeId: idOf(visit), actor: visit.actor, scans, now: visit.at, widen }),
  )

const backToCount = (visit: SignedVisit, recorded: Recorded) => {
  if (recorded.kind === 'closed') throw new Fault(409, CLOSED)
  if (recorded.kind === 'not-counter') throw new Fault(403, NOT_COUNTER)
  return visit.c.redirect(`/stocktakes/${idOf(visit)}/count`, 303)
}

/** One code from the plain form. */
const scanOne = async (visit: SignedVisit) => {
  const { code } = await formOf(visit)
  if (typeof code !== 'string' || code.trim() === '') return countPage(visit, '番号が入力されていません。')
  if (code.length > 200) return countPage(visit, '番号は200文字までです。')
  return backToCount(
    visit,
    await record(visit, [{ id: newId(visit.at), code: code.trim(), at: visit.at, way: 'form' }]),
  )
}

/** A batch from the browser's outbox, or from another program. */
const scanMany = async (visit: SignedVisit) => {
  const body: unknown = await visit.c.req.json().catch(() => null)
  const scans = readBatch(body)
  if (scans === null) return visit.c.json({ sentence: '読取りの形が正しくありません。' }, 400)
  const recorded = await record(
    visit,
    scans.map((scan) => ({ ...scan, at: scannedAt(scan.at, visit.at) })),
  )
  if (recorded.kind !== 'done')
    return visit.c.json({ sentence: recorded.kind === 'closed' ? CLOSED : NOT_COUNTER }, 422)
  const tally = await read(visit, (tx) => tallyOf(tx, idOf(visit)))
  return visit.c.json(answerTo(recorded.answers, tally))
}

const unregistered = async (visit: SignedVisit) => {
  const { thing } = await formOf(visit)
  if (typeof thing !== 'string' || thing.trim() === '' || thing.length > 200)
    return countPage(visit, 'どんな物かを、200文字までで書いてください。')
  const given = { stocktakeId: idOf(visit), actor: visit.actor, id: newId(visit.at), text: thing.trim(), now: visit.at }
  return backToCount(visit, await writeAs(visit.product.db, visit.actor, (tx) => recordUnregistered(tx, given)))
}

const heldPage = async (
  visit: SignedVisit,
  given: Partial<Pick<HeldProps, 'typed' | 'refusals' | 'requestKey'>> = {},
) => {
  const id = idOf(visit)
  const { head, items } = await read(visit, async (tx) => {
    const found = await headOf(tx, id)
    if (!found) throw notFound()
    return { head: found, items: found.state === 'counting' ? await askedOf(tx, id, visit.actor.personId) : [] }
  })
  const refusals = given.refusals ?? []
  return visit.c.html(
    frame(visit, {
      title: `手元の確認　${head.number}`,
      heading: '手元の確認',
      under: '/',
      crumbs: crumbs(head, '手元の確認'),
      children: (
        <HeldPage
          head={head}
          items={items}
          typed={given.typed ?? {}}
          refusals={refusals}
          requestKey={given.requestKey ?? randomUUID()}
          said={queryOf(visit)['done'] === undefined ? null : '答えを記録しました。'}
        />
      ),
    }),
    refusals.length === 0 ? 200 : 409,
  )
}

const answered = (typed: Readonly<Record<string, string | string[]>>, value: string): string[] =>
  Object.entries(typed).flatMap(([k, v]) => (k.startsWith('m-') && v === value ? [k.slice(2)] : []))

const answerHeld = async (visit: SignedVisit) => {
  const typed = await formOf(visit)
  const requestKey = typeof typed['_key'] === 'string' ? typed['_key'] : randomUUID()
  const command = { process: 'media.stocktake-finding', act: 'answer', caseId: null }
  const outcome = await act(visit.product.db, visit.product.bindings, {
    ...command,
    from: { stocktake: idOf(visit), of: 'holder' },
    input: { have: answered(typed, 'have'), lack: answered(typed, 'lack'), reason: typed['reason'] ?? '' },
    actor: visit.actor,
    at: visit.at,
    requestKey,
  })
  if (outcome.kind === 'done') return visit.c.redirect(`/stocktakes/${idOf(visit)}/held?done=${outcome.entryId}`, 303)
  if (outcome.kind === 'absent') throw notFound()
  const refusals =
    outcome.kind === 'refused'
      ? outcome.refusals
      : Object.values(outcome.fields).map((sentence) => ({ code: 'invalid', rules: [], sentence }))
  if (outcome.kind === 'refused')
    await noteRefusal(visit.product.db, visit.actor, {
      processKey: command.process,
      actKey: command.act,
      caseId: null,
      refusals: outcome.refusals,
      at: visit.at,
    })
  return heldPage(visit, { typed, refusals, requestKey })
}

/** Pages of 棚卸 that are more than its case: how far it is, the counting itself, and the holder's question. */
export const stocktakeRoutes: readonly Route[] = [
  { method: 'GET', path: '/stocktakes/:id', who: 'signed-in', handle: overview },
  { method: 'GET', path: '/stocktakes/:id/count', who: 'signed-in', handle: (visit) => countPage(visit) },
  { method: 'POST', path: '/stocktakes/:id/scan', who: 'signed-in', handle: scanOne },
  { method: 'POST', path: '/stocktakes/:id/scans', who: 'signed-in', handle: scanMany },
  { method: 'POST', path: '/stocktakes/:id/unregistered', who: 'signed-in', handle: unregistered },
  { method: 'GET', path: '/stocktakes/:id/held', who: 'signed-in', handle: (visit) => heldPage(visit) },
  { method: 'POST', path: '/stocktakes/:id/held', who: 'signed-in', handle: answerHeld },
]
