import type { Kysely } from 'kysely'
import { faultNames } from '#kernel/ledger/fault.ts'
import { parseKnownHead } from '#kernel/ledger/head.ts'
import { keyDirectory, readPublicKeys } from '#kernel/ledger/key.ts'
import { readLastHead } from '#kernel/ledger/last-head.ts'
import { verifyLedger, type VerifyReport } from '#kernel/ledger/verify.ts'

/** Verifies the whole ledger, prints the findings and returns the exit code: 0 sound, 1 at fault, 2 asked wrongly. */
export const runVerifyLedger = async <DB>(given: {
  /** Connected as a role that row-level security does not restrict. */
  db: Kysely<DB>
  dataDirectory: string
  /** `size:root` from a printed sheet. */
  printedHead?: string
  print: (line: string) => void
}): Promise<0 | 1 | 2> => {
  const { db, dataDirectory, print } = given
  const printed = given.printedHead === undefined ? null : parseKnownHead(given.printedHead)
  if (given.printedHead !== undefined && !printed) {
    print('印刷された封印は「件数:封印値（16進64桁）」の形で指定してください。')
    return 2
  }
  const remembered = await readLastHead(keyDirectory(dataDirectory))
  const report = await verifyLedger(db, {
    publicKeys: await readPublicKeys(dataDirectory),
    ...(printed ? { expectedHead: printed } : {}),
    ...(remembered ? { rememberedHead: remembered } : {}),
  })
  for (const line of linesOf(report)) print(line)
  print(
    printed
      ? '印刷された封印と照合しました。'
      : '印刷された封印とは照合していません（件数:封印値 を与えると照合します）。',
  )
  if (!remembered) print('鍵の側に控えた封印がないため、末尾の喪失は印刷された封印でしか分かりません。')
  print(report.ok ? '結果: 異常なし' : '結果: 異常あり')
  return report.ok ? 0 : 1
}

const linesOf = (report: VerifyReport): string[] => [
  `封印された記録: ${report.size} 件　封印: ${report.heads} 回　木の節: ${report.nodes} 個`,
  `封印待ちの記録: ${report.unsealed} 件`,
  ...(report.head
    ? [`最新の封印: ${report.head.size}:${report.head.root}（${report.head.at}）`, `鍵の指紋: ${report.head.keyId}`]
    : ['封印はまだありません。']),
  ...(report.first ? faultLines(report) : []),
]

const faultLines = ({ first, listed, faults, counts }: VerifyReport): string[] => [
  `異常: ${faults} 件（${[...counts].map(([kind, count]) => `${faultNames[kind]} ${count}`).join('、')}）`,
  ...(first ? [`最初の異常: ${first.message}${first.entryId === null ? '' : `（記録 ${first.entryId}）`}`] : []),
  ...listed
    .slice(1)
    .map(
      ({ kind, message, entryId }) =>
        `  ${faultNames[kind]}: ${message}${entryId === null ? '' : `（記録 ${entryId}）`}`,
    ),
]
