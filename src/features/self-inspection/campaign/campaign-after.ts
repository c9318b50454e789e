import type { Act, FigureStep, Lane, State } from '#kernel/pure/process.ts'
import { collectingActs } from './collecting-acts.ts'
import type { Campaign } from './model.ts'
import { resultActs } from './result-acts.ts'

/** The year's sums as they were counted, and what became of them. */
export type Result = {
  countedAt: Date
  people: number
  answered: number
  absent: number
  yesCount: number
  noCount: number
  naCount: number
  digest: string
  missingReports: number
  missingReason: string | null
  lateReason: string | null
  weakPoints: string | null
  improvements: string | null
  reportedAt: Date | null
  reportedBy: string | null
  receivedAt: Date | null
  receivedBy: string | null
  handedAt: Date | null
  handedBy: string | null
  handOverNote: string | null
}

/** What was counted just now: the sums and the SHA-256 over every entry of the roster with its answer's digest. */
export type Counted = Pick<Result, 'people' | 'answered' | 'absent' | 'yesCount' | 'noCount' | 'naCount' | 'digest'>

/** What the acts after closing need to know of the campaign beyond its own row. */
export type AfterFacts = {
  /** Units and systems that owe a report; null until the roster was counted the first time. */
  owing: number | null
  reported: number
  received: number
  result: Result | null
  /** Reports that wait to be received, as many as one act takes; where that act is about to be judged. */
  waiting: readonly string[]
  /** The sums as they are now; where an act is about to be judged that binds or reports them. */
  now: Counted | null
  openRemedies: number
}

export const nothingAfter: AfterFacts = {
  owing: null,
  reported: 0,
  received: 0,
  result: null,
  waiting: [],
  now: null,
  openRemedies: 0,
}

export const lanesAfterClosing = {
  addressee: { title: '情報保証責任者（指揮通信システム部長気付）', role: 'IAO', also: ['J6D'] },
} as const satisfies Readonly<Record<string, Lane<Campaign>>>

/** From the end of answering on: 集計, 報告, 受領, 監査へ提供, 終結. */
export const statesAfterClosing = {
  counting: {
    label: '集計',
    tone: 'now',
    turn: 'organiser',
    task: '自己点検の報告を受領し、集計して結果を報告する',
    main: 'count',
    due: (m) => m.reportDue,
  },
  reported: {
    label: '報告済・受領待ち',
    tone: 'sent',
    turn: 'addressee',
    task: '自己点検の結果を受領する',
    main: 'receive',
    due: (m) => m.reportDue,
  },
  received: {
    label: '受領済',
    tone: 'ok',
    turn: 'organiser',
    task: '自己点検の結果を監査の側に提供する',
    main: 'hand-over',
  },
  handed: { label: '監査へ提供済', tone: 'ok', turn: 'organiser', task: '自己点検を終結する', main: 'end' },
  ended: { label: '終結', tone: 'gone', closed: true },
} as const satisfies Readonly<Record<string, State<Campaign>>>

export const afterClosing: Readonly<Record<string, Act<Campaign>>> = { ...collectingActs, ...resultActs }

export const figureAfterClosing: readonly FigureStep[] = [
  {
    act: 'report',
    from: 'organiser',
    to: ['addressee'],
    verb: '結果を報告する',
    provision: '1(4)',
    documents: ['自己点検結果報告書'],
  },
  { act: 'receive', from: 'addressee', to: ['organiser'], verb: '受領する', provision: '1(4)' },
  { act: 'hand-over', from: 'organiser', to: ['organiser'], verb: '監査へ提供する', provision: '1(4)' },
]
