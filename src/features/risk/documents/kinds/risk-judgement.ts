import { FIVE, long, oneOf, section, someOf } from '../fields.ts'
import type { Charge, Choice, SectionDef } from '../kind.ts'

const THREATS: readonly Choice[] = [
  ['malware', 'ウイルス等の感染'],
  ['intrusion', '外部からの侵入'],
  ['insider', '内部の者による持出し・誤用'],
  ['loss', '機器・媒体の紛失と盗難'],
  ['failure', '故障・停電・災害'],
  ['supply', '調達品・保守の者を通した混入'],
  ['mistake', '操作や設定の誤り'],
]

const TREATMENT: readonly Choice[] = [
  ['reduce', '低減', '対策を加えて小さくする。'],
  ['avoid', '回避', '原因になる使い方や機能をやめる。'],
  ['transfer', '移転', '別の組織や契約に受け持たせる。'],
  ['accept', '受容', '残ることを認めて見守る。受容は情報保証責任者が決める。'],
]

/** The judgement over all risks; each risk itself is a row of the risk register. */
export const judgement = (editors: readonly Charge[]): SectionDef =>
  section('judgement', 'リスクの評価', editors, [
    someOf('threats', THREATS, {
      title: '考えた脅威',
      required: true,
      guidance: '今回の評価で考えたものを全て選ぶ。選んだ脅威ごとに、リスクの一覧に少なくとも1行を作る。',
      example: '端末を持ち出すシステムなら「機器・媒体の紛失と盗難」を選ぶ。',
    }),
    long('vulnerabilities', {
      title: '主な脆弱性',
      required: true,
      guidance: '弱いところを言葉で書く。検査で見つかったものは番号を写さず、まとまりで書く。',
      example: '更新が月1回のため、公表から適用まで最長で5週間あく。古い型の端末が10台残る。',
    }),
    oneOf('level', FIVE, {
      title: 'システム全体のリスクの大きさ',
      required: true,
      guidance: 'リスクの一覧で、発生可能性と影響から出た値のうち最も高いものを選ぶ。',
      example: '一覧の最も大きい値が「高い」なら「高い」。',
    }),
    oneOf('treatment', TREATMENT, {
      title: '全体の対応方針',
      required: true,
      guidance: '大半のリスクにどう向き合うかを選ぶ。1件ごとの方針はリスクの一覧に書く。',
      example: '対策を加えて続けるなら「低減」。',
    }),
    oneOf('residual', FIVE, {
      title: '対策の後に残るリスク',
      required: true,
      guidance: '決めた対策が全て済んだと考えたときの大きさを選ぶ。',
      example: '対策で「高い」から「低い」になると見込むなら「低い」。',
    }),
    long('conclusion', {
      title: '評価のまとめ',
      required: true,
      guidance: '残るリスクを認めて使い続けられるか、条件は何かを、決める人に分かる言葉で書く。',
      example: '残る端末10台を年度内に替えることを条件に、運用に支障のない大きさと認める。',
    }),
  ])
