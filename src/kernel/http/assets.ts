import { readFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { notFound } from './fault.ts'
import { param, type Route } from './route.ts'

const TYPES: Record<string, string> = {
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  svg: 'image/svg+xml',
  wasm: 'application/wasm',
  woff2: 'font/woff2',
}

export type Assets = { url: (name: string) => string; routes: readonly Route[] }

/** Built files under hashed names, so that they may be kept for ever. Only what the build listed is served. */
export const builtAssets = (dir: string): Assets => {
  const manifest = JSON.parse(readFileSync(join(dir, 'manifest.json'), 'utf8')) as Record<string, string>
  const served = new Set(Object.values(manifest))
  const serve = async (name: string) => {
    if (!served.has(name)) throw notFound()
    return readFile(join(dir, name))
  }
  return {
    url: (name) => `/assets/${manifest[name] ?? name}`,
    routes: ['/assets/:file', '/assets/fonts/:file'].map((path): Route => ({
      method: 'GET',
      path,
      who: 'anyone',
      cache: 'static',
      handle: async (visit) => {
        const file = param(visit, 'file')
        const body = await serve(path.includes('fonts') ? `fonts/${file}` : file)
        return visit.c.body(new Uint8Array(body), 200, {
          'content-type': TYPES[file.split('.').at(-1) ?? ''] ?? 'application/octet-stream',
          'cache-control': 'public, max-age=31536000, immutable',
        })
      },
    })),
  }
}
