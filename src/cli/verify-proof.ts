import { readFile } from 'node:fs/promises'
import { verifyBundle } from '#kernel/ledger/bundle.ts'
import { parseKnownHead } from '#kernel/ledger/head.ts'
import { tellingOf } from './file-faults.ts'

/** Verifies an exported proof file without any database; returns the exit code: 0 proven, 1 not, 2 asked wrongly. */
export const runVerifyProof = async (given: {
  file: string
  /** The key's fingerprint from a printed sheet, hex, spaces allowed. */
  keyFingerprint?: string
  /** `size:root` from a printed sheet. */
  printedHead?: string
  print: (line: string) => void
}): Promise<0 | 1 | 2> => {
  const { print } = given
  const printed = given.printedHead === undefined ? null : parseKnownHead(given.printedHead)
  if (given.printedHead !== undefined && !printed) {
    print('印刷された封印は「件数:封印値（16進64桁）」の形で指定してください。')
    return 2
  }
  const keyFingerprint = given.keyFingerprint?.normalize('NFKC').replaceAll(/\s/g, '').toLowerCase()
  if (keyFingerprint !== undefined && !/^[0-9a-f]{64}$/.test(keyFingerprint)) {
    print('鍵の指紋は、封かん証の「署名の鍵」のとおり、16進64桁で指定してください。')
    return 2
  }
  const report = verifyBundle(await readJson(given.file), {
    ...(keyFingerprint === undefined ? {} : { keyFingerprint }),
    ...(printed ? { printed } : {}),
  })
  for (const { at, unit_name, post_title, person_rank, person_name, title } of report.records)
    print(`${at}　${unit_name}　${post_title}　${person_rank} ${person_name}　${title}`)
  for (const fault of report.faults) print(`異常: ${fault}`)
  if (report.ok)
    print(
      `記録 ${report.records.length} 件は、${report.sealedAt} に封印された ${report.size} 件の中にあり、その後変わっていません。`,
    )
  if (report.unsealed > 0) print(`このほか、作成時に封印待ちだった記録 ${report.unsealed} 件は含まれていません。`)
  if (report.ok && !report.keyTrusted)
    print(`鍵の指紋 ${report.keyFingerprint} を、印刷された指紋と見比べてください。一致しなければ証明になりません。`)
  if (report.printedHeadProven) print('印刷された封印の記録は、すべて引き継がれています。')
  print(report.ok ? '結果: 異常なし' : '結果: 異常あり')
  return report.ok ? 0 : 1
}

const readJson = async (file: string): Promise<unknown> => {
  const text = await readFile(file, 'utf8').catch(tellingOf(file))
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
