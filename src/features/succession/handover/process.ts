import type { Process } from '#kernel/pure/process.ts'
import { giveActs } from './give-acts.ts'
import { handoverTitle, type Handover } from './model.ts'
import { startActs } from './start-acts.ts'
import { takeActs } from './take-acts.ts'

/** 引継ぎ: responsibility goes with the post (付紙第１・第２); what is open in it is told, given and taken. */
export const handover: Process<Handover> = {
  key: 'succession.handover',
  title: '引継ぎ',
  provision: '本文 第1-2',
  rules: ['R002', 'R049'],
  lanes: {
    anybody: { title: '前任者・後任者', role: 'USER', also: ['UNIT', 'UNIT_IAP', 'ADMIN'] },
    giver: { title: '前任者', role: 'USER', over: (m) => ({ personId: m.fromId }) },
    receiver: { title: '後任者', role: 'USER', over: (m) => ({ personId: m.toId }) },
    unit: {
      title: '部隊等情報保証責任者',
      role: 'UNIT',
      also: ['UNIT_IAP'],
      over: (m) => ({ unitId: m.unitId }),
    },
    above: { title: '情報保証責任者', role: 'IAO' },
  },
  states: {
    open: {
      label: '一覧を作成',
      tone: 'now',
      turn: 'giver',
      task: '引継ぎの一覧を確かめ、後任に渡す',
      main: 'hand-all',
      due: (m) => m.effectiveOn,
    },
    'open-instead': {
      label: '一覧を作成（前任者は離籍）',
      tone: 'now',
      turn: 'unit',
      task: '離籍した人の引継ぎを、代わって渡す',
      main: 'hand-instead',
      due: (m) => m.effectiveOn,
    },
    handed: {
      label: '受領待ち',
      tone: 'ask',
      turn: 'receiver',
      task: '引継ぎを受ける',
      main: 'accept-all',
      due: (m) => m.effectiveOn,
    },
    unfinished: {
      label: '受領・未了あり',
      tone: 'stop',
      turn: 'receiver',
      task: '引継ぎの未了を片付ける',
      main: 'check-again',
    },
    closed: { label: '完了', tone: 'ok', closed: true },
    nothing: { label: '引継事項なし', tone: 'ok', closed: true },
    cancelled: { label: '取消', tone: 'gone', closed: true },
  },
  acts: { ...startActs, ...giveActs, ...takeActs },
  figure: [
    { act: 'open', from: 'giver', to: ['giver'], verb: '一覧を作る', provision: '第1-2', documents: ['引継書'] },
    { act: 'hand-all', from: 'giver', to: ['receiver'], verb: '渡す', provision: '第1-2', documents: ['引継書'] },
    { act: 'accept-all', from: 'receiver', to: ['receiver'], verb: '受ける', provision: '第1-2' },
  ],
  summary: (m) => ({
    title: handoverTitle(m),
    number: null,
    unitId: m.unitId,
    personId: m.fromId,
    words: [m.fromName, m.toName ?? '', m.unitName, m.postTitle],
  }),
}
