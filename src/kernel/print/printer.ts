import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { PrintFault } from './print-fault.ts'
import { startTypesetter, type Typeset, type Typesetter } from './typesetter.ts'

export type PrinterSettings = {
  /** The templates' root: `#import "/kernel/print/templates/house.typ"` is read from here, and nothing outside it. */
  templateDir: string
  fontDirs: readonly string[]
  /** The child's program; another file once the application is bundled. */
  childPath?: string
  documentsPerChild?: number
  childMemoryBytes?: number
  documentTimeoutMs?: number
  /** With nothing to print for so long, the child ends and its memory is given back. */
  idleMs?: number
  maxWaiting?: number
}

export type PrintOptions = {
  /** Tags make the document readable aloud; a register of hundreds of rows becomes eight times as large with them. */
  tags?: boolean
}

/** Makes PDF documents, one at a time, in a child process started with the first of them. */
export type Printer = {
  print: (template: string, data: unknown, options?: PrintOptions) => Promise<Uint8Array>
  /** Documents waiting or being made. */
  waiting: () => number
  stop: () => Promise<void>
}

const templateName = /^(?:[a-z0-9][a-z0-9-]*\/)*[a-z0-9][a-z0-9-]*\.typ$/

/** Starts nothing yet: the child process comes with the first document. */
export const startPrinter = (settings: PrinterSettings): Printer => {
  const {
    templateDir,
    fontDirs,
    childPath = fileURLToPath(new URL('./print-child.ts', import.meta.url)),
    documentsPerChild = 300,
    childMemoryBytes = 500 * 1024 * 1024,
    documentTimeoutMs = 30_000,
    idleMs = 120_000,
    maxWaiting = 200,
  } = settings
  let typesetter: Typesetter | undefined
  let idle: NodeJS.Timeout | undefined
  let stopped = false
  let waiting = 0
  let queue: Promise<unknown> = Promise.resolve()

  const retire = async (): Promise<void> => {
    const leaving = typesetter
    typesetter = undefined
    leaving?.kill()
    await leaving?.ended
  }

  const forgetWhenEnded = async (started: Typesetter): Promise<void> => {
    await started.ended
    if (typesetter === started) typesetter = undefined
  }

  const worker = (): Typesetter => {
    if (typesetter) return typesetter
    const started = startTypesetter(childPath, path.resolve(templateDir), fontDirs)
    typesetter = started
    void forgetWhenEnded(started)
    return started
  }

  const make = async (template: string, data: string, tags: boolean): Promise<Uint8Array> => {
    if (stopped) throw new PrintFault('stopped', template, 'printer stopped')
    const own = worker()
    const late = Promise.withResolvers<'late'>()
    const timer = setTimeout(() => late.resolve('late'), documentTimeoutMs)
    const outcome = await Promise.race([
      own.typeset({ template, data, tags }).catch((error: Error) => ({ broken: error.message })),
      own.ended.then((end) => ({ broken: `exit ${end.code ?? end.signal ?? '?'} ${end.said}` })),
      late.promise,
    ])
    clearTimeout(timer)
    if (outcome === 'late') {
      await retire()
      throw new PrintFault('timeout', template, `no answer in ${documentTimeoutMs} ms`)
    }
    if ('broken' in outcome) {
      await retire()
      throw new PrintFault(stopped ? 'stopped' : 'crashed', template, outcome.broken)
    }
    if (own.made() >= documentsPerChild || own.rss() >= childMemoryBytes) await retire()
    return pdfOf(template, outcome)
  }

  const print: Printer['print'] = async (template, data, options = {}) => {
    if (!templateName.test(template)) throw new PrintFault('template', template, 'not a template name')
    if (stopped) throw new PrintFault('stopped', template, 'printer stopped')
    if (waiting >= maxWaiting) throw new PrintFault('busy', template, `${waiting} waiting`)
    clearTimeout(idle)
    waiting += 1
    const text = JSON.stringify(data)
    const mine = queue.then(() => make(template, text, options.tags ?? true))
    queue = mine.then(
      () => undefined,
      () => undefined,
    )
    try {
      return await mine
    } finally {
      waiting -= 1
      if (waiting === 0 && !stopped) idle = setTimeout(() => void retire(), idleMs).unref()
    }
  }

  return {
    print,
    waiting: () => waiting,
    stop: async () => {
      stopped = true
      clearTimeout(idle)
      await retire()
      await queue
    },
  }
}

const pdfOf = (template: string, outcome: Typeset): Uint8Array => {
  if ('fault' in outcome) throw new PrintFault('template', template, outcome.fault)
  return outcome.pdf
}
