import { sql } from 'kysely'
import { noticesTo } from '#kernel/home/inbox.ts'
import type { BoundDuty } from '#kernel/http/product.ts'
import { confirmReceipt, mendAddresses, RECEIVING } from './duties.ts'

type Awaited = {
  id: string
  verb: string
  fromPostTitle: string
  unitId: string | null
  systemId: string | null
  receiveBy: string
  at: Date
}

const MOST = 200

const receipts = RECEIVING.map((role): BoundDuty => ({
  duty: confirmReceipt(role),
  owed: async (tx, actor, today) => {
    const as = { ...actor, authorities: actor.authorities.filter((a) => a.role === role) }
    const due = {
      where: sql`n.waits and n.needs_receipt and n.receive_by <= ${today}::date`,
      order: sql`n.receive_by, n.at, n.id`,
    }
    const { rows } = await sql<Awaited>`
      select n.id, n.verb, n.from_post_title, n.unit_id, n.system_id, n.receive_by, n.at
      from (${noticesTo(as, { ...due, limit: MOST })}) n order by ${due.order}`.execute(tx)
    return rows.map((n) => ({
      unitId: n.unitId,
      systemId: n.systemId,
      personId: null,
      subject: `${n.fromPostTitle}からの${n.verb}`,
      href: `/notices/${n.id}`,
      dueOn: n.receiveBy,
      since: n.at,
    }))
  },
}))

const addresses: BoundDuty = {
  duty: mendAddresses,
  owed: async (tx) => {
    const rows = await tx
      .selectFrom('mailRecipient as r')
      .innerJoin('person as p', 'p.id', 'r.personId')
      .select(['r.id', 'r.failingSince', 'p.rank', 'p.name'])
      .where('r.failingSince', 'is not', null)
      .orderBy('r.failingSince')
      .limit(MOST)
      .execute()
    return rows.map((r) => ({
      unitId: null,
      systemId: null,
      personId: null,
      subject: `${r.rank} ${r.name}`,
      href: `/cases/${r.id}/acts/correct-address`,
      dueOn: null,
      since: r.failingSince,
    }))
  },
}

export const noticeDuties: readonly BoundDuty[] = [...receipts, addresses]
