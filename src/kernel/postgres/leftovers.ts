import { readFile, readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { run } from './account.ts'
import { unless } from './cannot-start.ts'

const patience = 60_000

/**
 * Ends whatever still runs on the cluster after a crash of ours, and clears lock files of the dead.
 * Only for the holder of the instance: whatever runs is then nobody's.
 */
export async function clearLeftovers(cluster: {
  marker: string
  data: string
  socket: string
  owner: number
}): Promise<void> {
  const since = Date.now()
  for (;;) {
    const running = await serverProcesses(cluster.marker, cluster.owner)
    if (running.length === 0) break
    const postmaster = running.find(({ isPostmaster }) => isPostmaster)
    if (Date.now() - since > 2 * patience) signal(running, 'SIGKILL')
    else if (Date.now() - since > patience) signal(running, 'SIGQUIT')
    // Sessions that lost their server end by themselves only when they next look up; ending them at once loses nothing that was promised.
    else signal(postmaster ? [postmaster] : running, postmaster ? 'SIGINT' : 'SIGQUIT')
    await delay(50)
  }
  // Nothing of ours runs, so a process id in these files belongs to a stranger, at whose sight PostgreSQL would refuse to start.
  await rm(join(cluster.socket, '.s.PGSQL.5432'), { force: true })
  await rm(join(cluster.socket, '.s.PGSQL.5432.lock'), { force: true })
  const named = Number(
    (await readFile(join(cluster.data, 'postmaster.pid'), 'utf8').catch(unless('ENOENT')))?.split('\n')[0],
  )
  if (Number.isInteger(named) && isAlive(named)) await rm(join(cluster.data, 'postmaster.pid'), { force: true })
}

type Found = { readonly pid: number; readonly isPostmaster: boolean }

/** The marker is the server's cluster_name: on the postmaster's command line, and in the title of each of its children. */
async function serverProcesses(marker: string, owner: number): Promise<Found[]> {
  const found: Found[] = []
  for (const { pid, uid, line } of await allProcesses()) {
    if (uid !== owner) continue
    const isPostmaster = /^\S.*\/postgres -D /.test(line) && line.includes(` cluster_name=${marker} `)
    if (isPostmaster || line.startsWith(`postgres: ${marker}: `)) found.push({ pid, isPostmaster })
  }
  return found
}

type Running = { readonly pid: number; readonly uid: number; readonly line: string }

async function allProcesses(): Promise<Running[]> {
  if (process.platform !== 'linux') {
    const listing = await run(undefined, 'ps', ['-axww', '-o', 'pid=,uid=,command='])
    const lines = listing.matchAll(/^ *(\d+) +(\d+) (.*)$/gm)
    return [...lines].map(([, pid, uid, line]) => ({ pid: Number(pid), uid: Number(uid), line: `${line} ` }))
  }
  const running: Running[] = []
  for (const entry of await readdir('/proc')) {
    if (!/^\d+$/.test(entry)) continue
    // A process may end while we look at it.
    const line = await readFile(`/proc/${entry}/cmdline`, 'utf8').catch(() => '')
    if (!line.includes('postgres')) continue
    const uid = await stat(`/proc/${entry}`).then(
      (found) => found.uid,
      () => -1,
    )
    running.push({ pid: Number(entry), uid, line: line.replaceAll('\0', ' ') })
  }
  return running
}

function signal(processes: readonly Found[], name: NodeJS.Signals): void {
  for (const { pid } of processes) {
    try {
      process.kill(pid, name)
    } catch {
      // It ended first.
    }
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}
