import type { Day } from '#kernel/pure/day.ts'
import { fiscalYearLabel } from '#kernel/pure/fiscal-year.ts'
import { gateOf } from '#kernel/pure/process.ts'
import { wareki } from '#kernel/pure/wareki.ts'
import { STRATA } from '../words.ts'
import type { Campaign } from './model.ts'

const gate = gateOf<Campaign>()

export const yearIsFree = gate<{ fiscalYear: string }>({
  code: 'year-has-campaign',
  rules: ['R029', 'R030'],
  title: 'その年度の自己点検が、まだない',
  asks: 'fiscalYear',
  holds: ({ model, input }) => model.years.includes(Number(input.fiscalYear)),
  why: ({ input }) =>
    `${fiscalYearLabel(Number(input.fiscalYear))}の自己点検は、すでにあるか、準備できる年度ではありません。`,
  remedy: () => ({ text: '自己点検の一覧で開く', href: '/registers/self-inspections' }),
})

type Days = { opensOn: Day; closesOn: Day; remindFirst: Day | null; remindSecond: Day | null; remindThird: Day | null }

export const remindersOf = (input: Days): readonly Day[] =>
  [...new Set([input.remindFirst, input.remindSecond, input.remindThird])].filter((d) => d !== null).toSorted()

/** `frame` gives base date and report day of the campaign that the form is about. */
const soundDays = (frame: (model: Campaign, input: unknown) => { baseDate: Day; reportDue: Day }) =>
  gate<Days>({
    code: 'days-unsound',
    rules: ['R030', 'R033'],
    title: '基準日、始める日、催促する日、期限、報告期限が、この順に並んでいる',
    asks: 'closesOn',
    holds: ({ model, input }) => {
      const { baseDate, reportDue } = frame(model, input)
      return (
        baseDate <= input.opensOn &&
        input.opensOn <= input.closesOn &&
        input.closesOn <= reportDue &&
        remindersOf(input).every((d) => input.opensOn <= d && d <= reportDue)
      )
    },
    why: ({ model, input }) => {
      const { baseDate, reportDue } = frame(model, input)
      return `回答は基準日（${wareki(baseDate)}）の状態について行い、結果は${wareki(reportDue)}までに報告します。始める日・催促する日・期限を、その間に置いてください。`
    },
  })

export const daysAreSound = soundDays((model) => model)

/** The same of a campaign that does not exist yet: its days follow from the year that is asked for. */
export const daysFit = (frame: (fiscalYear: number) => { baseDate: Day; reportDue: Day }) =>
  soundDays((model, input) => {
    const year = Number((input as { fiscalYear?: string }).fiscalYear)
    return model.years.includes(year) ? frame(year) : frame(model.years[0] ?? 2000)
  })

/** The base date and the targets stand once the roster is frozen by them. */
export const rosterNotFrozen = gate<{ baseDate: Day | null; strata: readonly string[] }>({
  code: 'roster-frozen',
  rules: ['R029', 'R030', 'R031'],
  title: '基準日と対象者は、名簿を確定する前に替える',
  asks: 'strata',
  holds: ({ model, input }) => model.rosterCount === null || (input.baseDate === null && input.strata.length === 0),
  why: () => '名簿はすでに基準日現在で確定しています。基準日と対象者は、今からは替えられません。',
  remedy: () => ({ text: '報告期限と方法は替えられます。基準日と対象者を空けて記録してください。' }),
})

export const policyDaysAreSound = gate<{ baseDate: Day | null; reportDue: Day | null }>({
  code: 'policy-days-unsound',
  rules: ['R029'],
  title: '替えた基準日と報告期限が、回答の期間をはさんでいる',
  asks: 'reportDue',
  holds: ({ model, input }) =>
    (input.baseDate ?? model.baseDate) <= model.opensOn && model.closesOn <= (input.reportDue ?? model.reportDue),
  why: ({ model }) => `回答の期間は、今は${wareki(model.opensOn)}から${wareki(model.closesOn)}までです。`,
  remedy: ({ model }) => ({ text: '先に日程を変える', href: `/cases/${model.id}/acts/change-dates` }),
})

const missing = (model: Campaign) =>
  model.strata.filter((s) => !model.sheets.some((sheet) => sheet.stratum === s && sheet.state === 'frozen'))

/** People answer the questions of the 自己点検表 that was shown; without one there is nothing to answer. */
export const sheetsAreFrozen = gate<unknown>({
  code: 'sheet-missing',
  rules: ['R031', 'R032'],
  title: '対象者ごとの自己点検表が、確定している',
  holds: ({ model }) => missing(model).length === 0,
  why: ({ model }) =>
    `自己点検表の確定していない対象者があります：${missing(model)
      .map((s) => STRATA[s])
      .join('、')}。`,
  remedy: ({ model }) => ({ text: '自己点検表を作る', href: `/self-inspection/${model.id}/sheets` }),
})

/** As at the base date is only known once that day has come. */
export const baseDateHasCome = gate<unknown>({
  code: 'before-base-date',
  rules: ['R030'],
  title: '基準日になっている',
  holds: ({ model, today }) => today >= model.baseDate,
  why: ({ model }) => `名簿は基準日（${wareki(model.baseDate)}）現在で確定します。まだその日になっていません。`,
})

export const openingHasCome = gate<unknown>({
  code: 'before-opening',
  rules: ['R032'],
  title: '回答を始める日になっている',
  holds: ({ model, today }) => today >= model.opensOn,
  why: ({ model }) => `回答は${wareki(model.opensOn)}からと公示されています。`,
  remedy: ({ model }) => ({ text: '日程を変える', href: `/cases/${model.id}/acts/change-dates` }),
})

export const closingHasCome = gate<unknown>({
  code: 'before-closing',
  rules: ['R032', 'R033'],
  title: '回答の期限を過ぎている、又は全員が回答した',
  holds: ({ model, today }) => today > model.closesOn || model.unanswered === 0,
  why: ({ model }) => `回答は${wareki(model.closesOn)}までと公示されています。まだ答えていない人がいます。`,
  remedy: ({ model }) => ({ text: '日程を変える', href: `/cases/${model.id}/acts/change-dates` }),
})

/** Told, not forbidden: whoever is missing is classed with a reason by the responsible officer, in time for the report. */
export const everybodyAnswered = gate<unknown>({
  code: 'some-unanswered',
  rules: ['R032'],
  title: '不在の者を除く全員が回答した',
  force: 'warn',
  holds: ({ model }) => (model.unanswered ?? 0) === 0,
  why: ({ model }) => `まだ答えていない人が${(model.unanswered ?? 0).toLocaleString('ja-JP')}人います。`,
})

export const closesLater = gate<{ closesOn: Day }>({
  code: 'closes-too-late',
  rules: ['R033'],
  title: '新しい期限が、今日から報告期限までにある',
  asks: 'closesOn',
  holds: ({ model, input, today }) => today <= input.closesOn && input.closesOn <= model.reportDue,
  why: ({ model }) => `結果は${wareki(model.reportDue)}までに報告します。今日からその日までの期限を入力してください。`,
})
