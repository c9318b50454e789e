import { long, OFTEN, oneOf, section, someOf } from '../fields.ts'
import type { Choice, KindDef } from '../kind.ts'

const REPORT: readonly Choice[] = [
  ['ops', '情報システム情報保証責任者（運用）'],
  ['dev', '情報システム情報保証責任者（整備）'],
  ['cert', '情報システム情報保証認証者'],
  ['cir', '事案対処責任者'],
]

export const monitoringPlan: KindDef = {
  kind: 'monitoring-plan',
  title: '継続監視計画書',
  purpose: '承認の後も対策が効き続けていることを、何を、どれほどの間隔で、誰が確かめるかを決めます。',
  provision: '付紙第9-2・付紙第10-1',
  rules: ['R119', 'R131', 'R133'],
  yearly: true,
  sections: [
    section(
      'policy',
      '監視の方針',
      ['dev'],
      [
        long('aim', {
          title: '監視で確かめること',
          required: true,
          guidance: '最も早く気付きたいことから順に、2、3行で書く。',
          example: '不正な接続、更新の遅れ、利用者の登録と実際との食い違いを見つける。',
        }),
        oneOf('inspection', OFTEN, {
          title: '脆弱性検査の間隔',
          required: true,
          guidance: '「脆弱性検査の頻度」が別に定められているときは、それに合わせる。',
          example: '毎年度1回の定めなら「年度1回」。',
        }),
      ],
    ),
    section(
      'practice',
      '運用での監視',
      ['ops'],
      [
        oneOf('log', OFTEN, {
          title: 'アクセス記録を点検する間隔',
          required: true,
          guidance: '人が目で見る間隔を選ぶ。機械が常に見張り、人は知らせだけを見るなら「常時」。',
          example: '毎週月曜日に見るなら「毎週」。',
        }),
        long('signs', {
          title: '異状と考える目安',
          required: true,
          guidance: '迷わず報告できるように、数や時刻で書く。',
          example: '同じ利用者の認証の失敗が10分に20回以上。課業外の管理者での接続。',
        }),
        someOf('report', REPORT, {
          title: '異状を報告する先',
          required: true,
          guidance: '初めに知らせる先を全て選ぶ。',
          example: '不正な接続なら「情報システム情報保証責任者（運用）」と「事案対処責任者」。',
        }),
      ],
    ),
  ],
}
