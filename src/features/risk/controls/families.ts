/** The families of controls under their common identifiers, as they are called in Japanese. */
export const FAMILIES: Readonly<Record<string, string>> = {
  ac: 'アクセス制御',
  at: '意識向上およびトレーニング',
  au: '監査および責任追跡性',
  ca: 'セキュリティ評価および運用認可',
  cm: '構成管理',
  cp: '緊急時対応計画',
  ia: '識別および認証',
  ir: 'インシデント対応',
  ma: '保守',
  mp: 'メディアの保護',
  pe: '物理的および環境的な保護',
  pl: '計画作成',
  pm: 'プログラム管理',
  ps: '人的セキュリティ',
  pt: '個人情報の処理と透明性',
  ra: 'リスク評価',
  sa: 'システム調達およびサービスの調達',
  sc: 'システム保護および通信の保護',
  si: 'システムおよび情報の完全性',
  sr: 'サプライチェーンのリスク管理',
}

/** 「AC アクセス制御」; the list's own name for a family that is none of the common ones. */
export const familyName = (family: string, title: string): string => {
  const known = FAMILIES[family]
  if (known !== undefined) return `${family.toUpperCase()} ${known}`
  return title === '' ? family : title
}
