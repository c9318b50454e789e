import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { actAll } from '#kernel/act/act.ts'
import { Fault, notFound } from '#kernel/http/fault.ts'
import { formOf, param, queryOf, read, type Route, type SignedVisit } from '#kernel/http/route.ts'
import { isId } from '#kernel/id.ts'
import { frame } from '#kernel/pages/frame.tsx'
import { PAGE_SIZE } from '#kernel/pages/register-page.tsx'
import type { RoleKey } from '#directive/roles.ts'
import { dayOf } from '#kernel/pure/day.ts'
import type { Refusal } from '#kernel/pure/verdict.ts'
import { noteRefusal } from '#kernel/security-events.ts'
import { PeoplePage } from './coverage/people-page.tsx'
import { peoplePage, stateWhere } from './coverage/people-store.ts'
import { UnitsPage } from './coverage/units-page.tsx'
import { tallyOf, unitsLed, unitsPage } from './coverage/units-store.ts'
import { sheetsOfUnit } from './forms/bound-forms.ts'
import { pledgeSheetTemplate } from './forms/pledge-sheet.ts'
import { ownOf } from './own/own-store.ts'
import { OwnPage } from './own/own-page.tsx'
import { pledgeSettings } from './settings.ts'
import { textOn } from './text/current.ts'

const REGISTER = { text: '誓約書管理簿', href: '/registers/pledges' }
const UNITS = { text: '誓約書の提出状況', href: '/pledges' }

const own = async (visit: SignedVisit) => {
  const today = dayOf(visit.at)
  const found = await read(visit, (tx) => ownOf(tx, visit.actor.personId, today))
  return visit.c.html(
    frame(visit, {
      title: '自分の誓約書',
      under: '/',
      crumbs: [{ text: '本日の務め', href: '/' }, { text: '自分の誓約書' }],
      children: <OwnPage own={found} today={today} requestKey={randomUUID()} />,
    }),
  )
}

const units = async (visit: SignedVisit) => {
  const query = queryOf(visit)
  const { page, total, settings } = await read(visit, async (tx) => {
    const { version } = await textOn(tx, dayOf(visit.at))
    return {
      page: await unitsPage(tx, { query, actor: visit.actor, version, size: PAGE_SIZE }),
      total: await tallyOf(tx, version, null),
      settings: await pledgeSettings(tx),
    }
  })
  return visit.c.html(
    frame(visit, {
      title: UNITS.text,
      under: '/registers',
      crumbs: [{ text: '台帳', href: '/registers' }, REGISTER, { text: UNITS.text }],
      children: <UnitsPage page={page} total={total} query={query} acceptanceNeeded={settings.acceptanceNeeded} />,
    }),
  )
}

/** A unit's names are for those who manage or oversee its pledges. */
const unitOf = (visit: SignedVisit): string => {
  const id = param(visit, 'id')
  if (!isId(id) || !(visit.actor.reach.everything || unitsLed(visit.actor).includes(id))) throw notFound()
  return id
}

const stands = (visit: SignedVisit, unitId: string, ...roles: readonly RoleKey[]) =>
  visit.actor.authorities.some((a) => a.unitId === unitId && roles.includes(a.role))

const people = async (visit: SignedVisit, given: { refusals?: readonly Refusal[]; state?: string } = {}) => {
  const unitId = unitOf(visit)
  const today = dayOf(visit.at)
  const asked = queryOf(visit)
  const state = given.state ?? asked['state'] ?? ''
  const { state: _state, ...rest } = asked
  const query = state === '' ? rest : { ...rest, state }
  const found = await read(visit, async (tx) => {
    const unit = await tx.selectFrom('unit').select('name').where('id', '=', unitId).executeTakeFirst()
    if (!unit) throw notFound()
    const text = await textOn(tx, today)
    return {
      unitName: unit.name,
      page: await peoplePage(tx, { unitId, query, text, size: PAGE_SIZE }),
      tally: await tallyOf(tx, text.version, unitId),
      settings: await pledgeSettings(tx),
    }
  })
  const did = Number(asked['did'] ?? '')
  return visit.c.html(
    frame(visit, {
      title: `${found.unitName}の誓約書`,
      under: '/registers',
      crumbs: [{ text: '台帳', href: '/registers' }, REGISTER, UNITS, { text: found.unitName }],
      children: (
        <PeoplePage
          {...found}
          unitId={unitId}
          query={query}
          today={today}
          officer={stands(visit, unitId, 'UNIT')}
          reminds={stands(visit, unitId, 'UNIT', 'UNIT_IAP')}
          refusals={given.refusals ?? []}
          accepted={Number.isSafeInteger(did) && did > 0 ? did : null}
        />
      ),
    }),
    given.refusals === undefined ? 200 : 409,
  )
}

