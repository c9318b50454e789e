import { cell, choiceCell, long, oneOf, rows, section, someOf, YES_NO } from '../fields.ts'
import type { Choice, SectionDef } from '../kind.ts'

const INFORMATION: readonly Choice[] = [
  ['public', '公表できる情報'],
  ['business', '業務用データ'],
  ['attention', '注意を要する情報'],
  ['personal', '個人情報'],
  ['pointer', '秘密以上（所在だけを書く）', '秘密以上の内容は、この文書に書かない。'],
]

const LINK: readonly Choice[] = [
  ['in', '受け取る'],
  ['out', '渡す'],
  ['both', '双方向'],
]

/** What is assessed: the system, its boundary and what it handles. Shared by both risk assessments. */
export const overview: SectionDef = section(
  'overview',
  'システムの概要',
  ['dev'],
  [
    long('mission', {
      title: '目的と主な機能',
      required: true,
      guidance: '誰が何のために使い、止まると何が困るかを、2、3文で書く。',
      example: '各課等が日々の連絡と文書の共有に使う。半日止まると、課業の連絡を電話と紙に替える必要がある。',
    }),
    long('boundary', {
      title: '境界',
      required: true,
      guidance: '評価の対象に含む機器・設備と、含まないものを書く。どこまでが自分たちの管理かが分かればよい。',
      example: 'サーバ室のサーバ4台、各課の端末120台、これらを結ぶ通信機器を含む。庁舎の電源設備は含まない。',
    }),
    rows(
      'links',
      [
        cell('name', '接続先'),
        choiceCell('way', '向き', LINK),
        cell('data', '渡す・受け取る情報'),
        cell('guard', '守り方'),
      ],
      {
        title: '接続する情報システム',
        guidance: 'つながる相手を1行に1つ書く。つながらないときは空のままでよい。',
        example: '接続先「○○システム」、向き「受け取る」、情報「人事の所属」、守り方「専用の回線と装置の認証」。',
      },
    ),
    someOf('information', INFORMATION, {
      title: '取り扱う情報',
      required: true,
      guidance: '当てはまるものを全て選ぶ。迷うときは重い方も選ぶ。',
      example: '日常の起案文と名簿を扱うなら「業務用データ」と「個人情報」。',
    }),
    oneOf('internet', YES_NO, {
      title: 'インターネットとの接続',
      required: true,
      guidance: '直接でなくても、ほかのシステムを通してつながるときは「ある」。',
      example: '閉じた回線だけで使うなら「ない」。',
    }),
  ],
)
