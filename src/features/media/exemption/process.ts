import type { Process } from '#kernel/pure/process.ts'
import { exemptionActs } from './acts.ts'
import { TITLE_SUFFIX, type Exemption } from './model.ts'

/** 暗号化機能の無効化及び保存の申請 (付紙第４ 1(4)ただし書、本文 第３-5). */
export const exemption: Process<Exemption> = {
  key: 'media.exemption',
  title: '暗号化機能の無効化及び保存の申請',
  provision: '付紙第4 1(4) ただし書',
  rules: ['R018', 'R064', 'R065'],
  lanes: {
    member: { title: '職員', role: 'USER', over: (m) => ({ unitId: m.unitId }) },
    applicant: { title: '申請者', role: 'USER', over: (m) => ({ personId: m.applicantId }) },
    officer: { title: '部隊等情報保証責任者', role: 'UNIT', over: (m) => ({ unitId: m.unitId }) },
    operator: { title: '情報システム情報保証責任者（運用）', role: 'SYS_OPS', over: (m) => ({ systemId: m.systemId }) },
  },
  states: {
    requested: {
      label: '申請中',
      tone: 'ask',
      turn: 'officer',
      task: '暗号化の無効化の申請に意見を付ける',
      due: (m) => m.startsOn,
    },
    reviewed: {
      label: '意見付き',
      tone: 'ask',
      turn: 'operator',
      task: '暗号化の無効化を許可するかどうかを決める',
      due: (m) => m.startsOn,
    },
    'in-force': {
      label: '無効化中',
      tone: 'stop',
      turn: 'applicant',
      task: '暗号化機能を復旧する',
      due: (m) => m.endsOn,
    },
    restored: { label: '復旧済', tone: 'ok', closed: true },
    expired: { label: '期限切れ', tone: 'gone', closed: true },
    refused: { label: '不許可', tone: 'no', closed: true },
    withdrawn: { label: '取下げ', tone: 'gone', closed: true },
  },
  acts: exemptionActs,
  figure: [
    { act: 'request', from: 'applicant', to: ['officer'], verb: '申請する', provision: '1(4)ただし書' },
    { act: 'opine', from: 'officer', to: ['operator'], verb: '意見を付ける', provision: '1(4)' },
    { act: 'permit', from: 'operator', to: ['applicant'], verb: '許可する', provision: '1(4)ただし書' },
    { act: 'restore', from: 'applicant', to: ['officer'], verb: '復旧する', provision: '本文 第3-5' },
  ],
  summary: (m) => ({
    title: `${m.mediumNumber}${TITLE_SUFFIX}`,
    number: m.number,
    unitId: m.unitId,
    systemId: m.systemId,
    personId: m.applicantId,
    words: [m.applicantName, m.systemName ?? ''],
  }),
}
