import type { Process } from '#kernel/pure/process.ts'
import { MEDIA_TYPES } from '../words.ts'
import { endActs } from './end-acts.ts'
import { existingActs } from './existing-acts.ts'
import { followActs } from './follow-acts.ts'
import { userChangeActs } from './user-change-acts.ts'
import type { Medium } from './model.ts'
import { registerActs } from './register-acts.ts'
import { secretActs } from './secret-acts.ts'
import { handOutActs } from './hand-out-acts.ts'
import { useActs } from './use-acts.ts'

/** 可搬記憶媒体の管理 (付紙第４ １): one medium from opening or receipt to disposal. */
export const medium: Process<Medium> = {
  key: 'media.medium',
  title: '可搬記憶媒体の管理',
  provision: '付紙第4 1',
  rules: ['R019', 'R049'],
  lanes: {
    officer: { title: '部隊等情報保証責任者', role: 'UNIT', over: (m) => ({ unitId: m.unitId }) },
    keeper: { title: '部隊等情報保証責任者', role: 'UNIT', also: ['UNIT_IAP'], over: (m) => ({ unitId: m.unitId }) },
    member: { title: '職員', role: 'USER', over: (m) => ({ unitId: m.unitId }) },
    // Whoever sees the record: a holder who has since moved to another unit reports as well, and nobody else sees it.
    reporter: { title: '職員', role: 'USER' },
    holder: { title: '使用者', role: 'USER', over: (m) => ({ personId: m.holderId }) },
  },
  states: {
    unlabelled: { label: '番号表示待ち', tone: 'now', turn: 'keeper', task: '登録番号を媒体に表示する' },
    kept: { label: '保管中', tone: 'kept' },
    handed: { label: '受領確認待ち', tone: 'ask', turn: 'holder', task: '渡された媒体を確かめる', main: 'receive' },
    disputed: {
      label: '受渡し相違',
      tone: 'stop',
      turn: 'keeper',
      task: '受け取っていないとされた媒体の所在を確かめる',
    },
    'in-use': { label: '区域内使用中', tone: 'use' },
    asked: { label: '持出申請中', tone: 'ask' },
    out: { label: '持出中', tone: 'out' },
    'in-transit': { label: '送達中', tone: 'sent' },
    stopped: { label: '使用停止', tone: 'stop', turn: 'keeper', task: '感染した媒体の駆除を確認する' },
    lost: { label: '所在不明', tone: 'lost' },
    erased: { label: '消去済', tone: 'era' },
    secret: { label: '秘密系で管理', tone: 'na' },
    destroyed: { label: '破棄済', tone: 'gone', closed: true },
    moved: { label: '転出', tone: 'gone', closed: true },
    'handed-over': { label: '交付済', tone: 'gone', closed: true },
    'secret-ended': { label: '秘密系で処分済', tone: 'gone', closed: true },
    'written-off': { label: '亡失', tone: 'gone', closed: true },
  },
  acts: {
    ...registerActs,
    ...existingActs,
    ...secretActs,
    ...useActs,
    ...endActs,
    ...followActs,
    ...userChangeActs,
    ...handOutActs,
  },
  figure: [
    {
      act: 'register',
      from: 'keeper',
      to: ['keeper'],
      verb: '登録する',
      provision: '1(1)ア(ｱ)',
      documents: ['登録簿'],
    },
    { act: 'show-number', from: 'keeper', to: ['member'], verb: '番号を表示', provision: '1(1)ア(ｱ)' },
    {
      act: 'begin-use',
      from: 'member',
      to: ['member'],
      verb: '使う',
      provision: '1(1)ア(ｲ)',
      documents: ['使用記録簿'],
    },
    { act: 'return-use', from: 'member', to: ['keeper'], verb: '戻す', provision: '1(1)', documents: [] },
    { act: 'destroy', from: 'keeper', to: ['keeper'], verb: '消去・破棄', provision: '1(5)' },
  ],
  summary: (m) => ({
    title: `${MEDIA_TYPES[m.mediaType]}${m.capacity === null ? '' : ` ${m.capacity}`}`,
    number: m.number,
    unitId: m.unitId,
    personId: m.holderId,
    words: [m.code, m.model, m.serialNumber, m.holderName, m.whereabouts, m.receivedFrom, m.movedTo, m.note].filter(
      (word) => word !== null,
    ),
  }),
}
