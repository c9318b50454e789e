import { long, onDay, oneOf, section } from '../fields.ts'
import type { Choice, KindDef } from '../kind.ts'

const RESULT: readonly Choice[] = [
  ['operable', '運用することが可能と認める'],
  ['conditional', '条件を付して、運用することが可能と認める', '条件を付すことは達に定めがなく、運用上の区分です。'],
]

export const certificationReport: KindDef = {
  kind: 'certification-report',
  title: '認証結果報告書',
  purpose: '将来対応計画書を審査し、運用することが可能と認めたことと、その理由を報告します。',
  provision: '付紙第9-6',
  rules: ['R124'],
  yearly: false,
  sections: [
    section(
      'result',
      '審査の結果',
      ['cert'],
      [
        long('reviewed', {
          title: '審査した文書と版',
          required: true,
          guidance: '将来対応計画書の版を必ず書く。あわせて見た文書の版も書く。',
          example: '将来対応計画書 第1版、セキュリティ評価報告書 第1版。',
        }),
        oneOf('result', RESULT, {
          title: '審査の結果',
          required: true,
          guidance: '可能と認めないときは、この報告書を作らず差し戻す。',
          example: '残る項目が計画のとおり進むなら「運用することが可能と認める」。',
        }),
        long('reason', {
          title: '理由',
          required: true,
          guidance: '残るリスクの大きさと、計画が実行できると考える根拠を書く。',
          example: '不満足16件のうち外から届くものは対策済みであり、残りは年度内に終える計画で、予算の裏付けがある。',
        }),
        long('conditions', {
          title: '条件・留意事項',
          guidance: 'なければ空のままでよい。',
          example: '記録の保管が改まるまで、毎月の点検の結果を認証者に示すこと。',
        }),
        onDay('reviewed-on', {
          title: '審査を終えた日',
          required: true,
          guidance: 'この版を確定する日か、その前の日。',
          example: '令和8年9月10日',
        }),
      ],
    ),
  ],
}
