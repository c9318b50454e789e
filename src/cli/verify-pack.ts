import { wareki } from '#kernel/pure/wareki.ts'
import { verifyPack } from '#features/compliance/evidence/verify/verify-pack.ts'
import { tellingOf } from './file-faults.ts'

/** Verifies an archive of evidence without any database; returns the exit code: 0 proven, 1 not, 2 asked wrongly. */
export const runVerifyPack = async (given: {
  file: string | undefined
  /** The key's fingerprint from a printed sheet, hex, spaces allowed. */
  keyFingerprint?: string
  print: (line: string) => void
}): Promise<0 | 1 | 2> => {
  const { file, print } = given
  if (file === undefined) {
    print('検査するファイルを指定してください：mamori verify-pack evidence.zip [--key 鍵の指紋]')
    return 2
  }
  const key = given.keyFingerprint?.normalize('NFKC').replaceAll(/\s/g, '').toLowerCase()
  if (key !== undefined && !/^[0-9a-f]{64}$/.test(key)) {
    print('鍵の指紋は、封かん証の「署名の鍵」のとおり、16進64桁で指定してください。')
    return 2
  }
  const report = await verifyPack(file, key).catch(tellingOf(file))
  const { manifest } = report
  if (manifest) {
    print(`証拠一式「${manifest.purpose}」　${manifest.askedBy.post}　${manifest.askedBy.name}　${manifest.madeAt}`)
    print(
      `条項 ${manifest.rules.map((rule) => rule.id).join(' ')}　${wareki(manifest.from)}から${wareki(manifest.to)}まで`,
    )
    print(
      `ファイル ${report.files} 件　証明された記録 ${report.records} 件　封印 ${manifest.head.size} 件（${manifest.head.at}）`,
    )
    for (const { what, why } of manifest.omitted) print(`入っていないもの: ${what}：${why}`)
  }
  for (const fault of report.faults) print(`異常: ${fault}`)
  if (report.faultCount > report.faults.length)
    print(`異常は、このほか ${report.faultCount - report.faults.length} 件あります。`)
  if (report.ok) print('どのファイルも、作った時に記録に結び付けられた目録のとおりで、記録はその後変わっていません。')
  if (report.ok && !report.keyTrusted)
    print(`鍵の指紋 ${report.keyFingerprint} を、印刷された指紋と見比べてください。一致しなければ証明になりません。`)
  print(report.ok ? '結果: 異常なし' : '結果: 異常あり')
  return report.ok ? 0 : 1
}
