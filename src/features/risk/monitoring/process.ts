import { z } from 'zod'
import { area, areaOptional, choice, day, pickOptional, text, whole } from '#kernel/pure/field.ts'
import { addDays, addMonths, type Day } from '#kernel/pure/day.ts'
import { actsOf, gateOf, NEW, type Process } from '#kernel/pure/process.ts'
import { wareki } from '#kernel/pure/wareki.ts'
import type { MonitoringItem } from './model.ts'
import { frequencyText, OWNERS, REPORTS_TO, RESULTS, UNITS, type FrequencyUnit } from './words.ts'

const NO_SECRETS = '秘密以上の内容は書かない。'

const plan = {
  title: text('監視項目', { hint: '例：アクセス記録の点検' }),
  measure: area('指標・方法', { hint: `何を見て、何を異状とするか。${NO_SECRETS}` }),
  owner: choice('担当', OWNERS),
  frequency: whole('頻度', { min: 1, max: 400 }),
  frequencyUnit: choice('頻度の単位', UNITS),
  reportsTo: choice('報告先', REPORTS_TO),
}

const SetUp = z.object({ ...plan, startsOn: day('始める日', { initial: 'today' }) })
const Change = z.object({ ...plan, reason: text('改める理由') })
const Perform = z.object({
  performedOn: day('行った日', { initial: 'today' }),
  result: choice('結果', RESULTS),
  finding: areaOptional('逸脱の内容', { hint: `逸脱があったときは書く。${NO_SECRETS}` }),
  planItem: pickOptional('将来対応計画の項目', 'plan-item', { hint: '逸脱を将来対応計画に記載したとき。' }),
})

const act = actsOf<MonitoringItem>()
const gate = gateOf<MonitoringItem>()

/** The day on which it is next to be done. */
export const nextOf = (from: Day, every: number, unit: FrequencyUnit): Day =>
  unit === 'days' ? addDays(from, every) : addMonths(from, every)

const notAhead = gate<{ performedOn: string }>({
  code: 'not-yet-done',
  rules: ['R133'],
  title: '行った後に記録する',
  asks: 'performedOn',
  holds: ({ input, today }) => input.performedOn <= today,
  why: () => '行った日が、先の日です。',
})

const deviationTold = gate<{ result: string; finding: string | null }>({
  code: 'deviation-untold',
  rules: ['R133'],
  title: '逸脱があったときは、その内容が書かれている',
  asks: 'finding',
  holds: ({ input }) => (input.result === 'deviation' ? input.finding !== null : 'not-applicable'),
  why: () => '逸脱の内容が書かれていません。',
})

const deviationPlanned = gate<{ result: string; planItem: string | null }>({
  code: 'deviation-unplanned',
  rules: ['R142'],
  title: '逸脱に、将来対応計画の項目が結び付いている',
  force: 'warn',
  asks: 'planItem',
  holds: ({ input }) => (input.result === 'deviation' ? input.planItem !== null : 'not-applicable'),
  why: () => '逸脱に将来対応計画の項目が結び付いていません。脆弱性が分かったときは、将来対応計画に記載します。',
  remedy: ({ model }) => ({
    text: '将来対応計画に起票する',
    href: `/begin/risk.plan-item?system=${model.systemId}`,
  }),
})

const over = (m: MonitoringItem) => ({ systemId: m.systemId })

