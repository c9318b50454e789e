import { readDay } from '#kernel/pure/read-day.ts'
import { REPLIES, type ReplyKind } from '../words.ts'
import type { Question, Reply, Typed, TypedReply } from './model.ts'

export const LONGEST = 500

/** What is wrong with one question's answer, by field. */
export type Problems = Readonly<Partial<Record<'reply' | 'reason' | 'action' | 'actionDue', string>>>

const isReply = (text: string | undefined): text is ReplyKind => text !== undefined && Object.hasOwn(REPLIES, text)

const filled = (text: string | undefined): string => (text ?? '').trim()

const wordsProblem = (typed: string | undefined, ask: string): string | null =>
  filled(typed) === ''
    ? ask
    : filled(typed).length > LONGEST
      ? `${LONGEST}文字までにしてください（今は${filled(typed).length}文字）。`
      : null

const dueProblem = (typed: string | undefined): string | null => {
  if (filled(typed) === '') return '是正措置を終える予定日を入力してください。'
  const day = readDay(filled(typed))
  return day.ok ? null : day.message
}

const some = (problems: Record<string, string | null>): Problems =>
  Object.fromEntries(Object.entries(problems).filter(([, problem]) => problem !== null)) as Problems

/** R032: what the answer to one question lacks; nothing where it is whole. */
export const problemsOf = (typed: TypedReply | undefined): Problems => {
  if (!isReply(typed?.reply)) return { reply: '「はい」「いいえ」「該当なし」のどれかを選んでください。' }
  if (typed.reply === 'no')
    return some({
      reason: wordsProblem(typed.reason, '「いいえ」の理由を入力してください。'),
      action: wordsProblem(typed.action, '是正措置を入力してください。'),
      actionDue: dueProblem(typed.actionDue),
    })
  if (typed.reply === 'na')
    return some({ reason: wordsProblem(typed.reason, '「該当なし」の理由を入力してください。') })
  return {}
}

export const isWhole = (problems: Problems): boolean => Object.keys(problems).length === 0

/** The answer as it is kept. What no longer belongs to it (a reason beside はい) is left out. */
export const replyOf = (key: string, typed: TypedReply): Reply | null => {
  if (!isReply(typed.reply) || !isWhole(problemsOf(typed))) return null
  const due = typed.reply === 'no' ? readDay(filled(typed.actionDue)) : null
  return {
    key,
    reply: typed.reply,
    reason: typed.reply === 'yes' ? null : filled(typed.reason),
    action: typed.reply === 'no' ? filled(typed.action) : null,
    actionDue: due?.ok ? due.day : null,
  }
}

/** The whole sheet: the replies in the order of its questions, and how many questions are not whole yet. */
export const checkSheet = (
  questions: readonly Question[],
  typed: Typed,
): { replies: readonly Reply[]; problems: number } => {
  const replies = questions.flatMap((q) => replyOf(q.key, typed[q.key] ?? {}) ?? [])
  return { replies, problems: questions.length - replies.length }
}

/** Whether anything at all was answered. */
export const isBegun = (typed: Typed | null): boolean =>
  typed !== null && Object.values(typed).some((one) => filled(one.reply) !== '')
