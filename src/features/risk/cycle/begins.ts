import { kindOf } from '../documents/kinds.ts'
import type { DocumentKind } from '../documents/kind.ts'
import { EVALUATION, THREE } from './handed.ts'
import type { RiskCycle } from './model.ts'

type Link = { href: string; label: string }

const WORKED_AT: Readonly<Record<string, readonly DocumentKind[]>> = {
  'dev-update': THREE,
  'ops-inspect': THREE,
  evaluate: EVALUATION,
  'plan-update': ['action-plan'],
  'ops-controls': ['security-plan'],
}

const documentLink = (m: RiskCycle, kind: DocumentKind): Link => {
  const doc = m.now[kind]
  const { title } = kindOf(kind)
  if (doc) return { href: `/documents/${doc.documentId}`, label: `${title}を開く` }
  return { href: `/begin/risk.document/begin?kind=${kind}&system=${m.systemId}`, label: `${title}を作り始める` }
}

const inspectionLinks = (m: RiskCycle): readonly Link[] => [
  ...m.inspections.map((i) => ({ href: `/cases/${i.id}`, label: '脆弱性検査を開く' })),
  ...(m.state === 'ops-inspect'
    ? [{ href: `/begin/risk.inspection/coordinate?cycle=${m.id}`, label: '脆弱性検査を調整する' }]
    : []),
]

const improvementLinks = (m: RiskCycle): readonly Link[] => [
  ...m.improvements.map((i) => ({ href: `/cases/${i.id}`, label: `改善指示を開く（${i.subject}）` })),
  ...(['evaluate', 'plan-update', 'ops-controls', 'dev-confirm-controls', 'review'].includes(m.state)
    ? [{ href: `/begin/risk.improvement/give?cycle=${m.id}`, label: '改善指示を与える' }]
    : []),
]

/** What the state's work is done at: the documents, the inspection, the improvement instructions. */
export const cycleBegins = (m: RiskCycle): readonly Link[] =>
  m.state === 'new'
    ? []
    : [
        ...(WORKED_AT[m.state] ?? []).map((kind) => documentLink(m, kind)),
        ...inspectionLinks(m),
        ...improvementLinks(m),
      ]
