import { resolve } from 'node:path'
import { CannotStart } from '#kernel/postgres/cannot-start.ts'
import { defaultDataDir } from '#kernel/postgres/place.ts'
import { readArguments } from './arguments.ts'
import { backupCommand, restoreCommand, verifyCommand, verifyProofCommand } from './data-commands.ts'
import { linkCommands } from './link-commands.ts'
import { serveCommand } from './serve-command.ts'
import { traceCommand } from './trace-command.ts'
import { runVerifyPack } from './verify-pack.ts'

const USAGE = `使い方: mamori <命令>

  start                    本番として起動する（空のデータなら、初期設定のリンクを表示する）
  demo                     見本の編成と人で起動する（この計算機からだけ使える）
  verify-ledger [--head 件数:値]   記録を全て検査する
  verify-proof <ファイル> [--head 件数:値] [--key 鍵の指紋]
                           書き出した案件の証明を、データベースなしで検査する
  verify-pack <ファイル> [--key 鍵の指紋]
                           受け取った証拠一式（ZIP）を、データベースなしで検査する
  backup --to <ファイル>    全てのデータを書き出す
  restore --from <ファイル> [--to <接続先URL>]   空のデータベースに戻す
  trace [--json|--markdown|--check]   条項・定義・試験の対応表を出す
  set-up-link              初期設定のリンクを新しく作る
  password-link <login> [--forget-passkeys]
                           利用者のパスワードを決めるリンクを作る（機器を失くしたときは、パスキーもすべて外す）

--head と --key には、印刷した封かん証の「照合に使う文字列」と「署名の鍵」を入れる。
ファイルの名は、命令を行う場所からの名として読む。

環境変数: PORT（既定 8640） MAMORI_DATA（データの場所） DATABASE_URL（外のPostgreSQL） HOST（既定 127.0.0.1）
          MAMORI_ORIGIN（前段の後ろで使うときの公開の名 例 https://mamori.example）`

/** Neither of these may end like a ledger found at fault, which is 1. */
const COULD_NOT_VERIFY = 3

const run = async (asked: ReturnType<typeof readArguments>): Promise<number> => {
  if (asked.kind === 'help') {
    console.log(USAGE)
    return 0
  }
  if (asked.kind === 'wrong') {
    console.error(`${asked.sentence}\n\n${USAGE}`)
    return 2
  }
  const { command, argument, values } = asked
  const usual = defaultDataDir(process.env, process.getuid?.() === 0)
  const dataDir = resolve(command === 'demo' && !process.env['MAMORI_DATA'] ? `${usual}-demo` : usual)
  const given = { dataDir, databaseUrl: process.env['DATABASE_URL'] || undefined }
  switch (command) {
    case 'start':
    case 'demo':
      return serveCommand({ ...given, demo: command === 'demo' })
    case 'verify-ledger':
      return verifyCommand({ ...given, head: values.head })
    case 'verify-proof':
      return verifyProofCommand(argument, { head: values.head, key: values.key })
    case 'verify-pack':
      return runVerifyPack({
        file: argument,
        print: (line) => console.log(line),
        ...(values.key === undefined ? {} : { keyFingerprint: values.key }),
      })
    case 'backup':
      return backupCommand({ ...given, to: values.to })
    case 'restore':
      return restoreCommand({ ...given, from: values.from, to: values.to })
    case 'trace':
      return traceCommand(values.json ? 'json' : values.markdown ? 'markdown' : values.check ? 'check' : 'text')
    case 'set-up-link':
    case 'password-link':
      return linkCommands({ ...given, command, login: argument, forgetPasskeys: values['forget-passkeys'] === true })
    default:
      return command satisfies never
  }
}

/** Ends the program once everything printed has gone out: a reader at a pipe may be slower than we are. */
const leave = async (code: number): Promise<never> => {
  for (const stream of [process.stdout, process.stderr])
    await new Promise<void>((written) => stream.write('', () => written()))
  process.exit(code)
}

const asked = readArguments(process.argv.slice(2))
try {
  const code = await run(asked)
  if (code >= 0) await leave(code)
} catch (error) {
  console.error(error instanceof CannotStart ? error.message : error)
  process.exit(asked.kind === 'command' && asked.command.startsWith('verify-') ? COULD_NOT_VERIFY : 1)
}
