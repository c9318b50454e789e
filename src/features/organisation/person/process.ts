import { z } from 'zod'
import { choice, day, pick, text, textOptional } from '#kernel/pure/field.ts'
import type { Day } from '#kernel/pure/day.ts'
import { actsOf, gateOf, NEW, type Follow, type Process } from '#kernel/pure/process.ts'
import { wareki } from '#kernel/pure/wareki.ts'
import { chosen } from '../candidates.ts'
import { administrator } from '../inference.ts'
import { PERSON_KINDS } from '../words.ts'
import { namedPerson, titlesAfter, type Person } from './model.ts'

const act = actsOf<Person>()
const gate = gateOf<Person>()

const rank = () => textOptional('階級・職名', { max: 30, hint: '例 1等空佐、事務官。職員以外は会社での職名か空欄。' })
const externalId = () =>
  textOptional('外部ID', {
    max: 200,
    hint: '組織のディレクトリやサインインの提供元が、この人を表す文字。なければ空欄。',
  })
const kana = () => text('よみ', { max: 60 })

const unitExists = gate<{ homeUnitId: string }>({
  code: 'unit-unknown',
  rules: ['R003', 'R004'],
  title: '所属する部隊等・課等が今ある',
  asks: 'homeUnitId',
  holds: ({ model, input }) => chosen(model.units, input.homeUnitId) !== undefined,
  why: () => '選んだ部隊等・課等は、ないか廃止されています。監督する責任者が定まりません。',
})

const unitId = (m: Person, value: string): string => chosen(m.units, value)?.id ?? ''
const unitNamed = (m: Person, id: string): string => chosen(m.units, id)?.name ?? ''

const inHandover = (caseId: string, actKey: string) => ({
  process: 'succession.handover',
  act: actKey,
  caseId,
  input: {},
})

const noNextHome = { nextHomeUnitId: null, nextHomeUnitName: null, nextHomeOn: null }

/** What ends with belonging here, once that day has come; what is planned for a later day ends by itself then. */
const endingOn = (m: Person, on: Day, today: Day): readonly Follow[] =>
  on > today ? [] : m.endings.map((ending) => ({ ...ending, input: {} }))

/** Everything on the person alone, by name; what is only counted is counted. */
const stays = (m: Person): string =>
  m.open.length === 0 ? `借りた物${m.held}点` : `${m.open.length}件（${m.open.join('、')}）`

