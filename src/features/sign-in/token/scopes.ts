import type { TokenScope } from '#kernel/http/route.ts'

export const SCOPES: Readonly<Record<TokenScope, { title: string; hint: string }>> = {
  read: { title: '読む', hint: '案件と台帳を読みます。' },
  scans: { title: 'スキャンを届ける', hint: '脆弱性検査の結果を届け、その進み具合を確かめます。' },
  scim: { title: '職員等をディレクトリに合わせる', hint: 'SCIM で、職員等の登録・変更・異動・離籍を行います。' },
  acts: { title: '手続を行う', hint: 'あなたの官職で行える手続を、プログラムから行います。' },
}

export const isScope = (text: string): text is TokenScope => Object.hasOwn(SCOPES, text)

/** Those who manage the system give a program this and nothing else; others everything but this. */
export const mayGive = (scope: TokenScope, administrator: boolean): boolean => (scope === 'scim') === administrator

export const USUAL_DAYS = 90
export const MOST_DAYS = 365
