import { LaneFigure } from '#ui/figure/lane-figure.tsx'
import type { Lane, LaneColumn } from '#ui/figure/lane-model.ts'

const lanes: Lane[] = [
  { key: 'ops', title: '情報システム運用者', holder: '運用課長' },
  { key: 'dev', title: '情報システム情報保証責任者（整備）', short: '整備', holder: '企画課長' },
  { key: 'certifier', title: '情報システム情報保証認証者', short: '認証者', holder: '別に指定する官職' },
  { key: 'officer', title: '情報保証責任者', holder: '別に指定する官職' },
]

const acts: LaneColumn[] = [
  {
    key: 'hear',
    verb: '意見を聴く',
    provision: '第9-5',
    note: '10月2日',
    from: 'dev',
    to: 'dev',
    via: 'ops',
    documents: ['意見書'],
    state: 'done',
  },
  {
    key: 'apply',
    verb: '申請文書を提出',
    provision: '第9-2',
    note: '10月9日',
    from: 'dev',
    to: 'certifier',
    documents: ['リスク評価報告書', 'セキュリティ計画書', '継続監視計画書'],
    state: 'done',
  },
  {
    key: 'assess',
    verb: '評価文書を交付',
    provision: '第9-3',
    note: '11月2日',
    from: 'certifier',
    to: 'dev',
    documents: ['評価計画書', '評価報告書'],
    state: 'done',
  },
  {
    key: 'plan',
    verb: '計画書を提出',
    provision: '第9-4',
    note: '期限 本日',
    from: 'dev',
    to: 'certifier',
    documents: ['将来対応計画書'],
    state: 'now',
  },
  {
    key: 'certify',
    verb: '認証',
    provision: '第9-6',
    note: '審査の後',
    from: 'certifier',
    to: 'dev',
    documents: ['認証結果報告書'],
    state: 'next',
  },
  {
    key: 'request',
    verb: '承認を申請',
    provision: '第9-7',
    note: '認証の後',
    from: 'dev',
    to: 'officer',
    documents: ['申請文書', '評価文書', '認証結果'],
    state: 'next',
  },
  {
    key: 'approve',
    verb: '承認・通知',
    provision: '第9-8',
    note: '12月15日',
    from: 'officer',
    to: ['dev', 'certifier'],
    documents: ['承認通知'],
    state: 'next',
  },
]

const level: LaneColumn[] = [
  {
    key: 'ask',
    verb: '申請する',
    provision: '第4-1',
    note: '11月6日',
    from: 'user',
    to: 'unit',
    documents: ['持出申請'],
    state: 'done',
  },
  {
    key: 'permit',
    verb: '許可する',
    provision: '本文 第3-2',
    note: '期限 本日',
    from: 'unit',
    to: 'user',
    documents: [],
    state: 'now',
  },
  { key: 'leave', verb: '持ち出す', from: 'user', to: 'user', documents: ['登録簿の記入'], state: 'next' },
  { key: 'return', verb: '返却する', from: 'user', to: 'unit', state: 'next' },
]

/** Ten acts over six lanes, one of which takes the case up where another did not leave it. */
const crowded: LaneColumn[] = Array.from({ length: 10 }, (_, nth): LaneColumn => ({
  key: `act-${nth}`,
  verb: `第${nth + 1}の手続をする`,
  provision: `付紙第7-${nth + 1}`,
  note: `${nth + 1}日以内`,
  from: `lane-${(nth * 2) % 6}`,
  to: nth === 4 ? [`lane-1`, `lane-3`, `lane-5`] : `lane-${(nth * 2 + 3) % 6}`,
  documents:
    nth % 3 === 0
      ? ['サイバー攻撃等の状況報告書', '影響範囲の調査結果', '応急処置の記録', 'ログ', '通報票']
      : ['通報票'],
  state: nth < 5 ? 'done' : nth === 5 ? 'now' : 'next',
}))

/** An ordinary figure, a small one with level acts, and one as crowded as it may get. */
export const Figures = () => (
  <>
    <LaneFigure
      id="fig-ato"
      title="運用承認概要図：中央指揮システム"
      lanes={lanes}
      columns={acts}
      corner="付紙第9の項&#10;日付"
    />
    <LaneFigure
      id="fig-level"
      title="可搬記憶媒体の持出し"
      lanes={[
        { key: 'user', title: '使用者', holder: '3等陸佐 檜山 透' },
        { key: 'unit', title: '部隊等情報保証責任者' },
      ]}
      columns={level}
    />
    <LaneFigure
      id="fig-crowded"
      title="十の手続 <b>と</b> 六つの担当"
      lanes={Array.from({ length: 6 }, (_, nth) => ({
        key: `lane-${nth}`,
        title: `第${nth + 1}の担当・サイバー攻撃等対処責任者`,
        holder: '統合幕僚監部指揮通信システム部サイバー企画室長',
      }))}
      columns={crowded}
    />
  </>
)
