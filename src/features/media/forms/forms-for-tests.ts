import type { MediaRegisterEntry } from './media-register.ts'
import type { MediaTakeOut } from './media-take-out.ts'
import type { MediaUseEntry } from './media-use-log.ts'

/** Filled-in forms for the tests: usual ones, and ones with the longest and rarest names met in practice. */
export const registerEntry = (n: number, o: Partial<MediaRegisterEntry> = {}): MediaRegisterEntry => ({
  registrationNumber: `統幕総－${String(n).padStart(4, '0')}`,
  registeredOn: '2025-11-21',
  occasion: '開封',
  receivedFrom: null,
  dataClass: '業務用',
  model: 'ＵＳＢメモリ',
  capacity: '32GB',
  serialNumber: `SN${String(n).padStart(8, '0')}`,
  storagePlace: '第１ロッカー',
  numberShownOn: '2025-11-21',
  disclosureShownOn: null,
  writeProtectedOn: null,
  state: '保管中',
  sent: null,
  received: null,
  disposal: null,
  remarks: null,
  ...o,
})

export const longRegisterEntry: MediaRegisterEntry = registerEntry(2, {
  registrationNumber: 'JS-J6-2025-USB-0000123456',
  occasion: '接受',
  receivedFrom: '自衛隊サイバー防衛隊本部第２科情報保証班',
  dataClass: '開示',
  model: 'ＤＶＤ－Ｒ（１回記録用・ハードコート仕様）',
  capacity: '4.7GB',
  serialNumber: 'MCC04RG20-7F3K-9920-AA01-BBCD-0091',
  storagePlace: '指揮通信システム企画課執務室　保全責任者席後方の施錠ロッカー',
  disclosureShownOn: '2025-11-21',
  writeProtectedOn: '2025-11-21',
  state: '送達中',
  sent: { on: '2025-12-11', unit: '統合幕僚学校総務課' },
  received: { on: '2025-12-12', unit: '統合幕僚学校総務課' },
  disposal: {
    kind: '破棄',
    on: '2026-11-23',
    method: '裁断（細断機）',
    doneBy: '総務課 １等陸尉 髙﨑　德次郎',
    witness: '２等海尉 𠮷田　濵子',
  },
  remarks: '取扱注意。ケース破損のため交換',
})

export const useEntry = (n: number, o: Partial<MediaUseEntry> = {}): MediaUseEntry => ({
  usedOn: '2025-12-01',
  registrationNumber: `統幕総－${String(n).padStart(4, '0')}`,
  user: '総務課 ３等空佐 髙橋　一郎',
  takenAt: '9:05',
  placeAndTerminal: 'Ａ棟11階 総務課執務室 T-0142',
  purpose: '会議資料の移送',
  virusCheck: '異状なし',
  returnedAt: '17:10',
  returnConfirmedBy: '１等海曹 𠮷田　濵子',
  remarks: null,
  ...o,
})

export const takeOut = (o: Partial<MediaTakeOut> = {}): MediaTakeOut => ({
  appliedOn: '2025-12-01',
  media: [{ registrationNumber: '統幕総－0001', model: 'ＵＳＢメモリ', quantity: 1 }],
  bearer: { unit: '総務部総務課', post: '総務係長', rank: '３等空佐', name: '髙橋　一郎' },
  destination: '陸上自衛隊朝霞駐屯地',
  destinationArea: '防衛省が管理する他の区域',
  businessReason: '統合演習の調整会議で使用する資料を携行するため',
  from: '2025-12-10',
  until: '2025-12-12',
  storedData: '調整会議資料（３件）',
  dataClass: '業務用',
  confirmations: {
    onlyNeededData: true,
    instructedAgainstCopying: true,
    virusChecked: true,
    encrypted: true,
    encryptionException: null,
  },
  permission: {
    by: { unit: '総務部総務課', post: '総務課長', rank: '１等陸佐', name: '防衛　太郎' },
    at: new Date('2025-12-02T01:20:00Z'),
  },
  takenOutAt: new Date('2025-12-10T00:30:00Z'),
  returned: { at: new Date('2025-12-12T08:45:00Z'), confirmedBy: '１等海曹 𠮷田　濵子' },
  remarks: null,
  ...o,
})

export const longTakeOut = takeOut({
  media: [
    { registrationNumber: 'JS-J6-2025-USB-0000123456', model: 'ＵＳＢメモリ（指紋認証付き）', quantity: 1 },
    { registrationNumber: 'JS-J6-2025-USB-0000123457', model: '外付けハードディスク', quantity: 2 },
  ],
  bearer: {
    unit: '指揮通信システム部指揮通信システム企画課サイバー企画室情報保証係',
    post: '情報システム情報保証責任者（運用）補助者',
    rank: '２等海佐',
    name: '勅使河原　長左衛門',
  },
  destination: '在日米軍横田飛行場内 日米共同統合運用調整所（東京都福生市）',
  destinationArea: '防衛省が管理する区域外',
  storedData: '日米共同統合演習（指揮所演習）の実施に関する調整資料及び付属の図表一式',
  confirmations: {
    onlyNeededData: true,
    instructedAgainstCopying: true,
    virusChecked: true,
    encrypted: false,
    encryptionException: '例外７－第１２号',
  },
  remarks: '返却時に内容の消去を確認した。',
})

export const correction = {
  correctedOn: '2025-12-02',
  correctedBy: '総務課長 １等陸佐 防衛　太郎',
  reason: '製造番号の誤記のため、次の行のとおり訂正する。',
}
