import { noInput } from '#kernel/pure/field.ts'
import { fiscalYearOf, fiscalYearShort } from '#kernel/pure/fiscal-year.ts'
import { actsOf, NEW, type Process } from '#kernel/pure/process.ts'
import { wareki } from '#kernel/pure/wareki.ts'
import {
  allCounted,
  confirmed,
  countersAreStaff,
  everythingSettled,
  periodIsSound,
  placesChosen,
  somethingToCount,
} from './gates.ts'
import { Counters, Plan, Reason, Report } from './inputs.ts'
import { missingOf, openOf, totalOf, type Stocktake } from './model.ts'
import { OURS } from './words.ts'

const act = actsOf<Stocktake>()

const named = (model: Stocktake, ids: readonly string[]) => model.staff.filter((p) => ids.includes(p.id))

const points = (n: number) => `${n.toLocaleString('ja-JP')}点`

/** 棚卸: whether what is kept together is really there (付紙第４ 1(1)). The directive gives no procedure: this is ours. */
export const stocktake: Process<Stocktake> = {
  key: 'media.stocktake',
  title: '可搬記憶媒体の棚卸',
  provision: '付紙第4 1(1)',
  rules: ['R048', 'R049'],
  lanes: {
    officer: { title: '部隊等情報保証責任者', role: 'UNIT', over: (m) => ({ unitId: m.unitId }) },
    lead: { title: '棚卸の責任者', role: 'UNIT', also: ['UNIT_IAP'], over: (m) => ({ unitId: m.unitId }) },
    counter: { title: '数える者・所持者', role: 'USER', over: (m) => ({ unitId: m.unitId }) },
  },
  states: {
    planned: {
      label: '計画',
      tone: 'plan',
      turn: 'lead',
      task: '棚卸を始める',
      main: 'freeze',
      due: (m) => m.startsOn,
    },
    counting: {
      label: '計数中',
      tone: 'now',
      turn: 'lead',
      task: '棚卸を数え終える',
      main: 'close-count',
      due: (m) => m.endsOn,
    },
    closing: {
      label: '差異の処理中',
      tone: 'now',
      turn: 'officer',
      task: '棚卸の差異を処理し、報告する',
      main: 'report',
      due: (m) => m.endsOn,
    },
    reported: { label: '報告済', tone: 'ok', closed: true },
    cancelled: { label: '棚卸を中止', tone: 'gone', closed: true },
  },
  acts: {
    plan: act({
      title: '棚卸を計画する',
      by: 'lead',
      from: NEW,
      to: 'planned',
      rules: ['R048', 'R049'],
      input: Plan,
      gates: [placesChosen, periodIsSound, countersAreStaff],
      help: OURS,
      numbered: ({ model, today }) => ({
        series: 'media.stocktake',
        unitId: model.unitId,
        prefix: `${model.unitMark}-${fiscalYearShort(fiscalYearOf(today))}-棚-`,
        width: 3,
      }),
      tells: ({ input }) => `棚卸を計画した（${wareki(input.startsOn)}から${wareki(input.endsOn)}まで）`,
      apply: ({ model, input, actor, as, number }) => ({
        ...model,
        number,
        scope: input.scope,
        places: input.scope === 'unit' ? [] : model.unitPlaces.filter((p) => input.places.includes(p.id)),
        startsOn: input.startsOn,
        endsOn: input.endsOn,
        counters: named(model, input.counters),
        note: input.note,
        plannedBy: `${as.postTitle} ${actor.rank} ${actor.name}`,
      }),
    }),
    'name-counters': act({
      title: '数える者を替える',
      by: 'lead',
      from: ['planned', 'counting'],
      to: ({ model }) => model.state,
      rules: ['R049'],
      input: Counters,
      gates: [countersAreStaff],
      help: '選んだ人だけが、これから数える者になります。すでに数えた記録は残ります。',
      tells: ({ model, input }) =>
        `数える者を定めた：${named(model, input.counters)
          .map((p) => p.name)
          .join('、')}`,
      apply: ({ model, input }) => ({ ...model, counters: named(model, input.counters) }),
    }),
    freeze: act({
      title: '基準時刻を定めて数え始める',
      by: 'lead',
      from: 'planned',
      to: 'counting',
      rules: ['R048', 'R049'],
      input: noInput,
      gates: [somethingToCount],
      help: '今この時の登録簿を写し、数えるべき媒体の一覧とします。この後の登録・転出・持出しは、異動として別に示します。',
      tells: ({ model }) => `基準時刻を定め、${points(model.expectable)}を数え始めた`,
      apply: ({ model, at }) => ({ ...model, baseAt: at }),
    }),
    'close-count': act({
      title: '数え終える',
      by: 'lead',
      from: 'counting',
      to: 'closing',
      rules: ['R048', 'R049'],
      input: noInput,
      gates: [allCounted],
      help: 'この後は、読取りも手元の確認も受け付けません。残った媒体は、理由を記録するか、所在不明とします。',
      tells: ({ model }) => `数え終えた（${points(totalOf(model.tally) - openOf(model.tally))}を確認）`,
      apply: ({ model, at }) => ({ ...model, countedAt: at }),
    }),
    reopen: act({
      title: 'もう一度数える',
      by: 'lead',
      from: 'closing',
      to: 'counting',
      rules: ['R048', 'R049'],
      input: Reason,
      help: '数え終えた後に、数え残しに気付いたときに使います。基準時刻と、これまでの記録は変わりません。',
      tells: ({ input }) => `もう一度数えることにした：${input.reason}`,
      apply: ({ model }) => ({ ...model, countedAt: null }),
    }),
    report: act({
      title: '棚卸の結果を報告する',
      by: 'officer',
      from: 'closing',
      to: 'reported',
      rules: ['R048', 'R049'],
      input: Report,
      gates: [everythingSettled, confirmed],
      irreversible: true,
      help: '一覧・読取り・回答のすべての要約値（SHA-256）が、この記録に結び付けられます。後から一件でも変えれば分かります。',
      tells: ({ model }) =>
        `棚卸の結果を報告した（対象${points(totalOf(model.tally))}、所在不明${points(missingOf(model.tally))}）`,
      apply: ({ model, input, actor, as, at }) => ({
        ...model,
        reportedAt: at,
        reportedBy: `${as.postTitle} ${actor.rank} ${actor.name}`,
        digest: model.signable?.digest ?? null,
        itemCount: model.signable?.items ?? null,
        scanCount: model.signable?.scans ?? null,
        missingCount: missingOf(model.tally),
        remarks: input.remarks,
      }),
      notices: ({ model }) => [
        {
          verb: '報告',
          role: 'UNIT',
          to: { unitId: model.unitId },
          text: `${model.unitName}の棚卸 ${model.number} が報告されました（所在不明${points(missingOf(model.tally))}）。`,
          rules: ['R049'],
        },
      ],
    }),
    cancel: act({
      title: '棚卸を中止する',
      by: 'officer',
      from: ['planned', 'counting', 'closing'],
      to: 'cancelled',
      rules: ['R049'],
      input: Reason,
      irreversible: true,
      help: 'これまでの読取りと回答は残りますが、結果は報告されません。',
      tells: ({ input }) => `棚卸を中止した：${input.reason}`,
      apply: ({ model }) => model,
    }),
  },
  figure: [
    { act: 'plan', from: 'lead', to: ['lead'], verb: '計画する', provision: '1(1)' },
    { act: 'freeze', from: 'lead', to: ['counter'], verb: '基準時刻を定める', provision: '1(1)' },
    { act: 'close-count', from: 'lead', to: ['officer'], verb: '数え終える', provision: '1(1)' },
    { act: 'report', from: 'officer', to: ['officer'], verb: '報告する', provision: '1(1)', documents: ['棚卸報告書'] },
  ],
  summary: (m) => ({
    title: `${m.unitName}の棚卸`,
    number: m.number,
    unitId: m.unitId,
    words: m.places.map((p) => p.name),
  }),
}
