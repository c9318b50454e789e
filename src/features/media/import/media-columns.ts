import { foldHeading, type ImportColumn, type Parsed } from '#kernel/sheet/columns.ts'
import { dayCell, oneOfCell, plainCell, yesNoCell } from '#kernel/sheet/cell-parsers.ts'
import { EXISTING_STATES, type ExistingState } from '../medium/existing-acts.ts'
import { DATA_KINDS, MEDIA_TYPES, TRIGGERS, type DataKind, type MediaType, type Trigger } from '../words.ts'

/** One line of a 可搬記憶媒体登録簿 kept on paper or in a spreadsheet. */
export type MediumEntry = {
  number: string
  unit?: string
  kind: DataKind
  mediaType: MediaType
  model: string
  capacity?: string
  serialNumber?: string
  registeredOn: string
  trigger?: Trigger
  receivedFrom?: string
  place?: string
  state?: ExistingState
  writeProtectedOn?: string
  endedOn?: string
  disposal?: string
  movedTo?: string
  encrypts?: boolean
  note?: string
}

const SECRET = ['極秘', '秘', '機密', '特定秘密', '特別防衛秘密', '秘密']
const secret: ReadonlySet<string> = new Set(SECRET.map(foldHeading))

const kindCell = (text: string): Parsed<DataKind> =>
  secret.has(foldHeading(text))
    ? {
        ok: false,
        message:
          '秘密以上の媒体は取り込めません。秘密保全の簿冊で管理し、この製品には所在だけを「登録簿に登録する」で記します。',
      }
    : oneOfCell(DATA_KINDS, { business: ['業務用', '業務', '業'], disclosable: ['開示可能', '開示', '開'] })(text)

const AWAY: ReadonlySet<string> = new Set(
  ['使用中', '区域内使用中', '貸出中', '持出中', '持出', '申請中', '送達中', '使用停止'].map(foldHeading),
)

const stateCell = (text: string): Parsed<ExistingState> => {
  const sought = foldHeading(text)
  if (AWAY.has(sought))
    return { ok: false, message: `「${text}」の媒体は、手続の途中です。返却を受けて「保管中」としてから取り込みます。` }
  if (sought === foldHeading('所在不明') || sought === foldHeading('紛失'))
    return {
      ok: false,
      message: `「${text}」の媒体は取り込めません。「保管中」として取り込んだ後に、所在不明を届け出てください。`,
    }
  return oneOfCell(EXISTING_STATES, {
    kept: ['保管', '在庫', '現用', '有', '使用可'],
    erased: ['消去'],
    destroyed: ['破棄', '廃棄', '廃棄済', '処分', '処分済'],
    moved: ['転出済', '移管', '送達', '送達済', '引渡し'],
    'handed-over': ['交付'],
  })(text)
}

