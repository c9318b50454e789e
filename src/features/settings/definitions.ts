import type { RuleNumber } from '#directive/rule.ts'

export type SettingValue = number | readonly number[]

type Facts = {
  /** Row of table `setting`, as the code that reads it names it. */
  key: string
  /** How the register counts them; never reused for another setting. */
  number: string
  title: string
  governs: string
  takesEffect: string
  /** What the directive says instead of a number. */
  directive: string
  /** Rules that leave this open; none where the directive does not speak of it at all. */
  rules: readonly RuleNumber[]
  unit: '日' | '月' | '分' | '時' | ''
  min: number
  max: number
}

/** A value the directive leaves open. `numbers` are several in rising order, at most `most`. */
export type Setting =
  | (Facts & {
      kind: 'number'
      standard: number
      /** What 0, 1 and so on mean, where the number only stands for one of these words. */
      words?: readonly string[]
    })
  | (Facts & { kind: 'numbers'; standard: readonly number[]; most: number })

export const NOT_IN_DIRECTIVE = '達に定めがないため本製品が定めた値'

/** Every value that the directive leaves open and the product reads from table `setting`. */
export const SETTINGS: readonly Setting[] = [
  {
    key: 'media.transfer.reminder-days',
    number: '設定-01',
    title: '受領票を待つ日数',
    governs: '発送又は受領から何日で受領票の督促の目安とするか。最初の日数が、手続の期日になる。',
    takesEffect: '督促の目安は、変えた時から。手続の期日は、その案件で次に行う手続から。',
    directive: '達は「速やかに」とだけ定める',
    rules: ['R047'],
    kind: 'numbers',
    unit: '日',
    min: 1,
    max: 365,
    most: 5,
    standard: [3, 7, 14],
  },
  {
    key: 'media.exemption.limit-days',
    number: '設定-02',
    title: '暗号化の無効化を許せる日数',
    governs: '暗号化機能の無効化を申請できる期間の上限。これを超える申請は断る。',
    takesEffect: '次に行う申請から。',
    directive: '達は「別に定める要領」とだけ定める',
    rules: ['R065'],
    kind: 'number',
    unit: '日',
    min: 1,
    max: 366,
    standard: 90,
  },
  {
    key: 'risk.approval.valid-months',
    number: '設定-41',
    title: '運用承認の有効期間',
    governs: '運用承認に有効期限を設けるとき、承認の日から何か月とするか。0なら設けない。承認の画面で改められる。',
    takesEffect: '次に行う承認から。',
    directive: '達は、運用承認の有効期限を定めていない',
    rules: ['R127'],
    kind: 'number',
    unit: '月',
    min: 0,
    max: 120,
    standard: 0,
  },
  {
    key: 'sign-in.idle-minutes',
    number: '設定-03',
    title: '操作しないとサインインが切れるまでの時間',
    governs: '最後の操作から、もう一度サインインが要るようになるまでの時間。',
    takesEffect: '変えた時から。サインインしている人にも効く。',
    directive: '達はサインインの時間に触れていない',
    rules: [],
    kind: 'number',
    unit: '分',
    min: 5,
    max: 1440,
    standard: 60,
  },
  {
    key: 'sign-in.lifetime-minutes',
    number: '設定-04',
    title: 'サインインしてから切れるまでの時間',
    governs: '操作を続けていても、もう一度サインインが要るようになるまでの時間。',
    takesEffect: '次のサインインから。',
    directive: '達はサインインの時間に触れていない',
    rules: [],
    kind: 'number',
    unit: '分',
    min: 15,
    max: 10_080,
    standard: 720,
  },
  {
    key: 'notices.receipt-days',
    number: '設定-21',
    title: '知らせの受領を待つ日数',
    governs: '報告・通報・通知・提出・情報提供を官職に宛ててから何日で、受領の確認を期限超過とするか。手続は止めない。',
    takesEffect: '次に行う知らせから。',
    directive: '達は、受領の確認もその期日も定めていない',
    rules: [],
    kind: 'number',
    unit: '日',
    min: 0,
    max: 365,
    standard: 3,
  },
  {
    key: 'notices.daily-hour',
    number: '設定-22',
    title: '一日一回のメールを送る時刻',
    governs: '期限の知らせと日ごとのまとめのメールを、何時に送るか（日本時間）。止まっていた日は、動き出した時に送る。',
    takesEffect: '次の時刻から。',
    directive: '達はメールに触れていない',
    rules: [],
    kind: 'number',
    unit: '時',
    min: 0,
    max: 23,
    standard: 8,
  },
  {
    key: 'pledges.due-days',
    number: '設定-51',
    title: '誓約書を待つ日数',
    governs: '着任・所属や官職の変更・文言の改正から何日で、誓約書の提出を期限超過とするか。0なら期日を設けない。',
    takesEffect: '変えた時から。すでに求めているものにも効く。',
    directive: '達は、提出を求める時期も期日も定めていない',
    rules: ['R020'],
    kind: 'number',
    unit: '日',
    min: 0,
    max: 365,
    standard: 14,
  },
  {
    key: 'pledges.ask-on-post',
    number: '設定-52',
    title: '官職が替わったときの誓約書',
    governs: '所属が同じまま新しい官職に補職されたとき、誓約書を改めて求めるか。',
    takesEffect: '次に記録する補職から。',
    directive: '達は、誓約書を取り直す時期を定めていない',
    rules: ['R020'],
    kind: 'number',
    unit: '',
    min: 0,
    max: 1,
    standard: 1,
    words: ['求めない', '求める'],
  },
  {
    key: 'pledges.renew-months',
    number: '設定-53',
    title: '誓約書を取り直す間隔',
    governs: '誓約の日から何か月で、誓約書を取り直すか。0なら、所属・官職・文言が替わるまで取り直さない。',
    takesEffect: '翌日から。',
    directive: '達は、誓約書の頻度を定めていない',
    rules: ['R020'],
    kind: 'number',
    unit: '月',
    min: 0,
    max: 120,
    standard: 0,
  },
  {
    key: 'pledges.acceptance',
    number: '設定-54',
    title: '誓約書の受理',
    governs: '提出状況を、部隊等情報保証責任者が受理したもので数えるか、提出されたもので数えるか。',
    takesEffect: '変えた時から。',
    directive: '達は「提出させ、管理する」とだけ定め、受理の手続を定めていない',
    rules: ['R021'],
    kind: 'number',
    unit: '',
    min: 0,
    max: 1,
    standard: 1,
    words: ['提出されたもので数える', '受理したもので数える'],
  },
  {
    key: 'sign-in.administrators-need-passkey',
    number: '設定-17',
    title: 'システム管理者のパスキー',
    governs:
      'システム管理者に、パスキーによるサインインを求めるか。求めるときにパスワードでサインインすると、パスキーの登録のほかは何もできない。',
    takesEffect: '変えた時から。サインインしている人にも効く。',
    directive: '達はサインインの方法に触れていない',
    rules: [],
    kind: 'number',
    unit: '',
    min: 0,
    max: 1,
    standard: 0,
    words: ['求めない', '求める'],
  },
  {
    key: 'compliance.evidence.keep-days',
    number: '設定-61',
    title: '証拠一式のファイルを置く日数',
    governs:
      '作った証拠一式のファイルを、何日の間受け取れるようにしておくか。過ぎると消える。依頼し、作った記録は残る。',
    takesEffect: '次に作る証拠一式から。',
    directive: '達は、証拠一式に触れていない',
    rules: [],
    kind: 'number',
    unit: '日',
    min: 1,
    max: 366,
    standard: 30,
  },
]

export const settingOf = (key: string | undefined): Setting | undefined => SETTINGS.find((s) => s.key === key)

export const settingNumbered = (number: string | null): Setting | undefined => SETTINGS.find((s) => s.number === number)
