import { randomUUID } from 'node:crypto'
import type { Visitor } from './house.ts'

/** Begins a case by the JSON API and answers its id. */
export const begun = async (visitor: Visitor, process: string, act: string, input: unknown): Promise<string> => {
  const answer = await visitor.post(`/api/processes/${process}/acts/${act}`, { requestKey: randomUUID(), input })
  const text = await answer.text()
  const [, id] = /"caseId":"([0-9a-f-]{36})"/.exec(text) ?? []
  if (id === undefined) throw new Error(`${act} answered ${answer.status}: ${text}`)
  return id
}

/** Sends so many scans in one request, and sees that each was answered. */
export const scansOf = async (
  visitor: Visitor,
  path: string,
  many: number,
  code: (nth: number) => string,
): Promise<number> => {
  const scans = Array.from({ length: many }, (_, nth) => ({
    id: randomUUID(),
    code: code(nth),
    at: new Date().toISOString(),
    way: 'scanner',
  }))
  const answer = await visitor.post(path, { scans })
  const text = await answer.text()
  if (answer.status !== 200) throw new Error(`${path} answered ${answer.status}: ${text}`)
  const { results } = JSON.parse(text) as { results: unknown[] }
  if (results.length !== many) throw new Error(`${many} scans were sent and ${results.length} answered`)
  return text.length
}
