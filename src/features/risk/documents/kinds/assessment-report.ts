import { cell, choiceCell, FIVE, long, onDay, rows, section } from '../fields.ts'
import type { KindDef } from '../kind.ts'

export const assessmentReport: KindDef = {
  kind: 'assessment-report',
  title: 'セキュリティ評価報告書',
  purpose: '評価の結果と推奨事項を、整備の責任者に渡します。管理策ごとの結果は別の表に記入します。',
  provision: '付紙第9-3・付紙第10-4',
  rules: ['R120', 'R135'],
  yearly: true,
  sections: [
    section(
      'result',
      '評価の結果',
      ['cert'],
      [
        onDay('assessed', {
          title: '評価を終えた日',
          required: true,
          guidance: '最後の試験か面談の日。',
          example: '令和8年7月28日',
        }),
        long('basis', {
          title: '評価に用いた文書と版',
          required: true,
          guidance: '文書の名と版を書く。版が違うと結果も違う。',
          example: 'セキュリティ計画書 第2版、セキュリティ評価計画書 第1版。',
        }),
        long('summary', {
          title: '評価のまとめ',
          required: true,
          guidance: '何件のうち何件が満足か、不満足のうち重いものは何かを、管理策の表を見ない人にも分かるように書く。',
          example: '287件のうち271件は満足。不満足16件のうち、記録の保管に関わる2件は急いで直す必要がある。',
        }),
        rows('advice', [cell('what', '推奨事項'), choiceCell('weight', '急ぎの度合い', FIVE), cell('why', '理由')], {
          title: '推奨事項',
          required: true,
          guidance: '直してほしいことを、1行に1つ書く。なければ「なし」と1行書く。',
          example: '推奨事項「記録を別の部屋に保管する」、度合い「高い」、理由「火災で両方を失う」。',
        }),
      ],
    ),
  ],
}
