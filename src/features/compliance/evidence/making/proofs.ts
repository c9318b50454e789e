import { readAs, type Database } from '#kernel/db/database.ts'
import type { LedgerView } from '#kernel/http/product.ts'
import type { Head } from '#kernel/ledger/head.ts'
import type { Reach } from '#kernel/pure/actor.ts'

const AT_A_TIME = 20

/** One line a case: all its sealed records with their inclusion proofs, every one under the same head. */
export async function* proofLines(
  of: {
    db: Database
    ledger: LedgerView
    who: { reach: Reach; personId: string | null }
    head: Head
    told: (cases: number) => Promise<void>
  },
  cases: AsyncIterable<readonly string[]>,
): AsyncGenerator<Uint8Array> {
  let done = 0
  for await (const ids of cases)
    for (let at = 0; at < ids.length; at += AT_A_TIME) {
      const some = ids.slice(at, at + AT_A_TIME)
      const lines = await readAs(of.db, of.who, async (tx) => {
        const made: string[] = []
        for (const id of some) {
          const proof = await of.ledger.caseProof(tx, id, { head: of.head })
          if (proof) made.push(`${JSON.stringify(proof)}\n`)
        }
        return made
      })
      for (const line of lines) yield Buffer.from(line)
      done += some.length
      await of.told(done)
    }
}
