import { serve, type ServerType } from '@hono/node-server'
import { readFile } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { connect, EVERYTHING, readAs, type OpenDatabase } from '#kernel/db/database.ts'
import { dayOf } from '#kernel/pure/day.ts'
import { builtAssets } from '#kernel/http/assets.ts'
import { mount } from '#kernel/http/mount.tsx'
import type { Feature, Product } from '#kernel/http/product.ts'
import type { Route } from '#kernel/http/route.ts'
import { stopServer } from '#kernel/http/stop-server.ts'
import { apiRoutes } from '#kernel/http/routes/api-routes.ts'
import { caseRoutes } from '#kernel/http/routes/case-routes.ts'
import { exportRoutes } from '#kernel/http/routes/export-routes.tsx'
import { formRoutes } from '#kernel/http/routes/form-routes.ts'
import { homeRoutes } from '#kernel/http/routes/home-routes.tsx'
import { importRoutes } from '#kernel/http/routes/import-routes.tsx'
import { ledgerRoutes } from '#kernel/http/routes/ledger-routes.tsx'
import { listRoutes } from '#kernel/http/routes/list-routes.tsx'
import { registerRoutes } from '#kernel/http/routes/register-routes.tsx'
import { ruleRoutes } from '#kernel/http/routes/rule-routes.tsx'
import { workRoutes } from '#kernel/http/routes/work-routes.tsx'
import { importWork } from '#kernel/imports/work.ts'
import { searchRoutes } from '#kernel/http/routes/search-routes.tsx'
import { startLive } from '#kernel/live/hub.ts'
import { liveRoutes } from '#kernel/live/live-routes.ts'
import { mailSecrets } from '#kernel/mail/password.ts'
import { sendDue, startPostman } from '#kernel/mail/postman.ts'
import { dailyHeadForm } from '#kernel/ledger/daily-head-form.ts'
import { openLedgerKey } from '#kernel/ledger/key.ts'
import { startSealer } from '#kernel/ledger/sealer.ts'
import { ledgerIn } from '#kernel/ledger/tables.ts'
import { latestHead } from '#kernel/ledger/tree-rows.ts'
import { SPARING, watchLedger } from '#kernel/ledger/watch.ts'
import { packageRoot } from '#kernel/package-root.ts'
import { migrate } from '#kernel/postgres/migrate.ts'
import { namesOpenOn, namesOpenOnMany } from '#kernel/open-things.ts'
import { openDatabase } from '#kernel/postgres/open-database.ts'
import { makeDataDir } from '#kernel/postgres/place.ts'
import { houseFontDirs } from '#kernel/print/font-dirs.ts'
import { startPrinter } from '#kernel/print/printer.ts'
import { productOf } from '#kernel/product-of.ts'
import { startWorker, type Worker } from '#kernel/worker/worker.ts'
import { calendarFeature } from '#features/compliance/calendar/feature.ts'
import { calendarRoutes } from '#features/compliance/calendar/routes.tsx'
import { evidenceFeature } from '#features/compliance/evidence/feature.ts'
import { evidenceRoutes } from '#features/compliance/evidence/routes.tsx'
import { mediaHeldBy, mediaKeptByUnit } from '#features/media/custody.ts'
import { boardRoutes } from '#features/compliance/board/routes.tsx'
import { complianceFeature } from '#features/compliance/feature.ts'
import { startBoardKeeper } from '#features/compliance/refresh/keeper.ts'
import { labelRoutes } from '#features/media/labels/routes.tsx'
import { deskRoutes } from '#features/media/desk/routes.tsx'
import { mediaFeature } from '#features/media/feature.ts'
import { stocktakeRoutes } from '#features/media/stocktake/routes.tsx'
import { noticesFeature } from '#features/notices/feature.ts'
import { noticeRoutes } from '#features/notices/routes.ts'
import { loadActor } from '#features/organisation/actor-store.ts'
import { organisationFeature } from '#features/organisation/feature.ts'
import { pledgesEndingWith } from '#features/pledges/pledge/store.ts'
import { pledgesFeature } from '#features/pledges/feature.ts'
import { pledgeRoutes } from '#features/pledges/routes.tsx'
import { directoryRoutes } from '#features/directory/routes.ts'
import { unitsStanding } from '#features/organisation/import/standing.ts'
import { unitIndex } from '#features/organisation/people-at-scale/units-by-name.ts'
import { personnelRoutes } from '#features/organisation/people-at-scale/routes.tsx'
import { riskFeature, riskRoutes } from '#features/risk/feature.ts'
import { selfInspectionFeature, selfInspectionRoutes } from '#features/self-inspection/feature.ts'
import { settingsFeature } from '#features/settings/feature.ts'
import { signIn } from '#features/sign-in/feature.ts'
import type { OidcSettings } from '#features/sign-in/oidc/provider.ts'
import { successionFeature } from '#features/succession/feature.ts'
import { inOpenHandovers, openHandoversOf } from '#features/succession/open-handovers.ts'
import { completeSetUp } from './set-up.ts'

