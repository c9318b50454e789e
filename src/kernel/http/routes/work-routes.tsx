import { clockText } from '#kernel/pure/clock-text.ts'
import { Empty } from '#ui/empty.tsx'
import { Table } from '#ui/table.tsx'
import { writeAs } from '../../db/database.ts'
import { isId } from '../../id.ts'
import { frame } from '../../pages/frame.tsx'
import { isOpen, WORK_STATES, WorkProgress } from '../../pages/work-page.tsx'
import { askCancel, workOf, workView } from '../../worker/store.ts'
import { Fault } from '../fault.ts'
import type { Product } from '../product.ts'
import { param, read, type Route, type SignedVisit } from '../route.ts'

const SHOWN = 100

const notThere = () => new Fault(404, 'その作業はありません。')

const kindOf = (product: Product, kind: string) =>
  product.features.flatMap((f) => f.work ?? []).find((w) => w.kind === kind)

const one = async (visit: SignedVisit) => {
  const id = param(visit, 'id')
  const work = isId(id) ? await read(visit, (tx) => workView(tx, id)) : null
  if (!work) throw notThere()
  const kind = kindOf(visit.product, work.kind)
  return visit.c.html(
    frame(visit, {
      title: work.title,
      crumbs: [{ text: '作業', href: '/jobs' }, { text: work.title }],
      head: isOpen(work) ? (
        <noscript>
          <meta http-equiv="refresh" content="2" />
        </noscript>
      ) : null,
      children: <WorkProgress work={work} href={kind?.href?.(work.data)} unit={kind?.unit} />,
    }),
  )
}

const list = async (visit: SignedVisit) => {
  const rows = await read(visit, (tx) => workOf(tx, visit.actor.personId, SHOWN))
  return visit.c.html(
    frame(visit, {
      title: '時間のかかる作業',
      lead: '取込みなど、画面を閉じても続く作業です。依頼した本人だけに見えます。',
      children: (
        <Table
          caption="作業"
          columns={[
            { title: '作業', names: true, cell: (w) => w.title },
            { title: '状態', cell: (w) => WORK_STATES[w.state] },
            { title: '依頼', cell: (w) => clockText(w.askedAt), kind: 'number' },
          ]}
          rows={rows}
          rowHref={(w) => `/jobs/${w.id}`}
          empty={<Empty text="依頼した作業はありません。" />}
        />
      ),
    }),
  )
}

const cancel = async (visit: SignedVisit) => {
  const id = param(visit, 'id')
  if (!isId(id)) throw notThere()
  await writeAs(visit.product.db, visit.actor, (tx) => askCancel(tx, id, visit.actor.personId))
  return visit.c.redirect(`/jobs/${id}`, 303)
}

export const workRoutes: readonly Route[] = [
  { method: 'GET', path: '/jobs', who: 'signed-in', handle: list },
  { method: 'GET', path: '/jobs/:id', who: 'signed-in', handle: one },
  { method: 'POST', path: '/jobs/:id/cancel', who: 'signed-in', handle: cancel },
]
