import { numberCode, type NumberCode } from '#kernel/print/number-code.ts'
import { printedDay, printedMoment } from '#kernel/print/printed-date.ts'
import type { FrameOptions, SheetFrame } from '#kernel/print/sheet-frame.ts'
import { tick, type MediaTakeOut, type Official } from './media-take-out.ts'

export type MediaTakeOutPermitSheet = {
  frame: SheetFrame
  code: NumberCode | null
  appliedOn: string
  bearerUnit: string
  bearer: string
  media: readonly string[]
  destination: string
  areaOther: string
  areaOutside: string
  businessReason: string
  period: string
  storedData: string
  confirmations: readonly { box: string; words: string; note: string }[]
  permittedBy: string
  permittedAt: string
  takenOutAt: string
  returned: string
  remarks: string
}

export const mediaTakeOutPermitTemplate = 'features/media/forms/media-take-out-permit.typ'

/** One take-out on one sheet; with `takeOut` null the sheet is blank for handwriting. `code` is the case's opaque number. */
export const mediaTakeOutPermitSheet = (
  takeOut: MediaTakeOut | null,
  { code = null, ...options }: FrameOptions & { code?: string | null } = {},
): MediaTakeOutPermitSheet => ({
  frame: { title: '可搬記憶媒体持出許可票', provision: '付紙第４　１(1)ア(ｳ)、２', ...options },
  code: code === null ? null : numberCode(code),
  appliedOn: printedDay(takeOut?.appliedOn ?? null),
  bearerUnit: takeOut?.bearer.unit ?? '',
  bearer: official(takeOut?.bearer),
  media: takeOut?.media.map((m) => `${m.model}　${m.registrationNumber}　数量 ${m.quantity}`) ?? [],
  destination: takeOut?.destination ?? '',
  areaOther: tick(takeOut?.destinationArea === '防衛省が管理する他の区域'),
  areaOutside: tick(takeOut?.destinationArea === '防衛省が管理する区域外'),
  businessReason: takeOut?.businessReason ?? '',
  period: takeOut ? `${printedDay(takeOut.from)}から${printedDay(takeOut.until)}まで` : '',
  storedData: takeOut ? `${takeOut.storedData}（${takeOut.dataClass}）` : '',
  confirmations: confirmations(takeOut),
  permittedBy: official(takeOut?.permission?.by),
  permittedAt: printedMoment(takeOut?.permission?.at ?? null),
  takenOutAt: printedMoment(takeOut?.takenOutAt ?? null),
  returned: takeOut?.returned ? `${printedMoment(takeOut.returned.at)}　確認者　${takeOut.returned.confirmedBy}` : '',
  remarks: takeOut?.remarks ?? '',
})

const official = (who: Official | undefined): string => (who ? `${who.post}　${who.rank}　${who.name}` : '')

const confirmations = (takeOut: MediaTakeOut | null): MediaTakeOutPermitSheet['confirmations'] => {
  const c = takeOut?.confirmations
  const exception = c?.encryptionException ?? null
  return [
    {
      box: tick(c?.onlyNeededData === true),
      words: '① 持出先で業務上必要となる電子計算機情報以外の電子計算機情報が保存されていない。',
      note: '',
    },
    {
      box: tick(c?.instructedAgainstCopying === true),
      words: '② 保存されている業務用データを目的以外に複製しないことを指導した。',
      note: '',
    },
    { box: tick(c?.virusChecked === true), words: '③ コンピュータ・ウイルス等の感染のないことを確認した。', note: '' },
    {
      box: tick(c?.encrypted === true || exception !== null),
      words: '④ 電子計算機情報を暗号化して保存した（暗号化しない場合は、承認を受けた例外の番号）。',
      note: exception === null ? '' : `例外の番号　${exception}`,
    },
  ]
}
