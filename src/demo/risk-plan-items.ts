import type { Origin, Severity, Side } from '#features/risk/plan/words.ts'

export type Ending =
  | 'draft'
  | 'planned'
  | 'working'
  | 'moved'
  | 'reported'
  | 'sent-back'
  | 'completed'
  | 'acceptance-asked'
  | 'accepted'
  | 'lapsed'
  | 'not-applicable'

/** One item of the sample: opened so many days ago, due so many days from its opening, and how it stands now. */
export type SampleItem = {
  title: string
  weakness: string
  origin: Exclude<Origin, 'audit'>
  control: string | null
  severity: Severity
  side: Side
  opened: number
  due: number
  ends: Ending
  /** Of an item that ended or was reported: how many days ago. */
  at?: number
}

const item = (
  [title, weakness]: readonly [string, string],
  [origin, control]: readonly [SampleItem['origin'], string | null],
  [severity, side]: readonly [Severity, Side],
  [opened, due]: readonly [number, number],
  ends: Ending,
  at?: number,
): SampleItem => ({
  title,
  weakness,
  origin,
  control,
  severity,
  side,
  opened,
  due,
  ends,
  ...(at === undefined ? {} : { at }),
})

/** What two systems of the sample still have to put right, and what they have put right. */
export const SAMPLE_ITEMS: readonly (readonly SampleItem[])[] = [
  [
    item(
      ['特権操作の記録が残らない', '保守用の端末で行った特権操作が、監査の記録に残らない。'],
      ['assessment', 'au-2'],
      ['high', 'ops'],
      [215, 120],
      'completed',
      100,
    ),
    item(
      ['利用者の棚卸が行われていない', '異動した者の利用者登録が、四半期を超えて残っている。'],
      ['assessment', 'ac-2'],
      ['moderate', 'ops'],
      [215, 60],
      'completed',
      150,
    ),
    item(
      ['構成の基準が古い', '端末の構成の基準が、更新の後に改められていない。'],
      ['assessment', 'cm-2'],
      ['moderate', 'dev'],
      [215, 150],
      'completed',
      62,
    ),
    item(
      ['暗号の鍵の更新手順がない', '鍵を更新する手順と担当が定められていない。'],
      ['assessment', 'sc-12'],
      ['high', 'dev'],
      [215, 85],
      'working',
    ),
    item(
      ['保守会社の遠隔接続を確かめていない', '遠隔保守の接続元と時間帯を制限していない。'],
      ['assessment', 'ma-4'],
      ['critical', 'dev'],
      [215, 80],
      'working',
    ),
    item(
      ['時刻の同期が一系統', '時刻の基準が一つで、止まると記録の時刻が揃わない。'],
      ['assessment', 'au-8'],
      ['low', 'dev'],
      [215, 200],
      'accepted',
      120,
    ),
    item(
      ['保管期間を過ぎた記録の扱い', '記録の保管の期間が定められていない。'],
      ['assessment', 'au-11'],
      ['low', 'ops'],
      [200, 100],
      'not-applicable',
      140,
    ),
    item(
      ['古い暗号方式での接続を受け付ける', '管理用の画面が、古い方式の接続を受け付ける。'],
      ['inspection', 'sc-8'],
      ['high', 'ops'],
      [160, 60],
      'completed',
      95,
    ),
    item(
      ['サーバの更新が適用されていない', '業務用サーバ３台に、重大な更新が適用されていない。'],
      ['inspection', 'si-2'],
      ['critical', 'ops'],
      [160, 70],
      'moved',
    ),
    item(
      ['初期の合言葉のままの装置', '集線装置の管理者の合言葉が、納入時のままである。'],
      ['inspection', 'ia-5'],
      ['critical', 'ops'],
      [160, 30],
      'completed',
      133,
    ),
    item(
      ['不要なサービスの稼働', '印刷の共有が、使われないまま動いている。'],
      ['inspection', 'cm-7'],
      ['moderate', 'ops'],
      [160, 120],
      'working',
    ),
    item(
      ['復旧の訓練の不足', '控えからの復旧を、通しで行ったことがない。'],
      ['incident', 'cp-4'],
      ['moderate', 'ops'],
      [90, 75],
      'reported',
      4,
    ),
    item(
      ['連絡先の一覧が古い', '事案の連絡先に、すでにない部署がある。'],
      ['incident', 'ir-6'],
      ['low', 'ops'],
      [90, 30],
      'completed',
      66,
    ),
    item(
      ['検知の規則の見直し', '誤検知が多く、重要な検知が埋もれる。'],
      ['manual', 'si-4'],
      ['moderate', 'dev'],
      [45, 150],
      'planned',
    ),
    item(
      ['持込み端末の検査手順', '持込み端末を検査する手順に、記録の様式がない。'],
      ['manual', null],
      ['low', 'ops'],
      [10, 60],
      'draft',
    ),
  ],
  [
    item(
      ['利用者の認証が一要素', '外部からの接続が、合言葉だけで行える。'],
      ['assessment', 'ia-2'],
      ['critical', 'dev'],
      [190, 130],
      'working',
    ),
    item(
      ['退職した委託者の利用者登録', '委託の終わった者の登録が残っている。'],
      ['assessment', 'ps-4'],
      ['high', 'ops'],
      [190, 45],
      'completed',
      148,
    ),
    item(
      ['設計書と構成が合わない', '増設した装置が、設計書に載っていない。'],
      ['assessment', 'cm-8'],
      ['moderate', 'dev'],
      [190, 110],
      'sent-back',
      30,
    ),
    item(
      ['区画の分離が不十分', '業務用と保守用の通信が、同じ区画を通る。'],
      ['assessment', 'sc-7'],
      ['high', 'dev'],
      [190, 200],
      'working',
    ),
    item(
      ['旧式の装置の更新が終わった', '製造者の支援が終わった装置を使い続けている。'],
      ['inspection', 'sa-22'],
      ['high', 'dev'],
      [140, 90],
      'lapsed',
      100,
    ),
    item(
      ['証明書の期限の管理', '証明書の期限を、人の記憶に頼っている。'],
      ['inspection', 'sc-17'],
      ['moderate', 'ops'],
      [140, 95],
      'completed',
      50,
    ),
    item(
      ['閲覧用端末の更新の遅れ', '閲覧用の端末の更新が、二か月遅れている。'],
      ['inspection', 'si-2'],
      ['high', 'ops'],
      [70, 60],
      'reported',
      2,
    ),
    item(
      ['試験用の利用者登録が残る', '整備の時の試験用の登録が、停止されていない。'],
      ['inspection', 'ac-2'],
      ['moderate', 'ops'],
      [70, 40],
      'working',
    ),
    item(
      ['予備の電源の容量', '停電の時に、定められた時間を持ちこたえない。'],
      ['manual', 'pe-11'],
      ['moderate', 'dev'],
      [60, 240],
      'acceptance-asked',
    ),
    item(
      ['教育の受講の記録', '受講の記録が、課ごとに別の様式である。'],
      ['manual', 'at-4'],
      ['low', 'ops'],
      [20, 90],
      'planned',
    ),
  ],
]
