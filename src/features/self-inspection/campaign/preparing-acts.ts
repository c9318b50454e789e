import { fiscalYearLabel } from '#kernel/pure/fiscal-year.ts'
import { actsOf, NEW } from '#kernel/pure/process.ts'
import { wareki } from '#kernel/pure/wareki.ts'
import { STRATUM_KEYS } from '../words.ts'
import { baseDateOf, reportDueOf } from './dates.ts'
import {
  daysAreSound,
  daysFit,
  policyDaysAreSound,
  remindersOf,
  rosterNotFrozen,
  sheetsAreFrozen,
  yearIsFree,
} from './gates.ts'
import { Dates, Policy, Prepare } from './inputs.ts'
import type { Campaign } from './model.ts'
import { noInput } from '#kernel/pure/field.ts'

const act = actsOf<Campaign>()

const frame = (fiscalYear: number) => ({ baseDate: baseDateOf(fiscalYear), reportDue: reportDueOf(fiscalYear) })

/** Until the answering begins: 準備, 日程, 基本方針, 公示. */
export const preparingActs = {
  prepare: act({
    title: '自己点検を準備する',
    by: 'organiser',
    from: NEW,
    to: 'preparing',
    rules: ['R029', 'R030', 'R031'],
    input: Prepare,
    gates: [yearIsFree, daysFit(frame)],
    help: '基準日は1月15日、報告は2月末日までです（本文 第6-1）。情報保証統括責任者の基本方針が示されたときは、準備の後に記録します。',
    tells: ({ input }) =>
      `${fiscalYearLabel(Number(input.fiscalYear))}の自己点検を準備した（基準日${wareki(baseDateOf(Number(input.fiscalYear)))}）`,
    apply: ({ model, input }) => ({
      ...model,
      ...frame(Number(input.fiscalYear)),
      fiscalYear: Number(input.fiscalYear),
      opensOn: input.opensOn,
      closesOn: input.closesOn,
      remindOn: remindersOf(input),
      strata: STRATUM_KEYS,
    }),
  }),
  'change-dates': act({
    title: '日程を変える',
    by: 'organiser',
    from: ['preparing', 'announced', 'open'],
    to: ({ model }) => model.state,
    rules: ['R030', 'R033'],
    input: Dates,
    gates: [daysAreSound],
    tells: ({ input }) => `日程を変えた（${wareki(input.opensOn)}から${wareki(input.closesOn)}まで）`,
    apply: ({ model, input }) => ({
      ...model,
      opensOn: input.opensOn,
      closesOn: input.closesOn,
      remindOn: remindersOf(input),
    }),
  }),
  'follow-policy': act({
    title: '基本方針を記録する',
    by: 'organiser',
    from: ['preparing', 'announced', 'open'],
    to: ({ model }) => model.state,
    rules: ['R029'],
    input: Policy,
    gates: [rosterNotFrozen, policyDaysAreSound],
    help: '情報保証統括責任者が自己点検の基本方針を示したときは、それによります（本文 第6-1）。統括責任者は省の役職のため、示された文書をここで記録します。空けた項目は本文のとおりです。',
    tells: ({ input }) => `情報保証統括責任者の基本方針を記録した：${input.document}`,
    apply: ({ model, input }) => ({
      ...model,
      policy: {
        document: input.document,
        shownOn: input.shownOn,
        baseDate: input.baseDate,
        reportDue: input.reportDue,
        strata: input.strata.length === 0 ? null : STRATUM_KEYS.filter((s) => input.strata.includes(s)),
        method: input.method,
      },
      baseDate: input.baseDate ?? model.baseDate,
      reportDue: input.reportDue ?? model.reportDue,
      strata: input.strata.length === 0 ? model.strata : STRATUM_KEYS.filter((s) => input.strata.includes(s)),
      method: input.method,
    }),
  }),
  announce: act({
    title: '自己点検を公示する',
    by: 'organiser',
    from: 'preparing',
    to: 'announced',
    rules: ['R031', 'R032'],
    input: noInput,
    gates: [sheetsAreFrozen],
    help: '基準日・対象者・自己点検表・期限を、全ての対象者に示します。',
    apply: ({ model, at }) => ({ ...model, announcedAt: at }),
    notices: ({ model }) =>
      (['UNIT', 'SYS_OPS'] as const).map((role) => ({
        verb: '通知' as const,
        role,
        to: {},
        text: `${fiscalYearLabel(model.fiscalYear)}の自己点検が公示されました（基準日${wareki(model.baseDate)}、回答は${wareki(model.closesOn)}まで）。`,
        rules: ['R030', 'R032'] as const,
      })),
  }),
}
