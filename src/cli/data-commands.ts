import { existsSync } from 'node:fs'
import { rename } from 'node:fs/promises'
import { join } from 'node:path'
import { keyDirectory } from '#kernel/ledger/key.ts'
import { connect } from '#kernel/db/database.ts'
import { packageRoot } from '#kernel/package-root.ts'
import { backup } from '#kernel/postgres/backup.ts'
import { migrate } from '#kernel/postgres/migrate.ts'
import { openDatabase } from '#kernel/postgres/open-database.ts'
import { reachDatabase, type Reached } from '#kernel/postgres/reach-database.ts'
import { restore } from '#kernel/postgres/restore.ts'
import { assertBackup, tellingOfBackup } from './backup-faults.ts'
import { tellingOf } from './file-faults.ts'
import { runVerifyLedger } from './verify-ledger.ts'
import { runVerifyProof } from './verify-proof.ts'

/** The head remembered beside the key is later than an older backup: kept under another name, or sealing would refuse. */
const setAsideLastHead = async (keys: string) => {
  const file = join(keys, 'last-head.json')
  if (existsSync(file)) await rename(file, join(keys, `last-head.before-restore-${Date.now()}.json`))
}

type Given = { dataDir: string; databaseUrl: string | undefined }

const print = (line: string) => console.log(line)

const within = async <T>(given: Given, use: (reached: Reached) => Promise<T>): Promise<T> => {
  const reached = await reachDatabase({ ...given, onLog: () => {} })
  try {
    return await use(reached)
  } finally {
    await reached.stop()
  }
}

export const verifyCommand = ({ head, ...given }: Given & { head: string | undefined }): Promise<number> =>
  within(given, async ({ ownerConfig }) => {
    const owner = connect({ ...ownerConfig, max: 1 }, (error) => print(error.message))
    try {
      return await runVerifyLedger({
        db: owner.db,
        dataDirectory: given.dataDir,
        print,
        ...(head === undefined ? {} : { printedHead: head }),
      })
    } finally {
      await owner.close()
    }
  })

export const verifyProofCommand = async (
  file: string | undefined,
  { head, key }: { head: string | undefined; key: string | undefined },
): Promise<number> => {
  if (file === undefined) {
    print('検査するファイルを指定してください：mamori verify-proof case-….json [--head 件数:値] [--key 鍵の指紋]')
    return 2
  }
  return runVerifyProof({
    file,
    print,
    ...(head === undefined ? {} : { printedHead: head }),
    ...(key === undefined ? {} : { keyFingerprint: key }),
  })
}

export const backupCommand = async ({ to, ...given }: Given & { to: string | undefined }): Promise<number> => {
  if (to === undefined) {
    print('書き出す先を指定してください：mamori backup --to ファイル')
    return 2
  }
  return within(given, async ({ ownerConfig }) => {
    const done = await backup({ config: ownerConfig, file: to }).catch(tellingOf(to))
    print(`${done.file} に ${done.tables}表 ${done.rows.toLocaleString('ja-JP')}行を書き出しました。`)
    return 0
  })
}

/** Into an empty database: the one of this data directory, or with `to` a server of one's own. */
export const restoreCommand = async ({
  from,
  to,
  ...given
}: Given & { from: string | undefined; to: string | undefined }): Promise<number> => {
  if (from === undefined) {
    print('戻すファイルを指定してください：mamori restore --from ファイル [--to postgres://…]')
    return 2
  }
  await assertBackup(from)
  const cluster = await openDatabase({ dataDir: given.dataDir, databaseUrl: to ?? given.databaseUrl, onLog: () => {} })
  try {
    await migrate({ ownerConfig: cluster.ownerConfig, dir: join(packageRoot, 'migrations') })
    const done = await restore({ config: cluster.ownerConfig, file: from }).catch(tellingOfBackup(from))
    await setAsideLastHead(keyDirectory(given.dataDir))
    print(
      `${done.takenAt} の控えから ${done.tables.length}表を戻しました。続けて mamori verify-ledger で記録を検査してください。`,
    )
    return 0
  } finally {
    await cluster.stop()
  }
}
