import { z } from 'zod'
import { area, choice, noInput, text, textOptional, whole } from '#kernel/pure/field.ts'
import { actsOf, gateOf, NEW, type Process } from '#kernel/pure/process.ts'
import { domainsIn, isAddress, isDomain, isHost, SECURITIES, VERB_CHOICES, VERB_KEYS, type VerbKey } from '../words.ts'
import type { MailServerCase } from './model.ts'

const act = actsOf<MailServerCase>()
const gate = gateOf<MailServerCase>()

const perVerb = (key: VerbKey) =>
  choice(`「${VERB_KEYS[key]}」のメール`, VERB_CHOICES, { section: '何をメールで知らせるか（組織の決まり）' })

const Change = z.object({
  enabled: choice('メールを', { yes: '送る', no: '送らない' }),
  host: text('メールサーバ', { max: 253, hint: '名前又はアドレス。例 smtp.example.mod' }),
  port: whole('ポート', { min: 1, max: 65_535 }),
  security: choice('暗号化', SECURITIES),
  login: textOptional('サーバの利用者名', { hint: '認証の要らないサーバでは空欄。パスワードはこの後の画面で入れる。' }),
  fromAddress: text('差出人のアドレス', { max: 254 }),
  domains: textOptional('送ってよいドメイン', { hint: '空欄なら、どこへでも送る。例 mod.example、sdf.example' }),
  report: perVerb('report'),
  tip: perVerb('tip'),
  notify: perVerb('notify'),
  submit: perVerb('submit'),
  share: perVerb('share'),
  contact: perVerb('contact'),
  reason: area('理由', { max: 500, hint: '誰が、何に基づいて決めたか。' }),
})

type Input = z.output<typeof Change>

const chosen = (input: Input, ...wanted: readonly (keyof typeof VERB_CHOICES)[]): readonly string[] =>
  (Object.keys(VERB_KEYS) as VerbKey[]).filter((key) => wanted.includes(input[key])).map((key) => VERB_KEYS[key])

const gates = [
  gate<unknown>({
    code: 'mail-has-settings',
    rules: [],
    title: 'メールの設定が、まだない（2度目からは、その記録で変える）',
    holds: ({ model }) => (model.state === NEW ? model.existing === null : 'not-applicable'),
    why: () => 'メールの設定は前に行われ、その記録が続いています。',
    remedy: ({ model }) => ({ text: '設定の記録を開いて変える', href: `/cases/${model.existing ?? ''}` }),
  }),
  gate<Input>({
    code: 'host-unreadable',
    rules: [],
    title: 'メールサーバが、名前又はアドレスとして読める',
    asks: 'host',
    holds: ({ input }) => isHost(input.host),
    why: ({ input }) => `「${input.host}」は、サーバの名前として読めません。`,
  }),
  gate<Input>({
    code: 'address-unreadable',
    rules: [],
    title: '差出人が、一つのメールアドレスである',
    asks: 'fromAddress',
    holds: ({ input }) => isAddress(input.fromAddress),
    why: ({ input }) => `「${input.fromAddress}」は、メールアドレスとして読めません。`,
  }),
  gate<Input>({
    code: 'domain-unreadable',
    rules: [],
    title: '送ってよいドメインが、どれもドメインとして読める',
    asks: 'domains',
    holds: ({ input }) => domainsIn(input.domains ?? '').every(isDomain),
    why: ({ input }) =>
      `「${domainsIn(input.domains ?? '').find((d) => !isDomain(d)) ?? ''}」は、ドメインとして読めません。`,
  }),
  gate<Input>({
    code: 'password-in-clear',
    rules: [],
    title: 'パスワードを暗号化せずに送らない',
    asks: 'security',
    force: 'warn',
    holds: ({ input }) => !(input.security === 'none' && input.login !== null),
    why: () => '暗号化しないと、サーバのパスワードがそのまま流れます。',
  }),
]

/** メールの設定: the directive does not speak of mail; what goes out and how is the office's own decision, kept in the record. */
export const mailServer: Process<MailServerCase> = {
  key: 'notices.mail-server',
  title: 'メールの設定',
  provision: '達に定めなし',
  rules: [],
  lanes: { administrator: { title: 'システム管理者', role: 'ADMIN' } },
  states: {
    on: { label: 'メールを送る', tone: 'ok' },
    off: { label: 'メールを送らない', tone: 'na' },
  },
  acts: {
    change: act({
      title: 'メールの設定を変える',
      by: 'administrator',
      from: [NEW, 'on', 'off'],
      to: ({ input }) => (input.enabled === 'yes' ? 'on' : 'off'),
      rules: ['R047'],
      input: Change,
      gates,
      help: 'メールに書くのは、知らせの種類（報告・通知など）・番号・条項・画面の場所だけです。件名にも本文にも、案件の内容は書きません。達に定めがないため本製品が定めた値です。',
      tells: ({ input }) =>
        input.enabled === 'yes'
          ? `メールを${input.host}から送る設定にした（必ず送るもの：${chosen(input, 'always').join('・') || 'なし'}。${input.reason}）`
          : `メールを送らない設定にした（${input.reason}）`,
      apply: ({ model, input }) => ({
        ...model,
        enabled: input.enabled === 'yes',
        host: input.host,
        port: input.port,
        security: input.security,
        login: input.login,
        fromAddress: input.fromAddress,
        domains: domainsIn(input.domains ?? ''),
        verbs: chosen(input, 'always', 'asked'),
        mandatory: chosen(input, 'always'),
      }),
    }),
    'note-password': act({
      title: 'サーバのパスワードを入れたことを記録する',
      by: 'administrator',
      from: ['on', 'off'],
      to: ({ model }) => model.state,
      rules: ['R047'],
      input: noInput,
      help: 'パスワードそのものは記録にもデータベースにも残りません。入れるのは「メールの送り方」の画面です。',
      tells: () => 'メールサーバのパスワードを入れ替えた',
      apply: ({ model }) => model,
    }),
  },
  figure: [],
  summary: (m) => ({ title: 'メールの設定', number: null, unitId: null, words: ['メール', 'SMTP', m.host] }),
}
