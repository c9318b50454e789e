import type { Day } from '#kernel/pure/day.ts'
import { isFinal, type Approval, type BoundPaper, type Paper } from './model.ts'
import { approval } from './process.ts'
import { APPLICATION, ASSESSMENT, CERTIFICATION, IN_FORCE, PACKAGE, PAPERS, PLAN, type PaperKind } from './words.ts'

type Lane = 'dev' | 'operator' | 'certifier' | 'officer'

/** Where one document is now, what is waited for, from whom, and since when. */
export type Position = {
  kind: PaperKind | 'approval-letter'
  title: string
  at: Lane
  /** What is waited for and by which lane; null where nothing is. */
  waits: { what: string; from: Lane } | null
  since: Date
  status: '未着手' | '作成中' | '確定' | '渡した' | '済' | '要再確認' | '該当なし'
  version: number | null
  href: string
}

const has = (kinds: readonly PaperKind[], kind: PaperKind) => kinds.includes(kind)

const author = (kind: PaperKind): Lane => (has([...ASSESSMENT, ...CERTIFICATION], kind) ? 'certifier' : 'dev')

const ENDED: ReadonlySet<string> = new Set([...IN_FORCE, 'denied', 'revoked', 'superseded', 'withdrawn'])
const BEFORE_SUBMISSION: readonly string[] = ['preparing', 'opinion', 'ready']

const isLane = (lane: string | undefined): lane is Lane => lane !== undefined && Object.hasOwn(approval.lanes, lane)

/** What the case as a whole waits for. */
const turnOf = (m: Approval): Position['waits'] => {
  const state = approval.states[m.state]
  return isLane(state?.turn) ? { what: state.task ?? state.label, from: state.turn } : null
}

const whereBound = (m: Approval, kind: PaperKind): Lane => {
  if (m.state === 'applied' || ENDED.has(m.state)) return 'officer'
  const atCertifier = ['submitted', 'assessed', 'planned', 'reviewed'].includes(m.state)
  if (has(APPLICATION, kind)) return atCertifier ? 'certifier' : 'dev'
  if (has(PLAN, kind)) return m.state === 'planned' || m.state === 'reviewed' ? 'certifier' : 'dev'
  return 'dev'
}

/** What has to come before a document can be written at all. */
const before = (m: Approval, kind: PaperKind): Position['waits'] => {
  if (has(ASSESSMENT, kind) && BEFORE_SUBMISSION.includes(m.state)) return { what: '申請文書の提出', from: 'dev' }
  if (has(PLAN, kind) && [...BEFORE_SUBMISSION, 'submitted'].includes(m.state))
    return { what: '評価文書の交付', from: 'certifier' }
  if (has(CERTIFICATION, kind) && [...BEFORE_SUBMISSION, 'submitted', 'assessed'].includes(m.state))
    return { what: '将来対応計画書の提出', from: 'dev' }
  return null
}

const own = (m: Approval, kind: PaperKind, paper: Paper | undefined): Position['waits'] => {
  if (has(APPLICATION, kind) && m.state === 'opinion') return turnOf(m)
  if (!paper) return { what: '作成', from: author(kind) }
  return { what: isFinal(paper) ? '提出' : '版の確定', from: author(kind) }
}

const hrefOf = (m: Approval, kind: PaperKind, paper: Paper | undefined, bound: BoundPaper | undefined): string => {
  const documentId = paper?.documentId ?? bound?.documentId
  return documentId === undefined
    ? `/begin/risk.document/begin?kind=${kind}&system=${m.systemId}`
    : `/documents/${documentId}`
}

const positionOf = (m: Approval, kind: PaperKind): Position => {
  const paper = m.papers.find((p) => p.kind === kind)
  const bound = m.bound.find((b) => b.kind === kind)
  const handed = bound !== undefined && !BEFORE_SUBMISSION.includes(m.state)
  const base = { kind, title: PAPERS[kind], href: hrefOf(m, kind, paper, bound) }
  if (handed) {
    const status = bound.changed ? '要再確認' : ENDED.has(m.state) ? '済' : '渡した'
    const waits = ENDED.has(m.state) ? null : turnOf(m)
    return { ...base, at: whereBound(m, kind), waits, since: m.stateSince, status, version: bound.number }
  }
  const waits = ENDED.has(m.state) ? null : (before(m, kind) ?? own(m, kind, paper))
  // The operator's turn began when he was asked, not when the paper was last written.
  const asked = m.state === 'opinion' && has(APPLICATION, kind)
  return {
    ...base,
    at: author(kind),
    waits,
    since: asked ? m.stateSince : (paper?.updatedAt ?? m.stateSince),
    status: paper === undefined ? '未着手' : isFinal(paper) ? '確定' : '作成中',
    version: paper?.version?.number ?? null,
  }
}

const letterOf = (m: Approval): Position => {
  const given = (IN_FORCE as readonly string[]).includes(m.state) || m.state === 'superseded' || m.state === 'revoked'
  const none = m.state === 'denied' || m.state === 'withdrawn'
  return {
    kind: 'approval-letter',
    title: '運用承認書',
    at: given ? 'dev' : 'officer',
    waits: given || none ? null : m.state === 'applied' ? turnOf(m) : { what: '運用承認の申請', from: 'dev' },
    since: m.stateSince,
    status: given ? '済' : none ? '該当なし' : '未着手',
    version: null,
    href: given ? `/forms/approval-letter/${m.id}.pdf` : `/cases/${m.id}`,
  }
}

/** 文書の現在地: the documents of the figure in the order in which they are handed around. */
export const positionsOf = (m: Approval): readonly Position[] => [
  ...PACKAGE.map((kind) => positionOf(m, kind)),
  letterOf(m),
]

export const laneTitle = (lane: Lane): string => approval.lanes[lane]?.title ?? ''

/** 要再確認: what was decided on is not what is there now. */
export const toLookAtAgain = (m: Approval): readonly BoundPaper[] =>
  (IN_FORCE as readonly string[]).includes(m.state) || m.state === 'applied' ? m.bound.filter((b) => b.changed) : []

/** Days from now to the end; negative where it has passed. */
export const isOverdue = (m: Pick<Approval, 'state' | 'dueOn'>, today: Day): boolean =>
  !ENDED.has(m.state) && m.dueOn < today
