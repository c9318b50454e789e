import { z } from 'zod'
import { area, check, choice, day, pick, text, textOptional } from '#kernel/pure/field.ts'
import { VIRUS_CHECK } from '../words.ts'

const NO_SECRETS = '秘密以上の内容は書かない。'

export const AREAS = { 'ministry-area': '他の防衛省管理区域', outside: '防衛省管理区域の外' } as const

export const ENCRYPTION = {
  encrypted: '暗号化して保存した',
  exempt: '暗号化の無効化の許可を受けている',
  'not-required': '暗号化を要する情報システムのデータではない',
} as const

export const Request = z.object({
  destination: text('持出先', { hint: '所在地か施設の名称。', section: '持出し' }),
  area: choice('持出先の区域', AREAS, { section: '持出し' }),
  reason: area('業務上の理由', { hint: NO_SECRETS, section: '持出し' }),
  startsOn: day('持ち出す日', { section: '持出し', initial: 'today' }),
  endsOn: day('返す日', { section: '持出し' }),
  contents: text('格納しているデータ', { hint: `件名の一覧か総称。${NO_SECRETS}`, section: 'データ' }),
  encryption: choice('暗号化', ENCRYPTION, { section: 'データ' }),
  virusCheck: choice('ウイルス検査', VIRUS_CHECK, { section: 'データ' }),
})

export const Permit = z.object({
  onlyNeededData: check('持出先の業務に必要な情報のほかに、何も保存されていないことを確認した'),
  purposeInstructed: check('保存している業務用データを目的以外に複製しないことを指導し、必要な措置の実施を確認した'),
  virusChecked: check('感染のないことが確認されている'),
  note: textOptional('許可に付ける条件', { hint: NO_SECRETS }),
})

export const Comment = z.object({ comment: area('理由', { hint: '申請者に示します。秘密以上の内容は書かない。' }) })

export const Leave = z.object({ note: textOptional('備考') })

export const Return = z.object({
  returnCheck: choice('戻ったときの検査', {
    clean: '検査して感染なし。不要なデータの追加なし',
    added: '検査して感染なし。持出先で受けたデータがある',
    infected: '感染を確認した',
  }),
  placeId: pick('戻した場所', 'place'),
  note: textOptional('備考'),
})

export const Confirm = z.object({ contentsChecked: check('戻った媒体の現物と内容を確かめた') })
