import type { z } from 'zod'
import { actsOf, gateOf, NEW, type Context, type Process } from '#kernel/pure/process.ts'
import { judgeWritten, underReview } from '../sheet/judge.ts'
import type { Written } from '../sheet/row.ts'
import { highWater, LEVELS } from '../words.ts'
import { Choose, Fill } from './inputs.ts'
import type { Baseline } from './model.ts'

const act = actsOf<Baseline>()
const gate = gateOf<Baseline>()

type Chosen = z.output<typeof Choose>
type Filled = z.output<typeof Fill>

const once = gate<unknown>({
  code: 'already-chosen',
  rules: ['R119'],
  title: 'この情報システムの影響度と管理策は、まだ選ばれていない',
  holds: ({ model }) => !model.taken,
  why: () => 'この情報システムでは、すでに選ばれています。その記録から選び直してください。',
})

const inForce = gate<unknown>({
  code: 'system-retired',
  rules: ['R119'],
  title: '情報システムが廃止されていない',
  holds: ({ model }) => !model.retired,
  why: () => '廃止された情報システムです。',
})

const listThere = gate<Chosen>({
  code: 'list-not-there',
  rules: ['R119'],
  title: '取り込まれた一覧から選んだ',
  asks: 'catalogId',
  holds: ({ model, input }) => model.lists.some(([id]) => id === input.catalogId),
  why: () => '選んだ一覧は、廃止されたか、取り込まれていません。',
  remedy: () => ({ text: '管理策の一覧を見る', href: '/registers/control-catalogues' }),
})

const notReviewed = gate<unknown>({
  code: underReview.code,
  rules: underReview.rules,
  title: '運用承認の審査中でない',
  holds: ({ model }) => !model.underReview,
  why: () => underReview.sentence,
})

const inheritorsTold = gate<Chosen>({
  code: 'still-inherited',
  rules: ['R119'],
  title: '継承している情報システムがあれば、継承を認めたままにする',
  asks: 'provides',
  force: 'warn',
  holds: ({ model, input }) => (model.inheritors === 0 ? 'not-applicable' : input.provides),
  why: ({ model }) =>
    `${model.inheritors}の情報システムが継承しています。認めるのをやめると、そこでは「継承元で適用外」と表示されます。`,
})

/** What a row says with what it leaves as it is. */
const written = ({ model, input }: Pick<Context<Baseline, Filled>, 'model' | 'input'>): Written | null => {
  const row = model.rows.find((r) => r.controlId === input.controlId)
  if (!row) return null
  return {
    applicability: input.applicability ?? row.applicability,
    reason: input.reason ?? row.reason,
    inheritedFrom: input.inheritedFrom ?? row.inheritedFrom,
    status: input.status ?? row.status,
    description: input.description,
    responsibility: input.responsibility ?? row.responsibility,
    evidence: input.evidence,
  }
}

const rowThere = gate<Filled>({
  code: 'control-not-chosen',
  rules: ['R119'],
  title: 'この情報システムが選んだ管理策である',
  asks: 'controlId',
  holds: (c) => written(c) !== null,
  why: ({ input }) => `管理策「${input.controlId}」は、この情報システムの選定にありません。`,
})

const judged = (c: Context<Baseline, Filled>) => {
  const row = c.model.rows.find((r) => r.controlId === c.input.controlId)
  const after = written(c)
  if (!row || !after) return null
  return judgeWritten({
    label: row.label,
    controlId: row.controlId,
    systemId: c.model.systemId,
    before: { ...row, description: null, evidence: null },
    after,
    as: c.as,
    provides: c.model.provided,
  })
}

const mayStand = gate<Filled>({
  code: 'may-not-be-written-so',
  rules: ['R119', 'R138'],
  title: '書いてよい管理策で、除外には理由、継承には継承元がある',
  asks: 'controlId',
  holds: (c) => judged(c) === null,
  why: (c) => judged(c)?.sentence ?? '',
})

const levelText = (input: Chosen) =>
  `機密性${LEVELS[input.confidentiality]}・完全性${LEVELS[input.integrity]}・可用性${LEVELS[input.availability]}、情報システムの影響度は${LEVELS[highWater(input)]}`

const chosenBy = ({ model, input, actor, as, at }: Context<Baseline, Chosen>): Baseline => ({
  ...model,
  ...input,
  catalogTitle: model.lists.find(([id]) => id === input.catalogId)?.[1] ?? '',
  chosenAt: at,
  chosenBy: `${as.postTitle} ${actor.rank} ${actor.name}`,
})

const HELP =
  '達は影響度の付け方を定めていません。三つのうち最も高いものを情報システムの影響度とするのは、本製品の設定です。'

/** 影響度と管理策の選定 (セキュリティ計画書の基). What is written of each control is working text and no act of this case. */
export const baseline: Process<Baseline> = {
  key: 'risk.baseline',
  title: '影響度と管理策の選定',
  provision: '付紙第9-2',
  rules: ['R119'],
  lanes: {
    development: {
      title: '情報システム情報保証責任者（整備）',
      role: 'SYS_DEV',
      over: (m) => ({ systemId: m.systemId }),
    },
    either: {
      title: '情報システム情報保証責任者（整備・運用）',
      role: 'SYS_DEV',
      also: ['SYS_OPS'],
      over: (m) => ({ systemId: m.systemId }),
    },
  },
  states: { chosen: { label: '選定済', tone: 'ok' } },
  acts: {
    choose: act({
      title: '影響度と管理策を選ぶ',
      by: 'development',
      from: NEW,
      to: 'chosen',
      rules: ['R119'],
      input: Choose,
      gates: [once, inForce, listThere],
      help: HELP,
      tells: ({ model, input }) =>
        `${model.systemName}の${levelText(input)}とし、「${model.lists.find(([id]) => id === input.catalogId)?.[1] ?? ''}」に従うとした`,
      apply: chosenBy,
    }),
    change: act({
      title: '影響度と管理策を選び直す',
      by: 'development',
      from: 'chosen',
      to: 'chosen',
      rules: ['R119', 'R131'],
      input: Choose,
      gates: [inForce, notReviewed, listThere, inheritorsTold],
      help: `${HELP}選び直しても、各管理策に書いた内容は残ります。`,
      tells: ({ model, input }) =>
        `${model.systemName}の${levelText(input)}とし、「${model.lists.find(([id]) => id === input.catalogId)?.[1] ?? ''}」に従うと改めた`,
      apply: chosenBy,
    }),
    fill: act({
      title: '管理策の状況をファイルから写す',
      by: 'either',
      from: 'chosen',
      to: 'chosen',
      rules: ['R119', 'R138'],
      input: Fill,
      gates: [notReviewed, rowThere, mayStand],
      tells: ({ model, input }) =>
        `管理策${model.rows.find((r) => r.controlId === input.controlId)?.label ?? input.controlId}の状況をファイルから写した`,
      apply: ({ model }) => model,
    }),
  },
  figure: [
    {
      act: 'choose',
      from: 'development',
      to: ['development'],
      verb: '選ぶ',
      provision: '2',
      documents: ['セキュリティ計画書'],
    },
  ],
  summary: (m) => ({
    title: `${m.systemName}の影響度と管理策`,
    number: null,
    unitId: null,
    systemId: m.systemId,
    words: [m.catalogTitle],
  }),
}
