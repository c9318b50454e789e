import { long, oneOf, section, YES_NO } from '../fields.ts'
import type { KindDef } from '../kind.ts'
import { judgement } from './risk-judgement.ts'
import { overview } from './risk-overview.ts'

export const riskAssessment: KindDef = {
  kind: 'risk-assessment',
  title: 'リスク評価報告書',
  purpose: '運用中の情報システムのリスクを、脆弱性検査と運用の状況から毎年度見直します。',
  provision: '付紙第10-1',
  rules: ['R131', 'R133'],
  yearly: true,
  sections: [
    overview,
    section(
      'operation',
      '運用の状況',
      ['ops'],
      [
        oneOf('inspected', YES_NO, {
          title: 'この年度の脆弱性検査の結果',
          guidance: '検査が済み、結果を手元に持っているなら「ある」。',
          example: '検査の結果の一覧を受け取った後なら「ある」。',
        }),
        long('found', {
          title: '検査で分かったこと',
          guidance: '件数と、最も重いものを書く。1件ごとの中身は検査結果の一覧に残る。',
          example: '重大2件、高9件。重大の2件は、いずれも更新が当たっていない共有サーバで見つかった。',
        }),
        long('events', {
          title: '1年間の運用で起きたこと',
          required: true,
          guidance: '故障、感染、誤送信、使い方の変化など。なければ「特になし」と書く。',
          example: '9月に停電で2時間停止。利用者が120人から150人に増えた。',
        }),
      ],
    ),
    judgement(['dev', 'ops']),
  ],
}
