import type { NoticeVerb } from '#kernel/pure/process.ts'

/** Fields of the settings form by verb: what they are called in a form and in an address. */
export const VERB_KEYS = {
  report: '報告',
  tip: '通報',
  notify: '通知',
  submit: '提出',
  share: '情報提供',
  contact: '連絡',
} as const satisfies Record<string, NoticeVerb>

export type VerbKey = keyof typeof VERB_KEYS

/** When mail of a verb goes out. */
export const VERB_CHOICES = {
  always: '必ず送る（本人は止められない）',
  asked: '本人の選びに従って送る',
  never: '送らない',
} as const

export const CHOICES = {
  'at-once': 'すぐに受ける',
  daily: '一日一回、まとめて受ける',
  none: '受けない（組織が必ず送ると決めたものだけ届く）',
} as const

export type MailChoice = keyof typeof CHOICES

export const SECURITIES = {
  tls: '初めから暗号化する（TLS、465番が多い）',
  starttls: '途中から暗号化する（STARTTLS、587番が多い）',
  none: '暗号化しない',
} as const

export type Security = keyof typeof SECURITIES

/** An address mail can go to: one, bare, without anything that could mean more to a mail server. */
export const isAddress = (text: string): boolean =>
  text.length <= 254 && /^[\w.!#$%&'*+/=?^`{|}~-]+@[a-z0-9-]+(?:\.[a-z0-9-]+)*$/iu.test(text)

export const isHost = (text: string): boolean => /^[a-z0-9](?:[a-z0-9.:-]{0,253})$/iu.test(text)

export const domainsIn = (text: string): readonly string[] =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .split(/[\s,、;]+/u)
    .map((part) => part.replace(/^@/u, ''))
    .filter((part) => part !== '')

export const isDomain = (text: string): boolean => /^[a-z0-9-]+(?:\.[a-z0-9-]+)+$/u.test(text)

export const withinDomains = (address: string, domains: readonly string[]): boolean =>
  domains.length === 0 || domains.includes((address.split('@')[1] ?? '').toLowerCase())
