import { z } from 'zod'
import { writeAs, type Tx } from '#kernel/db/database.ts'
import { Fault, notFound } from '#kernel/http/fault.ts'
import { formOf, param, queryOf, read, type Route, type SignedVisit } from '#kernel/http/route.ts'
import { isId, newId } from '#kernel/id.ts'
import { frame } from '#kernel/pages/frame.tsx'
import { clockText } from '#kernel/pure/clock-text.ts'
import { Banner } from '#ui/banner.tsx'
import { Facts } from '#ui/facts.tsx'
import { Status } from '#ui/status.tsx'
import { scannedAt } from '../scanned-at.ts'
import { deedOf } from './actions.ts'
import { confirmDesk, judgeDeskAnew } from './confirm.ts'
import { DeskBody, DeskGroup, DeskState, FRAME, type DeskView, type Shown } from './desk-page.tsx'
import { deskIndex } from './begin-page.tsx'
import { handedRoutes } from './handed/routes.tsx'
import { removeItems, type Removal } from './items-store.ts'
import type { Desk } from './model.ts'
import { groupsOf, itemsPage, overview, scansOf, scansPage } from './page-store.ts'
import { desk as deskProcess } from './process.ts'
import { countWords, saidOf, type Said } from './scan-words.ts'
import { readScans, receiveScans, type SentScan } from './scans-store.ts'
import { commonAnswers, deskBinding } from './store.ts'
import { unknownCodeRoutes } from './unknown/routes.tsx'
import { countsOf } from './tally-store.ts'

const idOf = (visit: SignedVisit): string => {
  const id = param(visit, 'id')
  if (!isId(id)) throw notFound()
  return id
}

const deskOf = async (tx: Tx, id: string, at: Date): Promise<Desk> => {
  const desk = await deskBinding(() => at).load(tx, id)
  if (!desk) throw notFound()
  return desk
}

/** Why this person's scans are not taken here, or null where they are. */
const closedTo = (desk: Desk, personId: string): string | null => {
  if (desk.state !== 'open') return 'この読取卓は終わっています。新しい読取卓で読み取ってください。'
  return desk.personId === personId ? null : `この読取卓は${desk.personName}が始めたものです。`
}

/** Takes scans in with the desk's case locked against its end: what is counted at the end is all there is. */
const takeIn = (visit: SignedVisit, id: string, scans: readonly SentScan[]) =>
  writeAs(visit.product.db, visit.actor, async (tx) => {
    await tx.selectFrom('caseFile').select('id').where('id', '=', id).forShare().execute()
    const desk = await deskOf(tx, id, visit.at)
    const closed = closedTo(desk, visit.actor.personId)
    if (closed !== null) return { closed }
    const given = { desk, actor: visit.actor, at: visit.at }
    const received = await receiveScans(tx, visit.product.bindings, given, scans)
    return { said: received.map((scan) => saidOf(scan, deedOf(desk))), counts: await countsOf(tx, id) }
  })

const Batch = z.object({
  scans: z
    .array(
      z.object({
        id: z.string().refine(isId),
        code: z
          .string()
          .trim()
          .min(1)
          .max(200)
          .refine((code) => code.isWellFormed() && !code.includes('\0')),
        at: z.iso.datetime().transform((text) => new Date(text)),
        way: z.enum(['scanner', 'typed', 'camera']),
      }),
    )
    .max(100),
})

const scans = async (visit: SignedVisit) => {
  const body: unknown = await visit.c.req.json().catch(() => null)
  const batch = Batch.safeParse(body)
  if (!batch.success) return visit.c.json({ sentence: '読取りの形が正しくないため、受け付けられません。' }, 422)
  const sent = batch.data.scans.map((scan) => ({ ...scan, at: scannedAt(scan.at, visit.at) }))
  const taken = await takeIn(visit, idOf(visit), sent)
  if ('closed' in taken) return visit.c.json({ sentence: taken.closed }, 422)
  return visit.c.json({ results: taken.said, counts: countWords(taken.counts), refresh: true })
}