export type Settings = {
  dataDir: string
  databaseUrl: string | undefined
  port: number
  host: string
  /** Public origins of a proxy in front that ends TLS. */
  origins?: readonly string[]
  /** The office's own provider of sign-in: the one address the program may call out to, besides the mail server. */
  oidc?: OidcSettings | null
  demo: boolean
  clock?: () => Date
  log: (event: string, facts?: Record<string, unknown>) => void
}

export type Running = {
  product: Product
  database: OpenDatabase
  schema: number
  /** Where it answers once it listens. */
  url: () => string
  listen: () => Promise<void>
  stop: () => Promise<void>
}

/** Every feature of the product, without a database: what it is made of. */
export const featuresOf = (clock: () => Date): readonly Feature[] => {
  const media = mediaFeature({ clock })
  const risk = riskFeature({ clock })
  const open = [...(media.open ?? []), ...(risk.open ?? [])]
  const organisation = organisationFeature({
    clock,
    custody: {
      heldBy: mediaHeldBy,
      keptByUnit: mediaKeptByUnit,
      openOn: namesOpenOn(open),
      openOnMany: async (tx, ids) => {
        const names = new Map(await namesOpenOnMany(open)(tx, ids))
        for (const id of await inOpenHandovers(tx, ids))
          names.set(id, [...(names.get(id) ?? []), '終わっていない引継ぎがあります。'])
        return names
      },
      handovers: openHandoversOf,
      endingWith: pledgesEndingWith,
    },
  })
  const others = [
    media,
    organisation,
    pledgesFeature({ clock }),
    risk,
    selfInspectionFeature({ clock }),
    settingsFeature,
    noticesFeature({ loadActor }),
  ]
  const carrying = [...others, successionFeature({ clock, open, duties: others.flatMap((f) => f.duties) })]
  return [
    ...carrying,
    complianceFeature({ clock, features: () => carrying }),
    evidenceFeature({ clock }),
    calendarFeature({ clock }),
    { key: 'imports', title: '取込み', bindings: [], registers: [], duties: [], forms: [], work: importWork },
    { key: 'ledger', title: '記録', bindings: [], registers: [], duties: [], forms: [dailyHeadForm] },
  ]
}

const version = async (): Promise<string> => {
  const text = await readFile(join(packageRoot, 'package.json'), 'utf8')
  return (JSON.parse(text) as { version: string }).version
}

const listening = (server: ServerType) =>
  new Promise<void>((resolve, reject) => {
    if (server.listening) resolve()
    server.once('listening', resolve)
    server.once('error', reject)
  })

/**
 * Puts the program together: database, migrations (a backup first), ledger, printer, features, routes. Throws
 * `CannotStart` with words for the person at the keyboard where it cannot. Stop it to leave nothing running.
 */
