import type { Process } from '#kernel/pure/process.ts'
import { carryActs } from './carry-acts.ts'
import type { TakeOut } from './model.ts'
import { permitActs } from './permit-acts.ts'

/** 可搬記憶媒体の持出し (付紙第４ 1(1)ア(ｳ)、2、本文 第３-2): another MoD area and outside alike. */
export const takeOut: Process<TakeOut> = {
  key: 'media.take-out',
  title: '可搬記憶媒体の持出し',
  provision: '付紙第4 1(1)ア(ｳ)',
  rules: ['R054', 'R069', 'R070'],
  lanes: {
    member: { title: '職員', role: 'USER', over: (m) => ({ unitId: m.unitId }) },
    applicant: { title: '持出者', role: 'USER', over: (m) => ({ personId: m.applicantId }) },
    officer: { title: '部隊等情報保証責任者', role: 'UNIT', over: (m) => ({ unitId: m.unitId }) },
    keeper: { title: '部隊等情報保証責任者', role: 'UNIT', also: ['UNIT_IAP'], over: (m) => ({ unitId: m.unitId }) },
  },
  states: {
    requested: {
      label: '申請中',
      tone: 'ask',
      turn: 'officer',
      task: '可搬記憶媒体の持出しを許可する',
      due: (m) => m.startsOn,
    },
    'sent-back': {
      label: '差戻し',
      tone: 'ask',
      turn: 'applicant',
      task: '差し戻された持出しの申請を直す',
      due: (m) => m.startsOn,
    },
    permitted: {
      label: '許可',
      tone: 'ok',
      turn: 'applicant',
      task: '許可された媒体を持ち出す',
      main: 'leave',
      due: (m) => m.startsOn,
    },
    out: { label: '持出中', tone: 'out', turn: 'applicant', task: '持ち出した媒体を返す', due: (m) => m.endsOn },
    returned: { label: '返却・確認待ち', tone: 'now', turn: 'keeper', task: '返された媒体を確かめる' },
    closed: { label: '完結', tone: 'ok', closed: true },
    lost: { label: '亡失により終了', tone: 'lost', closed: true },
    refused: { label: '不許可', tone: 'no', closed: true },
    withdrawn: { label: '取下げ', tone: 'gone', closed: true },
  },
  acts: { ...permitActs, ...carryActs },
  figure: [
    {
      act: 'request',
      from: 'applicant',
      to: ['officer'],
      verb: '申請する',
      provision: '1(1)ア(ｳ)',
      documents: ['持出簿'],
    },
    { act: 'permit', from: 'officer', to: ['applicant'], verb: '許可する', provision: '本文 第3-2' },
    { act: 'leave', from: 'applicant', to: ['applicant'], verb: '持ち出す', provision: '1(1)ア(ｳ)' },
    { act: 'return', from: 'applicant', to: ['officer'], verb: '返す', provision: '1(1)' },
    { act: 'confirm-return', from: 'officer', to: ['officer'], verb: '確認する', provision: '1(1)' },
  ],
  summary: (m) => ({
    title: `${m.medium.number}の持出し（${m.destination}）`,
    number: m.medium.number,
    unitId: m.unitId,
    personId: m.applicantId,
    words: [m.applicantName, m.destination],
  }),
}