/** Without JavaScript: one code a time; the page then says what became of it. */
const oneScan = async (visit: SignedVisit) => {
  const id = idOf(visit)
  const typed = (await formOf(visit))['code']
  const code = (typeof typed === 'string' ? typed : '')
    .replace(/[\0\p{Cc}]+/gu, ' ')
    .trim()
    .slice(0, 200)
  if (code === '') return visit.c.redirect(`/desk/${id}`, 303)
  const scan = { id: newId(visit.at), code: code.toWellFormed(), at: visit.at, way: 'typed' as const }
  const taken = await takeIn(visit, id, [scan])
  if ('closed' in taken) throw new Fault(422, taken.closed)
  return visit.c.redirect(`/desk/${id}?scanned=${scan.id}`, 303)
}

const viewOf = async (tx: Tx, visit: SignedVisit, id: string): Promise<DeskView> => {
  const desk = await deskOf(tx, id, visit.at)
  return {
    desk,
    open: closedTo(desk, visit.actor.personId) === null,
    items: await overview(tx, id),
    groups: desk.tally.blocked === 0 ? [] : await groupsOf(tx, id),
    unknown: desk.tally.unknown === 0 ? [] : await scansOf(tx, id, 'unknown'),
    several: desk.tally.several === 0 ? [] : await scansOf(tx, id, 'several'),
    again: desk.tally.again === 0 ? [] : await scansOf(tx, id, 'again'),
  }
}

const ITEM_TITLES = {
  ready: '行えるもの',
  done: '行ったもの',
  removed: '外したもの',
  blocked: '止まっているもの',
} as const
const SCAN_TITLES = { unknown: '不明なコード', several: '番号が決まらないもの', again: '読取り済み' } as const

const isKeyOf = <T extends object>(of: T, key: string): key is Extract<keyof T, string> => Object.hasOwn(of, key)

const shownOf = async (tx: Tx, visit: SignedVisit, id: string): Promise<Shown | null> => {
  const query = queryOf(visit)
  const show = query['show'] ?? ''
  if (isKeyOf(ITEM_TITLES, show)) {
    const page = await itemsPage(tx, id, { state: show, code: query['code'] ?? null }, query)
    return { kind: 'items', title: ITEM_TITLES[show], page }
  }
  if (!isKeyOf(SCAN_TITLES, show)) return null
  return { kind: 'scans', title: SCAN_TITLES[show], page: await scansPage(tx, id, show, query) }
}

const TONES = {
  ok: 'success',
  again: 'info',
  place: 'info',
  several: 'warning',
  blocked: 'warning',
  unknown: 'warning',
} as const

const Scanned = ({ said }: { said: Said }) => (
  <Banner kind={TONES[said.mark]} sentence={said.word}>
    <p>{said.line}</p>
  </Banner>
)

const Confirmed = ({ query, desk }: { query: Readonly<Record<string, string>>; desk: Desk }) => {
  const [done, blocked] = [Number(query['did']), Number(query['stopped'])]
  if (!Number.isInteger(done) || !Number.isInteger(blocked)) return null
  const { verb } = deedOf(desk)
  if (blocked === 0)
    return <Banner kind="success" sentence={`${done}点について「${verb}」を行い、読取りを終えました。`} />
  return (
    <Banner
      kind="warning"
      sentence={`${done}点について「${verb}」を行いました。${blocked}点は、読み取った後に事情が変わったため行っていません。`}
    >
      <p>理由は「止まっているもの」にあります。外すか、解いてからもう一度行ってください。ほかのものは残っています。</p>
    </Banner>
  )
}

const lastScan = async (tx: Tx, desk: Desk, scanId: string | undefined): Promise<Said | null> => {
  if (scanId === undefined || !isId(scanId)) return null
  const [scan] = await readScans(tx, desk.id, [scanId])
  return scan ? saidOf(scan, deedOf(desk)) : null
}