/** 継続監視 of one thing: set up by 整備 or 運用, done and recorded by the side that owns it. */
export const monitoringItem: Process<MonitoringItem> = {
  key: 'risk.monitoring-item',
  title: '継続監視の項目',
  provision: '付紙第10-1・10-2',
  rules: ['R036', 'R131', 'R133'],
  lanes: {
    planner: { title: '情報システム情報保証責任者（整備）', role: 'SYS_DEV', also: ['SYS_OPS'], over },
    owner: {
      title: '担当',
      role: 'SYS_OPS',
      also: ['SYS_DEV'],
      among: (m) => [m.owner === 'dev' ? 'SYS_DEV' : 'SYS_OPS'],
      over,
    },
  },
  states: {
    watching: { label: '監視中', tone: 'now' },
    ended: { label: '終了', tone: 'gone', closed: true },
  },
  acts: {
    'set-up': act({
      title: '監視項目を定める',
      by: 'planner',
      from: NEW,
      to: 'watching',
      rules: ['R131', 'R133'],
      input: SetUp,
      help: '継続監視計画書に載る項目です。頻度は達に定めがなく、ここで定めます。',
      tells: ({ input }) =>
        `「${input.title}」を定めた（担当 ${OWNERS[input.owner]}、${frequencyText(input.frequency, input.frequencyUnit)}）`,
      apply: ({ model, input }) => ({
        ...model,
        ...input,
        nextOn: nextOf(input.startsOn, input.frequency, input.frequencyUnit),
      }),
    }),
    change: act({
      title: '監視項目を改める',
      by: 'planner',
      from: 'watching',
      to: 'watching',
      rules: ['R131', 'R133'],
      input: Change,
      tells: ({ input }) => `改めた：${input.reason}`,
      apply: ({ model, input }) => ({
        ...model,
        title: input.title,
        measure: input.measure,
        owner: input.owner,
        frequency: input.frequency,
        frequencyUnit: input.frequencyUnit,
        reportsTo: input.reportsTo,
        nextOn: nextOf(model.lastOn ?? model.startsOn, input.frequency, input.frequencyUnit),
      }),
    }),
    perform: act({
      title: '監視の結果を記録する',
      by: 'owner',
      from: 'watching',
      to: 'watching',
      rules: ['R133'],
      input: Perform,
      gates: [notAhead, deviationTold, deviationPlanned],
      tells: ({ input }) =>
        `${wareki(input.performedOn)}に行った（${RESULTS[input.result]}${input.finding === null ? '' : `：${input.finding}`}）`,
      apply: ({ model, input, actor, as, at }) => {
        const last = model.lastOn === null || input.performedOn >= model.lastOn
        return {
          ...model,
          ...(last
            ? {
                lastOn: input.performedOn,
                lastResult: input.result,
                nextOn: nextOf(input.performedOn, model.frequency, model.frequencyUnit),
              }
            : {}),
          performances: [
            {
              id: null,
              performedOn: input.performedOn,
              result: input.result,
              finding: input.finding,
              planItemId: input.planItem,
              recordedAt: at,
              personId: actor.personId,
              personName: `${actor.rank} ${actor.name}`.trim(),
              postTitle: as.postTitle,
            },
            ...model.performances,
          ],
        }
      },
      notices: ({ model, input }) =>
        input.result === 'normal'
          ? []
          : [
              {
                verb: '報告',
                role: ({ dev: 'SYS_DEV', ops: 'SYS_OPS', cert: 'CERT', cir: 'CIR' } as const)[model.reportsTo],
                to: model.reportsTo === 'cir' ? {} : { systemId: model.systemId },
                text: `${model.systemName}：継続監視「${model.title}」で逸脱がありました：${input.finding ?? ''}`,
                rules: ['R133'],
              },
            ],
    }),
    end: act({
      title: '監視を終える',
      by: 'planner',
      from: 'watching',
      to: 'ended',
      rules: ['R131'],
      input: z.object({ reason: area('理由', { hint: NO_SECRETS }) }),
      irreversible: true,
      tells: ({ input }) => `監視を終えた：${input.reason}`,
      apply: ({ model, input }) => ({ ...model, endedReason: input.reason }),
    }),
  },
  figure: [],
  summary: (m) => ({
    title: `${m.systemName}　継続監視「${m.title}」`,
    number: null,
    unitId: null,
    systemId: m.systemId,
    words: [m.systemName],
  }),
}
