// npm test: everything that must hold, on whatever machine. Installs what is missing, says plainly what it may not.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

// Not `npm ci`: it refuses the lockfile where a registry lacks the parts made for other machines. This takes the same
// locked versions and leaves the lockfile alone.
const INSTALL = ['install', '--no-save', '--no-audit', '--no-fund', '--loglevel=error']

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
process.chdir(root)
const node = join(root, 'node_modules/node/bin/node')
const bin = (name) => join(root, 'node_modules/.bin', name)
const started = Date.now()

const run = (title, file, args, options = {}) => {
  const from = Date.now()
  console.log(`\n== ${title}`)
  const { status } = spawnSync(file, args, {
    stdio: 'inherit',
    ...options,
    env: { ...process.env, PATH: `${join(root, 'node_modules/.bin')}:${process.env.PATH}`, ...options.env },
  })
  console.log(
    `== ${title}: ${status === 0 ? 'ok' : `failed (${status})`} in ${((Date.now() - from) / 1000).toFixed(0)} s`,
  )
  if (status !== 0 && !options.mayFail) process.exit(status ?? 1)
  return status === 0
}

const installLibraries = () => {
  const stamp = join(root, 'node_modules/.mamori-installed')
  const lock = createHash('sha256').update(readFileSync('package-lock.json')).digest('hex')
  if (existsSync(stamp) && existsSync(node) && readFileSync(stamp, 'utf8') === lock) return
  run('install', 'npm', INSTALL)
  if (!existsSync(node)) {
    console.error('The npm package node brought no program: allow its install script.')
    process.exit(1)
  }
  writeFileSync(stamp, lock)
}

/** Chromium for the browser stories, a Japanese font for it, and poppler to read the printed forms. */
const PACKAGES = [
  { name: 'chromium', there: () => existsSync('/usr/bin/chromium') },
  { name: 'fonts-noto-cjk', there: () => existsSync('/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc') },
  { name: 'poppler-utils', there: () => existsSync('/usr/bin/pdftotext') },
]

const installPackages = () => {
  const missing = PACKAGES.filter((p) => !p.there()).map((p) => p.name)
  if (missing.length === 0) return
  const sudo = process.getuid?.() === 0 ? [] : ['sudo', '-n']
  const apt = (...args) => {
    const [file, ...rest] = [...sudo, 'apt-get', ...args]
    return run(`apt-get ${args[0]}`, file, rest, { mayFail: true, env: { DEBIAN_FRONTEND: 'noninteractive' } })
  }
  apt('update', '-qq')
  if (!apt('install', '-y', '-qq', '--no-install-recommends', ...missing)) {
    console.error(
      `The browser stories need Debian's packages ${missing.join(', ')}, and they could not be installed here.`,
    )
    console.error('Install them by hand (apt-get install), or run the parts one by one: npm run unit, npm run db.')
    process.exit(1)
  }
}

installLibraries()
installPackages()
rmSync('.mamori/test-results', { recursive: true, force: true })
mkdirSync('.mamori/test-results', { recursive: true })

run('format', bin('prettier'), ['--check', '.'])
run('lint', bin('oxlint'), [
  '-c',
  '.oxlintrc.json',
  '--type-aware',
  '--quiet',
  'src',
  'test',
  'e2e',
  'scripts',
  'bench',
])
for (const config of ['tsconfig.json', 'tsconfig.pure.json', 'tsconfig.browser.json', 'tsconfig.e2e.json'])
  run(`types ${config}`, bin('tsc'), ['-p', config])
run('unused code', bin('knip'), [])
run('schema', node, ['scripts/schema.ts'])
run('schema drift', 'git', [
  'diff',
  '--exit-code',
  '--stat',
  '--',
  'schema.sql',
  'src/kernel/db/tables.ts',
  'src/kernel/db/tables',
])
run('build', node, ['scripts/build.ts'])
const vitest = (project) =>
  run(`${project} tests`, node, [
    'node_modules/vitest/vitest.mjs',
    'run',
    '--project',
    project,
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=.mamori/test-results/${project}.json`,
  ])
vitest('unit')
vitest('db')
vitest('e2e')
run('rule coverage', node, ['dist/mamori.js', 'trace', '--check'])

const totals = ['unit', 'db', 'e2e'].map((p) => JSON.parse(readFileSync(`.mamori/test-results/${p}.json`, 'utf8')))
const sum = (key) => totals.reduce((n, t) => n + t[key], 0)
console.log(`\nall in ${((Date.now() - started) / 60_000).toFixed(1)} minutes`)
console.log(`${sum('numPassedTests')} passed, ${sum('numFailedTests')} failed, ${sum('numPendingTests')} skipped`)
