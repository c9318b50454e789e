import type { RoleKey } from '../roles.ts'
import type { RuleNumber } from '../rule.ts'

/** A party that takes part without an account: it is told on paper or by file, and the dispatch is recorded. */
export type OutsideParty = {
  readonly key: string
  readonly name: string
  readonly role?: RoleKey
  readonly contact?: string
  readonly provision: string
  readonly rules: readonly RuleNumber[]
  readonly note: string
  readonly inferred?: string
}

/** The parties outside the organisation that the directive names. Names are only first values: offices are renamed. */
export const OUTSIDE_PARTIES: readonly OutsideParty[] = [
  {
    key: 'information-assurance-supervisor',
    name: '情報保証統括責任者',
    role: 'IAO_SUP',
    provision: '本文 第6-1',
    rules: ['R029'],
    note: '自己点検の基本方針を示すことがある。充てる官職は示されていない。',
  },
  {
    key: 'audit-supervisor',
    name: '情報保証監査統括責任者',
    role: 'AUD_SUP',
    provision: '付紙第11 2(3)',
    rules: ['R149', 'R169', 'R175'],
    note: '特別監査を命じ、図では結果の上位の宛先となる。充てる官職は示されていない。',
  },
  {
    key: 'incident-response-supervisor',
    name: '事案対処統括責任者',
    role: 'CIR_SUP',
    contact: '整備計画局サイバー整備課サイバーセキュリティ政策室',
    provision: '付紙第6・付紙第7 2(2)ウ',
    rules: ['R081', 'R084', 'R096', 'R099'],
    note: '事案の通報と、重大な影響のおそれがある情報の報告を受ける。',
    inferred: '局の名は凡例の「整備計画局情報通信課」から補った。図の枠にはサイバー整備課からの名だけがある。',
  },
  {
    key: 'communications-division',
    name: '整備計画局情報通信課',
    provision: '付紙第6 凡例2',
    rules: ['R083'],
    note: '他機関等のセキュリティ情報を連絡してくる。',
  },
  {
    key: 'other-incident-responders',
    name: '他の機関の事案対処責任者',
    provision: '付紙第7 2(3)アイ・3',
    rules: ['R099', 'R103', 'R107'],
    note: '影響が及ぶとき共に対処し、分析の結果を分け合う。',
  },
  {
    key: 'connected-system-officers',
    name: '連接システム及び加入システムの情報システム情報保証責任者',
    provision: '付紙第7 2(3)エ',
    rules: ['R105'],
    note: '中央指揮システム及び防衛情報通信基盤への攻撃で共に対処する。',
  },
  {
    key: 'risk-management-contractor',
    name: 'リスク管理支援役務',
    provision: '付紙第10-2',
    rules: ['R132'],
    note: '脆弱性検査を支える役務。許可・承認は行わない。',
  },
]
