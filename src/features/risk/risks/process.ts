import { actsOf, NEW, type Process } from '#kernel/pure/process.ts'
import { acceptedStays, itemsAreIts, residualNotMore } from './gates.ts'
import { Close, Identify, Reassess, Reopen, Treat } from './inputs.ts'
import type { Risk } from './model.ts'
import { scoreText, TREATMENTS } from './words.ts'

const act = actsOf<Risk>()

/** 「ac-2、SI-2」 as identifiers, each once. */
const identifiers = (text: string | null): readonly string[] => [
  ...new Set(
    (text ?? '')
      .normalize('NFKC')
      .toLowerCase()
      .split(/[\s,、;・]+/u)
      .filter((id) => id !== ''),
  ),
]

/** A risk of one system, from 特定 to its end; its history is the timeline. */
export const risk: Process<Risk> = {
  key: 'risk.risk',
  title: 'リスク',
  provision: '付紙第10-1・10-2',
  rules: ['R036', 'R131', 'R133'],
  lanes: {
    keeper: {
      title: '情報システム情報保証責任者（整備）',
      role: 'SYS_DEV',
      also: ['SYS_OPS'],
      over: (m) => ({ systemId: m.systemId }),
    },
  },
  states: {
    identified: { label: '対応方針未定', tone: 'ask', turn: 'keeper', task: 'リスクの対応方針を決める', main: 'treat' },
    treated: { label: '対応方針あり', tone: 'ok' },
    closed: { label: '終了', tone: 'gone', closed: true },
  },
  acts: {
    identify: act({
      title: 'リスクを特定する',
      by: 'keeper',
      from: NEW,
      to: 'identified',
      rules: ['R131', 'R133'],
      input: Identify,
      numbered: ({ model }) => ({ series: 'risk.risk', unitId: model.systemId, prefix: 'リスク-', width: 3 }),
      tells: ({ input, number }) =>
        `${number}「${input.title}」を特定した（リスク値${scoreText(Number(input.likelihood), Number(input.impact))}）`,
      apply: ({ model, input, number, actor, as, today }) => ({
        ...model,
        ...input,
        number,
        likelihood: Number(input.likelihood),
        impact: Number(input.impact),
        identifiedOn: today,
        identifiedBy: `${as.postTitle} ${actor.rank} ${actor.name}`,
        assessedOn: today,
      }),
    }),
    treat: act({
      title: '対応方針を決める',
      by: 'keeper',
      from: ['identified', 'treated'],
      to: 'treated',
      rules: ['R131', 'R133'],
      input: Treat,
      gates: [residualNotMore, acceptedStays, itemsAreIts],
      help: '低減・回避・移転・受容から選び、対応した後に残るリスクを見積もります。将来対応計画の項目の受容は、情報保証責任者が別に決めます。',
      tells: ({ input }) =>
        `${TREATMENTS[input.treatment]}とした（残留リスク${scoreText(Number(input.residualLikelihood), Number(input.residualImpact))}）`,
      apply: ({ model, input }) => ({
        ...model,
        treatment: input.treatment,
        measures: input.measures,
        residualLikelihood: Number(input.residualLikelihood),
        residualImpact: Number(input.residualImpact),
        controlIds: identifiers(input.controls),
        planItemIds: input.items,
      }),
    }),
    reassess: act({
      title: '評価を見直す',
      by: 'keeper',
      from: ['identified', 'treated'],
      to: 'identified',
      rules: ['R131', 'R133'],
      input: Reassess,
      help: '見直すと対応方針も未定に戻り、残留リスクを見積もり直します。前の評価は経過に残ります。',
      tells: ({ model, input }) =>
        `評価を${model.likelihood * model.impact}から${scoreText(Number(input.likelihood), Number(input.impact))}に見直した：${input.reason}`,
      apply: ({ model, input, today }) => ({
        ...model,
        likelihood: Number(input.likelihood),
        impact: Number(input.impact),
        residualLikelihood: null,
        residualImpact: null,
        treatment: null,
        assessedOn: today,
      }),
    }),
    close: act({
      title: 'リスクを閉じる',
      by: 'keeper',
      from: ['identified', 'treated'],
      to: 'closed',
      rules: ['R133'],
      input: Close,
      tells: ({ input }) => `閉じた：${input.reason}`,
      apply: ({ model, input, today }) => ({ ...model, closedOn: today, closedReason: input.reason }),
    }),
    reopen: act({
      title: '開き直す',
      by: 'keeper',
      from: 'closed',
      to: 'identified',
      rules: ['R133'],
      input: Reopen,
      tells: ({ input }) => `開き直した：${input.reason}`,
      apply: ({ model, today }) => ({
        ...model,
        closedOn: null,
        closedReason: null,
        treatment: null,
        residualLikelihood: null,
        residualImpact: null,
        assessedOn: today,
      }),
    }),
  },
  figure: [],
  summary: (m) => ({
    title: `${m.systemName}　${m.title}`,
    number: m.number === '' ? null : m.number,
    unitId: null,
    systemId: m.systemId,
    words: [m.systemName],
  }),
}
