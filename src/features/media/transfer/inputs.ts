import { z } from 'zod'
import {
  area,
  check,
  day,
  many,
  pick,
  pickOptional,
  text,
  textOptional,
  wholeOptional,
  type FieldMeta,
} from '#kernel/pure/field.ts'
import { lines } from '#kernel/pure/lines-field.ts'

const NO_SECRETS = '秘密以上の内容は書かない。'

export const Prepare = z.object({
  media: many('送達する媒体', 'kept-media', { section: '媒体' }),
  toUnitId: pickOptional('送達先の部隊等', 'recipient', {
    hint: '部隊等情報保証責任者の指定がある部隊等。',
    section: '送達先',
  }),
  toOutside: textOptional('このシステムを使っていない送達先', {
    hint: '部隊等の名称。受領票は紙で返ってきます。',
    section: '送達先',
  }),
  means: text('送達の方法', { hint: '例 使送、書留、手渡し', section: '送達' }),
  note: textOptional('備考', { hint: NO_SECRETS, section: '送達' }),
})

export const Send = z.object({ sentOn: day('発送年月日', { initial: 'today' }) })

export const Cancel = z.object({ reason: area('取り消す理由', { hint: NO_SECRETS }) })

export const CallBack = z.object({
  reason: area('取り戻す理由', { hint: NO_SECRETS }),
  placeId: pick('戻した集中保管場所', 'own-place'),
})

export const Remind = z.object({ words: textOptional('督促に添える言葉', { hint: NO_SECRETS }) })

/** Like `many`, but nothing at all may have arrived. */
const arrived = z
  .preprocess((v) => (v === undefined || v === '' ? [] : Array.isArray(v) ? v : [v]), z.array(z.string()))
  .meta({
    title: '届いた媒体',
    widget: 'many',
    source: 'line',
    optional: true,
    hint: '送達票の記載と現物を照らして、届いたものに印を付ける。',
    section: '受領可搬記憶媒体',
  } satisfies FieldMeta)

const otherwise = lines(
  '記載と違って届いたもの',
  'line',
  {
    model: textOptional('現物の型式'),
    number: textOptional('現物の登録番号'),
    quantity: wholeOptional('現物の数量', { min: 1, max: 9999 }),
  },
  {
    tick: '記載と相違する',
    hint: '違うものだけ、行を開いて現物のとおりに書く。記載どおりの欄は空にする。',
    section: '受領可搬記憶媒体',
  },
)

const asArrived = {
  received: arrived,
  missing: check('届いていない媒体がある', {
    hint: '印を付けると、届いていない媒体は所在不明となり、事案が開かれます。',
    section: '受領可搬記憶媒体',
  }),
  otherwise,
}

export const Receive = z.object({
  ...asArrived,
  receivedOn: day('受領年月日', { section: '受領', initial: 'today' }),
  placeId: pickOptional('集中保管場所', 'receiving-place', {
    hint: '届いた媒体は、ここに保管するものとして登録簿に登録されます。',
    section: '受領',
  }),
  note: textOptional('備考', { hint: NO_SECRETS, section: '受領' }),
})

export const PaperReceipt = z.object({
  ...asArrived,
  receiverUnit: text('受領部隊等名称', { section: '受領票' }),
  receiverPost: text('職名', { section: '受領票' }),
  receiverRank: text('階級', { section: '受領票' }),
  receiverName: text('氏名', { section: '受領票' }),
  receivedOn: day('受領年月日', { section: '受領票' }),
  returnedOn: day('受領票が返ってきた日', { section: '受領票' }),
  note: textOptional('備考', { hint: NO_SECRETS, section: '受領票' }),
})

export const ReturnSlip = z.object({ returnedOn: day('返信年月日', { initial: 'today' }) })

export const Missing = z.object({
  noticedOn: day('届いていないと分かった日', { initial: 'today' }),
  circumstances: area('分かった状況', { hint: `送達先への照会の結果、最後に確かめた所。${NO_SECRETS}` }),
})

export const Close = z.object({
  slipBack: check('返信された受領票と送達票を照らし合わせた'),
  closedOn: day('確かめた日', { initial: 'today' }),
})
