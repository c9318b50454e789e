import { inject } from 'vitest'

/** The demo that runs for this worker's stories. */
export const workerDemo = (): { origin: string; dataDir: string } => {
  const demo = inject('demos')[Number(process.env['VITEST_POOL_ID']) - 1]
  if (!demo) throw new Error(`no demo runs for worker ${process.env['VITEST_POOL_ID']}`)
  return demo
}
