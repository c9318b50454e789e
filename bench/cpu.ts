import { readdirSync, readFileSync } from 'node:fs'

/** CPU spent by all threads of a process since it began, in ms; 0 where the process is no more. */
export const cpuOf = (pid: number): number => {
  try {
    return readdirSync(`/proc/${pid}/task`).reduce((ms, task) => {
      const [ns] = readFileSync(`/proc/${pid}/task/${task}/schedstat`, 'utf8').split(' ')
      return ms + Number(ns) / 1e6
    }, 0)
  } catch {
    return 0
  }
}

const parentOf = (pid: number): number => {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1])
  } catch {
    return 0
  }
}

const pids = (): readonly number[] => readdirSync('/proc').flatMap((name) => (/^\d+$/.test(name) ? [Number(name)] : []))

/** A process and all that come from it. */
export const familyOf = (root: number): readonly number[] => {
  const parents = new Map(pids().map((pid) => [pid, parentOf(pid)]))
  const isOf = (pid: number): boolean => pid === root || (pid > 1 && isOf(parents.get(pid) ?? 0))
  return [...parents.keys()].filter(isOf)
}

/** Memory of processes, shared pages counted once: PSS in MB. */
export const memoryOf = (list: readonly number[]): number =>
  list.reduce((mb, pid) => {
    try {
      const [, kb] = /^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8')) ?? []
      return mb + Number(kb ?? 0) / 1024
    } catch {
      return mb
    }
  }, 0)

const commandOf = (pid: number): string => {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')
  } catch {
    return ''
  }
}

/** The program, its helpers and its database, from the program's pid. */
export const partsOf = (app: number) => {
  const family = familyOf(app)
  const database = family.filter((pid) => /postgres/.test(commandOf(pid)))
  return { app: family.filter((pid) => !database.includes(pid)), database }
}

/** CPU of a set of processes: what died meanwhile counts with what it had when last seen. */
export const meter = (which: () => readonly number[]) => {
  const seen = new Map<number, number>()
  const look = () => {
    for (const pid of which()) seen.set(pid, Math.max(seen.get(pid) ?? 0, cpuOf(pid)))
    return [...seen.values()].reduce((a, b) => a + b, 0)
  }
  return look
}
