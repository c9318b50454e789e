import { cell, count, dayCell, long, onDay, rows, section, someOf } from '../fields.ts'
import type { Choice, KindDef } from '../kind.ts'

const WAYS: readonly Choice[] = [
  ['network', '網からの検査', '機器に外から接続して確かめる。'],
  ['inside', '認証しての検査', '利用者の権限を預かり、中の設定と更新を確かめる。'],
  ['web', '画面の検査', '利用者の画面から確かめる。'],
]

export const inspectionPlan: KindDef = {
  kind: 'inspection-plan',
  title: '脆弱性検査実施計画',
  purpose:
    '事案対処責任者の支援を要する脆弱性検査に必要な事項を定め、受検する運用の責任者と事案対処責任者に通知します。',
  provision: '付紙第10-10',
  rules: ['R143'],
  yearly: true,
  sections: [
    section(
      'plan',
      '検査の計画',
      ['plan'],
      [
        long('aim', {
          title: '検査の目的',
          required: true,
          guidance: 'なぜ、この時期に、このシステムを検査するかを書く。',
          example: '年度のリスク分析・評価の一環として、換装の後に残る弱いところを確かめる。',
        }),
        long('targets', {
          title: '対象',
          required: true,
          guidance: '機器のまとまりと台数を書く。番地の一覧は検査を行う人に別に渡す。',
          example: 'サーバ4台、通信機器6台、端末は120台のうち10台を抽出。',
        }),
        someOf('ways', WAYS, {
          title: '検査の方法',
          required: true,
          guidance: '行うものを全て選ぶ。',
          example: '更新の状態も見るなら「認証しての検査」も選ぶ。',
        }),
        onDay('starts', {
          title: '始める日',
          required: true,
          guidance: '業務の少ない日を選ぶ。',
          example: '令和8年5月11日',
        }),
        onDay('ends', { title: '終える日', required: true, guidance: '予備の日を含める。', example: '令和8年5月15日' }),
        rows('schedule', [dayCell('on', '日'), cell('what', '行うこと'), cell('who', '受け持ち')], {
          title: '日程',
          guidance: '止まるおそれのある作業は、時刻も書く。',
          example: '日「令和8年5月12日」、行うこと「20時から認証しての検査」、受け持ち「事案対処責任者の検査班」。',
        }),
        long('support', {
          title: '事案対処責任者に求める支援',
          required: true,
          guidance: '人、道具、場所など、頼むことを書く。',
          example: '検査員3名と検査の道具。結果の読み方の説明。',
        }),
        count('staff', { title: '立ち会う人数', guidance: '運用の側で用意する人数。', example: '2' }),
        long('stop', {
          title: '中止の条件と連絡先',
          required: true,
          guidance: '業務に障りが出たときに、誰が、どう止めるかを書く。連絡先は官職で書く。',
          example: '応答が10秒を超えて3分続いたら中止。運用課の当直に電話する。',
        }),
      ],
    ),
  ],
}
