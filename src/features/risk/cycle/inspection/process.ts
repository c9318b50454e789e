import { actsOf, NEW, type Process } from '#kernel/pure/process.ts'
import { wareki } from '#kernel/pure/wareki.ts'
import {
  allPlanned,
  daysSound,
  frequencySet,
  itemIsIts,
  needsApproval,
  partnerKnown,
  periodSound,
  scansAreIts,
} from './gates.ts'
import { Agree, Close, Coordinate, Enter, PARTNERS, Reason, Result } from './inputs.ts'
import type { Inspection, Vulnerability } from './model.ts'

const act = actsOf<Inspection>()
const over = (m: Inspection) => ({ systemId: m.systemId })

/** One line, one vulnerability; blank lines say nothing. */
const written = (text: string | null): readonly Vulnerability[] =>
  (text ?? '')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line, at) => ({ id: null, nth: at + 1, text: line, planItemId: null, planItem: null }))

const coordinated = {
  rules: ['R132', 'R141'],
  input: Coordinate,
  gates: [partnerKnown, periodSound, needsApproval, frequencySet],
  to: ({ input }: { input: { partner: Inspection['partner'] } }) => (input.partner === 'cir' ? 'asked' : 'agreed'),
} as const

const tellCir = (m: Inspection, partner: Inspection['partner']) =>
  partner === 'cir'
    ? [
        {
          verb: '連絡' as const,
          role: 'CIR' as const,
          to: {},
          text: `${m.systemName}：脆弱性検査の調整の申入れがありました。`,
          rules: ['R132'] as const,
        },
      ]
    : []

