import { answerOf, type Answer } from './answer.ts'
import type { Outbox } from './outbox.ts'
import type { Scan } from './scan.ts'

/** Where sending stands; `waiting` counts what the server has not said it has. */
export type SendState =
  | { kind: 'sent' }
  | { kind: 'sending'; waiting: number }
  /** Will be tried again by itself. */
  | { kind: 'unanswered'; waiting: number; why: 'no-answer' | 'signed-out' | 'fault' }
  /** The server takes no more here; what waits stays until the person takes it out. */
  | { kind: 'refused'; waiting: number; sentence: string }

export type Sender = {
  /** Sends what waits, unless it is at it already. */
  kick: () => void
  stop: () => void
}

export type SenderOptions = {
  box: string
  outbox: Outbox
  /** Posts one batch; throws where no answer came. */
  post: (scans: readonly Scan[]) => Promise<Response>
  onAnswer: (answer: Answer) => void
  onState: (state: SendState) => void
  later: (ms: number, run: () => void) => () => void
}

const BATCH = 100
const FIRST_PAUSE = 1000
const LONGEST_PAUSE = 30_000
const REFUSED = new Set([403, 404, 410, 422])

const sentenceOf = async (response: Response): Promise<string> => {
  const body: unknown = await response.json().catch(() => null)
  if (typeof body === 'object' && body !== null && 'sentence' in body && typeof body.sentence === 'string')
    return body.sentence
  return 'ここでは、もう受け付けられません。'
}

type Turn = { kind: 'go-on' } | { kind: 'empty' } | { kind: 'ended'; state: SendState }

/**
 * Brings the outbox of one box to the server, in batches, in order, one at a time. A scan leaves the outbox only when an
 * answer with status 200 names its id; anything else leaves it there, and is tried again after a growing pause.
 */
export const startSender = (o: SenderOptions): Sender => {
  let running = false
  let again = false
  let stopped = false
  let pause = FIRST_PAUSE
  let cancel = () => {}

  const unanswered = async (why: 'no-answer' | 'signed-out' | 'fault'): Promise<Turn> => ({
    kind: 'ended',
    state: { kind: 'unanswered', waiting: await o.outbox.count(o.box), why },
  })

  const turn = async (): Promise<Turn> => {
    const batch = await o.outbox.first(o.box, BATCH)
    if (batch.length === 0) return { kind: 'empty' }
    o.onState({ kind: 'sending', waiting: await o.outbox.count(o.box) })
    const response = await o.post(batch).catch(() => null)
    if (!response) return unanswered('no-answer')
    if (response.type === 'opaqueredirect' || response.status === 401) return unanswered('signed-out')
    if (REFUSED.has(response.status)) {
      const sentence = await sentenceOf(response)
      return { kind: 'ended', state: { kind: 'refused', waiting: await o.outbox.count(o.box), sentence } }
    }
    const answer = response.status === 200 ? answerOf(await response.json().catch(() => null)) : null
    const sent = new Set(batch.map((scan) => scan.id))
    const received = answer?.results.filter((result) => sent.has(result.id)) ?? []
    if (!answer || received.length === 0) return unanswered('fault')
    await o.outbox.remove(
      o.box,
      received.map((result) => result.id),
    )
    pause = FIRST_PAUSE
    o.onAnswer({ ...answer, results: received })
    return { kind: 'go-on' }
  }

  const tryLater = (state: SendState) => {
    o.onState(state)
    cancel = o.later(pause, kick)
    pause = Math.min(pause * 2, LONGEST_PAUSE)
  }

  const run = async (): Promise<void> => {
    for (;;) {
      if (stopped) return
      again = false
      const result = await turn()
      if (result.kind === 'go-on' || again) continue
      if (result.kind === 'empty') return o.onState({ kind: 'sent' })
      if (result.state.kind === 'unanswered') return tryLater(result.state)
      return o.onState(result.state)
    }
  }

  const kick = () => {
    if (running || stopped) {
      again = running
      return
    }
    running = true
    cancel()
    void run()
      // The outbox itself failed: what waits is still in it.
      .catch(() => tryLater({ kind: 'unanswered', waiting: 0, why: 'fault' }))
      .finally(() => {
        running = false
        if (again) kick()
      })
  }

  return {
    kick,
    stop: () => {
      stopped = true
      cancel()
    },
  }
}
