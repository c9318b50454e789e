import { long, onDay, oneOf, OFTEN, section } from '../fields.ts'
import type { KindDef } from '../kind.ts'

export const actionPlan: KindDef = {
  kind: 'action-plan',
  title: '将来対応計画書',
  purpose: '評価と検査で分かったことを、いつまでに、誰が、どう直すかを決めます。1件ごとの項目は別の表にあります。',
  provision: '付紙第9-4・付紙第10-5',
  rules: ['R121', 'R137', 'R142'],
  yearly: true,
  sections: [
    section(
      'policy',
      '計画の方針',
      ['dev'],
      [
        long('basis', {
          title: '基にした評価',
          required: true,
          guidance: 'どの版の評価報告書と、どの検査の結果に基づくかを書く。',
          example: 'セキュリティ評価報告書 第1版と、令和8年5月の脆弱性検査。',
        }),
        long('order', {
          title: '順番の考え方',
          required: true,
          guidance: '何から先に直すか、その理由を書く。',
          example: '外から届くものを先に、次に記録の保管。費用のかかる2件は来年度の予算に入れる。',
        }),
        onDay('done', {
          title: '全て終える見込みの日',
          guidance: '項目のうち最も遅い完了予定日。',
          example: '令和9年3月31日',
        }),
      ],
    ),
    section(
      'follow',
      '運用での対応',
      ['ops'],
      [
        long('workaround', {
          title: '終わるまでの間の備え',
          guidance: '直るまでの間、運用でどう危なさを減らすかを書く。',
          example: '更新が当たるまでの間、当該サーバへの接続を課内に限る。',
        }),
        oneOf('review', OFTEN, {
          title: '進み具合を確かめる間隔',
          guidance: '項目の遅れを確かめる間隔を選ぶ。',
          example: '月の会議で確かめるなら「毎月」。',
        }),
      ],
    ),
  ],
}
