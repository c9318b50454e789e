import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { promisify } from 'node:util'

export type Account = { readonly name: string; readonly uid: number; readonly gid: number }

/** Who runs the server: PostgreSQL refuses root, so as root another existing account; otherwise ourselves (undefined). */
export function serverAccount(isRoot = process.getuid?.() === 0): Account | undefined {
  if (!isRoot) return undefined
  const accounts = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'))
  for (const wanted of ['postgres', 'nobody']) {
    const found = accounts.find(([name, , uid]) => name === wanted && uid !== '0')
    if (found) return { name: wanted, uid: Number(found[2]), gid: Number(found[3]) }
  }
  return { name: 'nobody', uid: 65534, gid: 65534 }
}

/** Spawn options that run a child as the account, with nothing of our environment that could steer PostgreSQL. */
export function runningAs(account: Account | undefined) {
  const env = { PATH: process.env['PATH'] ?? '/usr/bin:/bin', LC_ALL: 'C', HOME: '/' }
  return { cwd: '/', env, ...(account && { uid: account.uid, gid: account.gid }) }
}

/** Runs a program as the account and gives what it printed; throws with its own words when it fails. */
export async function run(account: Account | undefined, file: string, args: readonly string[]): Promise<string> {
  const { stdout } = await promisify(execFile)(file, args, runningAs(account))
  return stdout
}

/** May the account enter this directory? Asked by trying, since modes alone know nothing of ACLs and mounts. */
export async function canEnter(account: Account | undefined, directory: string): Promise<boolean> {
  return run(account, '/bin/sh', ['-c', 'cd "$1"', 'sh', directory]).then(
    () => true,
    () => false,
  )
}
