import type { Scan } from './scan.ts'

/** Where scans wait until the server has said that it has them. */
export type Outbox = {
  /** Resolves once the scan would survive the end of the tab. */
  put: (scan: Scan) => Promise<void>
  /** The oldest of the box first. */
  first: (box: string, limit: number) => Promise<readonly Scan[]>
  count: (box: string) => Promise<number>
  remove: (box: string, ids: readonly string[]) => Promise<void>
  /** False where the browser keeps nothing: then the scans live in this tab alone. */
  durable: boolean
}

const STORE = 'scans'

const settled = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result))
    request.addEventListener('error', () => reject(request.error ?? new Error('the outbox cannot be read')))
  })

const committed = (tx: IDBTransaction): Promise<void> =>
  new Promise((resolve, reject) => {
    tx.addEventListener('complete', () => resolve())
    tx.addEventListener('abort', () => reject(tx.error ?? new Error('the outbox could not be written')))
  })

/** Everything of one box: any id is a string, and a list sorts after every string. */
const ofBox = (box: string) => IDBKeyRange.bound([box], [box, []])

const open = (): Promise<IDBDatabase> => {
  const request = indexedDB.open('mamori-outbox', 1)
  request.addEventListener('upgradeneeded', () => request.result.createObjectStore(STORE, { keyPath: ['box', 'id'] }))
  return settled(request)
}

const kept = (db: IDBDatabase): Outbox => {
  const reading = () => db.transaction(STORE).objectStore(STORE)
  const writing = () => db.transaction(STORE, 'readwrite', { durability: 'strict' })
  return {
    durable: true,
    put: (scan) => {
      const tx = writing()
      tx.objectStore(STORE).put(scan)
      // Said at once and not when this task ends: the tab may be gone by then.
      tx.commit()
      return committed(tx)
    },
    first: (box, limit) => settled<Scan[]>(reading().getAll(ofBox(box), limit)),
    count: (box) => settled(reading().count(ofBox(box))),
    remove: (box, ids) => {
      const tx = writing()
      for (const id of ids) tx.objectStore(STORE).delete([box, id])
      return committed(tx)
    },
  }
}

/** For browsers that keep nothing: as long as the tab lives. */
export const outboxInMemory = (): Outbox => {
  const scans = new Map<string, Scan>()
  const ofIt = (box: string) => [...scans.values()].filter((scan) => scan.box === box)
  return {
    durable: false,
    put: (scan) => {
      scans.set(scan.id, scan)
      return Promise.resolve()
    },
    first: (box, limit) => Promise.resolve(ofIt(box).slice(0, limit)),
    count: (box) => Promise.resolve(ofIt(box).length),
    remove: (_, ids) => {
      for (const id of ids) scans.delete(id)
      return Promise.resolve()
    },
  }
}

export const openOutbox = async (): Promise<Outbox> => {
  try {
    return kept(await open())
  } catch {
    return outboxInMemory()
  }
}
