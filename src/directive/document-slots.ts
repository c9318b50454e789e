import type { DocumentKind } from './governing-documents.ts'
import type { RoleKey } from './roles.ts'
import type { RuleNumber } from './rule.ts'

/** A text the directive says is shown or set elsewhere: an empty place an authorised post fills. */
export type DocumentSlot = {
  readonly key: string
  readonly title: string
  readonly kind: DocumentKind
  readonly provision: string
  readonly rules: readonly RuleNumber[]
  /** Who may fill it. Where the directive does not say, `inferred` gives the reason. */
  readonly filledBy: readonly RoleKey[]
  /** Filled anew each time rather than kept in force. */
  readonly eachTime?: true
  readonly inferred?: string
}

const FILLER_OPEN = '示す者の定めがないため、関係する役割を初期値とした。'

/** The 別に示す・別に定める of the directive, and what it takes for granted without saying where it stands. */
export const DOCUMENT_SLOTS: readonly DocumentSlot[] = [
  {
    key: 'encryption-software',
    title: 'ファイル暗号化ソフトの設定の要領',
    kind: '要領',
    provision: '本文 第3-5',
    rules: ['R018'],
    filledBy: ['J6P'],
    inferred: FILLER_OPEN,
  },
  {
    key: 'encryption-exemption',
    title: '暗号化機能の無効化及び保存の申請の要領',
    kind: '要領',
    provision: '付紙第4 1(4)',
    rules: ['R065'],
    filledBy: ['J6P'],
    inferred: FILLER_OPEN,
  },
  {
    key: 'self-inspection-policy',
    title: '自己点検の基本方針',
    kind: '基本方針',
    provision: '本文 第6-1',
    rules: ['R029'],
    filledBy: ['J6P'],
    inferred: '示すのは情報保証統括責任者。届いた方針を企画課が登録する。',
  },
  {
    key: 'self-inspection-sheet',
    title: '自己点検表',
    kind: '様式',
    provision: '本文 第6-1(3)',
    rules: ['R032'],
    filledBy: ['J6D'],
  },
  {
    key: 'self-inspection-report',
    title: '自己点検の報告様式',
    kind: '様式',
    provision: '本文 第6-1(4)',
    rules: ['R033'],
    filledBy: ['J6D'],
  },
  {
    key: 'risk-policy',
    title: 'リスク分析・評価の基本方針',
    kind: '基本方針',
    provision: '付紙第10-1',
    rules: ['R131'],
    filledBy: ['J6P'],
    inferred: FILLER_OPEN,
  },
  {
    key: 'vulnerability-inspection-frequency',
    title: '脆弱性検査の頻度',
    kind: '定め',
    provision: '付紙第10-9',
    rules: ['R141'],
    filledBy: ['J6P'],
    inferred: FILLER_OPEN,
  },
  {
    key: 'approval-timing',
    title: '運用承認を受ける時期',
    kind: '定め',
    provision: '付紙第9-1',
    rules: ['R118'],
    filledBy: ['IAO', 'J6P'],
    inferred: FILLER_OPEN,
  },
  {
    key: 'control-catalogue',
    title: 'セキュリティ管理策の一覧',
    kind: '定め',
    provision: '付紙第9-4',
    rules: ['R121'],
    filledBy: ['J6P'],
    inferred:
      '達は「当該情報システムに適用するセキュリティ管理策」とするのみで、一覧の所在を書いていない。示す者の定めもないため、関係する役割を初期値とした。',
  },
  {
    key: 'approval-forms',
    title: '運用承認に係る各種様式',
    kind: '様式',
    provision: '付紙第9-2',
    rules: ['R119', 'R120', 'R121', 'R124'],
    filledBy: ['J6P'],
    inferred: '公開された関連規則（運情第9249号）の題名による。達の運用の文に様式はなく、示す者の定めもない。',
  },
  {
    key: 'audit-policy',
    title: '監査の基本方針',
    kind: '基本方針',
    provision: '付紙第11 3(1)・3(3)ア',
    rules: ['R151', 'R155'],
    filledBy: ['AUD', 'AUD_AST'],
    inferred: FILLER_OPEN,
  },
  {
    key: 'penetration-test-items',
    title: '侵入試験の実施項目',
    kind: '定め',
    provision: '付紙第11 3(3)オ',
    rules: ['R161'],
    filledBy: ['AUD'],
    inferred: FILLER_OPEN,
  },
  {
    key: 'extraordinary-audit',
    title: '臨時監査及び特別監査の実施',
    kind: '定め',
    provision: '付紙第11 4',
    rules: ['R164'],
    filledBy: ['AUD'],
    eachTime: true,
  },
]
