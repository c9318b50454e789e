import { z } from 'zod'
import { choice, text, textOptional } from '#kernel/pure/field.ts'
import { actsOf, gateOf, NEW, type Process } from '#kernel/pure/process.ts'
import { CHOICES, isAddress, withinDomains } from '../words.ts'
import type { Recipient } from './model.ts'

const act = actsOf<Recipient>()
const gate = gateOf<Recipient>()

const address = 'メールアドレス'

const Choose = z.object({
  address: textOptional(address, { max: 254, hint: '職場のアドレス。空欄ならメールは届かない。' }),
  choice: choice('受け方', CHOICES),
})

const Correct = z.object({ address: text(address, { max: 254 }), reason: text('理由') })

const begunOnce = gate<unknown>({
  code: 'recipient-known',
  rules: [],
  title: '受け方を決めるのが初めてである（2度目からは、その記録で変える）',
  holds: ({ model }) => (model.state === NEW ? model.existing === null : 'not-applicable'),
  why: () => 'メールの受け方は前に決められ、その記録が続いています。',
  remedy: ({ model }) => ({ text: '記録を開いて変える', href: `/cases/${model.existing ?? ''}` }),
})

const readable = gate<{ address: string | null }>({
  code: 'address-unreadable',
  rules: [],
  title: 'メールアドレスとして読める',
  asks: 'address',
  holds: ({ input }) => (input.address === null ? 'not-applicable' : isAddress(input.address)),
  why: ({ input }) => `「${input.address ?? ''}」は、メールアドレスとして読めません。`,
})

const within = gate<{ address: string | null }>({
  code: 'address-outside',
  rules: [],
  title: '組織が送ってよいと決めたドメインのアドレスである',
  asks: 'address',
  holds: ({ model, input }) =>
    input.address === null ? 'not-applicable' : withinDomains(input.address, model.domains),
  why: ({ model }) => `送ってよいのは、${model.domains.join('、')} のアドレスだけです。`,
})

const given = gate<{ address: string | null; choice: string }>({
  code: 'address-missing',
  rules: [],
  title: '受けるなら、アドレスがある',
  asks: 'address',
  holds: ({ input }) => input.choice === 'none' || input.address !== null,
  why: () => 'アドレスがないと、メールは届きません。',
})

/** メールの受け方: each person's own; what the office has made mandatory comes all the same. */
export const recipient: Process<Recipient> = {
  key: 'notices.recipient',
  title: 'メールの受け方',
  provision: '達に定めなし',
  rules: [],
  lanes: {
    self: { title: '本人', role: 'USER', also: ['ADMIN'], over: (m) => ({ personId: m.personId }) },
    administrator: { title: 'システム管理者', role: 'ADMIN' },
  },
  states: {
    'at-once': { label: 'すぐに受ける', tone: 'ok' },
    daily: { label: 'まとめて受ける', tone: 'ok' },
    none: { label: '受けない', tone: 'na' },
  },
  acts: {
    choose: act({
      title: 'メールの受け方を決める',
      by: 'self',
      from: [NEW, 'at-once', 'daily', 'none'],
      to: ({ input }) => input.choice,
      rules: ['R047'],
      input: Choose,
      gates: [begunOnce, readable, within, given],
      help: 'メールに書くのは、知らせの種類（報告・通知など）・番号・条項・画面の場所だけです。組織が「必ず送る」と決めたものと、期限を過ぎた義務は、「受けない」でも届きます。達に定めはありません。本製品の設定です。',
      tells: ({ input }) => `メールの受け方を「${CHOICES[input.choice]}」にした`,
      apply: ({ model, input }) => ({ ...model, address: input.address, choice: input.choice }),
    }),
    'correct-address': act({
      title: 'メールアドレスを直す',
      by: 'administrator',
      from: ['at-once', 'daily', 'none'],
      to: ({ model }) => model.state,
      rules: ['R047'],
      input: Correct,
      gates: [readable, within],
      help: '届かないアドレスを、本人に代わって直します。受け方は変わりません。',
      tells: ({ input }) => `メールアドレスを直した（${input.reason}）`,
      apply: ({ model, input }) => ({ ...model, address: input.address }),
    }),
  },
  figure: [],
  summary: (m) => ({
    title: `${m.personName}のメールの受け方`,
    number: null,
    unitId: null,
    personId: m.personId,
    words: ['メール'],
  }),
}
