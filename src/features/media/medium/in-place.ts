import type { Follow } from '#kernel/pure/process.ts'
import { isPointer, type Medium } from './model.ts'

/** What a medium is once it lies in its place, however it came there: still stopped (R016), erased, without its number (R051), asked for. */
export const stateInPlace = (m: Medium): string => {
  if (m.infectedSince !== null) return 'stopped'
  if (isPointer(m)) return 'secret'
  if (m.erasedOn !== null) return 'erased'
  if (!m.numberShown) return 'unlabelled'
  return m.takeOut === null || m.takeOut.state === 'out' ? 'kept' : 'asked'
}

/** Nobody holds it any more, and a use that was still open is over. */
export const laidDown = (m: Medium): Medium => ({
  ...m,
  holderId: null,
  holderName: null,
  whereabouts: null,
  dueOn: null,
  use: m.use?.returnedAt === null ? null : m.use,
})

/** What happens to the take-out that stands open on it because of what happened to the medium. */
export const onTakeOut = (m: Medium, actKey: string): readonly Follow[] =>
  m.takeOut === null ? [] : [{ process: 'media.take-out', act: actKey, caseId: m.takeOut.id, input: {} }]