export const MEDIA_COLUMNS: readonly ImportColumn<MediumEntry>[] = [
  {
    key: 'number',
    label: '登録番号',
    aliases: ['番号', '管理番号', '媒体番号', '登録No.', 'No.'],
    required: true,
    parse: plainCell(60),
  },
  {
    key: 'unit',
    label: '部隊等',
    aliases: ['課等', '管理部署', '所属', '管理', '部署'],
    required: false,
    parse: plainCell(200),
  },
  { key: 'kind', label: 'データの区分', aliases: ['区分', 'データ区分'], required: true, parse: kindCell },
  {
    key: 'mediaType',
    label: '媒体の種類',
    aliases: ['種類', '媒体種別', '種別', '媒体'],
    required: true,
    parse: oneOfCell(MEDIA_TYPES, {
      usb: ['USB', 'USBフラッシュメモリ', 'フラッシュメモリ', 'USBメモリー'],
      ssd: ['SSD', 'ポータブルSSD'],
      hdd: ['HDD', 'ハードディスク', '外付けハードディスク', 'ポータブルHDD'],
      cdr: ['CDR', 'CD', 'CD-R/RW'],
      dvdr: ['DVDR', 'DVD', 'DVD-R/RW'],
      bdr: ['BDR', 'BD', 'ブルーレイ'],
      sd: ['SD', 'SDメモリカード', 'メモリカード'],
      mo: ['光磁気ディスク'],
      tape: ['テープ', 'LTO'],
    }),
  },
  {
    key: 'model',
    label: '型式',
    aliases: ['型番', '品名', '製品名', '型式・品名'],
    required: true,
    parse: plainCell(200),
  },
  { key: 'capacity', label: '容量', aliases: ['記憶容量'], required: false, parse: plainCell(200) },
  {
    key: 'serialNumber',
    label: '製造番号',
    aliases: ['シリアル', 'シリアル番号', 'S/N', 'シリアルNo.'],
    required: false,
    parse: plainCell(200),
  },
  {
    key: 'registeredOn',
    label: '登録年月日',
    aliases: ['登録日', '登録した日', '年月日'],
    required: true,
    parse: dayCell,
  },
  {
    key: 'trigger',
    label: '登録の契機',
    aliases: ['契機', '取得区分'],
    required: false,
    parse: oneOfCell(TRIGGERS, {
      opened: ['購入', '新規'],
      received: ['受領'],
      recorded: ['格納'],
      downloaded: ['ダウンロード'],
    }),
  },
  { key: 'receivedFrom', label: '接受元', aliases: ['受領元'], required: false, parse: plainCell(200) },
  {
    key: 'place',
    label: '集中保管場所',
    aliases: ['保管場所', '保管先', '所在'],
    required: false,
    parse: plainCell(200),
  },
  { key: 'state', label: '状態', aliases: ['現況', '今の状態', '現在の状態'], required: false, parse: stateCell },
  {
    key: 'writeProtectedOn',
    label: '追記禁止措置を施した日',
    aliases: ['追記禁止', '追記禁止日', '追記禁止措置', '追記禁止措置日'],
    required: false,
    parse: dayCell,
  },
  {
    key: 'endedOn',
    label: '消去・破棄した日',
    aliases: ['破棄日', '破棄年月日', '廃棄日', '消去日', '消去年月日', '処分日'],
    required: false,
    parse: dayCell,
  },
  {
    key: 'disposal',
    label: '消去・破棄の方法、実施者、確認者',
    aliases: ['消去・破棄', '破棄方法', '廃棄方法', '処分方法'],
    required: false,
    parse: plainCell(200),
  },
  {
    key: 'movedTo',
    label: '転出・交付先',
    aliases: ['転出先', '交付先', '移管先', '送達先'],
    required: false,
    parse: plainCell(200),
  },
  { key: 'encrypts', label: '暗号化の対象', aliases: ['暗号化'], required: false, parse: yesNoCell },
  { key: 'note', label: '備考', aliases: ['摘要', '特記事項'], required: false, parse: plainCell(2000) },
]

export const MEDIA_EXAMPLE: readonly (readonly string[])[] = [
  MEDIA_COLUMNS.map((column) => column.label),
  [
    '企画-R7-業-0012',
    '',
    '業務用',
    'USBメモリ',
    'SU-1032',
    '32GB',
    'A-0012',
    '令和7年5月1日',
    '開封',
    '',
    'B棟4階 保管庫 甲-2',
    '保管中',
    '',
    '',
    '',
    '',
    '無',
    '',
  ],
  [
    '企画-R5-開-0003',
    '',
    '開示可能',
    'CD-R',
    'CR-700',
    '700MB',
    '',
    '2023-06-01',
    '格納',
    '',
    '',
    '破棄済',
    '2023-06-01',
    '2025-03-31',
    '裁断　実施者 3等陸佐 見本 一郎　確認者 1等陸尉 見本 二郎',
    '',
    '',
    '',
  ],
]
