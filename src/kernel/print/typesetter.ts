import { fork } from 'node:child_process'

type Answer = { id: number; rss: number; pdf?: Uint8Array; fault?: string }
export type Typeset = { pdf: Uint8Array } | { fault: string }
export type Ended = { code: number | null; signal: NodeJS.Signals | null; said: string }

/** One child process that typesets one document at a time. */
export type Typesetter = {
  typeset: (job: { template: string; data: string; tags: boolean }) => Promise<Typeset>
  /** Documents made so far, and the memory it held after the last of them. */
  made: () => number
  rss: () => number
  pid: number | undefined
  kill: () => void
  ended: Promise<Ended>
}

// A proxy nobody listens on: a template that named a package would fail at once instead of calling out.
const nowhere = 'http://127.0.0.1:9'

export const startTypesetter = (childPath: string, templateDir: string, fontDirs: readonly string[]): Typesetter => {
  const child = fork(childPath, [templateDir, ...fontDirs], {
    execArgv: ['--max-old-space-size=256'],
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    env: { TZ: 'Asia/Tokyo', HTTP_PROXY: nowhere, HTTPS_PROXY: nowhere, http_proxy: nowhere, https_proxy: nowhere },
  })
  let made = 0
  let rss = 0
  let said = ''
  let answered: ((answer: Answer) => void) | undefined

  child.stderr?.on('data', (chunk: Buffer) => {
    said = (said + chunk.toString()).slice(-2000)
  })
  child.on('message', (answer: Answer) => {
    made += 1
    rss = answer.rss
    answered?.(answer)
  })
  const ended = new Promise<Ended>((resolve) => {
    child.once('error', (error) => resolve({ code: null, signal: null, said: error.message }))
    child.once('exit', (code, signal) => resolve({ code, signal, said: said.trim() }))
  })

  // An idle typesetter must not keep a command-line program alive.
  const letGo = () => {
    child.unref()
    child.channel?.unref()
  }
  letGo()

  return {
    pid: child.pid,
    made: () => made,
    rss: () => rss,
    kill: () => {
      child.ref()
      child.kill('SIGKILL')
    },
    ended,
    typeset: (job) => {
      child.ref()
      child.channel?.ref()
      const { promise, resolve, reject } = Promise.withResolvers<Typeset>()
      answered = (answer) => {
        answered = undefined
        letGo()
        resolve(answer.pdf ? { pdf: answer.pdf } : { fault: answer.fault ?? 'no document' })
      }
      child.send({ id: made, ...job }, (error) => {
        if (error) reject(error)
      })
      return promise
    },
  }
}