export const startMamori = async (settings: Settings): Promise<Running> => {
  const { dataDir, log } = settings
  const clock = settings.clock ?? (() => new Date())
  await makeDataDir(dataDir)
  const cluster = await openDatabase({
    databaseUrl: settings.databaseUrl,
    dataDir,
    onLog: (line) => log('postgres', { line }),
  })
  const undo: (() => Promise<void>)[] = [() => cluster.stop()]
  const unwind = async () => {
    for (const step of undo.toReversed()) await step().catch((error: unknown) => log('stop', { error: String(error) }))
  }
  try {
    const { schema } = await migrate({
      ownerConfig: cluster.ownerConfig,
      dir: join(packageRoot, 'migrations'),
      backupTo: join(dataDir, 'backups'),
    })
    const database = connect(cluster.appConfig, (error) => log('pool', { error: error.message }))
    undo.push(() => database.close())
    const newest = await latestHead(ledgerIn(database.db))
    const key = await openLedgerKey(dataDir, { lastSigner: newest?.keyId ?? null })
    const sealer = startSealer({
      db: database.db,
      key,
      everyMs: 1000,
      onError: (error) => log('sealer', { error: String(error) }),
    })
    undo.push(() => sealer.stop())
    const watch = watchLedger({
      command: [process.execPath, ...SPARING, join(packageRoot, 'dist/mamori.js'), 'verify-ledger'],
      dataDir,
      clock,
      log,
      headSize: async () => {
        const row = await database.db
          .selectFrom('ledgerHead')
          .select((e) => e.fn.max('size').as('size'))
          .executeTakeFirst()
        return Number(row?.size ?? 0)
      },
    })
    undo.push(() => watch.stop())
    const printer = startPrinter({
      templateDir: join(packageRoot, 'src'),
      fontDirs: houseFontDirs(),
      childPath: join(packageRoot, 'dist/print-child.js'),
    })
    undo.push(() => printer.stop())
    const assets = builtAssets(join(packageRoot, 'dist/assets'))
    let worker: Worker | null = null
    const product = productOf({
      db: database.db,
      features: featuresOf(clock),
      printer,
      clock,
      demo: settings.demo,
      asset: assets.url,
      log,
      ledger: watch,
      work: { ask: (of) => worker?.ask(of) ?? Promise.reject(new Error('the worker has not started')) },
      version: await version(),
    })
    const started = await startWorker({
      ownerConfig: cluster.ownerConfig,
      product,
      loadActor: (personId, at) =>
        readAs(database.db, { reach: EVERYTHING, personId: null }, (tx) => loadActor(tx, personId, dayOf(at))),
    })
    worker = started
    undo.push(() => started.stop())
    let server: ServerType | null = null
    const url = () => {
      const address = server?.address() as AddressInfo | null | undefined
      return `http://${settings.host === '127.0.0.1' ? 'localhost' : settings.host}:${address?.port ?? settings.port}`
    }
    const secrets = mailSecrets(dataDir, process.env)
    const post = { db: database.db, secrets, clock, origin: () => settings.origins?.[0] ?? url() }
    const postman = startPostman({ ...post, everyMs: 2000, log })
    undo.push(() => postman.stop())
    const live = startLive({ db: database.db, config: cluster.appConfig, log })
    const door = signIn({
      product,
      loadActor,
      completeSetUp: completeSetUp(product),
      origins: settings.origins ?? [],
      oidc: settings.oidc ?? null,
    })
    const health: Route = {
      method: 'GET',
      path: '/healthz',
      who: 'anyone',
      handle: async (visit) => {
        await product.db.selectFrom('setting').select('key').limit(1).execute()
        return visit.c.json({ status: 'ok', version: product.version, schema })
      },
    }
    const app = mount(
      product,
      [
        health,
        ...assets.routes,
        ...door.routes,
        ...homeRoutes,
        ...caseRoutes,
        ...deskRoutes,
        ...listRoutes,
        ...exportRoutes,
        ...searchRoutes,
        ...registerRoutes,
        ...personnelRoutes,
        ...directoryRoutes({ unitNamed: async (tx, typed) => unitIndex(await unitsStanding(tx)).find(typed) }),
        ...stocktakeRoutes,
        ...formRoutes,
        ...importRoutes,
        ...ledgerRoutes,
        ...ruleRoutes,
        ...boardRoutes,
        ...workRoutes,
        ...liveRoutes(live),
        ...noticeRoutes({ secrets, sendNow: (id) => sendDue(post, id) }),
        ...apiRoutes,
        ...labelRoutes,
        ...pledgeRoutes,
        ...riskRoutes({ clock }),
        ...selfInspectionRoutes({ clock }),
        ...evidenceRoutes,
        ...calendarRoutes({ loadActor, origins: settings.origins ?? [] }),
      ],
      door.whoIsThere,
      settings.origins,
    )
    undo.push(async () => {
      if (server) await stopServer(server)
    })
    // Before the server: pages that listen would hold it up.
    undo.push(() => live.stop())
    return {
      product,
      database,
      schema,
      url,
      listen: async () => {
        const board = startBoardKeeper(product, 2000)
        undo.push(() => board.stop())
        server = serve({ fetch: app.fetch, port: settings.port, hostname: settings.host })
        await listening(server)
      },
      stop: unwind,
    }
  } catch (error) {
    await unwind()
    throw error
  }
}
