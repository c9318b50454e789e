import type { RoleKey } from '#directive/roles.ts'
import { fiscalYearLabel } from '#kernel/pure/fiscal-year.ts'
import { noInput } from '#kernel/pure/field.ts'
import { actsOf, NEW, type Process } from '#kernel/pure/process.ts'
import { carriedLookedAt, filledIn, hasEarlier, onlyOne, remarksResolved, somethingChanged } from './gates.ts'
import { Begin, CarryForward, Retire, Revise } from './inputs.ts'
import { CHARGES } from './kind.ts'
import { chargesOf, kindOf } from './kinds.ts'
import type { RiskDocument } from './model.ts'

const act = actsOf<RiskDocument>()

/** Roles that write a kind of document. */
const writers = (kind: string): readonly RoleKey[] => chargesOf(kindOf(kind)).map((charge) => CHARGES[charge].role)

const overSystem = (kind: string): boolean => chargesOf(kindOf(kind)).some((charge) => CHARGES[charge].overSystem)

const titleOf = (m: RiskDocument, year: number | null): string =>
  `${m.systemName === '' ? '' : `${m.systemName}　`}${kindOf(m.kind).title}${year === null ? '' : `（${fiscalYearLabel(year)}）`}`

const shortHash = (sha256: string | null | undefined): string => (sha256 ?? '').slice(0, 12)

/** A document of 付紙第９・付紙第１０: written by whoever has a section of it in charge, frozen version by version. */
export const riskDocument: Process<RiskDocument> = {
  key: 'risk.document',
  title: 'リスク管理の文書',
  provision: '付紙第9-2・付紙第10-1',
  rules: ['R119', 'R120', 'R121', 'R124', 'R131', 'R133', 'R143'],
  lanes: {
    writer: {
      title: '文書を作成する者',
      role: 'SYS_DEV',
      also: ['SYS_OPS', 'CERT', 'IAO', 'J6P'],
      among: (m) => writers(m.kind),
      over: (m) => (overSystem(m.kind) ? { systemId: m.systemId } : {}),
    },
  },
  states: {
    drafting: { label: '作成中', tone: 'now' },
    final: { label: '確定', tone: 'ok' },
    revising: { label: '改訂中', tone: 'now' },
    retired: { label: '廃止', tone: 'gone', closed: true },
  },
  acts: {
    begin: act({
      title: '文書を作り始める',
      by: 'writer',
      from: NEW,
      to: 'drafting',
      rules: ['R119', 'R120', 'R121', 'R124', 'R143'],
      input: Begin,
      gates: [onlyOne],
      help: (m) => kindOf(m.kind).purpose,
      tells: ({ model, input }) => `「${titleOf(model, input.fiscalYear)}」を作り始めた`,
      apply: ({ model, input }) => ({
        ...model,
        fiscalYear: input.fiscalYear,
        title: titleOf(model, input.fiscalYear),
      }),
      // The decision said all of it: its letter is finished as it begins.
      follows: ({ model }, after) =>
        model.drafted?.whole === true
          ? [{ process: 'risk.document', act: 'finalize', caseId: after.id, input: {} }]
          : [],
    }),
    'carry-forward': act({
      title: '前年度から引き継いで作り始める',
      by: 'writer',
      from: NEW,
      to: 'drafting',
      rules: ['R131', 'R133'],
      input: CarryForward,
      gates: [hasEarlier, onlyOne],
      help: '前の文書の答えを写して始めます。写した欄には、確かめるまで印が付きます。',
      tells: ({ model, input }) =>
        `「${model.siblings.find((s) => s.id === input.earlier)?.title ?? ''}」から引き継いで、「${titleOf(model, input.fiscalYear)}」を作り始めた`,
      apply: ({ model, input }) => ({
        ...model,
        fiscalYear: input.fiscalYear,
        title: titleOf(model, input.fiscalYear),
        carriedFrom: input.earlier,
      }),
    }),
    finalize: act({
      title: '版を確定する',
      by: 'writer',
      from: ['drafting', 'revising'],
      to: 'final',
      rules: ['R119', 'R120', 'R121', 'R124', 'R143'],
      input: noInput,
      gates: [filledIn, remarksResolved, carriedLookedAt, somethingChanged],
      irreversible: true,
      help: '今の内容を版として凍結し、ハッシュ値（SHA-256）を記録します。版は後から変えられません。直すときは改訂して次の版を作ります。',
      tells: ({ model }) => `第${model.latestNumber + 1}版を確定した（SHA-256 ${shortHash(model.now?.sha256)}…）`,
      apply: ({ model, as }) => ({
        ...model,
        latestNumber: model.latestNumber + 1,
        latestSha256: model.now?.sha256 ?? null,
        latestPost: as.postTitle,
      }),
    }),
    revise: act({
      title: '改訂する',
      by: 'writer',
      from: 'final',
      to: 'revising',
      rules: ['R131', 'R133'],
      input: Revise,
      help: '確定した版はそのまま残ります。改訂した内容は、次の版を確定するまで決定に使えません。',
      tells: ({ model, input }) => `第${model.latestNumber}版の改訂を始めた（${input.reason}）`,
      apply: ({ model }) => model,
    }),
    retire: act({
      title: '廃止する',
      by: 'writer',
      from: ['drafting', 'final', 'revising'],
      to: 'retired',
      rules: ['R119'],
      input: Retire,
      irreversible: true,
      tells: ({ input }) => `廃止した（${input.reason}）`,
      apply: ({ model }) => model,
    }),
  },
  figure: [],
  summary: (m) => ({
    title: m.title,
    number: null,
    unitId: m.unitId,
    systemId: m.systemId,
    words: [kindOf(m.kind).title, m.systemName],
  }),
}
