import { randomUUID } from 'node:crypto'
import { optionsFor } from '../../cases/case-view.ts'
import { EMPTY_FORM } from '../../pages/field-controls.tsx'
import { actPage } from '../cases/act-page.tsx'
import { performAct } from '../cases/perform-act.tsx'
import { showCase } from '../cases/show-case.tsx'
import { callableAct, caseIdOf, startedCase } from '../cases/started-case.ts'
import { param, queryOf, read, type Route, type SignedVisit } from '../route.ts'

/** The empty form of an act, on a case or beginning one; a link may bring answers to begin with. */
const openAct = async (visit: SignedVisit, of: { processKey: string; caseId: string | null; action: string }) => {
  const actKey = param(visit, 'act')
  const query = queryOf(visit)
  const { started, options } = await read(visit, async (tx) => {
    const s = await startedCase(visit, tx, { ...of, from: of.caseId === null ? query : {} })
    return { started: s, options: await optionsFor(tx, s.binding, actKey, s.model, visit.actor) }
  })
  return actPage(visit, {
    ...started,
    actKey,
    act: callableAct(started.binding, actKey),
    action: of.action,
    form: { ...EMPTY_FORM, options, typed: { ...started.binding.initial?.(started.model, actKey), ...query } },
    refusals: [],
    requestKey: randomUUID(),
  })
}

const onCase = (visit: SignedVisit) => {
  const caseId = caseIdOf(visit)
  return { processKey: '', caseId, action: `/cases/${caseId}/acts/${param(visit, 'act')}` }
}

const beginning = (visit: SignedVisit) => {
  const processKey = param(visit, 'process')
  return { processKey, caseId: null, action: `/begin/${processKey}/${param(visit, 'act')}` }
}

export const caseRoutes: readonly Route[] = [
  { method: 'GET', path: '/cases/:id', who: 'signed-in', handle: (visit) => showCase(visit, caseIdOf(visit)) },
  { method: 'GET', path: '/cases/:id/acts/:act', who: 'signed-in', handle: (visit) => openAct(visit, onCase(visit)) },
  {
    method: 'POST',
    path: '/cases/:id/acts/:act',
    who: 'signed-in',
    handle: (visit) => performAct(visit, { ...onCase(visit), actKey: param(visit, 'act') }),
  },
  {
    method: 'GET',
    path: '/begin/:process/:act',
    who: 'signed-in',
    handle: (visit) => openAct(visit, beginning(visit)),
  },
  {
    method: 'POST',
    path: '/begin/:process/:act',
    who: 'signed-in',
    handle: (visit) => performAct(visit, { ...beginning(visit), actKey: param(visit, 'act') }),
  },
]
