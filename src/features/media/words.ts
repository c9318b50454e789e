/** Words of 付紙第４ that the media slices share. */

export const DATA_KINDS = { business: '業務用データ', disclosable: '開示可能データ' } as const

export type DataKind = keyof typeof DATA_KINDS

/** Short form on labels and in registration numbers. */
export const KIND_MARKS: Record<DataKind | 'secret-pointer', string> = {
  business: '業',
  disclosable: '開',
  'secret-pointer': '秘',
}

export const KIND_WORDS: Record<DataKind | 'secret-pointer', string> = {
  business: '業務用',
  disclosable: '開示可能',
  'secret-pointer': '秘密系（所在のみ）',
}

export const TRIGGERS = {
  opened: '開封',
  received: '接受',
  recorded: '格納（開示可能データ）',
  downloaded: 'ダウンロードした市販コンテンツの保存',
  reused: '再利用',
} as const

export type Trigger = keyof typeof TRIGGERS

/** Kinds of media, a code table that an office may widen. */
export const MEDIA_TYPES = {
  usb: 'USBメモリ',
  ssd: '外付けSSD',
  hdd: '外付けHDD',
  cdr: 'CD-R',
  dvdr: 'DVD-R',
  bdr: 'BD-R',
  sd: 'SDカード',
  mo: 'MO',
  tape: '磁気テープ',
  other: 'その他',
} as const

export type MediaType = keyof typeof MEDIA_TYPES

export const VIRUS_CHECK = { clean: '検査して感染なし', infected: '感染を確認した' } as const
