import { cell, dayCell, long, onDay, rows, section, someOf } from '../fields.ts'
import type { Choice, KindDef } from '../kind.ts'

const METHODS: readonly Choice[] = [
  ['examine', '確認', '文書、設定、記録を見る。'],
  ['interview', '面談', '受け持つ人に聞く。'],
  ['test', '試験', '実際に動かして確かめる。'],
]

export const assessmentPlan: KindDef = {
  kind: 'assessment-plan',
  title: 'セキュリティ評価計画書',
  purpose: '管理策が言葉のとおりに働いているかを、何を、どの方法で、いつ評価するかを決めます。',
  provision: '付紙第9-3',
  rules: ['R120', 'R135'],
  yearly: true,
  sections: [
    section(
      'plan',
      '評価の計画',
      ['cert'],
      [
        long('scope', {
          title: '評価の範囲',
          required: true,
          guidance: 'どの版の文書に基づき、どの管理策を評価するかを書く。',
          example: 'セキュリティ計画書 第2版の全ての管理策のうち、前年度に満足とした40件を除く。',
        }),
        someOf('methods', METHODS, {
          title: '評価の方法',
          required: true,
          guidance: '使うものを全て選ぶ。管理策ごとの方法は評価の表に書く。',
          example: '設定を見て、係に聞き、復旧を試すなら三つとも選ぶ。',
        }),
        long('team', {
          title: '評価の体制',
          required: true,
          guidance: '評価する人が、作る人・運用する人とは別であることが分かるように書く。',
          example: '認証者のほか、当該システムに関わらない評価員2名。',
        }),
        onDay('starts', {
          title: '始める日',
          required: true,
          guidance: '文書を受け取った後の日にする。',
          example: '令和8年6月1日',
        }),
        onDay('ends', {
          title: '終える日',
          required: true,
          guidance: '報告書を渡す日の目安。',
          example: '令和8年7月31日',
        }),
        rows('schedule', [dayCell('on', '日'), cell('what', '行うこと'), cell('who', '相手')], {
          title: '日程',
          guidance: '面談や試験のように、相手の都合がいるものを書く。',
          example: '日「令和8年6月10日」、行うこと「復旧の試験」、相手「運用係」。',
        }),
      ],
    ),
  ],
}
