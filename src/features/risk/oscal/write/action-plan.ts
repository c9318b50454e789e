import type { OscalFound, OscalItem, OscalMilestone, OscalSystem } from '../model.ts'
import { uuidOf } from '../uuid.ts'
import { given, hrefOf, instant, instantOf, line, metadataOf, prop, resourceOf } from './parts.ts'

/** OSCAL's words for how a risk stands, by the state of our item. */
const RISK_STATUS: Readonly<Record<string, string>> = {
  draft: 'open',
  planned: 'open',
  working: 'remediating',
  reported: 'remediating',
  completed: 'closed',
  'acceptance-asked': 'deviation-requested',
  accepted: 'deviation-approved',
  'not-applicable': 'closed',
}

const SCANNER = 'scanner'

const observation = (found: OscalFound) =>
  given({
    uuid: uuidOf('found', found.id),
    title: line(found.title),
    description: `${found.host}${found.port === '' ? '' : `（${found.port}）`}で見つかった脆弱性。`,
    props: [
      ...prop('host', found.host),
      ...prop('port', found.port),
      ...prop('plugin', found.plugin),
      ...prop('severity', String(found.severity)),
      ...found.cves.flatMap((cve) => prop('cve', cve)),
    ],
    methods: ['TEST'],
    types: ['finding'],
    origins: [{ actors: [{ type: 'tool', 'actor-uuid': uuidOf('tool', SCANNER) }] }],
    collected: instant(found.foundAt),
  })

const milestone = (m: OscalMilestone) =>
  given({
    uuid: uuidOf('milestone', m.id),
    type: 'milestone',
    title: line(m.title),
    props: prop('done-on', m.doneOn),
    timing: { 'on-date': { date: instantOf(m.dueOn) } },
  })

const risk = (item: OscalItem) =>
  given({
    uuid: uuidOf('item-risk', item.id),
    title: line(item.title),
    description: item.weakness || item.title,
    statement: item.weakness || item.title,
    props: prop('severity', item.severity),
    status: RISK_STATUS[item.state] ?? 'open',
    deadline: item.dueOn === null ? null : instantOf(item.dueOn),
    remediations:
      item.milestones.length === 0
        ? []
        : [
            {
              uuid: uuidOf('remediation', item.id),
              lifecycle: 'planned',
              title: line(item.title),
              description: '対応の計画とマイルストーン。',
              tasks: item.milestones.map(milestone),
            },
          ],
    'related-observations': item.found.map((f) => ({ 'observation-uuid': uuidOf('found', f.id) })),
  })

const poamItem = (item: OscalItem) =>
  given({
    uuid: uuidOf('item', item.id),
    title: line(item.title),
    description: item.weakness || item.title,
    props: [
      ...prop('number', item.number),
      ...prop('state', item.state),
      ...prop('origin', item.origin),
      ...prop('control-id', item.controlId),
      ...prop('responsible', item.responsible),
      ...prop('opened-at', instant(item.openedAt)),
    ],
    'related-observations': item.found.map((f) => ({ 'observation-uuid': uuidOf('found', f.id) })),
    'related-risks': [{ 'risk-uuid': uuidOf('item-risk', item.id) }],
    remarks: item.stateTitle,
  })

/** 将来対応計画書 as an OSCAL plan of action and milestones. Needs at least one item. */
export const actionPlan = (system: OscalSystem, items: readonly OscalItem[]) => {
  const found = new Map(items.flatMap((item) => item.found.map((f) => [f.id, f] as const)))
  return {
    'plan-of-action-and-milestones': given({
      uuid: uuidOf('action-plan', system.id),
      metadata: metadataOf(system, `将来対応計画書　${system.name}`),
      'import-ssp': { href: hrefOf('security-plan', system.id) },
      'system-id': { id: system.id },
      observations: [...found.values()].map(observation),
      risks: items.map(risk),
      'poam-items': items.map(poamItem),
      'back-matter': { resources: [resourceOf('security-plan', system.id, `セキュリティ計画書　${system.name}`)] },
    }),
  }
}
