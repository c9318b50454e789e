import type { Process } from '#kernel/pure/process.ts'
import { acceptanceActs } from './acceptance-acts.ts'
import { limitOf, type PlanItem } from './model.ts'
import { itemActs } from './item-acts.ts'
import { planActs } from './plan-acts.ts'
import { workActs } from './work-acts.ts'
import { ORIGINS } from './words.ts'

const ofSystem = (m: PlanItem) => ({ systemId: m.systemId })

/** Items from an audit are the auditor's to open and to confirm; he is nobody's of a system. */
const fromAudit = (m: PlanItem) => m.origin === 'audit'

/** 将来対応計画の項目 (付紙第９-4、付紙第10-5・9): what is not yet satisfied, until it is, or its risk is accepted. */
export const planItem: Process<PlanItem> = {
  key: 'risk.plan-item',
  title: '将来対応計画の項目',
  provision: '付紙第9-4・付紙第10-5',
  rules: ['R121', 'R137', 'R142'],
  lanes: {
    opener: {
      title: '起票者',
      role: 'SYS_DEV',
      also: ['SYS_OPS', 'CERT', 'AUD', 'AUD_AST'],
      among: (m) => (fromAudit(m) ? ['AUD', 'AUD_AST'] : ['SYS_DEV', 'SYS_OPS', 'CERT']),
      over: (m) => (fromAudit(m) ? {} : ofSystem(m)),
    },
    planner: { title: '計画する人', role: 'SYS_DEV', also: ['SYS_OPS'], over: ofSystem },
    responsible: {
      title: '対応する側',
      role: 'SYS_DEV',
      also: ['SYS_OPS'],
      among: (m) => (m.side === 'dev' ? ['SYS_DEV'] : ['SYS_OPS']),
      over: ofSystem,
    },
    confirmer: {
      title: '確認する人',
      role: 'CERT',
      also: ['AUD'],
      among: (m) => (fromAudit(m) ? ['AUD'] : ['CERT']),
      over: (m) => (fromAudit(m) ? {} : ofSystem(m)),
    },
    approver: { title: '情報保証責任者', role: 'IAO' },
    concerned: { title: '整備・運用・認証者', role: 'SYS_DEV', also: ['SYS_OPS', 'CERT'], over: ofSystem },
  },
  states: {
    draft: { label: '起票', tone: 'ask', turn: 'planner', task: '将来対応計画の項目の計画を立てる', main: 'plan' },
    planned: {
      label: '計画済',
      tone: 'plan',
      turn: 'responsible',
      task: '将来対応計画の項目の対応を始める',
      main: 'start',
      due: limitOf,
    },
    working: {
      label: '対応中',
      tone: 'now',
      turn: 'responsible',
      task: '将来対応計画の項目に対応し、完了を申告する',
      main: 'report',
      due: limitOf,
    },
    reported: {
      label: '完了申告',
      tone: 'ask',
      turn: 'confirmer',
      task: '将来対応計画の項目の完了を、証拠により確かめる',
      main: 'confirm',
    },
    completed: { label: '確認済', tone: 'ok', closed: true },
    'acceptance-asked': {
      label: '受容申請',
      tone: 'ask',
      turn: 'approver',
      task: 'リスクを受容するか決める',
      main: 'accept',
    },
    accepted: { label: 'リスク受容', tone: 'kept', closed: true },
    'not-applicable': { label: '該当なし', tone: 'na', closed: true },
  },
  acts: { ...planActs, ...workActs, ...itemActs, ...acceptanceActs },
  figure: [
    { act: 'open', from: 'opener', to: ['planner'], verb: '起票する', provision: '付紙第10-9' },
    {
      act: 'plan',
      from: 'planner',
      to: ['responsible'],
      verb: '計画する',
      provision: '付紙第9-4',
      documents: ['将来対応計画書'],
    },
    { act: 'start', from: 'responsible', to: ['responsible'], verb: '対応する', provision: '付紙第10-6' },
    { act: 'report', from: 'responsible', to: ['confirmer'], verb: '完了を申告する', provision: '付紙第10-6' },
    { act: 'confirm', from: 'confirmer', to: ['planner'], verb: '証拠により確認する', provision: '付紙第10-8' },
    { act: 'ask-acceptance', from: 'planner', to: ['approver'], verb: '受容を申請する', provision: '付紙第9-8' },
    { act: 'accept', from: 'approver', to: ['planner'], verb: '期限を付けて受容する', provision: '付紙第9-8' },
  ],
  summary: (m) => ({
    title: m.title,
    number: m.number,
    unitId: null,
    systemId: m.systemId,
    words: [m.systemName, ORIGINS[m.origin], ...(m.controlId === null ? [] : [m.controlId])],
  }),
}
