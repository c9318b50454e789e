import { gateOf } from '#kernel/pure/process.ts'
import { fiscalYearLabel } from '#kernel/pure/fiscal-year.ts'
import type { RiskDocument } from './model.ts'

const gate = gateOf<RiskDocument>()

const yearWords = (year: number | null): string => (year === null ? '年度を定めない' : fiscalYearLabel(year))

const siblingOf = (model: RiskDocument, year: number | null) => model.siblings.find((s) => s.fiscalYear === year)

/** Two documents of one kind for one year would leave open which of them counts. */
export const onlyOne = gate<{ fiscalYear: number | null }>({
  code: 'already-begun',
  rules: ['R119', 'R131'],
  title: '同じ年度の同じ文書が、まだない',
  asks: 'fiscalYear',
  holds: ({ model, input }) =>
    model.kind === 'inspection-plan' ? 'not-applicable' : siblingOf(model, input.fiscalYear) === undefined,
  why: ({ input }) => `この情報システムには、${yearWords(input.fiscalYear)}の同じ文書があります。`,
  remedy: ({ model, input }) => ({
    text: 'その文書を開く',
    href: `/documents/${siblingOf(model, input.fiscalYear)?.id ?? ''}`,
  }),
})

export const hasEarlier = gate<{ earlier: string }>({
  code: 'no-earlier',
  rules: ['R131', 'R133'],
  title: '引き継ぐ文書が、同じ情報システムの同じ種類である',
  asks: 'earlier',
  holds: ({ model, input }) => model.siblings.some((s) => s.id === input.earlier),
  why: () => '選んだ文書は、この情報システムの同じ種類の文書ではありません。',
})

export const filledIn = gate<unknown>({
  code: 'not-filled-in',
  rules: ['R119', 'R120', 'R121', 'R124', 'R143'],
  title: '必須の欄が全て記入されている',
  holds: ({ model }) => model.problems.length === 0,
  why: ({ model }) =>
    `確定できない欄があります：${model.problems.map((p) => `「${p.title}」（${p.why}）`).join('、')}。`,
  remedy: ({ model }) => ({
    text: '記入する',
    href: `/documents/${model.id}/edit?field=${model.problems[0]?.field ?? ''}`,
  }),
})

/** The directive asks for no resolution of remarks: the person is told. */
export const remarksResolved = gate<unknown>({
  code: 'remarks-open',
  rules: ['R119'],
  title: '確定の前に解決を求める意見が残っていない',
  force: 'warn',
  holds: ({ model }) => model.unresolved === 0,
  why: ({ model }) => `確定の前に解決を求める意見が${model.unresolved}件残ったままです。`,
  remedy: ({ model }) => ({ text: '意見を見る', href: `/documents/${model.id}#comments` }),
})

export const carriedLookedAt = gate<unknown>({
  code: 'carried-unlooked',
  rules: ['R131', 'R133'],
  title: '前年度から引き継いだ欄を全て確かめた',
  force: 'warn',
  holds: ({ model }) => (model.carriedFrom === null ? 'not-applicable' : model.unlooked === 0),
  why: ({ model }) => `前年度から引き継いだまま、確かめていない欄が${model.unlooked}件あります。`,
  remedy: ({ model }) => ({ text: '確かめる', href: `/documents/${model.id}/edit` }),
})

export const somethingChanged = gate<unknown>({
  code: 'nothing-changed',
  rules: ['R131'],
  title: '前の版から変わったところがある',
  force: 'warn',
  holds: ({ model }) => (model.latestSha256 === null ? 'not-applicable' : model.now?.sha256 !== model.latestSha256),
  why: ({ model }) => `第${model.latestNumber}版と同じ内容のまま、新しい版を確定しました。`,
})
