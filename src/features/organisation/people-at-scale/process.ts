import { z } from 'zod'
import { carried, check } from '#kernel/pure/field.ts'
import { actsOf, gateOf, NEW, type Process } from '#kernel/pure/process.ts'
import { administrator } from '../inference.ts'
import { changesOf, countOf, differenceKinds, type PersonnelImport } from './model.ts'
import { differenceWords, LIST_KINDS } from './words.ts'

const Apply = z.object({
  digest: carried('差分の要約値'),
  leaveOutBad: check('誤りのある行を除いて取り込む'),
  leaversSeen: check('離籍する人を確かめた'),
})

type Apply = z.output<typeof Apply>

const act = actsOf<PersonnelImport>()
const gate = gateOf<PersonnelImport>()

const people = (n: number, m: PersonnelImport) => `${n.toLocaleString('ja-JP')}${m.kind === 'people' ? '人' : '件'}`

const compared = gate<Apply>({
  code: 'not-compared',
  rules: ['R003', 'R004', 'R044'],
  title: '名簿を登録と突き合わせ終えている',
  holds: ({ model }) => model.ready,
  why: () => 'この名簿は、まだ突き合わせていないか、すでに取り込まれています。',
})

const asShown = gate<Apply>({
  code: 'not-as-shown',
  rules: ['R003', 'R004', 'R044'],
  title: '確かめた差分のとおりである',
  asks: 'digest',
  holds: ({ model, input }) => input.digest === model.digest,
  why: () => '画面で確かめた差分と、これから行う差分が違います。もう一度突き合わせてください。',
})

const unchangedSince = gate<Apply>({
  code: 'organisation-changed',
  rules: ['R003', 'R004', 'R044'],
  title: '突き合わせた後に、関係する登録が変わっていない',
  holds: ({ model }) => model.drift.length === 0,
  why: ({ model }) =>
    `突き合わせた後に登録が変わりました：${model.drift.join('　')}　どれも取り込んでいません。もう一度突き合わせてください。`,
})

const somethingToDo = gate<Apply>({
  code: 'nothing-differs',
  rules: ['R003', 'R004', 'R044'],
  title: '登録と違うところがある',
  holds: ({ model }) => changesOf(model) > 0,
  why: () => '登録と違うところがありません。行うことはありません。',
})

const badRowsSeen = gate<Apply>({
  code: 'bad-rows',
  rules: ['R003', 'R004', 'R044'],
  title: '誤りのある行がないか、除くことを確かめた',
  asks: 'leaveOutBad',
  holds: ({ model, input }) => (model.badRows === 0 ? 'not-applicable' : input.leaveOutBad),
  why: ({ model }) =>
    `誤りのある行が${model.badRows.toLocaleString('ja-JP')}行あります。直して読み直すか、除いて取り込むことを確かめてください。`,
})

const everybodyNamed = gate<Apply>({
  code: 'rows-without-number',
  rules: ['R002', 'R003'],
  title: '離籍を判断できるよう、全ての行に職員番号がある',
  holds: ({ model }) => (model.leaving === 0 ? 'not-applicable' : model.unnamedRows === 0),
  why: ({ model }) =>
    `職員番号の読めない行が${model.unnamedRows.toLocaleString('ja-JP')}行あり、名簿にいない人を決められません。行を直すか「一部の名簿」として読んでください。`,
})

const leaversSeen = gate<Apply>({
  code: 'leavers-unseen',
  rules: ['R002', 'R048', 'R053', 'R054'],
  title: '離籍する人を確かめた',
  asks: 'leaversSeen',
  holds: ({ model, input }) => (model.leaving === 0 ? 'not-applicable' : input.leaversSeen),
  why: ({ model }) => `${people(model.leaving, model)}が離籍します。確かめたことを示してください。`,
})

const summed = (m: PersonnelImport): string =>
  differenceKinds
    .filter((kind) => countOf(m, kind) > 0)
    .map((kind) => `${differenceWords(m.kind)[kind]}${people(countOf(m, kind), m)}`)
    .join('、')

/** 名簿の取込み: a list of people or units, carried out as a whole and exactly as it was shown. */
export const personnelImport: Process<PersonnelImport> = {
  key: 'organisation.personnel-import',
  title: '名簿の取込み',
  provision: '本文 第1-3(1)',
  rules: ['R003', 'R004', 'R044'],
  lanes: administrator,
  states: { applied: { label: '取込済', tone: 'ok', closed: true } },
  acts: {
    apply: act({
      title: '名簿を取り込む',
      by: 'administrator',
      from: NEW,
      to: 'applied',
      rules: ['R002', 'R003', 'R004', 'R044', 'R048', 'R053', 'R054'],
      input: Apply,
      gates: [compared, asShown, unchangedSince, somethingToDo, badRowsSeen, everybodyNamed, leaversSeen],
      help: '名簿の取込みの画面で、差分を確かめてから行います。全てを一度に行うか、何も行いません。',
      tells: ({ model }) =>
        `${LIST_KINDS[model.kind]}の名簿「${model.fileName}」を取り込んだ（${summed(model)}。差分の要約値 ${model.digest.slice(0, 16)}…）`,
      apply: ({ model, actor }) => ({ ...model, ready: false, appliedBy: `${actor.rank} ${actor.name}`.trim() }),
    }),
  },
  figure: [],
  summary: (m) => ({ title: `${LIST_KINDS[m.kind]}の名簿「${m.fileName}」`, number: null, unitId: null }),
}
