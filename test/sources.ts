import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, normalize, relative } from 'node:path'

export const ROOT = join(import.meta.dirname, '..')

/** Written by tools or by others: not this project's text. */
const SKIPPED = new Set(['node_modules', 'dist', '.git', '.mamori', 'package-lock.json', 'schema.sql', 'data'])

export type Source = { path: string; text: string; imports: readonly Import[] }
/** `to` is a path of this project, or a package as written. */
export type Import = { to: string; own: boolean }

const walk = (dir: string): string[] =>
  readdirSync(join(ROOT, dir), { withFileTypes: true }).flatMap((entry) => {
    const path = join(dir, entry.name)
    if (SKIPPED.has(entry.name)) return []
    return entry.isDirectory() ? walk(path) : [path]
  })

const WRITTEN = /(?:\bfrom\s+|\bimport\s*\(\s*|^\s*import\s+)'([^']+)'/gmu

const importsOf = (path: string, text: string): Import[] =>
  [...text.matchAll(WRITTEN)].map(([, written = '']) => {
    if (written.startsWith('#')) return { to: `src/${written.slice(1)}`, own: true }
    if (written.startsWith('.')) return { to: normalize(join(dirname(path), written)), own: true }
    return { to: written, own: false }
  })

const TEXT = /\.(?:ts|tsx|mjs|js|css|sql|json|md|typ|svg|csv|yml|yaml|txt)$|(?:^|\/)(?:\.[a-z]+rc|run|\.gitignore)$/u

/** Every text file of the project, by its path from the root. */
export const sources = (): readonly Source[] =>
  walk('.')
    .filter((path) => TEXT.test(path))
    .map((path) => {
      const text = readFileSync(join(ROOT, path), 'utf8')
      const code = /\.(?:ts|tsx|mjs)$/u.test(path)
      return { path: relative('.', path), text, imports: code ? importsOf(path, text) : [] }
    })

/** Tests and what only tests use may reach further than the product. */
export const isForTests = (path: string): boolean => /\.test\.tsx?$|\.builders\.tsx?$|-for-tests\.tsx?$/u.test(path)
