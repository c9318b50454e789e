import { fiscalYearLabel } from '#kernel/pure/fiscal-year.ts'
import type { Process } from '#kernel/pure/process.ts'
import { afterClosing, figureAfterClosing, lanesAfterClosing, statesAfterClosing } from './campaign-after.ts'
import type { Campaign } from './model.ts'
import { openingActs } from './opening-acts.ts'
import { preparingActs } from './preparing-acts.ts'

/** 自己点検 of one 年度 (本文 第6-1), from its sheets to the hand-over to the audit. */
export const campaign: Process<Campaign> = {
  key: 'self-inspection.campaign',
  title: '自己点検',
  provision: '本文 第6-1',
  rules: ['R029', 'R030', 'R031', 'R032', 'R033'],
  lanes: {
    organiser: { title: '自己点検表を示す者', role: 'J6D', also: ['J6P'] },
    answerer: { title: '対象者', role: 'USER' },
    ...lanesAfterClosing,
  },
  states: {
    preparing: {
      label: '準備',
      tone: 'plan',
      turn: 'organiser',
      task: '自己点検表を確定し、自己点検を公示する',
      main: 'announce',
      due: (m) => m.baseDate,
    },
    announced: {
      label: '公示',
      tone: 'plan',
      turn: 'organiser',
      task: '基準日現在の名簿を確定し、回答を始める',
      main: 'open',
      due: (m) => m.opensOn,
    },
    open: {
      label: '回答期間',
      tone: 'now',
      turn: 'organiser',
      task: '回答を締め切る',
      main: 'close',
      due: (m) => m.reportDue,
    },
    ...statesAfterClosing,
  },
  acts: { ...preparingActs, ...openingActs, ...afterClosing },
  figure: [
    { act: 'prepare', from: 'organiser', to: ['organiser'], verb: '準備する', provision: '1(3)' },
    { act: 'announce', from: 'organiser', to: ['answerer'], verb: '自己点検表を示す', provision: '1(3)' },
    { act: 'open', from: 'organiser', to: ['answerer'], verb: '基準日現在で始める', provision: '1(1)(2)' },
    { act: 'close', from: 'organiser', to: ['organiser'], verb: '締め切る', provision: '1(4)' },
    ...figureAfterClosing,
  ],
  summary: (m) => ({
    title: `${fiscalYearLabel(m.fiscalYear)} 自己点検`,
    number: null,
    unitId: null,
  }),
}
