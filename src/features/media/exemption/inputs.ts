import { z } from 'zod'
import { area, check, choice, day, pick, text, textOptional } from '#kernel/pure/field.ts'

const NO_SECRETS = '秘密以上の内容は書かない。'

export const Request = z.object({
  systemId: pick('情報システム', 'encrypting-system', {
    hint: '暗号化機能を無効にする情報システム。',
    section: '申請',
  }),
  contents: text('保存するデータ', { hint: `件名の一覧か総称。${NO_SECRETS}`, section: '申請' }),
  startsOn: day('無効にする日', { section: '期間' }),
  endsOn: day('復旧する日', { section: '期間' }),
  hindrance: area('職務の遂行に生じる著しい支障', {
    hint: `暗号化したままでは何ができず、どのような支障が生じるか。${NO_SECRETS}`,
    section: '理由',
  }),
  unavoidable: area('やむを得ない理由', {
    hint: `他の方法（別の媒体、別の経路、受け側での復号）では、なぜ代えられないか。${NO_SECRETS}`,
    section: '理由',
  }),
  substitute: area('無効にする間の代わりの措置', {
    hint: '施錠、同行、使用後の消去など。',
    section: '理由',
  }),
})

export const OPINIONS = { agree: '申請のとおり認められたい', object: '認めるべきでない' } as const

export const Opinion = z.object({
  opinion: choice('意見', OPINIONS),
  reason: area('意見の理由', { hint: NO_SECRETS }),
})

export const Permit = z.object({
  hindranceJudged: check('職務の遂行に著しい支障が生じるおそれがあると認めた'),
  unavoidableJudged: check('やむを得ないと認めた'),
  condition: textOptional('許可に付ける条件', { hint: NO_SECRETS }),
})

export const Reason = z.object({ reason: area('理由', { hint: `申請者に示します。${NO_SECRETS}` }) })

export const Restore = z.object({
  encryptionOn: check('暗号化機能を有効に戻した'),
  plainDataGone: check('媒体に暗号化されていないデータが残っていない'),
  note: textOptional('備考', { hint: NO_SECRETS }),
})
