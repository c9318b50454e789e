import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Head } from './head.ts'
import { readLastHead } from './last-head.ts'
import { aLedger, anEntry, append, type TrialLedger } from './ledger.builders.ts'
import { sealPending } from './seal.ts'
import { verifyLedger, type VerifyOptions, type VerifyReport } from './verify.ts'

export const LEDGER_TABLES = ['ledger_entry', 'ledger_unsealed', 'ledger_leaf', 'ledger_node', 'ledger_head']

/** A ledger whose triggers a superuser has switched off, and which can be put back as it was. */
export type TamperedLedger = {
  readonly ledger: TrialLedger
  /** In the order of their leaves; the last three wait. */
  readonly entries: readonly { readonly id: string; readonly seq: number }[]
  /** The head over 40, as printed. */
  readonly printed: Head
  readonly idOf: (leafIndex: number) => string
  readonly tamper: (statements: string) => Promise<unknown>
  readonly verify: (options?: Partial<VerifyOptions>) => Promise<VerifyReport>
  readonly restore: () => Promise<void>
}

/** 40 entries sealed at sizes 13, 26, 27 and 40; then three that wait. */
export const aTamperedLedger = async (): Promise<TamperedLedger> => {
  const ledger = await aLedger()
  const entries: { id: string; seq: number }[] = []
  for (const count of [13, 13, 1, 13]) {
    entries.push(
      ...(await append(ledger.app, ...Array.from({ length: count }, (_, n) => anEntry({ title: `記録 ${n}` })))),
    )
    await sealPending(ledger.app, ledger.key)
  }
  entries.push(...(await append(ledger.app, anEntry(), anEntry(), anEntry())))
  const printed = await readLastHead(ledger.key.dir)
  if (!printed) throw new Error('no head was remembered')
  const lastHead = join(ledger.key.dir, 'last-head.json')
  const remembered = await readFile(lastHead)
  const tamper = (statements: string) => ledger.superuser.query(statements)
  await tamper('create schema kept')
  for (const table of LEDGER_TABLES)
    await tamper(`create table kept.${table} as table ${table}; alter table ${table} disable trigger user`)
  return {
    ledger,
    entries,
    printed,
    idOf: (leafIndex) => entries[leafIndex]?.id ?? '',
    tamper,
    verify: (options = {}) => verifyLedger(ledger.owner, { publicKeys: ledger.key.known, ...options }),
    restore: async () => {
      await tamper(`truncate ${LEDGER_TABLES.join(', ')}`)
      for (const table of LEDGER_TABLES)
        await tamper(`insert into ${table} overriding system value table kept.${table}`)
      await writeFile(lastHead, remembered)
    },
  }
}
