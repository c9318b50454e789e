import { gateOf } from '#kernel/pure/process.ts'
import type { Risk } from './model.ts'

const gate = gateOf<Risk>()

type Treated = { treatment: string; residualLikelihood: string; residualImpact: string }

const residual = (input: Treated) => Number(input.residualLikelihood) * Number(input.residualImpact)

/** What remains is no more than what was there: a treatment that makes it worse is a slip of the pen. */
export const residualNotMore = gate<Treated>({
  code: 'residual-more',
  rules: ['R036', 'R133'],
  title: '残留リスクが、対応の前のリスクを超えない',
  asks: 'residualImpact',
  holds: ({ model, input }) => residual(input) <= model.likelihood * model.impact,
  why: ({ model, input }) =>
    `残留リスク${residual(input)}が、対応の前のリスク${model.likelihood * model.impact}を超えています。対応の前の見積りが低いなら、先に評価を見直してください。`,
  remedy: ({ model }) => ({ text: '評価を見直す', href: `/cases/${model.id}/acts/reassess` }),
})

export const acceptedStays = gate<Treated>({
  code: 'accepted-lowers',
  rules: ['R036', 'R133'],
  title: '受容するリスクは、そのまま残る',
  asks: 'treatment',
  holds: ({ model, input }) =>
    input.treatment === 'accept' ? residual(input) === model.likelihood * model.impact : 'not-applicable',
  why: () => '受容は何も減らしません。残留リスクを、対応の前と同じにしてください。',
})

export const itemsAreIts = gate<{ items: readonly string[] }>({
  code: 'other-item',
  rules: ['R036'],
  title: 'この情報システムの将来対応計画の項目である',
  asks: 'items',
  holds: ({ model, input }) => input.items.every((id) => model.items.some((i) => i.id === id)),
  why: () => '選んだ項目は、この情報システムの将来対応計画の項目ではありません。',
})
