import { z } from 'zod'
import {
  area,
  areaOptional,
  check,
  choice,
  day,
  dayOptional,
  pick,
  pickOptional,
  text,
  textOptional,
} from '#kernel/pure/field.ts'
import { DATA_KINDS, MEDIA_TYPES, VIRUS_CHECK } from '../words.ts'

const NO_SECRETS = '秘密以上の内容は書かない。'

const classification = {
  kind: choice('データの区分', { ...DATA_KINDS, commercial: '市販コンテンツ' }, { section: 'データ' }),
  classification: choice(
    '秘密区分',
    { none: '秘密に当たらない', secret: '秘密以上（簿冊の所在だけを記す）' },
    { section: 'データ' },
  ),
  mixing: choice(
    '区分の混在',
    {
      single: '一つの区分だけを入れる',
      separated: '領域が論理的に分離され、データが移動できない',
      mixed: '複数の区分を入れる',
    },
    { section: 'データ' },
  ),
  separationGrounds: textOptional('分離の根拠', {
    hint: '領域を分離している場合だけ。製品の機能名や、設定の記録の所在。',
    section: 'データ',
  }),
  writeProtectedOn: dayOptional('追記禁止措置を施した日', { hint: '開示可能データの場合に必要。', section: 'データ' }),
  pointerRegister: textOptional('管理する簿冊', {
    hint: '秘密以上の場合だけ。簿冊の名称。件名や内容は書かない。',
    section: 'データ',
  }),
}

const thing = {
  mediaType: choice('媒体の種類', MEDIA_TYPES, { section: '媒体' }),
  model: text('型式', { hint: '製品名・型番。例 SU-1032', section: '媒体' }),
  capacity: textOptional('容量', { hint: '例 32GB', section: '媒体' }),
  serialNumber: textOptional('製造番号', { section: '媒体' }),
  encrypts: check('暗号化機能のある情報システムのデータを保存する', {
    hint: '印を付けると、暗号化か無効化の許可がないと使用・持出しができません。',
    section: '媒体',
  }),
}

const keeping = {
  placeId: pickOptional('集中保管場所', 'place', { hint: '指定された場所から選ぶ。', section: '保管' }),
  note: areaOptional('備考', { hint: NO_SECRETS, section: '保管' }),
}

export const Register = z.object({
  trigger: choice(
    '登録の契機',
    { opened: '開封', recorded: '格納（開示可能データ）', downloaded: 'ダウンロードした市販コンテンツの保存' },
    { hint: '他の部隊等からの接受は、送達票の受領から登録します。', section: '媒体' },
  ),
  ...thing,
  ...classification,
  ...keeping,
})

export const ReceiveAnew = z.object({
  receivedFrom: text('接受元'),
  kind: choice('データの区分', DATA_KINDS),
  mediaType: choice('媒体の種類', MEDIA_TYPES),
  model: text('型式'),
  capacity: textOptional('容量'),
  serialNumber: textOptional('製造番号'),
  encrypts: check('暗号化'),
  writeProtectedOn: dayOptional('追記禁止措置を施した日'),
  separationGrounds: textOptional('分離の根拠'),
  placeId: pick('集中保管場所', 'place'),
})

export const ShowNumber = z.object({
  numberShown: check('登録番号を媒体に表示した'),
  disclosureShown: check('媒体に「開示」と表示した', { hint: '開示可能データの媒体だけ。' }),
})

export const BeginUse = z.object({
  area: choice('使用する区域', { own: '部隊等の所在する防衛省管理区域の中', other: 'それ以外' }),
  place: text('使用場所・端末', { hint: '例 B棟4階 業務用端末 12号' }),
  purpose: text('使用の目的', { hint: NO_SECRETS }),
  virusCheck: choice('ウイルス検査', VIRUS_CHECK),
  encryptionSet: choice('暗号化ソフト', {
    set: '要領に従って設定した',
    exempt: '無効化の許可を受けている',
    'not-system-data': '情報システムのデータを扱わない',
  }),
  dueOn: dayOptional('返す日', { hint: '空なら本日。' }),
})

export const HandOut = z.object({
  receiverId: pick('使用者', 'receiver', { hint: '媒体を管理する部隊等の者から選ぶ。' }),
  ...BeginUse.shape,
})

export const Denial = z.object({
  circumstances: textOptional('状況', { hint: `渡されていない、別の媒体であった、など。${NO_SECRETS}` }),
})

export const ReturnUse = z.object({
  placeId: pick('戻した場所', 'place'),
  note: textOptional('備考', { hint: '異状があれば書く。秘密以上の内容は書かない。' }),
})

export const Infection = z.object({
  found: area('確認した状況', { hint: `検査に使ったソフトと検出名。${NO_SECRETS}` }),
})

export const Cleared = z.object({
  method: text('駆除の方法', { hint: '使用したソフト、版、手順。' }),
  on: day('駆除を確認した日', { initial: 'today' }),
})

export const Disposal = z.object({
  method: text('方法'),
  on: day('実施した日', { initial: 'today' }),
  operator: text('実施者', { hint: '官職 階級 氏名' }),
  witness: text('確認者（立会者）', {
    hint: '実施者と別の人。二人とするのは本製品の定めで、達に人数の定めはありません。',
  }),
})

export const Reuse = z.object({
  kind: choice('データの区分', DATA_KINDS),
  classification: classification.classification,
  mixing: classification.mixing,
  separationGrounds: classification.separationGrounds,
  writeProtectedOn: classification.writeProtectedOn,
  pointerRegister: classification.pointerRegister,
  placeId: keeping.placeId,
  note: keeping.note,
})

export const Lost = z.object({
  foundOn: day('気付いた日', { initial: 'today' }),
  circumstances: area('気付いた状況', { hint: `最後に見た所、探した範囲。${NO_SECRETS}` }),
})

export const Move = z.object({ placeId: pick('新しい集中保管場所', 'place'), reason: textOptional('理由') })

export const HandOver = z.object({ to: text('交付先'), reason: text('交付の理由') })

export const Correct = z.object({
  field: choice('訂正する欄', {
    model: '型式',
    capacity: '容量',
    serialNumber: '製造番号',
    note: '備考',
  }),
  value: text('正しい内容', { hint: NO_SECRETS }),
  reason: text('訂正の理由'),
})

export const SecretEntry = z.object({
  enteredOn: day('入力年月日', { initial: 'today' }),
  referenceNumber: text('文書の番号', { max: 40, hint: '番号だけ。件名・内容は書かない。' }),
  beforeDesignation: choice('指定前秘密', { yes: '指定前秘密である', no: '指定済みである' }),
  virusCheck: choice('ウイルス検査', VIRUS_CHECK),
})

export const CorrectPointer = z.object({
  value: text('管理する簿冊', { hint: '簿冊の名称だけ。件名や内容は書かない。' }),
  reason: text('訂正の理由', { hint: NO_SECRETS }),
})

export const POINTER_ENDS = {
  'handed-over': '秘密保全の簿冊による管理へ引き継いだ',
  destroyed: '秘密保全の規則により破棄した',
} as const

export const EndPointer = z.object({
  how: choice('処分', POINTER_ENDS),
  referenceNumber: text('処分の記録の番号', { max: 40, hint: '番号だけ。件名・内容は書かない。' }),
  on: day('処分した日', { initial: 'today' }),
})