/** 脆弱性検査 (付紙第10-2, 10-9): coordinated, carried out, its result written down and entered in the plan. */
export const inspection: Process<Inspection> = {
  key: 'risk.inspection',
  title: '脆弱性検査',
  provision: '付紙第10 属図第2',
  rules: ['R132', 'R141', 'R142', 'R145'],
  lanes: {
    ops: { title: '情報システム情報保証責任者（運用）', role: 'SYS_OPS', over },
    cir: { title: '事案対処責任者', role: 'CIR' },
  },
  states: {
    asked: {
      label: '事案対処責任者と調整中',
      tone: 'ask',
      turn: 'cir',
      task: '脆弱性検査の調整に応ずる',
      main: 'agree',
    },
    declined: { label: '調整不調', tone: 'no', turn: 'ops', task: '脆弱性検査を調整し直す', main: 'coordinate-again' },
    agreed: {
      label: '調整済・実施待ち',
      tone: 'plan',
      turn: 'ops',
      task: '脆弱性検査を実施させ、結果を記録する',
      main: 'record-result',
      due: (m) => m.plannedTo,
    },
    resulted: {
      label: '結果あり・計画へ記載中',
      tone: 'now',
      turn: 'ops',
      task: '判明した脆弱性を将来対応計画に記載する',
      main: 'close',
    },
    closed: { label: '完了', tone: 'ok', closed: true },
    cancelled: { label: '取りやめ', tone: 'gone', closed: true },
  },
  acts: {
    coordinate: act({
      ...coordinated,
      title: '脆弱性検査を調整する',
      by: 'ops',
      from: NEW,
      help: '事案対処責任者又はリスク管理支援役務と調整した上で、運用が検査を統制し、実施させます。',
      tells: ({ input }) =>
        `${PARTNERS[input.partner]}と脆弱性検査を調整した（${wareki(input.plannedFrom)}から${wareki(input.plannedTo)}まで）`,
      apply: ({ model, input }) => ({ ...model, ...input, cycleId: model.cycleNow }),
      notices: ({ model, input }) => tellCir(model, input.partner),
    }),
    'coordinate-again': act({
      ...coordinated,
      title: '調整し直す',
      by: 'ops',
      from: 'declined',
      apply: ({ model, input }) => ({ ...model, ...input, declinedReason: null }),
      notices: ({ model, input }) => tellCir(model, input.partner),
    }),
    agree: act({
      title: '調整に応ずる',
      by: 'cir',
      from: 'asked',
      to: 'agreed',
      rules: ['R132'],
      input: Agree,
      tells: () => '事案対処責任者が調整に応じた',
      apply: ({ model, actor, as, at }) => ({
        ...model,
        agreedBy: `${as.postTitle} ${actor.rank} ${actor.name}`,
        agreedAt: at,
      }),
      notices: ({ model }) => [
        {
          verb: '連絡',
          role: 'SYS_OPS',
          to: { systemId: model.systemId },
          text: `${model.systemName}：脆弱性検査の調整がつきました。`,
          rules: ['R132'],
        },
      ],
    }),
    decline: act({
      title: '調整できないと答える',
      by: 'cir',
      from: 'asked',
      to: 'declined',
      rules: ['R132'],
      input: Reason,
      tells: ({ input }) => `調整できないと答えた：${input.reason}`,
      apply: ({ model, input }) => ({ ...model, declinedReason: input.reason }),
    }),
    'record-result': act({
      title: '検査の結果を記録する',
      by: 'ops',
      from: 'agreed',
      to: 'resulted',
      rules: ['R132', 'R142'],
      input: Result,
      gates: [daysSound, scansAreIts],
      tells: ({ input }) =>
        `脆弱性検査の結果を記録した（${wareki(input.startedOn)}から${wareki(input.endedOn)}まで。結果のファイル${input.scans.length}件、手書きの脆弱性${written(input.vulnerabilities).length}件）`,
      apply: ({ model, input, actor, as }) => ({
        ...model,
        startedOn: input.startedOn,
        endedOn: input.endedOn,
        result: input.result,
        scanIds: input.scans,
        vulnerabilities: written(input.vulnerabilities),
        resultedBy: `${as.postTitle} ${actor.rank} ${actor.name}`,
      }),
    }),
    'enter-in-plan': act({
      title: '将来対応計画に記載したことを結び付ける',
      by: 'ops',
      from: 'resulted',
      to: 'resulted',
      rules: ['R142'],
      input: Enter,
      gates: [itemIsIts],
      tells: ({ model, input }) =>
        `「${model.vulnerabilities.find((v) => v.id === input.vulnerability)?.text ?? ''}」を将来対応計画の${model.items.find((i) => i.id === input.item)?.name ?? ''}に記載した`,
      apply: ({ model, input }) => ({
        ...model,
        vulnerabilities: model.vulnerabilities.map((v) =>
          v.id === input.vulnerability ? { ...v, planItemId: input.item } : v,
        ),
      }),
    }),
    close: act({
      title: '検査を終える',
      by: 'ops',
      from: 'resulted',
      to: 'closed',
      rules: ['R142'],
      input: Close,
      gates: [allPlanned],
      tells: () => '判明した脆弱性が全て将来対応計画に記載され、検査を終えた',
      apply: ({ model }) => model,
    }),
    cancel: act({
      title: '検査を取りやめる',
      by: 'ops',
      from: ['asked', 'declined', 'agreed'],
      to: 'cancelled',
      rules: ['R132'],
      input: Reason,
      irreversible: true,
      tells: ({ input }) => `検査を取りやめた：${input.reason}`,
      apply: ({ model, input }) => ({ ...model, cancelledReason: input.reason }),
      notices: ({ model }) =>
        tellCir(model, model.partner).map((n) => ({
          ...n,
          text: `${model.systemName}：脆弱性検査は取りやめになりました。`,
        })),
    }),
  },
  figure: [
    { act: 'coordinate', from: 'ops', to: ['cir'], verb: '調整', provision: '2' },
    { act: 'agree', from: 'cir', to: ['ops'], verb: '応ずる', provision: '2' },
    { act: 'record-result', from: 'ops', to: ['ops'], verb: '検査・結果', provision: '2・9' },
    { act: 'close', from: 'ops', to: ['ops'], verb: '計画へ記載', provision: '9', documents: ['将来対応計画書'] },
  ],
  summary: (m) => ({
    title: `${m.systemName}の脆弱性検査（${m.plannedFrom === '' ? '' : `${wareki(m.plannedFrom)}から`}）`,
    number: null,
    unitId: null,
    otherUnitId: m.partner === 'cir' ? m.cirUnitId : null,
    systemId: m.systemId,
    words: [m.systemName, PARTNERS[m.partner]],
  }),
}
