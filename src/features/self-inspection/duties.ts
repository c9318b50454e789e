import type { Duty } from '#kernel/pure/duty.ts'

/** Whoever is on the roster answers, each sheet by itself. */
export const answerOwnSheet: Duty = {
  key: 'self-inspection.answer',
  title: '自己点検に答える',
  rules: ['R031', 'R032'],
  role: 'USER',
  configurable: '回答の期限は達に定めがなく、自己点検ごとに公示する',
}

/** The officer sees to it that the unit's people answer in time for the report. */
export const haveUnitAnswer: Duty = {
  key: 'self-inspection.unit-answers',
  title: '自己点検にまだ答えていない人に、回答を促す',
  rules: ['R031', 'R032'],
  role: 'UNIT',
  configurable: '回答の期限は達に定めがなく、自己点検ごとに公示する',
}

export const remindEverybody: Duty = {
  key: 'self-inspection.remind',
  title: '自己点検の回答を催促する',
  rules: ['R032'],
  role: 'J6D',
  configurable: '催促する日は達に定めがなく、自己点検ごとに定める',
}