const NONE_TICKED: Refusal = {
  code: 'none-ticked',
  rules: [],
  sentence: '受理する誓約書に印が付いていません。',
  remedy: { text: '受理するものに印を付けてから、もう一度行ってください。' },
}

const NOT_THERE: Refusal = { code: 'absent', rules: [], sentence: '選んだ誓約書が見つかりません。' }

/** So many are accepted with one press, at most; the rest with the next. */
const AT_ONCE = 500

const waiting = (visit: SignedVisit, unitId: string) =>
  read(visit, async (tx) => {
    const { version } = await textOn(tx, dayOf(visit.at))
    const { rows } = await sql<{ id: string }>`
      select s.pledge_id as id from pledge_standing s
      where s.unit_id = ${unitId}::uuid and ${stateWhere('submitted', version)}
      order by s.pledge_id limit ${sql.lit(AT_ONCE)}`.execute(tx)
    return rows.map((row) => row.id)
  })

/** Accepts what is ticked, or all that waits: each by its own act, all of it or none. */
const acceptMany = async (visit: SignedVisit) => {
  const unitId = unitOf(visit)
  const form = await formOf(visit)
  const ticked = [form['pledge'] ?? []].flat().filter(isId)
  const ids =
    form['all'] === undefined ? [...new Set(ticked)].toSorted().slice(0, AT_ONCE) : await waiting(visit, unitId)
  if (ids.length === 0) return people(visit, { refusals: [NONE_TICKED], state: 'submitted' })
  const { db, bindings } = visit.product
  const command = { process: 'pledges.pledge', act: 'accept', input: {}, actor: visit.actor, at: visit.at }
  const outcome = await actAll(
    db,
    bindings,
    visit.actor,
    ids.map((caseId) => ({ ...command, caseId })),
  )
  if (outcome.kind === 'done') return visit.c.redirect(`/pledges/units/${unitId}?did=${ids.length}`, 303)
  const refusals = outcome.outcome.kind === 'refused' ? outcome.outcome.refusals : [NOT_THERE]
  await noteRefusal(db, visit.actor, {
    processKey: command.process,
    actKey: command.act,
    caseId: ids[outcome.at] ?? null,
    refusals,
    at: visit.at,
  })
  const told = refusals.map((r) => ({ ...r, sentence: `${r.sentence}どの誓約書もまだ受理していません。` }))
  return people(visit, { refusals: told, state: 'submitted' })
}

const sheets = async (visit: SignedVisit) => {
  const unitId = unitOf(visit)
  const part = Number(queryOf(visit)['part'] ?? '1')
  if (!Number.isSafeInteger(part) || part < 1 || part > 10_000) throw notFound()
  const data = await read(visit, (tx) => sheetsOfUnit(tx, unitId, part))
  if (data === null) throw new Fault(404, '印刷する誓約書が、まだありません。')
  const pdf = await visit.product.printer
    .print(pledgeSheetTemplate, data, { tags: data.entries.length <= 100 })
    .catch((error: unknown) => {
      visit.product.log('print-failed', { form: 'pledge', error: String(error) })
      throw new Fault(503, '様式を印刷できませんでした。しばらくしてから、もう一度行ってください。')
    })
  return visit.c.body(new Uint8Array(pdf), 200, {
    'content-type': 'application/pdf',
    'content-disposition': `inline; filename*=UTF-8''${encodeURIComponent(`誓約書-${part}.pdf`)}`,
  })
}

/** 誓約書: one's own, and how the units stand that one manages or oversees. */
export const pledgeRoutes: readonly Route[] = [
  { method: 'GET', path: '/pledge', who: 'signed-in', handle: own },
  { method: 'GET', path: '/pledges', who: 'signed-in', handle: units },
  { method: 'GET', path: '/pledges/units/:id', who: 'signed-in', handle: (visit) => people(visit) },
  { method: 'POST', path: '/pledges/units/:id/accept', who: 'signed-in', handle: acceptMany },
  { method: 'GET', path: '/pledges/units/:id/sheets.pdf', who: 'signed-in', handle: sheets },
]
