import { actsOf, NEW, type Context, type Notice, type Process } from '#kernel/pure/process.ts'
import { fiscalYearOf, fiscalYearShort } from '#kernel/pure/fiscal-year.ts'
import { keptInPlace, measuresRecorded, notLost, stillLost } from './gates.ts'
import { FoundAgain, Opening, Search, Settle, WriteOff } from './inputs.ts'
import { KIND_TITLES, type Incident } from './model.ts'

const act = actsOf<Incident>()

type Opened = { foundOn: string; foundBy: string; circumstances: string }

/** The directive's part on media names nobody a loss is reported to. */
export const REPORTS_ARE_OURS =
  '達の可搬記憶媒体の部分に、所在不明の報告先の定めはありません。部隊等情報保証責任者へ、所在不明は情報保証責任者へも報告するのは、本製品の設定です。'

const OTHER_PROCEDURES =
  'データの流出のおそれがあれば情報流出の手続（付紙第8）を、物品の亡失は物品管理の手続を、あわせて行います。ここでの記録は、それらに代わりません。'

const opening = {
  by: 'consequence',
  from: NEW,
  to: 'open',
  input: Opening,
  numbered: ({ model, today }: Context<Incident, Opened>) => ({
    series: 'media.incident',
    unitId: model.unitId,
    prefix: `${model.unitMark}-${fiscalYearShort(fiscalYearOf(today))}-事-`,
    width: 3,
  }),
}

const opened = ({ model, input, number }: Context<Incident, Opened>) => ({ ...model, ...input, number })

const toOfficer = (m: Incident, text: string): Notice => ({
  verb: '報告',
  role: 'UNIT',
  to: { unitId: m.unitId },
  text,
  rules: ['R049'],
})

const onMedium = (m: Incident, actKey: string, input: Record<string, unknown> = {}) => [
  { process: 'media.medium', act: actKey, caseId: m.mediumId, input },
]

/** 所在不明 and 送達の相違: opened by the acts that find them, closed by the officer who answers for the register. */
export const incident: Process<Incident> = {
  key: 'media.incident',
  title: '可搬記憶媒体の所在不明・相違の事案',
  provision: '付紙第4 1(1)',
  rules: ['R046', 'R048', 'R049'],
  lanes: {
    officer: { title: '部隊等情報保証責任者', role: 'UNIT', over: (m) => ({ unitId: m.unitId }) },
    keeper: { title: '部隊等情報保証責任者', role: 'UNIT', also: ['UNIT_IAP'], over: (m) => ({ unitId: m.unitId }) },
  },
  states: {
    open: { label: '調査中', tone: 'lost', turn: 'officer', task: '所在不明・相違の媒体を探し、措置を記録する' },
    measured: { label: '措置を記録', tone: 'now', turn: 'officer', task: '所在不明・相違の事案の結末を記録する' },
    found: { label: '発見', tone: 'ok', closed: true },
    settled: { label: '相違解明', tone: 'ok', closed: true },
    'written-off': { label: '亡失', tone: 'gone', closed: true },
  },
  acts: {
    'open-loss': act({
      ...opening,
      title: '所在不明の事案を開いた',
      rules: ['R048', 'R049'],
      tells: ({ model, number }) => `所在不明の事案 ${number} を開いた（${model.mediumNumber}）`,
      apply: (c) => ({ ...opened(c), kind: 'loss' }),
      notices: (_, after) => [
        toOfficer(
          after,
          `${after.mediumNumber}の所在が分かりません（事案 ${after.number}）。探し、措置を記録してください。`,
        ),
        {
          verb: '報告',
          role: 'IAO',
          to: {},
          text: `${after.unitName}の可搬記憶媒体${after.mediumNumber}が所在不明です（事案 ${after.number}）。`,
          rules: ['R049'],
        },
      ],
    }),
    'open-difference': act({
      ...opening,
      title: '送達の相違の事案を開いた',
      rules: ['R046', 'R047', 'R049'],
      tells: ({ model, number }) => `送達の相違の事案 ${number} を開いた（${model.mediumNumber}）`,
      apply: (c) => ({ ...opened(c), kind: 'difference' }),
      notices: (_, after) => [
        toOfficer(
          after,
          `送達票 ${after.transferNumber ?? ''} の${after.mediumNumber}に相違があります（事案 ${after.number}）。調べてください。`,
        ),
      ],
    }),
    search: act({
      title: '捜索の措置を記録する',
      by: 'keeper',
      from: ['open', 'measured'],
      to: 'measured',
      rules: ['R048', 'R049'],
      input: Search,
      help: `${OTHER_PROCEDURES}${REPORTS_ARE_OURS}`,
      tells: ({ input }) => `措置を記録した：${input.measures}`,
      apply: ({ model, input }) => ({
        ...model,
        measures: model.measures === null ? input.measures : `${model.measures}\n${input.measures}`,
      }),
    }),
    found: act({
      title: '見つかったことを記録する',
      by: 'officer',
      from: ['open', 'measured'],
      to: 'found',
      rules: ['R048', 'R049'],
      input: FoundAgain,
      gates: [stillLost, keptInPlace],
      help: '媒体は、使用停止や番号の表示など、元の扱いのまま保管に戻ります。持出し中だった媒体は、返却として記録され、確認を待ちます。使う前にウイルス検査を行い、内容に異状がないかを確かめます。',
      tells: ({ input }) => `見つかった：${input.outcome}`,
      apply: ({ model, input }) => ({ ...model, outcome: input.outcome }),
      follows: ({ input }, after) => onMedium(after, 'find-again', { placeId: input.placeId }),
    }),
    settle: act({
      title: '相違の調べを記録して終える',
      by: 'officer',
      from: ['open', 'measured'],
      to: 'settled',
      rules: ['R046', 'R049'],
      input: Settle,
      gates: [notLost],
      tells: ({ input }) => `相違を解明した：${input.outcome}`,
      apply: ({ model, input }) => ({ ...model, outcome: input.outcome }),
    }),
    'write-off': act({
      title: '亡失とする',
      by: 'officer',
      from: ['open', 'measured'],
      to: 'written-off',
      rules: ['R049'],
      input: WriteOff,
      gates: [stillLost, measuresRecorded],
      irreversible: true,
      help: `登録簿の行は亡失として残ります。${OTHER_PROCEDURES}`,
      tells: ({ input }) => `亡失とした：${input.outcome}`,
      apply: ({ model, input }) => ({ ...model, outcome: input.outcome }),
      follows: (_, after) => onMedium(after, 'give-up'),
      notices: (_, after) => [
        {
          verb: '報告',
          role: 'IAO',
          to: {},
          text: `${after.unitName}の可搬記憶媒体${after.mediumNumber}を亡失としました（事案 ${after.number}）。`,
          rules: ['R049'],
        },
      ],
    }),
  },
  figure: [
    { act: 'search', from: 'keeper', to: ['officer'], verb: '探し、措置を記録', provision: '1(1)' },
    { act: 'found', from: 'officer', to: ['officer'], verb: '結末を記録', provision: '1(1)' },
  ],
  summary: (m) => ({
    title: `${m.mediumNumber}の${KIND_TITLES[m.kind]}`,
    number: m.number,
    unitId: m.unitId,
    otherUnitId: m.otherUnitId,
    words: [m.mediumNumber, m.transferNumber ?? ''],
  }),
}
