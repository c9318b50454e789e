import type { RuleNumber } from './rule.ts'

/** What a document calls itself. */
export type DocumentKind = '訓令' | '達' | '通達' | '通知' | '規則' | '基本方針' | '要領' | '様式' | '定め'

/** A rule around the directive. `issuedOn` only where its day is known. */
export type GoverningDocument = {
  readonly key: string
  readonly title: string
  readonly number?: string
  readonly issuedOn?: string
  readonly kind: DocumentKind
  /** The paragraphs the directive points to. */
  readonly pointsTo?: string
  readonly rules: readonly RuleNumber[]
  readonly inferred?: string
}

const FROM_PUBLIC = 'この達の運用の文には現れない。公開された関連規則による。'

/** The named rules that surround the directive. */
export const GOVERNING_DOCUMENTS: readonly GoverningDocument[] = [
  {
    key: 'ministry-instruction',
    title: '防衛省の情報保証に関する訓令',
    number: '平成19年防衛省訓令第160号',
    kind: '訓令',
    pointsTo: '第26条第1項',
    rules: ['R032', 'R129'],
    inferred: '題名は本文にあり、番号は公開された規則による。',
  },
  {
    key: 'ministry-notice',
    title: '防衛省の情報保証に関する訓令の運用について（通達）',
    number: '防運情第9248号',
    issuedOn: '2007-09-20',
    kind: '通達',
    rules: [],
    inferred: FROM_PUBLIC,
  },
  {
    key: 'technical-standard',
    title: '情報保証に関する情報システム技術基準及び運用承認に係る各種様式について',
    number: '運情第9249号',
    issuedOn: '2007-09-20',
    kind: '通達',
    rules: ['R119', 'R120', 'R121', 'R124'],
    inferred: FROM_PUBLIC,
  },
  {
    key: 'joint-directive',
    title: '統合幕僚監部及び自衛隊サイバー防衛隊の情報保証に関する達',
    kind: '達',
    pointsTo: '第3条・第6条・第7条・第20条・第22条・第38条・第41条〜第45条',
    rules: ['R001', 'R002', 'R012', 'R022', 'R028', 'R029', 'R034', 'R035', 'R036', 'R037'],
  },
  {
    key: 'joint-directive-operation',
    title: '統合幕僚監部及び自衛隊サイバー防衛隊の情報保証に関する達の運用について',
    kind: '通達',
    rules: [],
    inferred: '種別は題名から読んだ。',
  },
  {
    key: 'secrecy-instruction',
    title: '秘密保全に関する訓令',
    number: '平成19年防衛省訓令第36号',
    kind: '訓令',
    pointsTo: '第43条・第47条第3項',
    rules: ['R061', 'R067'],
  },
  {
    key: 'secrecy-notice',
    title: '秘密保全に関する訓令の解釈及び運用について',
    number: '防防調第326号',
    issuedOn: '2022-12-22',
    kind: '通達',
    pointsTo: '別紙第3第2項第14第5項',
    rules: ['R066'],
  },
  {
    key: 'secrecy-directive',
    title: '秘密保全に関する達',
    number: '平成20年自衛隊統合達第16号',
    kind: '達',
    rules: ['R052'],
  },
  {
    key: 'specially-designated-secrets',
    title: '特定秘密の保護に関する達',
    number: '平成26年自衛隊統合達第17号',
    kind: '達',
    rules: ['R052'],
  },
  {
    key: 'special-defense-secrets',
    title: '特別防衛秘密の保護に関する達',
    number: '平成20年自衛隊統合達第18号',
    kind: '達',
    rules: ['R052'],
  },
  {
    key: 'handle-with-care',
    title: '取扱い上の注意を要する文書等及び注意電子計算機情報の取扱いについて（通達）',
    number: '防防調第6521号',
    issuedOn: '2022-04-01',
    kind: '通達',
    pointsTo: '第17',
    rules: ['R076'],
  },
  {
    key: 'secret-media-notice',
    title: '秘密にかかわる業務用データを記録した可搬記憶媒体の管理要領について（通知）',
    number: '統幕総第718号',
    issuedOn: '2015-10-01',
    kind: '通知',
    rules: ['R011'],
  },
  {
    key: 'property-rules',
    title: '防衛省所管物品管理取扱規則',
    number: '平成18年防衛庁訓令第115号',
    kind: '規則',
    pointsTo: '第34条',
    rules: ['R079'],
  },
]
