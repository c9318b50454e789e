import { isRuleNumber, provisionOf } from '#directive/rules.ts'
import type { Day } from '#kernel/pure/day.ts'
import { warekiWithWeekday } from '#kernel/pure/wareki.ts'

/** Stands for the product's own address until the mail leaves; nothing a person typed ever gets into a mail. */
export const ORIGIN = '{{origin}}'

export const FOOT = [
  '――',
  'このメールは情報保証業務から自動で送られています。内容は、サインインして画面で確かめてください。',
  '秘密以上の事項、案件の内容はメールに書きません。受け方は「利用者の設定」から変えられます。',
  `${ORIGIN}/mail`,
]

export type Letter = { subject: string; body: string }

const citing = (rules: readonly string[]): string => {
  const first = rules.find(isRuleNumber)
  return first ? provisionOf(first) : ''
}

const oneLine = (text: string): string => text.replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ').trim()

/** Verb, number, provision and where to read it: no word of what it says. */
export const noticeLetter = (notice: {
  id: string
  verb: string
  number: string | null
  rules: readonly string[]
  receiveBy: Day | null
}): Letter => {
  const provision = citing(notice.rules)
  const about = [notice.number === null ? '' : oneLine(notice.number), provision === '' ? '' : `（${provision}）`].join(
    '',
  )
  return {
    subject: `【${notice.verb}】${about === '' ? '新しい知らせ' : about}`,
    body: [
      `あなたの官職又はあなたに宛てた「${notice.verb}」が届いています。`,
      '',
      ...(notice.number === null ? [] : [`番号：${oneLine(notice.number)}`]),
      ...(provision === '' ? [] : [`条項：${provision}`]),
      ...(notice.receiveBy === null
        ? []
        : [`受領の確認：${warekiWithWeekday(notice.receiveBy)}まで（達に定めのない、本製品の設定による期日です）`]),
      '',
      '画面で読む：',
      `${ORIGIN}/notices/${notice.id}`,
      '',
      ...FOOT,
    ].join('\n'),
  }
}

export const trialLetter = (): Letter => ({
  subject: '【試し送り】情報保証業務のメールの設定',
  body: ['メールの設定を確かめるための試し送りです。届いていれば、設定は正しく働いています。', '', ...FOOT].join('\n'),
})
