import { fiscalYearEnd, fiscalYearLabel } from '#kernel/pure/fiscal-year.ts'
import type { Process } from '#kernel/pure/process.ts'
import { evaluateActs } from './evaluate-acts.ts'
import type { RiskCycle } from './model.ts'
import { reportActs } from './report-acts.ts'
import { updateActs } from './update-acts.ts'

const over = (m: RiskCycle) => ({ systemId: m.systemId })

/** リスク分析・評価 (付紙第10-1 to 10-8): one system, one 年度, from ① to ⑧ with the legs back. */
export const riskCycle: Process<RiskCycle> = {
  key: 'risk.cycle',
  title: 'リスク分析・評価',
  provision: '付紙第10 属図第1',
  rules: ['R036', 'R131', 'R133', 'R134', 'R135', 'R137', 'R138', 'R139', 'R140', 'R145'],
  lanes: {
    dev: { title: '情報システム情報保証責任者（整備）', role: 'SYS_DEV', over },
    ops: { title: '情報システム情報保証責任者（運用）', role: 'SYS_OPS', over },
    cert: { title: '情報システム情報保証認証者', role: 'CERT', over },
    iao: { title: '情報保証責任者', role: 'IAO' },
  },
  states: {
    'dev-update': {
      label: '① 整備が更新中',
      tone: 'now',
      turn: 'dev',
      task: '3文書を更新し、運用に情報提供する',
      main: 'inform-ops',
    },
    'ops-inspect': {
      label: '② 検査・運用が更新中',
      tone: 'now',
      turn: 'ops',
      task: '脆弱性検査を実施させ、3文書を更新して提出する',
      main: 'submit-update',
    },
    'dev-confirm': {
      label: '③ 整備が確認中',
      tone: 'now',
      turn: 'dev',
      task: '運用から提出された3文書を確認する',
      main: 'submit-update-to-cert',
    },
    evaluate: {
      label: '④ 認証者が評価中',
      tone: 'now',
      turn: 'cert',
      task: '評価文書を作成し、整備に提出する',
      main: 'evaluate',
    },
    'plan-update': {
      label: '⑤ 整備が計画を更新中',
      tone: 'now',
      turn: 'dev',
      task: '将来対応計画書を更新し、運用に情報提供する',
      main: 'inform-plan',
    },
    'ops-controls': {
      label: '⑥ 運用が管理策を更新中',
      tone: 'now',
      turn: 'ops',
      task: '運用所掌の管理策を更新し、提出する',
      main: 'submit-controls',
    },
    'dev-confirm-controls': {
      label: '⑦ 整備が確認中',
      tone: 'now',
      turn: 'dev',
      task: '運用から提出された管理策の更新を確認する',
      main: 'submit-controls-to-cert',
    },
    review: {
      label: '⑧ 認証者が審査中',
      tone: 'ask',
      turn: 'cert',
      task: '文書を審査し、情報保証責任者に報告する',
      main: 'report',
      due: (m) => fiscalYearEnd(m.fiscalYear),
    },
    reported: { label: '報告済・受領待ち', tone: 'sent', turn: 'iao', task: 'リスク分析・評価の報告を受ける' },
    done: { label: '完了', tone: 'ok', closed: true },
  },
  acts: { ...updateActs, ...evaluateActs, ...reportActs },
  figure: [
    {
      act: 'inform-ops',
      from: 'dev',
      to: ['ops'],
      verb: '① 情報提供',
      provision: '1',
      documents: ['3文書'],
    },
    { act: 'submit-update', from: 'ops', to: ['dev'], verb: '② 提出', provision: '2', documents: ['3文書'] },
    { act: 'submit-update-to-cert', from: 'dev', to: ['cert'], verb: '③ 提出', provision: '3', documents: ['3文書'] },
    {
      act: 'evaluate',
      from: 'cert',
      to: ['dev'],
      verb: '④ 提出',
      provision: '4',
      documents: ['評価文書'],
    },
    { act: 'inform-plan', from: 'dev', to: ['ops'], verb: '⑤ 情報提供', provision: '5', documents: ['将来対応計画'] },
    {
      act: 'submit-controls',
      from: 'ops',
      to: ['dev'],
      verb: '⑥ 提出',
      provision: '6',
      documents: ['管理策'],
    },
    {
      act: 'submit-controls-to-cert',
      from: 'dev',
      to: ['cert'],
      verb: '⑦ 提出',
      provision: '7',
      documents: ['管理策'],
    },
    { act: 'report', from: 'cert', to: ['iao'], verb: '⑧ 報告', provision: '8', documents: ['報告'] },
  ],
  summary: (m) => ({
    title: `${m.systemName}のリスク分析・評価（${fiscalYearLabel(m.fiscalYear)}）`,
    number: null,
    unitId: null,
    systemId: m.systemId,
    words: [m.systemName, 'リスク分析', '脆弱性検査'],
  }),
}
