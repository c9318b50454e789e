import { reachDatabase } from '/tmp/wt/checks/src/kernel/postgres/reach-database.ts'
import pg from 'pg'
const { ownerConfig, stop } = await reachDatabase({ databaseUrl: undefined, dataDir: '/tmp/data-checks', onLog: () => {} })
const c = new pg.Client(ownerConfig); await c.connect()
for (const q of process.argv.slice(2)) console.log(JSON.stringify((await c.query(q)).rows, null, 0))
await c.end(); await stop()