const show = async (visit: SignedVisit) => {
  const id = idOf(visit)
  const query = queryOf(visit)
  const { view, shown, said } = await read(visit, async (tx) => {
    const seen = await viewOf(tx, visit, id)
    return {
      view: seen,
      shown: await shownOf(tx, visit, id),
      said: await lastScan(tx, seen.desk, query['scanned']),
    }
  })
  if (visit.c.req.header('turbo-frame') === FRAME) return visit.c.html(<DeskState view={view} />)
  const { desk } = view
  const state = deskProcess.states[desk.state]
  return visit.c.html(
    frame(visit, {
      title: `読取卓：${deedOf(desk).title}`,
      under: '/desk',
      crumbs: [{ text: '読取卓', href: '/desk' }, { text: deedOf(desk).title }],
      titleSide: <a href={`/cases/${id}`}>手続と記録</a>,
      banner: (
        <>
          <Confirmed query={query} desk={desk} />
          {said === null ? null : <Scanned said={said} />}
        </>
      ),
      lead: (
        <Facts
          facts={[
            { term: '状態', value: <Status word={state?.label as '読取り中'} />, hiddenTerm: true },
            { term: '始めた日時', value: clockText(desk.openedAt), numeric: true },
            ...commonAnswers(desk).map(([term, value]) => ({ term, value })),
          ]}
        />
      ),
      modules: view.open ? ['scan.js'] : [],
      children:
        shown === null ? (
          <DeskBody view={view} asset={visit.product.asset} />
        ) : (
          <DeskGroup view={view} shown={shown} here={new URLSearchParams(query)} />
        ),
    }),
  )
}

const ownOpenDesk = async (visit: SignedVisit): Promise<Desk> => {
  const desk = await read(visit, (tx) => deskOf(tx, idOf(visit), visit.at))
  const closed = closedTo(desk, visit.actor.personId)
  if (closed !== null) throw new Fault(409, closed)
  return desk
}

const removalOf = (form: Readonly<Record<string, string | string[]>>): Removal | null => {
  const { medium, code, all } = form
  if (typeof medium === 'string' && isId(medium)) return { medium }
  if (typeof code === 'string' && code !== '') return { code }
  return all === 'yes' ? 'all' : null
}

const remove = async (visit: SignedVisit) => {
  const desk = await ownOpenDesk(visit)
  const what = removalOf(await formOf(visit))
  if (what !== null) await writeAs(visit.product.db, visit.actor, (tx) => removeItems(tx, desk.id, what, visit.at))
  return visit.c.redirect(`/desk/${desk.id}`, 303)
}

const given = (visit: SignedVisit, desk: Desk) => ({
  db: visit.product.db,
  bindings: visit.product.bindings,
  desk,
  actor: visit.actor,
  at: visit.at,
})

const judgeAgain = async (visit: SignedVisit) => {
  const desk = await ownOpenDesk(visit)
  await judgeDeskAnew(given(visit, desk))
  return visit.c.redirect(`/desk/${desk.id}`, 303)
}

const confirm = async (visit: SignedVisit) => {
  const desk = await ownOpenDesk(visit)
  const { done, blocked } = await confirmDesk(given(visit, desk))
  return visit.c.redirect(`/desk/${desk.id}?did=${done}&stopped=${blocked}`, 303)
}

/** 読取卓. Who may open one the opening act decides; scans, removals and the confirmation are the opener's alone. */
export const deskRoutes: readonly Route[] = [
  ...unknownCodeRoutes,
  ...handedRoutes,
  { method: 'GET', path: '/desk', who: 'signed-in', handle: deskIndex },
  { method: 'GET', path: '/desk/:id', who: 'signed-in', handle: show },
  { method: 'POST', path: '/desk/:id/scans', who: 'signed-in', handle: scans },
  { method: 'POST', path: '/desk/:id/scan', who: 'signed-in', handle: oneScan },
  { method: 'POST', path: '/desk/:id/remove', who: 'signed-in', handle: remove },
  { method: 'POST', path: '/desk/:id/judge', who: 'signed-in', handle: judgeAgain },
  { method: 'POST', path: '/desk/:id/confirm', who: 'signed-in', handle: confirm },
]
