import { METHODS, type OscalJudged, type OscalPlanned, type OscalSystem } from '../model.ts'
import { uuidOf } from '../uuid.ts'
import {
  componentUuid,
  given,
  hrefOf,
  instant,
  line,
  metadataOf,
  OURS,
  prop,
  resourceOf,
  reviewedControls,
} from './parts.ts'

const ASSESSORS_TOOL = 'certifier'

const subjects = (system: OscalSystem) => [
  { type: 'component', 'include-subjects': [{ 'subject-uuid': componentUuid(system.id), type: 'component' }] },
]

const activity = (documentId: string, of: OscalPlanned) =>
  given({
    uuid: uuidOf('activity', documentId, of.controlId),
    title: line(`管理策 ${of.controlId} の評価`),
    description: `管理策 ${of.controlId} を、定めた方法で評価する。`,
    props: of.methods.map((method) => ({ name: 'method', value: METHODS[method] })),
    'related-controls': reviewedControls([of.controlId]),
  })

/** セキュリティ評価計画書 as an OSCAL assessment plan. */
export const assessmentPlan = (system: OscalSystem, documentId: string, planned: readonly OscalPlanned[]) => ({
  'assessment-plan': {
    uuid: uuidOf('assessment-plan', documentId),
    metadata: metadataOf(system, `セキュリティ評価計画書　${system.name}`),
    'import-ssp': { href: hrefOf('security-plan', system.id) },
    ...(planned.length === 0
      ? {}
      : { 'local-definitions': { activities: planned.map((p) => activity(documentId, p)) } }),
    'reviewed-controls': reviewedControls(planned.map((p) => p.controlId)),
    'assessment-subjects': subjects(system),
    'back-matter': { resources: [resourceOf('security-plan', system.id, `セキュリティ計画書　${system.name}`)] },
  },
})

const judged = (one: OscalJudged): boolean => one.result !== null

const origin = (documentId: string) => ({
  actors: [{ type: 'party', 'actor-uuid': uuidOf('party', ASSESSORS_TOOL, documentId) }],
})

const observation = (one: OscalJudged, at: Date) => ({
  uuid: uuidOf('observation', one.id),
  title: line(`管理策 ${one.controlId} の所見`),
  description: one.finding ?? '所見なし。',
  methods: one.methods.length === 0 ? ['UNKNOWN'] : one.methods.map((m) => METHODS[m]),
  collected: instant(at),
})

const risk = (documentId: string, one: OscalJudged) =>
  given({
    uuid: uuidOf('risk', one.id),
    title: line(`管理策 ${one.controlId} が満たされないことによるリスク`),
    description: one.finding ?? '所見なし。',
    statement: one.risk ?? '―',
    status: 'open',
    origins: [origin(documentId)],
    remediations:
      one.recommendation === null
        ? []
        : [
            {
              uuid: uuidOf('recommendation', one.id),
              lifecycle: 'recommendation',
              title: line(`管理策 ${one.controlId} についての推奨事項`),
              description: one.recommendation,
            },
          ],
    'related-observations': [{ 'observation-uuid': uuidOf('observation', one.id) }],
  })

const finding = (one: OscalJudged) =>
  given({
    uuid: uuidOf('finding', one.id),
    title: line(`管理策 ${one.controlId}`),
    description: one.finding ?? '所見なし。',
    props: [...prop('risk', one.risk), ...prop('recommendation', one.recommendation)],
    target: {
      type: 'objective-id',
      'target-id': one.controlId,
      status: { state: one.result === 'satisfied' ? 'satisfied' : 'not-satisfied' },
    },
    'related-observations': [{ 'observation-uuid': uuidOf('observation', one.id) }],
    'related-risks': one.result === 'satisfied' ? [] : [{ 'risk-uuid': uuidOf('risk', one.id) }],
  })

/** セキュリティ評価報告書 as OSCAL assessment results. What is not judged yet is left out. */
export const assessmentResults = (
  system: OscalSystem,
  of: { documentId: string; planId: string; startedAt: Date; judgements: readonly OscalJudged[] },
) => {
  const done = of.judgements.filter(judged)
  const open = done.filter((one) => one.result !== 'satisfied')
  return {
    'assessment-results': {
      uuid: uuidOf('assessment-results', of.documentId),
      metadata: metadataOf(system, `セキュリティ評価報告書　${system.name}`),
      'import-ap': { href: hrefOf('assessment-plan', of.planId) },
      results: [
        given({
          uuid: uuidOf('result', of.documentId),
          title: line(`${system.name}の評価結果`),
          description: `評価した管理策${done.length}件、満足しないもの${open.length}件。`,
          start: instant(of.startedAt),
          props: [{ name: 'judged', ns: OURS, value: String(done.length) }],
          'reviewed-controls': reviewedControls(done.map((one) => one.controlId)),
          observations: done.map((one) => observation(one, system.changedAt)),
          risks: open.map((one) => risk(of.documentId, one)),
          findings: done.map(finding),
        }),
      ],
      'back-matter': {
        resources: [resourceOf('assessment-plan', of.planId, `セキュリティ評価計画書　${system.name}`)],
      },
    },
  }
}
