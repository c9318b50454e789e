import { addDays } from '#kernel/pure/day.ts'
import type { Process } from '#kernel/pure/process.ts'
import { recipientOf, type Transfer } from './model.ts'
import { receiveActs } from './receive-acts.ts'
import { sendActs } from './send-acts.ts'

/** 可搬記憶媒体の送達及び受領 (本文 第３-4、付紙第３): one object with two owners. */
export const transfer: Process<Transfer> = {
  key: 'media.transfer',
  title: '可搬記憶媒体の送達',
  provision: '付紙第3',
  rules: ['R017', 'R045', 'R046', 'R047', 'R050'],
  lanes: {
    member: { title: '発送元の職員', role: 'USER', over: (m) => ({ unitId: m.unitId }) },
    sender: { title: '発送者', role: 'USER', over: (m) => ({ personId: m.senderId }) },
    keeper: {
      title: '発送元の部隊等情報保証責任者',
      role: 'UNIT',
      also: ['UNIT_IAP'],
      over: (m) => ({ unitId: m.unitId }),
    },
    receiver: { title: '受領部隊等の部隊等情報保証責任者', role: 'UNIT', over: (m) => ({ unitId: m.toUnitId }) },
  },
  states: {
    prepared: { label: '送達票作成', tone: 'plan', turn: 'sender', task: '送達票の媒体を発送する' },
    sent: {
      label: '発送済',
      tone: 'sent',
      turn: 'receiver',
      task: '送達された媒体を受領し、受領票に記入する',
      due: (m) => m.sentOn && addDays(m.sentOn, m.firstReminder),
    },
    'sent-outside': {
      label: '発送済（紙の受領票待ち）',
      tone: 'sent',
      turn: 'keeper',
      task: '返ってきた紙の受領票を記録する',
      due: (m) => m.sentOn && addDays(m.sentOn, m.firstReminder),
    },
    received: {
      label: '受領',
      tone: 'now',
      turn: 'receiver',
      task: '受領票を返信する',
      due: (m) => m.receivedOn && addDays(m.receivedOn, m.firstReminder),
    },
    difference: {
      label: '相違あり',
      tone: 'lost',
      turn: 'receiver',
      task: '相違のある受領票を返信する',
      due: (m) => m.receivedOn && addDays(m.receivedOn, m.firstReminder),
    },
    'slip-returned': { label: '受領票返信済', tone: 'now', turn: 'keeper', task: '返信された受領票を確かめて完結する' },
    closed: { label: '完結', tone: 'ok', closed: true },
    cancelled: { label: '取消', tone: 'gone', closed: true },
    missing: { label: '未着（事案で調査）', tone: 'lost', closed: true },
  },
  acts: { ...sendActs, ...receiveActs },
  figure: [
    {
      act: 'prepare',
      from: 'sender',
      to: ['sender'],
      verb: '送達票を作る',
      provision: '付紙第3 上段',
      documents: ['送達票'],
    },
    {
      act: 'send',
      from: 'sender',
      to: ['receiver'],
      verb: '発送する',
      provision: '付紙第3 上段',
      documents: ['送達票', '受領票'],
    },
    {
      act: 'receive',
      from: 'receiver',
      to: ['receiver'],
      verb: '受領票に記入',
      provision: '付紙第3 下段',
      documents: ['受領票'],
    },
    {
      act: 'return-slip',
      from: 'receiver',
      to: ['keeper'],
      verb: '返信する',
      provision: '付紙第3 ※',
      documents: ['受領票'],
    },
    { act: 'close', from: 'keeper', to: ['keeper'], verb: '確かめて完結', provision: '付紙第3 ※' },
  ],
  summary: (m) => ({
    title: `${recipientOf(m)}への送達（${m.lines.length}点）`,
    number: m.number,
    unitId: m.unitId,
    otherUnitId: m.toUnitId,
    personId: m.senderId,
    words: [m.code, m.unitName, m.senderName, ...m.lines.map((l) => l.number)],
  }),
}
