import { actsOf } from '#kernel/pure/process.ts'
import { notAPointer } from './gates.ts'
import { doneByNow, infectionIsCleared, takeOutIsOver, twoPeople } from './handling-gates.ts'
import { laidDown } from './in-place.ts'
import { Disposal, HandOver, Lost } from './inputs.ts'
import type { Medium } from './model.ts'

const act = actsOf<Medium>()

/** How a medium's life in the register ends: 消去, 破棄, 所在不明, 交付. */
export const endActs = {
  erase: act({
    title: '再利用のために消去する',
    by: 'officer',
    from: ['kept', 'stopped'],
    to: 'erased',
    rules: ['R066'],
    input: Disposal,
    gates: [notAPointer, takeOutIsOver, doneByNow, twoPeople],
    irreversible: true,
    help: '秘密保全に関する訓令の解釈及び運用について（防防調第326号）別紙第3第2項第14第5項により、情報を確実に消去します。',
    tells: ({ input }) => `消去した（${input.method}、実施者 ${input.operator}、確認者 ${input.witness}）`,
    apply: ({ model, input }) => ({
      ...laidDown(model),
      infectedSince: null,
      erasedOn: input.on,
      disposal: `${input.method}　実施者 ${input.operator}　確認者 ${input.witness}`,
    }),
  }),

  destroy: act({
    title: '媒体を破棄する',
    by: 'officer',
    from: ['kept', 'stopped', 'erased'],
    to: 'destroyed',
    rules: ['R067'],
    input: Disposal,
    gates: [notAPointer, takeOutIsOver, doneByNow, twoPeople],
    irreversible: true,
    help: '秘密保全に関する訓令第47条第3項に準じて破棄します。登録簿の行は残ります。',
    tells: ({ input }) => `破棄した（${input.method}、実施者 ${input.operator}、立会者 ${input.witness}）`,
    apply: ({ model, input }) => ({
      ...laidDown(model),
      placeId: null,
      destroyedOn: input.on,
      disposal: `${input.method}　実施者 ${input.operator}　立会者 ${input.witness}`,
    }),
  }),

  'report-lost': act({
    title: '所在不明を届け出る',
    by: 'reporter',
    from: ['unlabelled', 'kept', 'handed', 'disputed', 'in-use', 'asked', 'out', 'stopped', 'erased', 'secret'],
    to: 'lost',
    rules: ['R048', 'R049'],
    input: Lost,
    urgent: true,
    help: '見当たらないと気付いたら、探す前に届け出ます。届出は承認を待ちません。事案が開かれます。',
    tells: () => '所在不明を届け出た',
    apply: ({ model }) => ({ ...model, whereabouts: '不明' }),
    follows: ({ model, input, actor }) => [
      {
        process: 'media.incident',
        act: 'open-loss',
        caseId: null,
        from: { medium: model.id },
        input: {
          foundOn: input.foundOn,
          foundBy: `${actor.rank} ${actor.name}`,
          circumstances: input.circumstances,
        },
      },
    ],
  }),

  'hand-over': act({
    title: '開示可能データの媒体を交付する',
    by: 'officer',
    from: 'kept',
    to: 'handed-over',
    rules: ['R056'],
    input: HandOver,
    irreversible: true,
    gates: [
      infectionIsCleared,
      {
        code: 'not-disclosable',
        rules: ['R056', 'R069'],
        title: '開示可能データの媒体である',
        holds: ({ model }) => model.kind === 'disclosable',
        why: () => '業務用データの媒体は交付できません。部外への携行には持出しの許可が要ります。',
      },
    ],
    tells: ({ input }) => `${input.to}に交付した（${input.reason}）`,
    apply: ({ model, input }) => ({ ...model, placeId: null, movedTo: input.to }),
  }),
}
