import { isRuleNumber } from '#directive/rules.ts'
import { gateOf } from '#kernel/pure/process.ts'
import { STRATA, type Stratum } from '../words.ts'
import type { Sheet } from './model.ts'

const gate = gateOf<Sheet>()

/** Rules as they are typed: 「R048、R049」, full-width as well. */
export const rulesIn = (typed: string): readonly string[] =>
  typed
    .normalize('NFKC')
    .toUpperCase()
    .split(/[、,・\s]+/u)
    .filter((word) => word !== '')

export const keyIn = (typed: string): string => typed.normalize('NFKC').trim()

const KEY = /^[A-Za-z0-9][A-Za-z0-9-]{0,19}$/u

/** After answering has begun everybody answers the same questions: what is asked does not change under them. */
export const notBegunYet = gate<unknown>({
  code: 'answering-begun',
  rules: ['R032'],
  title: '回答が始まる前である',
  holds: ({ model }) => model.campaignState === 'preparing' || model.campaignState === 'announced',
  why: () => '回答が始まった後は、自己点検表を替えられません。答える人ごとに設問が違ってしまいます。',
})

export const noOtherDraft = gate<{ stratum: Stratum }>({
  code: 'sheet-being-written',
  rules: ['R032'],
  title: 'その対象者の、作成中の自己点検表がない',
  asks: 'stratum',
  holds: ({ model, input }) => !model.standing.some((s) => s.stratum === input.stratum && s.drafting),
  why: ({ input }) => `${STRATA[input.stratum]}の自己点検表は、すでに作成中です。それを確定するか取りやめてください。`,
})

export const sourceFits = gate<{ stratum: Stratum; source: string }>({
  code: 'source-of-others',
  rules: ['R031', 'R032'],
  title: '設問の元が、同じ対象者のものである',
  asks: 'source',
  holds: ({ model, input }) =>
    input.source === 'blank' ||
    input.source === 'sample' ||
    model.sources.some((s) => s.id === input.source && s.stratum === input.stratum),
  why: () => '選んだ元は、別の対象者の自己点検表です。',
})

export const keyIsSound = gate<{ key: string }>({
  code: 'key-unsound',
  rules: ['R032'],
  title: '設問番号が、半角の英数字とハイフンで20文字までである',
  asks: 'key',
  holds: ({ input }) => KEY.test(keyIn(input.key)),
  why: ({ input }) => `「${input.key}」は、設問番号にできません。`,
})

/** R032: the sheet asks whether the rules are kept, so each question says which. */
export const rulesAreKnown = gate<{ rules: string }>({
  code: 'rules-unknown',
  rules: ['R032'],
  title: '根拠の条項が、達の条項の番号である',
  asks: 'rules',
  holds: ({ input }) => rulesIn(input.rules).length > 0 && rulesIn(input.rules).every(isRuleNumber),
  why: ({ input }) =>
    `「${rulesIn(input.rules).find((r) => !isRuleNumber(r)) ?? input.rules}」という条項の番号はありません。R001からR176までの番号で書いてください。`,
  remedy: () => ({ text: '条項の一覧で番号を確かめる', href: '/rules' }),
})

export const placeIsThere = gate<{ after: string | null }>({
  code: 'no-such-question',
  rules: ['R032'],
  title: '置く所に書いた番号の設問がある',
  asks: 'after',
  holds: ({ model, input }) => input.after === null || model.questions.some((q) => q.key === keyIn(input.after ?? '')),
  why: ({ input }) => `設問「${input.after ?? ''}」は、この自己点検表にありません。`,
})

export const somethingIsAsked = gate<unknown>({
  code: 'sheet-empty',
  rules: ['R032'],
  title: '設問がある',
  holds: ({ model }) => model.questions.length > 0,
  why: () => '設問が一つもありません。',
  remedy: ({ model }) => ({ text: '設問を書く', href: `/cases/${model.id}/acts/write` }),
})

/** Told, not forbidden: a trial of the product works with its sample. */
export const notTheSample = gate<unknown>({
  code: 'sheet-is-sample',
  rules: ['R032'],
  title: '設問が、本製品の見本のままではない',
  force: 'warn',
  holds: ({ model }) => !model.sample,
  why: () => '設問は本製品の見本です。指揮通信システム部長が別に示す自己点検表ではありません。',
})
