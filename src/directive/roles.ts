/** What a role is attached to: the whole organisation, one unit, one system, the ministry, a person, or this product. */
export type RoleLevel = 'organisation' | 'unit' | 'system' | 'ministry' | 'person' | 'product'

type RoleText = {
  readonly title: string
  readonly shortTitle: string
  readonly level: RoleLevel
  readonly provision: string
  readonly note: string
}

/** Every role the directive gives something to do, and the one this product adds. */
export const ROLES = {
  IAO: {
    title: '情報保証責任者',
    shortTitle: '情報保証責任者',
    level: 'organisation',
    provision: '付紙第6・付紙第9-8',
    note: '運用承認を行い、事案・審査・監査の報告を受ける。',
  },
  IAO_SUP: {
    title: '情報保証統括責任者',
    shortTitle: '統括責任者',
    level: 'ministry',
    provision: '本文 第6-1',
    note: '自己点検の基本方針を示すことがある。省の役職で、利用者登録はしない。',
  },
  AUD: {
    title: '情報保証監査責任者',
    shortTitle: '監査責任者',
    level: 'organisation',
    provision: '付紙第11 1',
    note: '監査を行う。充てる官職の定めがないため、指定を登録して使う。',
  },
  AUD_AST: {
    title: '情報保証監査責任者補助者',
    shortTitle: '監査責任者補助者',
    level: 'organisation',
    provision: '本文 第7-3(1)',
    note: '準拠状況の監査の統制と監査実施計画書の起案を行う。',
  },
  AUD_SUP: {
    title: '情報保証監査統括責任者',
    shortTitle: '監査統括責任者',
    level: 'ministry',
    provision: '付紙第11 2(3)',
    note: '特別監査を命ずる。省の役職で、利用者登録はしない。',
  },
  CIR: {
    title: '事案対処責任者',
    shortTitle: '事案対処責任者',
    level: 'organisation',
    provision: '本文 第5-1・付紙第6',
    note: '連絡網を作り、サイバー攻撃等への対処を統制・支援する。',
  },
  CIR_AST: {
    title: '事案対処責任者補助者',
    shortTitle: '事案対処補助者',
    level: 'organisation',
    provision: '本文 第5-1(3)',
    note: '連絡態勢の事務を行う。充てる官職の定めがないため、指定を登録して使う。',
  },
  CIR_SUP: {
    title: '事案対処統括責任者',
    shortTitle: '事案対処統括責任者',
    level: 'ministry',
    provision: '付紙第6・付紙第7 2(2)ウ',
    note: '事案の通報と重大な情報の報告を受ける。省の役職で、利用者登録はしない。',
  },
  SYS_DEV: {
    title: '情報システム情報保証責任者（整備）',
    shortTitle: '整備の責任者',
    level: 'system',
    provision: '付紙第1',
    note: '情報システムごとに定まる。運用承認を申請し、リスクの文書を更新する。',
  },
  SYS_OPS: {
    title: '情報システム情報保証責任者（運用）',
    shortTitle: '運用の責任者',
    level: 'system',
    provision: '付紙第1',
    note: '情報システムごとに定まる。運用中の対策、事案の応急処置、端末の持出しの許可を受け持つ。',
  },
  CERT: {
    title: '情報システム情報保証認証者',
    shortTitle: '認証者',
    level: 'system',
    provision: '付紙第9-3',
    note: '評価と認証を行う。充てる官職の定めがないため、情報システムごとに指定を登録して使う。',
  },
  UNIT: {
    title: '部隊等情報保証責任者',
    shortTitle: '部隊等責任者',
    level: 'unit',
    provision: '付紙第2',
    note: '課等ごとに定まる。媒体・かぎ・持込み・誓約書を管理する。',
  },
  UNIT_IAP: {
    title: '情報保証担当者',
    shortTitle: '担当者',
    level: 'unit',
    provision: '付紙第4 3(5)',
    note: '破損・紛失の通報を取り次ぐ。部隊等情報保証責任者が指名するものとして扱う。',
  },
  J6D: {
    title: '指揮通信システム部長',
    shortTitle: '指揮通信システム部長',
    level: 'organisation',
    provision: '本文 第6-1(3)(4)',
    note: '自己点検表と報告様式を示し、結果の気付先となる。',
  },
  J6P: {
    title: '指揮通信システム企画課（情報通信担当課）',
    shortTitle: '情報通信担当課',
    level: 'organisation',
    provision: '付紙第8 1(1)・付紙第10-10',
    note: '脆弱性検査実施計画を作り、情報流出の連絡を受ける。',
  },
  COMSEC_G: {
    title: '総務課（秘密保全担当課）',
    shortTitle: '秘密保全担当課',
    level: 'organisation',
    provision: '付紙第8 1(2)',
    note: '情報流出の連絡を受け、秘密保全事案では主担当となる。',
  },
  USER: {
    title: '職員・システム利用者',
    shortTitle: '職員',
    level: 'person',
    provision: '本文 第3-3・第6-1(2)ウ',
    note: '情報システムを使う全ての者。職員以外の利用者も含む（付紙第4 1(4)「職員等」）。',
  },
  OPR: {
    title: '情報システム運用者',
    shortTitle: '運用者',
    level: 'system',
    provision: '付紙第9-5',
    note: '運用承認申請文書について意見を述べる。情報システムごとに登録する。',
  },
  ADMIN: {
    title: 'システム管理者',
    shortTitle: '管理者',
    level: 'product',
    provision: '（この業務システムの役割）',
    note: '利用者と基礎情報を管理する。いかなる許可・承認も行わない。',
  },
} as const satisfies Record<string, RoleText>

/** The short keys by which rules, processes and designations name a role. */
export type RoleKey = keyof typeof ROLES

/** One role as shown to people. */
export type Role = RoleText & { readonly key: RoleKey }

/** All role keys, in the order of the table above. */
export const ROLE_KEYS = Object.keys(ROLES) as readonly RoleKey[]

/** The role behind a key. */
export function roleOf(key: RoleKey): Role {
  return { key, ...ROLES[key] }
}

/** Is this text one of the role keys? */
export function isRoleKey(text: string): text is RoleKey {
  return Object.hasOwn(ROLES, text)
}
