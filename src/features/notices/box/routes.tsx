import { receiveNotice } from '#kernel/act/receive-notice.ts'
import { writeAs, type Tx } from '#kernel/db/database.ts'
import { markSeen } from '#kernel/home/turns.ts'
import { notFound } from '#kernel/http/fault.ts'
import { param, queryOf, read, type Route, type SignedVisit } from '#kernel/http/route.ts'
import { isId } from '#kernel/id.ts'
import { leafText } from '#kernel/pages/case-page.tsx'
import { frame } from '#kernel/pages/frame.tsx'
import { RefusalBanners } from '#kernel/pages/refusal-banner.tsx'
import { dayOf } from '#kernel/pure/day.ts'
import type { Refusal } from '#kernel/pure/verdict.ts'
import { noteRefusal } from '#kernel/security-events.ts'
import { Receipt } from '#ui/receipt.tsx'
import { BOX_SIZE, BoxPage } from './box-page.tsx'
import { boxPage } from './box-store.ts'
import { NoticeLead, NoticePage } from './notice-page.tsx'
import { noticeRow } from './notice-rows.ts'

const showBox = async (visit: SignedVisit) => {
  const query = queryOf(visit)
  const today = dayOf(visit.at)
  const page = await read(visit, (tx) => boxPage(tx, query, visit.actor, today, BOX_SIZE))
  return visit.c.html(
    frame(visit, {
      title: '通知・連絡',
      under: '/notices',
      children: <BoxPage page={page} query={query} today={today} />,
    }),
  )
}

const idOf = (visit: SignedVisit): string => {
  const id = param(visit, 'id')
  if (!isId(id)) throw notFound()
  return id
}

/** A browser that fetches ahead has opened nothing. */
const isAhead = ({ c }: SignedVisit): boolean =>
  [c.req.header('sec-purpose'), c.req.header('x-sec-purpose')].some((said) => said?.includes('prefetch') === true)

const leafOf = (tx: Tx, entryId: string) =>
  tx.selectFrom('ledgerEntry').select(['seq', 'at']).where('id', '=', entryId).executeTakeFirst()

const showNotice = async (visit: SignedVisit, refusals: readonly Refusal[] = []) => {
  const id = idOf(visit)
  if (!isAhead(visit)) await writeAs(visit.product.db, visit.actor, (tx) => markSeen(tx, visit.actor, id, visit.at))
  const { row, caseThere, leaf } = await read(visit, async (tx) => {
    const found = await noticeRow(tx, id)
    if (!found) throw notFound()
    const file = await tx.selectFrom('caseFile').select('id').where('id', '=', found.caseId).executeTakeFirst()
    const done = queryOf(visit)['done'] !== undefined && found.receivedEntryId !== null
    return {
      row: found,
      caseThere: file !== undefined,
      leaf: done ? await leafOf(tx, found.receivedEntryId ?? '') : undefined,
    }
  })
  return visit.c.html(
    frame(visit, {
      title: `${row.verb}：${row.number ?? row.fromPostTitle}`,
      under: '/notices',
      crumbs: [{ text: '通知・連絡', href: '/notices' }, { text: row.verb }],
      banner: (
        <>
          {leaf ? (
            <Receipt
              title="受領を記録しました"
              reference={leafText(leaf.seq)}
              href={`/ledger/${leaf.seq}`}
              at={{ iso: leaf.at.toISOString(), text: '記録しました' }}
            />
          ) : null}
          <RefusalBanners refusals={refusals} />
        </>
      ),
      lead: <NoticeLead row={row} />,
      children: <NoticePage row={row} actor={visit.actor} today={dayOf(visit.at)} caseThere={caseThere} />,
    }),
    refusals.length > 0 ? 409 : 200,
  )
}

const takeReceipt = async (visit: SignedVisit): Promise<Response> => {
  const noticeId = idOf(visit)
  const { actor, at } = visit
  const outcome = await receiveNotice(visit.product.db, { noticeId, actor, at })
  switch (outcome.kind) {
    case 'done':
      return visit.c.redirect(`/notices/${noticeId}?done=1`, 303)
    case 'refused': {
      const of = { processKey: 'notice', actKey: 'receive-notice', caseId: null }
      await noteRefusal(visit.product.db, actor, { ...of, refusals: outcome.refusals, at })
      return showNotice(visit, outcome.refusals)
    }
    default:
      throw notFound()
  }
}

/** Notices to a person's posts and from them. */
export const boxRoutes: readonly Route[] = [
  { method: 'GET', path: '/notices', who: 'signed-in', handle: showBox },
  { method: 'GET', path: '/notices/:id', who: 'signed-in', handle: (visit) => showNotice(visit) },
  { method: 'POST', path: '/notices/:id/receive', who: 'signed-in', handle: takeReceipt },
]
