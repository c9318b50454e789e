import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { type Account, runningAs } from './account.ts'

export type Cluster = {
  readonly account: Account | undefined
  /** Directory of the programs. */
  readonly bin: string
  readonly data: string
  readonly socket: string
  /** Names the server's processes among all others. */
  readonly marker: string
  readonly settings: Readonly<Record<string, string>>
}

export type Supervised = {
  /** Settled when the server, or its supervisor, has ended; with the server's last words. */
  readonly ended: Promise<string>
  stop(): void
}

/**
 * The supervisor owns the server and stops it (fast shutdown) when its standard input closes: when we say so, and just as
 * well when we are killed. A shell, because it needs a megabyte where another Node would need forty, and initdb needs it anyway.
 */
const supervisor = `
trap '' HUP INT TERM
exec 3<&0 </dev/null
"$@" 3<&- &
server=$!
( read -r _ <&3; kill -INT "$server" ) >/dev/null 2>&1 &
watcher=$!
exec 3<&-
wait "$server"
code=$?
kill -KILL "$watcher" 2>/dev/null
exit "$code"
`

/** What no configuration file may take away: an acknowledged act is on the disk. */
export const durable = { fsync: 'on', synchronous_commit: 'on', full_page_writes: 'on' } as const

const modest = {
  shared_buffers: '64MB',
  max_connections: '60',
  jit: 'off',
  timezone: 'Asia/Tokyo',
  log_timezone: 'Asia/Tokyo',
  // Failed statements reach the program anyway; in the server's log they would only spread what they contain.
  log_min_messages: 'log',
  log_checkpoints: 'off',
}

/** Starts the server under its supervisor; it may not yet take connections. */
export function supervise(cluster: Cluster, onLog: (line: string) => void): Supervised {
  const reach = { listen_addresses: '', unix_socket_directories: cluster.socket, unix_socket_permissions: '0700' }
  const settings = { cluster_name: cluster.marker, ...modest, ...cluster.settings, ...durable, ...reach }
  const server = [join(cluster.bin, 'postgres'), '-D', cluster.data]
  for (const [name, value] of Object.entries(settings)) server.push('-c', `${name}=${value}`)

  // A session of its own: Ctrl-C in a terminal is for us, who then stop the server in order.
  const child = spawn('/bin/sh', ['-c', supervisor, 'mamori-postgres', ...server], {
    ...runningAs(cluster.account),
    detached: true,
    stdio: ['pipe', 'ignore', 'pipe'],
  })
  const lastWords: string[] = []
  createInterface({ input: child.stderr }).on('line', (line) => {
    lastWords.push(line)
    if (lastWords.length > 20) lastWords.shift()
    onLog(line)
  })
  child.stdin.on('error', () => {})
  const ended = new Promise<string>((resolve) => {
    child.once('error', (error) => resolve(String(error)))
    child.once('exit', () => {
      // Should the shell have been killed, its watcher lives on; closing the pipe makes it act now, not on a reused process id later.
      child.stdin.destroy()
      // The last words may still be in the other pipe, which never closes where the server outlived its supervisor.
      setTimeout(() => resolve(lastWords.join('\n')), 20)
    })
  })
  return { ended, stop: () => child.stdin.end() }
}
