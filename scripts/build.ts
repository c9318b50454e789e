import { createHash } from 'node:crypto'
import { copyFile, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { basename, extname, join } from 'node:path'
import { build } from 'esbuild'
import { fontAssets } from '../src/ui/fonts.ts'
import { styleOrder } from '../src/ui/style/order.ts'

/** Builds dist/: the program, its child programs, and what browsers load. No network, no bundler plug-ins. */
const OUT = 'dist.new'

const program = () =>
  build({
    entryPoints: {
      mamori: 'src/cli/mamori.ts',
      'print-child': 'src/kernel/print/print-child.ts',
      'read-table-child': 'src/kernel/sheet/read-table-child.ts',
    },
    outdir: OUT,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node24',
    packages: 'external',
    jsx: 'automatic',
    jsxImportSource: 'hono/jsx',
    sourcemap: true,
    logLevel: 'warning',
  })

const browserCode = async (entry: string) => {
  const { outputFiles } = await build({
    entryPoints: [`src/ui/browser/${entry}`],
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
    write: false,
    legalComments: 'none',
    logLevel: 'warning',
  })
  const [file] = outputFiles
  if (!file) throw new Error('the browser code was not built')
  return Buffer.from(file.contents)
}

const styles = async () => {
  const parts = await Promise.all(styleOrder.map((name) => readFile(join('src/ui/style', name), 'utf8')))
  const { code } = await import('esbuild').then(({ transform }) =>
    transform([...parts, fontAssets().css].join('\n'), { loader: 'css', minify: true, logLevel: 'warning' }),
  )
  return Buffer.from(code)
}

const hashed = (name: string, content: Buffer) => {
  const hash = createHash('sha256').update(content).digest('hex').slice(0, 12)
  return `${basename(name, extname(name))}.${hash}${extname(name)}`
}

await rm(OUT, { recursive: true, force: true })
await mkdir(join(OUT, 'assets/fonts'), { recursive: true })
await program()
const files: Record<string, Buffer> = {
  'mamori.css': await styles(),
  'mamori.js': await browserCode('mamori.ts'),
  'passkey.js': await browserCode('passkey.ts'),
  'draft.js': await browserCode('draft.ts'),
  'scan.js': await browserCode('scan.ts'),
  'scan-reader.js': await browserCode('scan-reader.ts'),
  'zxing-reader.wasm': await readFile('node_modules/zxing-wasm/dist/reader/zxing_reader.wasm'),
  'favicon.svg': await readFile('src/ui/favicon.svg'),
}
const manifest: Record<string, string> = {}
for (const [name, content] of Object.entries(files)) {
  manifest[name] = hashed(name, content)
  await writeFile(join(OUT, 'assets', manifest[name]), content)
}
for (const font of fontAssets().files) {
  manifest[`fonts/${font.name}`] = `fonts/${font.name}`
  await copyFile(font.path, join(OUT, 'assets/fonts', font.name))
}
await writeFile(join(OUT, 'assets/manifest.json'), JSON.stringify(manifest))
// A build that fails leaves the last good one standing.
await rm('dist', { recursive: true, force: true })
await rename(OUT, 'dist')
