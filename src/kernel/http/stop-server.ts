import type { ServerType } from '@hono/node-server'

/** How long an answer under way may take once the program is told to stop. */
const LONGEST_FAREWELL_MS = 5_000

/** Takes no new requests and lets those under way be answered, so that a process can leave the others unnoticed. */
export const stopServer = (server: ServerType): Promise<void> =>
  new Promise((resolve) => {
    const late = setTimeout(() => {
      if ('closeAllConnections' in server) server.closeAllConnections()
    }, LONGEST_FAREWELL_MS)
    server.close(() => {
      clearTimeout(late)
      resolve()
    })
    if ('closeIdleConnections' in server) server.closeIdleConnections()
  })
