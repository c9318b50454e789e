import { fiscalYearOf, fiscalYearShort } from '#kernel/pure/fiscal-year.ts'
import { actsOf, NEW, type Process } from '#kernel/pure/process.ts'
import { LABEL_PROFILES } from '../forms/label-profiles.ts'
import { noSecrets, notTooMany, ofOneUnit, otherIsExplained, reprintHasReason, stillHere } from './gates.ts'
import { Print } from './inputs.ts'
import { namesOf, REASONS, type LabelPrint } from './model.ts'

const act = actsOf<LabelPrint>()

/** ラベルの印刷 (付紙第４ 1(1)ア(ｱ)、イ): every printing is one act, and its sheet is made from the record. */
export const labelPrint: Process<LabelPrint> = {
  key: 'media.label-print',
  title: 'ラベルの印刷',
  provision: '付紙第4 1(1)ア(ｱ)',
  rules: ['R051', 'R057'],
  lanes: {
    keeper: { title: '部隊等情報保証責任者', role: 'UNIT', also: ['UNIT_IAP'], over: (m) => ({ unitId: m.unitId }) },
  },
  states: { printed: { label: '印刷済', tone: 'ok', closed: true } },
  acts: {
    print: act({
      title: 'ラベルを印刷する',
      by: 'keeper',
      from: NEW,
      to: 'printed',
      rules: ['R051', 'R057'],
      input: Print,
      gates: [noSecrets, stillHere, ofOneUnit, notTooMany, reprintHasReason, otherIsExplained],
      help: '印刷は記録に残ります。PDFは、印刷した日の間、記録の画面から開けます（達に定めはなく、本製品の設定）。',
      numbered: ({ model, today }) => ({
        series: 'media.label-print',
        unitId: model.unitId,
        prefix: `${model.unitMark}-${fiscalYearShort(fiscalYearOf(today))}-札-`,
        width: 4,
      }),
      tells: ({ model, input }) =>
        [
          `${namesOf(model.items)}のラベル${model.items.length}枚を印刷した（${LABEL_PROFILES[input.profile].title}）`,
          ...(input.reason === null || model.reprints === 0
            ? []
            : [`再印刷${model.reprints}枚の理由：${REASONS[input.reason]}`]),
        ].join('。'),
      apply: ({ model, input, number, actor, as, at }) => ({
        ...model,
        number,
        profile: input.profile,
        startPosition: input.start,
        reason: model.reprints === 0 ? null : input.reason,
        reasonNote: model.reprints === 0 ? null : input.reasonNote,
        printedAt: at,
        printedBy: `${as.postTitle} ${actor.rank} ${actor.name}`,
        personId: actor.personId,
      }),
    }),
  },
  figure: [
    { act: 'print', from: 'keeper', to: ['keeper'], verb: '印刷する', provision: '1(1)ア(ｱ)', documents: ['ラベル'] },
  ],
  summary: (m) => ({
    title: `ラベル${m.count}枚の印刷（${namesOf(m.items, 1)}）`,
    number: m.number,
    unitId: m.unitId,
    personId: m.personId,
    words: m.items.slice(0, 50).map((i) => i.number),
  }),
}
