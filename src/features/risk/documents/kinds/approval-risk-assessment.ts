import { long, oneOf, section } from '../fields.ts'
import type { Choice, KindDef } from '../kind.ts'
import { judgement } from './risk-judgement.ts'
import { overview } from './risk-overview.ts'

const OCCASION: readonly Choice[] = [
  ['new', '整備', '新しく作る。'],
  ['replace', '換装', '機器や構成を大きく替える。'],
]

export const approvalRiskAssessment: KindDef = {
  kind: 'approval-risk-assessment',
  title: '運用承認時リスク評価報告書',
  purpose: '運用承認を受けるときに、どんなリスクがあり、どう小さくし、何が残るかを示します。',
  provision: '付紙第9-2',
  rules: ['R119'],
  yearly: false,
  sections: [
    section(
      'occasion',
      '評価のきっかけ',
      ['dev'],
      [
        oneOf('occasion', OCCASION, {
          title: '運用承認を受ける理由',
          required: true,
          guidance: '新しく作るのか、大きく替えるのかを選ぶ。',
          example: 'サーバを総入れ替えするなら「換装」。',
        }),
        long('changes', {
          title: '新しいこと・変わること',
          required: true,
          guidance: '今までと何が変わるかを書く。新しいシステムなら、置き換える仕事を書く。',
          example: 'サーバを4台から2台の仮想の基盤に移し、遠隔の拠点からも使えるようにする。',
        }),
      ],
    ),
    overview,
    judgement(['dev']),
  ],
}
