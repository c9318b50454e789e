import { fiscalYearLabel } from '#kernel/pure/fiscal-year.ts'
import { noInput } from '#kernel/pure/field.ts'
import { actsOf, NEW, type Process } from '#kernel/pure/process.ts'
import { STRATA, type Stratum } from '../words.ts'
import {
  keyIn,
  keyIsSound,
  noOtherDraft,
  notBegunYet,
  notTheSample,
  placeIsThere,
  rulesAreKnown,
  rulesIn,
  somethingIsAsked,
  sourceFits,
} from './gates.ts'
import { Begin, Drop, Question, Reason } from './inputs.ts'
import type { Sheet, SheetQuestion } from './model.ts'
import { sampleSheet } from './sample-questions.ts'

const act = actsOf<Sheet>()

const taken = (model: Sheet, stratum: Stratum, source: string): Pick<Sheet, 'questions' | 'sample' | 'source'> => {
  if (source === 'sample') return { questions: sampleSheet(stratum), sample: true, source: '本製品の見本' }
  const from = model.sources.find((s) => s.id === source)
  return from
    ? { questions: from.questions, sample: from.sample, source: from.label }
    : { questions: [], sample: false, source: null }
}

type Written = { key: string; section: string; text: string; rules: string; help: string | null; after: string | null }

const highest = (questions: readonly SheetQuestion[]) => Math.max(0, ...questions.map((q) => q.sort))

/** Where the question stands: after the one named, else where it stood, else last. */
const placed = (model: Sheet, key: string, after: string | null): number => {
  if (after === null) return model.questions.find((q) => q.key === key)?.sort ?? highest(model.questions) + 10
  const list = model.questions.filter((q) => q.key !== key).toSorted((a, b) => a.sort - b.sort)
  const at = list.findIndex((q) => q.key === keyIn(after))
  return ((list[at]?.sort ?? 0) + (list[at + 1]?.sort ?? (list[at]?.sort ?? 0) + 20)) / 2
}

/** Sorts are whole numbers: they are dealt anew in steps of ten after each change. */
const inOrder = (questions: readonly SheetQuestion[]): readonly SheetQuestion[] =>
  questions.toSorted((a, b) => a.sort - b.sort).map((q, nth) => ({ ...q, sort: (nth + 1) * 10 }))

const withQuestion = (model: Sheet, input: Written): readonly SheetQuestion[] => {
  const key = keyIn(input.key)
  const question: SheetQuestion = {
    key,
    section: input.section,
    text: input.text,
    rules: [...new Set(rulesIn(input.rules))],
    help: input.help,
    sort: placed(model, key, input.after),
  }
  return inOrder([...model.questions.filter((q) => q.key !== key), question])
}

/** 自己点検表 of one stratum in one version: written, taken over or imported, then frozen for good. */
export const sheet: Process<Sheet> = {
  key: 'self-inspection.sheet',
  title: '自己点検表',
  provision: '本文 第6-1(3)',
  rules: ['R031', 'R032'],
  lanes: { organiser: { title: '自己点検表を示す者', role: 'J6D', also: ['J6P'] } },
  states: {
    drafting: { label: '作成中', tone: 'plan', turn: 'organiser', task: '自己点検表を確定する', main: 'freeze' },
    frozen: { label: '確定', tone: 'ok', closed: true },
    dropped: { label: '取りやめ', tone: 'gone', closed: true },
  },
  acts: {
    begin: act({
      title: '自己点検表を作り始める',
      by: 'organiser',
      from: NEW,
      to: 'drafting',
      rules: ['R031', 'R032'],
      input: Begin,
      gates: [notBegunYet, noOtherDraft, sourceFits],
      help: '自己点検表は指揮通信システム部長が別に示します（本文 第6-1(3)）。示されたものを、ここに書くか、表計算の書類から取り込みます。',
      tells: ({ model, input }) =>
        `${STRATA[input.stratum]}の自己点検表を作り始めた（${taken(model, input.stratum, input.source).source ?? '設問なし'}から）`,
      apply: ({ model, input }) => ({
        ...model,
        ...taken(model, input.stratum, input.source),
        stratum: input.stratum,
        edition: (model.standing.find((s) => s.stratum === input.stratum)?.edition ?? 0) + 1,
      }),
    }),
    write: act({
      title: '設問を書く',
      by: 'organiser',
      from: 'drafting',
      to: 'drafting',
      rules: ['R032'],
      input: Question,
      gates: [notBegunYet, keyIsSound, rulesAreKnown, placeIsThere],
      tells: ({ input }) => `設問${keyIn(input.key)}を書いた：${input.text}`,
      // What somebody writes is no longer the sample as it came.
      apply: ({ model, input }) => ({ ...model, sample: false, questions: withQuestion(model, input) }),
    }),
    'drop-question': act({
      title: '設問を消す',
      by: 'organiser',
      from: 'drafting',
      to: 'drafting',
      rules: ['R032'],
      input: Drop,
      gates: [notBegunYet],
      tells: ({ input }) => `設問${input.key}を消した`,
      apply: ({ model, input }) => ({
        ...model,
        questions: inOrder(model.questions.filter((q) => q.key !== input.key)),
      }),
    }),
    freeze: act({
      title: '自己点検表を確定する',
      by: 'organiser',
      from: 'drafting',
      to: 'frozen',
      rules: ['R032'],
      input: noInput,
      gates: [notBegunYet, somethingIsAsked, notTheSample],
      irreversible: true,
      help: '確定した版の設問は変わりません。直すには、回答が始まる前に新しい版を作ります。',
      tells: ({ model }) =>
        `第${model.edition}版を確定した（${model.questions.length}問、要約値（SHA-256）${model.digest}）`,
      apply: ({ model, at }) => ({ ...model, sha256: model.digest, frozenAt: at }),
    }),
    drop: act({
      title: '作成を取りやめる',
      by: 'organiser',
      from: 'drafting',
      to: 'dropped',
      rules: ['R032'],
      input: Reason,
      tells: ({ input }) => `作成を取りやめた：${input.reason}`,
      apply: ({ model }) => model,
    }),
  },
  figure: [],
  summary: (m) => ({
    title: `${fiscalYearLabel(m.fiscalYear)} 自己点検表（${STRATA[m.stratum]}）第${m.edition}版`,
    number: null,
    unitId: null,
  }),
}
