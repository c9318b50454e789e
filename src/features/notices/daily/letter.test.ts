import { describe, expect, test } from 'vitest'
import type { Turn } from '#kernel/home/turns.ts'
import type { Owed } from '#kernel/home/duties.ts'
import { dailyLetter, type DailyFacts } from './letter.ts'

const turn = (given: Partial<Turn>): Turn => ({
  caseId: 'c1',
  task: '可搬記憶媒体の持出しを許可する',
  rules: ['R014'],
  title: '朝霞駐屯地への持出し',
  number: null,
  process: 'media.take-out',
  unitName: '企画課',
  since: new Date('2026-11-20T00:00:00Z'),
  dueOn: null,
  role: 'UNIT',
  ...given,
})

const owed = (dueOn: string | null): Owed => ({
  duty: { key: 'media.take-out.return', title: '持ち出した媒体を返す', rules: ['R054'], role: 'USER' },
  row: {
    unitId: null,
    systemId: null,
    personId: 'p',
    subject: '企-0012（朝霞駐屯地）',
    href: '/cases/c2',
    dueOn,
    since: null,
  },
})

const facts = (given: Partial<DailyFacts>): DailyFacts => ({
  choice: 'daily',
  today: '2026-11-24',
  turns: [],
  duties: [],
  waiting: 0,
  ...given,
})

const everything = {
  turns: [turn({ number: '持-12', dueOn: '2026-11-24' }), turn({ caseId: 'c3' })],
  duties: [owed('2026-11-21'), owed('2026-11-25'), owed('2026-12-20')],
  waiting: 2,
}

describe('the mail of a day', () => {
  test('tells everything that waits, the overdue first, with days, provisions and links', () => {
    const letter = dailyLetter(facts(everything))
    expect(letter?.subject).toBe(
      '【日ごとのまとめ】令和8年11月24日　期限超過 1件・本日 1件・明日 1件・知らせ 2件・そのほか 2件',
    )
    expect(letter?.body).toContain('令和8年11月24日（火）現在')
    expect(letter?.body).toContain(
      '・11月21日（土）まで（3日超過）　持ち出した媒体を返す　付紙第4 1(1)ア(ｳ)\n　{{origin}}/cases/c2',
    )
    expect(letter?.body).toContain('・11月24日（火）まで（本日）　可搬記憶媒体の持出しを許可する（持-12）　本文 第3-2')
    expect(letter?.body.indexOf('期限を過ぎて')).toBeLessThan(letter?.body.indexOf('本日が期限') ?? 0)
  })

  test('carries nothing of what a case is about', () => {
    expect(JSON.stringify(dailyLetter(facts(everything)))).not.toMatch(/朝霞|企-0012|企画課/u)
  })

  test('only reminds whoever hears of everything at once: what is due by tomorrow', () => {
    const letter = dailyLetter(facts({ ...everything, choice: 'at-once' }))
    expect(letter?.subject).toBe('【期限の知らせ】令和8年11月24日　期限超過 1件・本日 1件・明日 1件')
    expect(letter?.body).not.toContain('12月20日')
  })

  test('R047: what is overdue comes even to whoever wants no mail, and nothing else does', () => {
    const letter = dailyLetter(facts({ ...everything, choice: 'none' }))
    expect(letter?.subject).toBe('【期限の知らせ】令和8年11月24日　期限超過 1件')
    expect(dailyLetter(facts({ choice: 'none', duties: [owed('2026-11-24')], waiting: 3 }))).toBeNull()
  })

  test('is not written where there is nothing to say', () => {
    expect(dailyLetter(facts({}))).toBeNull()
    expect(dailyLetter(facts({ choice: 'at-once', duties: [owed('2026-12-20'), owed(null)], waiting: 1 }))).toBeNull()
  })

  test('stays readable where very much waits', () => {
    const letter = dailyLetter(facts({ duties: Array.from({ length: 45 }, () => owed('2026-11-01')) }))
    expect(letter?.body.match(/持ち出した媒体を返す/gu)).toHaveLength(20)
    expect(letter?.body).toContain('・ほか25件')
  })
})
