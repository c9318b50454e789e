import { Client, type ClientConfig } from 'pg'
import { CHANNEL, type LiveWord } from './tell.ts'

export type Listener = { stop: () => Promise<void> }

const FIRST_WAIT_MS = 500
const LONGEST_WAIT_MS = 15_000

const wordOf = (payload: string | undefined): LiveWord | null => {
  try {
    return JSON.parse(payload ?? '') as LiveWord
  } catch {
    return null
  }
}

/**
 * One connection of its own that hears what is told in the whole product. When it breaks it is made anew, and `missed`
 * says that something may have been told meanwhile.
 */
export const listen = (of: {
  config: ClientConfig
  hear: (word: LiveWord) => void
  missed: () => void
  log: (event: string, facts?: Record<string, unknown>) => void
}): Listener => {
  let stopped = false
  let client: Client | null = null
  let wait = FIRST_WAIT_MS
  let timer: ReturnType<typeof setTimeout> | undefined
  const again = () => {
    client = null
    if (stopped) return
    timer = setTimeout(() => void begin(), wait)
    wait = Math.min(wait * 2, LONGEST_WAIT_MS)
  }
  const begin = async () => {
    const made = new Client({ ...of.config, application_name: 'mamori live', keepAlive: true })
    client = made
    let over = false
    const end = (error?: Error) => {
      if (over) return
      over = true
      if (error && !stopped) of.log('live', { error: error.message })
      made.removeAllListeners('notification')
      made.end(() => {})
      again()
    }
    made.on('error', end)
    made.on('end', () => end())
    made.on('notification', ({ payload }) => {
      const word = wordOf(payload)
      if (word) of.hear(word)
    })
    try {
      await made.connect()
      await made.query(`listen ${CHANNEL}`)
      wait = FIRST_WAIT_MS
      of.missed()
    } catch (error) {
      end(error instanceof Error ? error : new Error(String(error)))
    }
  }
  void begin()
  return {
    stop: async () => {
      stopped = true
      clearTimeout(timer)
      await client?.end().catch(() => {})
    },
  }
}