/** 職員等: whom a 部隊等情報保証責任者 supervises, or controls when they are not staff. */
export const person: Process<Person> = {
  key: 'organisation.person',
  title: '職員等',
  provision: '本文 第1-3(1)',
  rules: ['R003', 'R004'],
  lanes: administrator,
  states: {
    present: { label: '在籍', tone: 'ok' },
    left: { label: '離籍', tone: 'gone', closed: true },
  },
  acts: {
    register: act({
      title: '職員等を登録する',
      by: 'administrator',
      from: NEW,
      to: 'present',
      rules: ['R003', 'R004'],
      input: z.object({
        kind: choice('区分', PERSON_KINDS),
        serviceNumber: textOptional('職員番号', { max: 30 }),
        externalId: externalId(),
        rank: rank(),
        name: text('氏名', { max: 60 }),
        kana: kana(),
        homeUnitId: pick('所属', 'unit'),
        startsOn: day('所属した日'),
      }),
      gates: [unitExists],
      tells: ({ input, model }) =>
        `${namedPerson({ rank: input.rank ?? '', name: input.name })}（${PERSON_KINDS[input.kind]}）を${unitNamed(model, input.homeUnitId)}の所属として登録した`,
      apply: ({ model, input }) => ({
        ...model,
        ...input,
        rank: input.rank ?? '',
        homeUnitId: unitId(model, input.homeUnitId),
        homeUnitName: unitNamed(model, input.homeUnitId),
      }),
    }),
    change: act({
      title: '階級・氏名を改める',
      by: 'administrator',
      from: 'present',
      to: 'present',
      rules: ['R003', 'R004'],
      input: z.object({ rank: rank(), name: text('氏名', { max: 60 }), kana: kana(), on: day('改める日') }),
      help: '既にある記録の階級・氏名は、その時のまま変わりません。',
      tells: ({ model, input }) =>
        `${namedPerson(model)}を${namedPerson({ rank: input.rank ?? '', name: input.name })}に改めた（${wareki(input.on)}付け）`,
      apply: ({ model, input }) => ({ ...model, rank: input.rank ?? '', name: input.name, kana: input.kana }),
    }),
    identify: act({
      title: '外部IDを記録する',
      by: 'administrator',
      from: 'present',
      to: 'present',
      rules: ['R003', 'R004'],
      input: z.object({ externalId: externalId() }),
      help: 'サインインの提供元の subject と同じ文字にすると、その人は提供元のアカウントでサインインできます。',
      tells: ({ input }) => (input.externalId === null ? '外部IDをなくした' : '外部IDを改めた'),
      apply: ({ model, input }) => ({ ...model, externalId: input.externalId }),
    }),
    transfer: act({
      title: '所属を移す',
      by: 'administrator',
      from: 'present',
      to: 'present',
      rules: ['R003', 'R004'],
      input: z.object({ homeUnitId: pick('新しい所属', 'unit'), on: day('移る日') }),
      gates: [
        unitExists,
        {
          code: 'media-of-old-unit',
          rules: ['R048', 'R049'],
          title: '前の所属の媒体等を手元に持っていない',
          force: 'warn',
          holds: ({ model }) => model.held === 0,
          why: ({ model }) => `前の所属で借りた物が${model.held}点、手元にあります。返すまで前の所属が管理します。`,
        },
        {
          code: 'posts-of-old-unit',
          rules: ['R002'],
          title: '前の所属の官職を離れている',
          force: 'warn',
          holds: ({ model }) => !model.posts.some((p) => p.unitId === model.homeUnitId && p.endsOn === null),
          why: ({ model, today }) => `${titlesAfter(model, today)}に就いたままです。離任を記録するまで責任が続きます。`,
        },
      ],
      help: '先の日付の移動は、その日から効きます。それまでは今の所属のままです。',
      tells: ({ model, input }) => `所属を${unitNamed(model, input.homeUnitId)}に移した（${wareki(input.on)}付け）`,
      apply: ({ model, input, today }) =>
        input.on > today
          ? {
              ...model,
              nextHomeUnitId: unitId(model, input.homeUnitId),
              nextHomeUnitName: unitNamed(model, input.homeUnitId),
              nextHomeOn: input.on,
            }
          : {
              ...model,
              ...noNextHome,
              homeUnitId: unitId(model, input.homeUnitId),
              homeUnitName: unitNamed(model, input.homeUnitId),
            },
      follows: ({ model, input, today }) =>
        unitId(model, input.homeUnitId) === model.homeUnitId ? [] : endingOn(model, input.on, today),
    }),
    leave: act({
      title: '離籍させる',
      by: 'administrator',
      from: 'present',
      to: 'left',
      rules: ['R002', 'R048', 'R053', 'R054'],
      input: z.object({ endsOn: day('離れる日', { hint: 'この日からは籍がない。' }), reason: text('理由') }),
      gates: [
        {
          code: 'media-still-held',
          rules: ['R048', 'R053', 'R054'],
          title: '借りた媒体等を返し、本人だけの許可・申請を終えている',
          holds: ({ model }) => model.held === 0 && model.open.length === 0,
          why: ({ model }) =>
            `この人に残っているものがあります：${stays(model)}。返すか、引き継ぐか、終えるまで離籍させられません。`,
          remedy: ({ model }) =>
            model.handovers.giving[0] === undefined
              ? { text: '引継ぎを始める', href: `/begin/succession.handover/open?person=${model.id}` }
              : { text: '始まっている引継ぎを開く', href: `/cases/${model.handovers.giving[0]}` },
        },
        {
          code: 'posts-still-held',
          rules: ['R002'],
          title: '官職を全て離れている',
          asks: 'endsOn',
          holds: ({ model, input }) => model.posts.every((p) => p.endsOn !== null && p.endsOn <= input.endsOn),
          why: ({ model, input }) =>
            `${titlesAfter(model, input.endsOn)}に就いたままです。責任者が誰か分からなくなります。`,
          remedy: ({ model }) => ({
            text: '先に離任を記録する',
            href: `/registers/incumbencies?q=${encodeURIComponent(model.name)}`,
          }),
        },
        {
          code: 'ends-before-start',
          rules: ['R003', 'R004'],
          title: '所属した日より前に離籍しない',
          asks: 'endsOn',
          holds: ({ model, input }) => input.endsOn >= model.startsOn,
          why: () => '離れる日が、所属した日より前です。',
        },
      ],
      tells: ({ input }) => `${wareki(input.endsOn)}付けで離籍した（${input.reason}）`,
      apply: ({ model, input }) => ({ ...model, endsOn: input.endsOn }),
      follows: ({ model, input, today }) => [
        ...endingOn(model, input.endsOn, today),
        ...model.handovers.giving.map((caseId) => inHandover(caseId, 'giver-leaves')),
        ...model.handovers.receiving.map((caseId) => inHandover(caseId, 'successor-leaves')),
      ],
    }),
    rejoin: act({
      title: '再び所属させる',
      by: 'administrator',
      from: 'left',
      to: 'present',
      rules: ['R003', 'R004'],
      input: z.object({ rank: rank(), homeUnitId: pick('所属', 'unit'), startsOn: day('所属した日') }),
      gates: [
        unitExists,
        {
          code: 'returns-before-leaving',
          rules: ['R003', 'R004'],
          title: '離れた日より前に戻らない',
          asks: 'startsOn',
          holds: ({ model, input }) => model.endsOn === null || input.startsOn >= model.endsOn,
          why: () => '所属した日が、前に離れた日より前です。',
        },
      ],
      tells: ({ model, input }) =>
        `${unitNamed(model, input.homeUnitId)}に再び所属した（${wareki(input.startsOn)}付け）`,
      apply: ({ model, input }) => ({
        ...model,
        rank: input.rank ?? '',
        homeUnitId: unitId(model, input.homeUnitId),
        homeUnitName: unitNamed(model, input.homeUnitId),
        ...noNextHome,
        startsOn: input.startsOn,
        endsOn: null,
      }),
    }),
  },
  figure: [],
  summary: (m) => ({
    title: namedPerson(m),
    number: m.serviceNumber,
    unitId: m.homeUnitId,
    words: [m.kana, m.homeUnitName],
  }),
}
