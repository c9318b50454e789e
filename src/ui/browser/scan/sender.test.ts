import { describe, expect, test } from 'vitest'
import type { Answer } from './answer.ts'
import { outboxInMemory } from './outbox.ts'
import { newScanId, type Scan } from './scan.ts'
import { startSender, type SendState } from './sender.ts'

const BOX = 'desk:1'

const aScan = (code: string): Scan => ({
  box: BOX,
  id: newScanId(),
  code,
  at: '2026-11-23T00:00:00.000Z',
  way: 'typed',
})

const says = (scans: readonly Scan[]): Response =>
  Response.json({
    results: scans.map(({ id, code }) => ({ id, mark: 'ok', word: '取り出せます', line: code })),
    counts: [],
  })

/** A sender whose server answers as told, one answer a post; pauses pass when the test lets them. */
const sending = (answers: readonly ((scans: readonly Scan[]) => Response | Promise<Response>)[]) => {
  const outbox = outboxInMemory()
  const posted: string[][] = []
  const states: SendState[] = []
  const received: Answer[] = []
  const paused: (() => void)[] = []
  const left = [...answers]
  const sender = startSender({
    box: BOX,
    outbox,
    post: async (scans) => {
      posted.push(scans.map((s) => s.code))
      const answer = left.shift()
      if (!answer) throw new Error('nobody answers')
      return answer(scans)
    },
    onAnswer: (answer) => received.push(answer),
    onState: (state) => states.push(state),
    later: (_, run) => {
      paused.push(run)
      return () => {}
    },
  })
  const settle = async () => {
    for (let turn = 0; turn < 50; turn += 1) await Promise.resolve()
    await new Promise((resolve) => setTimeout(resolve, 0))
  }
  return { outbox, posted, states, received, paused, sender, settle, waiting: () => outbox.count(BOX) }
}

describe('a scan leaves the outbox only when the server has named it', () => {
  test('what the server names is gone from the outbox, and the state says so', async () => {
    const s = sending([says])
    await s.outbox.put(aScan('0012'))
    s.sender.kick()
    await s.settle()
    expect(await s.waiting()).toBe(0)
    expect(s.states.at(-1)).toEqual({ kind: 'sent' })
  })

  test.each<[string, () => Response]>([
    ['an error of the server', () => new Response('', { status: 500 })],
    ['a page that is not the answer', () => new Response('<html>', { status: 200 })],
    ['an answer that names other scans', () => says([aScan('0099')])],
    [
      'no answer',
      () => {
        throw new Error('cut')
      },
    ],
  ])('%s leaves it there, to be tried again', async (_, answer) => {
    const s = sending([answer, says])
    await s.outbox.put(aScan('0012'))
    s.sender.kick()
    await s.settle()
    expect(await s.waiting()).toBe(1)
    expect(s.received).toEqual([])
    expect(s.states.at(-1)).toMatchObject({ kind: 'unanswered', waiting: 1 })
    s.paused[0]?.()
    await s.settle()
    expect(await s.waiting()).toBe(0)
  })

  test('of a batch only what is named goes, the rest is sent again', async () => {
    const s = sending([(scans) => says(scans.slice(0, 1)), says])
    await s.outbox.put(aScan('0001'))
    await s.outbox.put(aScan('0002'))
    s.sender.kick()
    await s.settle()
    expect(s.posted).toEqual([['0001', '0002'], ['0002']])
    expect(await s.waiting()).toBe(0)
  })

  test('a place that takes no more keeps what waits, says why and does not try again by itself', async () => {
    const s = sending([() => Response.json({ sentence: 'この読取りは終わっています。' }, { status: 422 })])
    await s.outbox.put(aScan('0012'))
    s.sender.kick()
    await s.settle()
    expect(s.states.at(-1)).toEqual({ kind: 'refused', waiting: 1, sentence: 'この読取りは終わっています。' })
    expect(s.paused).toEqual([])
    expect(await s.waiting()).toBe(1)
  })
})

test('more than a hundred go in batches, in the order scanned', async () => {
  const s = sending([says, says, says])
  for (let nth = 0; nth < 250; nth += 1) await s.outbox.put(aScan(String(nth)))
  s.sender.kick()
  await s.settle()
  expect(s.posted.map((batch) => batch.length)).toEqual([100, 100, 50])
  expect(s.posted.flat()).toEqual(Array.from({ length: 250 }, (_, nth) => String(nth)))
})

test('what is scanned while a batch is on its way is sent after it', async () => {
  let answerNow: () => void = () => {}
  const held = (scans: readonly Scan[]) =>
    new Promise<Response>((resolve) => {
      answerNow = () => resolve(says(scans))
    })
  const s = sending([held, says])
  await s.outbox.put(aScan('0001'))
  s.sender.kick()
  await s.settle()
  await s.outbox.put(aScan('0002'))
  s.sender.kick()
  await s.settle()
  expect(s.posted).toEqual([['0001']])
  answerNow()
  await s.settle()
  expect(s.posted).toEqual([['0001'], ['0002']])
  expect(await s.waiting()).toBe(0)
})
