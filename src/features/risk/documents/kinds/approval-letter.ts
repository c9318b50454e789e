import { long, onDay, oneOf, section, short } from '../fields.ts'
import type { Choice, KindDef } from '../kind.ts'

const DECISION: readonly Choice[] = [
  ['approved', '運用を承認する'],
  ['conditional', '条件を付して運用を承認する', '条件を付すことは達に定めがなく、運用上の区分です。'],
]

export const approvalLetter: KindDef = {
  kind: 'approval-letter',
  title: '運用承認書',
  purpose: '情報保証責任者が運用を承認したことを示し、整備の責任者と認証者に通知します。',
  provision: '付紙第9-8',
  rules: ['R127', 'R128'],
  yearly: false,
  sections: [
    section(
      'decision',
      '承認',
      ['iao'],
      [
        short('number', {
          title: '承認番号',
          guidance: '文書番号の付け方に従う。運用承認の案件に番号があれば、それを書く。',
          example: '運承-R8-0003',
        }),
        oneOf('decision', DECISION, {
          title: '承認の区分',
          required: true,
          guidance: '承認しないときは、この承認書を作らない。',
          example: '条件がなければ「運用を承認する」。',
        }),
        onDay('approved-on', {
          title: '承認の日',
          required: true,
          guidance: '承認を決める日。',
          example: '令和8年9月20日',
        }),
        onDay('valid-until', {
          title: '有効期限',
          guidance: '達に有効期間の定めはない。設けるときだけ書く。',
          example: '令和11年9月19日',
        }),
        long('reason', {
          title: '承認の理由',
          required: true,
          guidance: '見た文書と、運用することが可能と認めた理由を書く。',
          example: '認証結果報告書 第1版を審査し、残るリスクが任務に照らして認められる大きさと判断した。',
        }),
        long('conditions', {
          title: '条件',
          guidance: '条件を付すときだけ書く。',
          example: '外から届く2件を、令和8年12月末までに直すこと。',
        }),
      ],
    ),
  ],
}
