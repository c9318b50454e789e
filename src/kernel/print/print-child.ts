import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import path from 'node:path'
import process from 'node:process'

/**
 * Runs as a process of its own: the typesetter's native memory only grows, so the parent replaces this process now and then.
 * Imports packages only, so that it can be bundled as an entry point by itself.
 */
type Job = { id: number; template: string; data: string; tags: boolean }
type Answer = { id: number; rss: number } & ({ pdf: Uint8Array } | { fault: string })

const [templateDir = '', ...fontPaths] = process.argv.slice(2)
const compiler = NodeCompiler.create({ workspace: templateDir, fontArgs: [{ fontPaths }] })
const dataPath = path.join(templateDir, 'data.json')

const faultOf = (thrown: unknown): string => {
  const code = typeof thrown === 'object' && thrown !== null && 'code' in thrown ? String(thrown.code) : ''
  return code || (thrown instanceof Error ? thrown.message : String(thrown))
}

const typeset = (job: Job): { pdf: Uint8Array } | { fault: string } => {
  try {
    compiler.mapShadow(dataPath, Buffer.from(job.data))
    const pdf = compiler.pdf({ mainFilePath: path.join(templateDir, job.template) }, { pdfTags: job.tags })
    compiler.evictCache(5)
    return { pdf }
  } catch (thrown) {
    return { fault: faultOf(thrown) }
  }
}

process.on('message', (job: Job) => {
  const answer: Answer = { id: job.id, ...typeset(job), rss: process.memoryUsage.rss() }
  process.send?.(answer)
})
process.on('disconnect', () => process.exit(0))
