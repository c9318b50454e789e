// First step of every command on a fresh machine: whatever Node is there installs the pinned one and the libraries,
// builds, and hands over. Plain JavaScript, for it runs on Nodes older than the one the product needs.
import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

// Not `npm ci`: it refuses the lockfile where a registry lacks the parts made for other machines. This takes the same
// locked versions and leaves the lockfile alone.
const INSTALL = ['install', '--no-save', '--no-audit', '--no-fund', '--loglevel=error']

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const node = join(root, 'node_modules/node/bin/node')
const stamp = join(root, 'node_modules/.mamori-installed')

const stop = (message) => {
  console.error(message)
  process.exit(1)
}

const lock = createHash('sha256')
  .update(readFileSync(join(root, 'package-lock.json')))
  .digest('hex')
const installed = existsSync(stamp) && existsSync(node) && readFileSync(stamp, 'utf8') === lock
if (!installed) {
  console.log('必要なものを入れています（初回だけ）…')
  const npm = spawnSync('npm', INSTALL, { cwd: root, stdio: 'inherit' })
  if (npm.status !== 0) stop('npm install が失敗しました。npm のレジストリに届くか確かめてください。')
  if (!existsSync(node))
    stop(
      'npm パッケージ node の実行ファイルがありません。npm の設定で install script が止められていないか確かめてください。',
    )
  mkdirSync(dirname(stamp), { recursive: true })
  writeFileSync(stamp, lock)
}

const newest = (path) => {
  const found = statSync(path)
  if (!found.isDirectory()) return found.mtimeMs
  return Math.max(0, ...readdirSync(path).map((name) => newest(join(path, name))))
}
const built = join(root, 'dist/assets/manifest.json')
const sources = ['src', 'scripts', 'package-lock.json'].map((p) => newest(join(root, p)))
if (!existsSync(built) || statSync(built).mtimeMs < Math.max(...sources)) {
  const build = spawnSync(node, ['scripts/build.ts'], { cwd: root, stdio: 'inherit' })
  if (build.status !== 0) stop('組立てに失敗しました。')
}

const [command = 'start', ...rest] = process.argv.slice(2)
const child = spawn(node, ['--enable-source-maps', 'dist/mamori.js', command, ...rest], { cwd: root, stdio: 'inherit' })
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
  process.on(signal, () => child.kill(signal === 'SIGHUP' ? 'SIGTERM' : signal))
child.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)))
