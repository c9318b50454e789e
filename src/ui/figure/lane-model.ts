/** A role in the drawing, and who holds it. `\n` in a title breaks the line there. */
export type Lane = {
  key: string
  title: string
  /** Enough to know the role by in the list of steps: 「整備」. The title unless given. */
  short?: string | undefined
  /** The post holding the role: 「指揮通信システム運用課長」. */
  holder?: string | undefined
}

export type LaneState = 'done' | 'now' | 'next'

/** One act, in order of time. */
export type LaneColumn = {
  key: string
  /** What is done: 「申請文書を提出」. */
  verb: string
  /** 「第9-2」 */
  provision?: string | undefined
  /** The day it was done, the time limit, or what it waits for. */
  note?: string | undefined
  /** Keys of lanes. `to` equal to `from` is a level act: the case stays where it is. */
  from: string
  to: string | readonly string[]
  /** Asks another lane and comes back: 「意見を聴く」. */
  via?: string | undefined
  /** Names of the documents that move; their number is the number of sheets drawn. */
  documents?: readonly string[] | undefined
  state: LaneState
}

/** The lanes an act hands over to, without the one it leaves. */
export const targets = (column: LaneColumn): string[] => [column.to].flat().filter((key) => key !== column.from)
