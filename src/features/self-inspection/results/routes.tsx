import { Fault, notFound } from '#kernel/http/fault.ts'
import { param, queryOf, read, type Route, type SignedVisit } from '#kernel/http/route.ts'
import { isId } from '#kernel/id.ts'
import { frame } from '#kernel/pages/frame.tsx'
import type { Actor } from '#kernel/pure/actor.ts'
import { dayOf } from '#kernel/pure/day.ts'
import { fiscalYearLabel } from '#kernel/pure/fiscal-year.ts'
import { streamXlsx } from '#kernel/sheet/write-xlsx.ts'
import { afterFacts } from '../campaign/campaign-after-store.ts'
import { campaignSheet, reportSheet } from '../report/report-table.ts'
import type { Head } from './model.ts'
import { headOf, newestCampaign, resultsOf } from './reading-store.ts'
import { ReportsPage } from './reports-page.tsx'
import { owedBy } from './reports-store.ts'
import { NoResults, ResultsPage } from './results-page.tsx'
import { UnitResultsPage } from './unit-page.tsx'
import { isShow, unitPageOf } from './unit-store.ts'

const idOf = (visit: SignedVisit, name = 'id'): string => {
  const id = param(visit, name)
  if (!isId(id)) throw notFound()
  return id
}

const crumbs = (head: Head, last: string) => [
  { text: '自己点検', href: `/cases/${head.id}` },
  { text: fiscalYearLabel(head.fiscalYear), href: `/self-inspection/${head.id}/results` },
  { text: last },
]

/** Those who collect the results (本文 第6-1(3)(4)). */
const collects = (actor: Actor) => actor.authorities.some((a) => a.role === 'J6D' || a.role === 'J6P')

const answersFor = (actor: Actor, unitId: string | null, systemId: string | null) =>
  actor.authorities.some((a) =>
    unitId === null ? a.role === 'SYS_OPS' && a.systemId === systemId : a.role === 'UNIT' && a.unitId === unitId,
  )

const results = async (visit: SignedVisit) => {
  const { unit, after } = queryOf(visit)
  const found = await read(visit, (tx) => resultsOf(tx, { id: idOf(visit), unit, after, actor: visit.actor }))
  if (!found) throw notFound()
  const head = 'head' in found ? found.head : found
  const year = fiscalYearLabel(head.fiscalYear)
  return visit.c.html(
    frame(visit, {
      title: 'head' in found ? `${year} 自己点検の結果　${found.node.name}` : `${year} 自己点検の結果`,
      under: '/cases',
      crumbs: crumbs(head, '結果'),
      children:
        'head' in found ? (
          <ResultsPage
            results={found}
            collects={collects(visit.actor) || visit.actor.reach.everything}
            opens={collects(visit.actor) || answersFor(visit.actor, found.node.id, null)}
          />
        ) : (
          <NoResults head={found} />
        ),
    }),
  )
}

const newest = async (visit: SignedVisit) => {
  const id = await read(visit, newestCampaign)
  return visit.c.redirect(id === null ? '/registers/self-inspections' : `/self-inspection/${id}/results`, 303)
}

const subject = async (visit: SignedVisit, of: { unit?: string; system?: string }) => {
  const { show, after } = queryOf(visit)
  const shown = isShow(show) ? show : 'all'
  const page = await read(visit, (tx) => unitPageOf(tx, { campaign: idOf(visit), ...of, show: shown, after }))
  if (!page) throw notFound()
  const { unitId, systemId, subjectName } = page.subject
  return visit.c.html(
    frame(visit, {
      title: `${fiscalYearLabel(page.head.fiscalYear)} 自己点検　${subjectName}`,
      under: '/cases',
      crumbs: crumbs(page.head, subjectName),
      children: <UnitResultsPage page={page} show={shown} answers={answersFor(visit.actor, unitId, systemId)} />,
    }),
  )
}

const reports = async (visit: SignedVisit) => {
  if (!collects(visit.actor) && !visit.actor.reach.everything)
    throw new Fault(403, '報告の状況は、取りまとめる者・情報保証責任者・監査の側が見ます。')
  const id = idOf(visit)
  const { show, after } = queryOf(visit)
  const missing = show === 'missing'
  const found = await read(visit, async (tx) => {
    const head = await headOf(tx, id)
    if (!head) throw notFound()
    return {
      head,
      owed: await owedBy(tx, { campaign: id, missing, after }),
      after: await afterFacts(tx, id, undefined),
    }
  })
  return visit.c.html(
    frame(visit, {
      title: `${fiscalYearLabel(found.head.fiscalYear)} 自己点検の報告の状況`,
      under: '/cases',
      crumbs: crumbs(found.head, '報告の状況'),
      children: (
        <ReportsPage
          {...found}
          missing={missing}
          late={dayOf(visit.at) > found.head.reportDue}
          collects={collects(visit.actor)}
        />
      ),
    }),
  )
}

const spreadsheet = async (visit: SignedVisit, table: typeof reportSheet, id: string) => {
  if (!isId(id)) throw notFound()
  const sheet = await read(visit, (tx) => table(tx, id))
  if (!sheet) throw notFound()
  return visit.c.body(streamXlsx(sheet), 200, {
    'content-type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(`${sheet.name}_${dayOf(visit.at)}.xlsx`)}`,
  })
}

/** Pages of what was answered. What they show the database limits to the reader's reach; what may be done the acts decide. */
export const resultRoutes: readonly Route[] = [
  { method: 'GET', path: '/self-inspection/results', who: 'signed-in', handle: newest },
  { method: 'GET', path: '/self-inspection/:id/results', who: 'signed-in', handle: results },
  { method: 'GET', path: '/self-inspection/:id/reports', who: 'signed-in', handle: reports },
  {
    method: 'GET',
    path: '/self-inspection/:id/units/:unit',
    who: 'signed-in',
    handle: (visit) => subject(visit, { unit: idOf(visit, 'unit') }),
  },
  {
    method: 'GET',
    path: '/self-inspection/:id/systems/:system',
    who: 'signed-in',
    handle: (visit) => subject(visit, { system: idOf(visit, 'system') }),
  },
  {
    method: 'GET',
    path: '/self-inspection/reports/:file{[0-9a-f-]+\\.xlsx}',
    who: 'signed-in',
    handle: (visit) => spreadsheet(visit, reportSheet, param(visit, 'file').replace(/\.xlsx$/, '')),
  },
  {
    method: 'GET',
    path: '/self-inspection/:id/report.xlsx',
    who: 'signed-in',
    handle: (visit) => spreadsheet(visit, campaignSheet, param(visit, 'id')),
  },
]
