import { describe, expect, test } from 'vitest'
import { checkSheet, problemsOf, replyOf } from './checking.ts'
import { merged, sentReplies } from './stored.ts'

const question = (key: string) => ({ key, section: '節', text: '問い', rules: ['R048'], help: null })

describe('a reply', () => {
  test('R032: いいえ has a reason, an action and a day to end it by', () => {
    expect(Object.keys(problemsOf({ reply: 'no' }))).toEqual(['reason', 'action', 'actionDue'])
    expect(Object.keys(problemsOf({ reply: 'no', reason: '理由', action: '措置', actionDue: '2月31日' }))).toEqual([
      'actionDue',
    ])
    expect(replyOf('C1', { reply: 'no', reason: ' 理由 ', action: '措置', actionDue: 'R9.2.28' })).toEqual({
      key: 'C1',
      reply: 'no',
      reason: '理由',
      action: '措置',
      actionDue: '2027-02-28',
    })
  })

  test('R032: 該当なし has a reason, はい has none, and what stood beside it before is left out', () => {
    expect(Object.keys(problemsOf({ reply: 'na', reason: ' ' }))).toEqual(['reason'])
    expect(replyOf('C1', { reply: 'yes', reason: '前の理由', action: '前の措置' })).toEqual({
      key: 'C1',
      reply: 'yes',
      reason: null,
      action: null,
      actionDue: null,
    })
    expect(problemsOf({ reply: 'perhaps' })).toHaveProperty('reply')
  })

  test('R032: a sheet is whole once every question of it is', () => {
    const questions = [question('C1'), question('C2')]
    expect(checkSheet(questions, { C1: { reply: 'yes' }, C9: { reply: 'yes' } })).toMatchObject({ problems: 1 })
    expect(checkSheet(questions, { C2: { reply: 'yes' }, C1: { reply: 'na', reason: '無い' } })).toMatchObject({
      problems: 0,
      replies: [{ key: 'C1' }, { key: 'C2' }],
    })
  })

  test('R032: a text that is too long is told and kept', () => {
    const typed = { reply: 'na', reason: 'あ'.repeat(501) }
    expect(problemsOf(typed).reason).toContain('500文字まで')
    const [sent] = sentReplies(new Set(['C1']), { 'has:C1': '1', 'f:C1:reply': 'na', 'f:C1:reason': typed.reason })
    expect(sent?.typed.reason).toHaveLength(501)
  })
})

describe('a draft', () => {
  const send = (key: string, reply: string, base: number, mine: readonly string[] = []) => ({
    key,
    typed: { reply },
    base,
    mine,
  })

  test('takes what was sent on the newest, and leaves other questions alone', () => {
    const first = merged({ C2: { reply: 'no', rev: 4 } }, [send('C1', 'yes', 0)], 'a')
    expect(first.draft).toEqual({ C1: { reply: 'yes', rev: 1, edit: 'a' }, C2: { reply: 'no', rev: 4 } })
    expect(merged(first.draft, [send('C1', 'yes', 0)], 'b')).toMatchObject({ changed: false, kept: [{ kind: 'same' }] })
  })

  test('tells of what another window changed, and knows a sending of its own whose answer was lost', () => {
    const draft = { C1: { reply: 'yes', rev: 2, edit: 'a' } }
    expect(merged(draft, [send('C1', 'no', 1)], 'b')).toMatchObject({ changed: false, kept: [{ kind: 'conflict' }] })
    expect(merged(draft, [send('C1', 'no', 1, ['a'])], 'b')).toMatchObject({ kept: [{ kind: 'saved', revision: 3 }] })
  })

  test('knows only the questions of its sheet', () => {
    expect(sentReplies(new Set(['C1']), { 'has:C1': '1', 'has:X': '1', 'f:C1:reply': ' yes\r\n' })).toEqual([
      { key: 'C1', typed: { reply: 'yes' }, base: 0, mine: [] },
    ])
  })
})
