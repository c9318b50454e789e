import type { RoleKey } from '../roles.ts'
import type { RuleNumber } from '../rule.ts'
import type { PostKey } from './posts.ts'
import type { UnitKey } from './units.ts'

/** Which post or unit the directive puts in a role that exists once in the organisation. */
export type FixedDesignation = {
  readonly role: RoleKey
  readonly holder: { readonly post: PostKey } | { readonly unit: UnitKey }
  readonly provision: string
  readonly rules: readonly RuleNumber[]
  readonly inferred?: string
}

/** The roles whose holder the directive fixes, or lets be concluded. All can be changed by a numbered document. */
export const FIXED_DESIGNATIONS: readonly FixedDesignation[] = [
  {
    role: 'IAO',
    holder: { post: 'chief-of-joint-staff' },
    provision: '付紙第5',
    rules: ['R080'],
    inferred: '充てる官職は示されていない。誓約書が統合幕僚長あてであることから読んだ。',
  },
  { role: 'CIR', holder: { post: 'cyber-commander' }, provision: '付紙第6', rules: ['R081'] },
  { role: 'AUD_AST', holder: { post: 'cyber-planning-head' }, provision: '本文 第7-3(1)', rules: ['R037'] },
  { role: 'J6D', holder: { post: 'c4-director' }, provision: '本文 第6-1(3)(4)', rules: ['R032', 'R033'] },
  { role: 'J6P', holder: { unit: 'js-c4-planning' }, provision: '付紙第8 1(1)・付紙第10-10', rules: ['R110', 'R143'] },
  { role: 'COMSEC_G', holder: { unit: 'js-general-affairs' }, provision: '付紙第8 1(2)', rules: ['R111'] },
]

/** A role the directive uses without saying who holds it: set-up asks for it. */
export type OpenDesignation = {
  readonly role: RoleKey
  readonly per: 'organisation' | 'unit' | 'system'
  readonly note: string
}

/** The roles that stay empty until somebody designates a holder. */
export const OPEN_DESIGNATIONS: readonly OpenDesignation[] = [
  {
    role: 'AUD',
    per: 'organisation',
    note: '充てる官職は達の定めによる。監査を受ける情報システムの責任者とは別の官職とする。',
  },
  { role: 'CIR_AST', per: 'organisation', note: '事案対処責任者の下で連絡態勢の事務を行う官職を指定する。' },
  {
    role: 'CERT',
    per: 'system',
    note: '情報システムごとに指定する。その情報システムの整備・運用の責任者とは別の官職とする。',
  },
  { role: 'OPR', per: 'system', note: '情報システムごとに、運用承認申請文書について意見を聞く相手を登録する。' },
  { role: 'UNIT_IAP', per: 'unit', note: '部隊等情報保証責任者が、課等ごとに一人以上を指名する。' },
]

/** A place that is called, rather than a post that decides. */
export type ContactDesk = {
  readonly key: string
  readonly name: string
  readonly unit: UnitKey
  readonly hours: 'in-hours' | 'after-hours'
  readonly purpose: 'leak-communications' | 'leak-security' | 'security-information'
  readonly provision: string
  readonly rules: readonly RuleNumber[]
  readonly inferred?: string
}

/** The contact points of 付紙第6 and 付紙第8. Their telephone numbers are not in the directive and are entered at set-up. */
export const CONTACT_DESKS: readonly ContactDesk[] = [
  {
    key: 'leak-communications-in-hours',
    name: 'サイバー企画室情報保証係',
    unit: 'js-cyber-ia-desk',
    hours: 'in-hours',
    purpose: 'leak-communications',
    provision: '付紙第8 1(1)',
    rules: ['R110'],
  },
  {
    key: 'leak-communications-after-hours',
    name: '指揮通信システム部運用当直',
    unit: 'js-c4-dept',
    hours: 'after-hours',
    purpose: 'leak-communications',
    provision: '付紙第8 1(1)',
    rules: ['R110'],
  },
  {
    key: 'leak-security-in-hours',
    name: '総務班保全係',
    unit: 'js-security-desk',
    hours: 'in-hours',
    purpose: 'leak-security',
    provision: '付紙第8 1(2)',
    rules: ['R111'],
  },
  {
    key: 'leak-security-after-hours',
    name: '総務部当直',
    unit: 'js-general-affairs-dept',
    hours: 'after-hours',
    purpose: 'leak-security',
    provision: '付紙第8 1(2)',
    rules: ['R111'],
  },
  {
    key: 'iao-contact',
    name: '指揮通信システム運用課（情報保証責任者の連絡担当者）',
    unit: 'js-c4-operations',
    hours: 'in-hours',
    purpose: 'security-information',
    provision: '付紙第6',
    rules: ['R081'],
    inferred: '図の枠の並びから、情報保証責任者の連絡担当者として読んだ。',
  },
]
