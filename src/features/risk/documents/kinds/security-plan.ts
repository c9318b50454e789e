import { cell, choiceCell, long, oneOf, rows, section } from '../fields.ts'
import type { Choice, KindDef } from '../kind.ts'

const COMMON: readonly Choice[] = [
  ['none', '継承しない', '全ての管理策を、このシステムだけで満たす。'],
  ['some', '一部を継承する', '別のシステムが満たしている管理策を、そのまま使う。'],
]

const SIDE: readonly Choice[] = [
  ['dev', '整備'],
  ['ops', '運用'],
]

export const securityPlan: KindDef = {
  kind: 'security-plan',
  title: 'セキュリティ計画書',
  purpose: 'どの管理策を適用し、誰が受け持ち、今どこまでできているかを示します。管理策ごとの表は別に記入します。',
  provision: '付紙第9-2・付紙第10-1',
  rules: ['R119', 'R131', 'R133'],
  yearly: true,
  sections: [
    section(
      'scope',
      '計画の範囲',
      ['dev'],
      [
        long('scope', {
          title: '対象とする範囲',
          required: true,
          guidance: 'リスク評価報告書の「境界」と合わせる。違うところがあれば理由も書く。',
          example: 'リスク評価報告書の境界のとおり。ただし遠隔の拠点の端末は来年度から含める。',
        }),
        long('baseline', {
          title: '管理策を選んだ考え方',
          required: true,
          guidance: '影響度からどの組を基にし、何を足し、何を除いたかを書く。1件ごとの理由は管理策の表に書く。',
          example: '影響度「中」の組を基にし、遠隔から使うための管理策を足した。無線は使わないため除いた。',
        }),
        oneOf('common', COMMON, {
          title: '別のシステムからの継承',
          required: true,
          guidance: '庁舎の入退のように、別のシステムや設備が済ませているものがあれば「一部を継承する」。',
          example: '認証の仕組みを基盤のシステムに任せているなら「一部を継承する」。',
        }),
      ],
    ),
    section(
      'people',
      '役割と体制',
      ['dev', 'ops'],
      [
        rows('roles', [cell('post', '官職・係'), choiceCell('side', '区分', SIDE), cell('duty', '受け持つこと')], {
          title: '管理策を受け持つ体制',
          required: true,
          guidance: '氏名ではなく官職や係の名を書く。',
          example: '官職「運用係長」、区分「運用」、受け持つこと「更新の適用と記録の点検」。',
        }),
      ],
    ),
    section(
      'operations',
      '運用所掌の管理策',
      ['ops'],
      [
        long('practice', {
          title: '運用で行うこと',
          required: true,
          guidance: '日、週、月ごとに行う点検や手順を書く。',
          example: '毎朝、監視の画面を確かめて記録する。毎月第2水曜日に更新を適用する。',
        }),
        long('limits', {
          title: 'できていないこと・困っていること',
          guidance: '正直に書く。ここに書いたことは、将来対応計画の項目にする。',
          example: '記録を遠くに保管する装置がなく、同じ部屋に置いている。',
        }),
      ],
    ),
  ],
}
