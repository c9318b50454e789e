import { actsOf, NEW, type Context } from '#kernel/pure/process.ts'
import { fiscalYearOf, fiscalYearShort } from '#kernel/pure/fiscal-year.ts'
import { wareki } from '#kernel/pure/wareki.ts'
import { onEveryMedium, tellReceiver, tellSender, vanished } from './follows.ts'
import {
  anotherUnit,
  backInPlace,
  keptAndRegistered,
  notSecret,
  onNoOtherSlip,
  oneRecipient,
  sentByNow,
  someoneCanSign,
} from './gates.ts'
import { CallBack, Cancel, Missing, Prepare, Remind, Send } from './inputs.ts'
import { recipientOf, type SlipLine, type Transfer } from './model.ts'

const act = actsOf<Transfer>()

const signedBy = ({ actor, as }: Pick<Context<Transfer, unknown>, 'actor' | 'as'>) => ({
  senderId: actor.personId,
  senderPost: as.postTitle,
  senderRank: actor.rank,
  senderName: actor.name,
})

const linesOf = (m: Transfer, media: readonly string[]): readonly SlipLine[] =>
  [...new Set(media)].flatMap((id, nth) => {
    const candidate = m.candidates.find((c) => c.id === id)
    if (!candidate) return []
    return {
      line: nth + 1,
      mediumId: id,
      model: candidate.model,
      number: candidate.number,
      quantity: 1,
      received: null,
      receivedModel: null,
      receivedNumber: null,
      receivedQuantity: null,
      registeredAs: null,
      medium: null,
    }
  })

const sendNow = {
  from: 'prepared',
  to: ({ model }: { model: Transfer }) => (model.toUnitId === null ? 'sent-outside' : 'sent'),
  rules: ['R045'] as const,
  input: Send,
  gates: [sentByNow],
  help: '送達票を印刷して媒体に添えます。発送した人の職名・階級・氏名が、発送者として票に残ります。',
  tells: ({ model, input }: Context<Transfer, { sentOn: string }>) =>
    `${recipientOf(model)}へ発送した（${wareki(input.sentOn)}、${model.lines.length}点、${model.means}）`,
  apply: (c: Context<Transfer, { sentOn: string }>) => ({ ...c.model, ...signedBy(c), sentOn: c.input.sentOn }),
  follows: (_: unknown, after: Transfer) => onEveryMedium(after, 'send', { to: recipientOf(after) }),
  notices: (_: unknown, after: Transfer) =>
    tellReceiver(
      after,
      '通知',
      `${after.unitName}から可搬記憶媒体${after.lines.length}点が発送されました（送達票 ${after.number}）。届いたら受領票に記入し、速やかに返信してください。`,
    ),
}

/** The sending unit's half: 送達票の作成, 発送, 取消, 取戻し, 督促, 未着. */
export const sendActs = {
  prepare: act({
    title: '送達票を作る',
    by: 'member',
    from: NEW,
    to: 'prepared',
    rules: ['R017', 'R045'],
    input: Prepare,
    gates: [notSecret, keptAndRegistered, onNoOtherSlip, oneRecipient, anotherUnit, someoneCanSign],
    help: '他の部隊等へ送る媒体に添える送達票（付紙第３）を作ります。防衛省が管理する区域の外へ出る送達に持出しの許可が要るかは、部隊等情報保証責任者が判断します。',
    numbered: ({ model, today }) => ({
      series: 'media.transfer',
      unitId: model.unitId,
      prefix: `${model.unitMark}-${fiscalYearShort(fiscalYearOf(today))}-送-`,
      width: 3,
    }),
    tells: ({ model, input, number }) =>
      `送達票 ${number} を作った（${model.recipients.find((r) => r.id === input.toUnitId)?.name ?? input.toOutside ?? ''}宛て、${new Set(input.media).size}点）`,
    apply: (c) => ({
      ...c.model,
      ...signedBy(c),
      number: c.number,
      toUnitId: c.input.toUnitId,
      toUnitName: c.model.recipients.find((r) => r.id === c.input.toUnitId)?.name ?? null,
      toOutside: c.input.toOutside,
      means: c.input.means,
      note: c.input.note,
      preparedOn: c.today,
      lines: linesOf(c.model, c.input.media),
    }),
  }),
  send: act({ title: '発送する', by: 'sender', ...sendNow }),
  'send-instead': act({ title: '作成者に代わって発送する', by: 'keeper', ...sendNow }),
  cancel: act({
    title: '送達票を取り消す',
    by: 'member',
    from: 'prepared',
    to: 'cancelled',
    rules: ['R045'],
    input: Cancel,
    tells: ({ input }) => `送達票を取り消した（理由：${input.reason}）`,
    apply: ({ model }) => model,
  }),
  'call-back': act({
    title: '発送した媒体を取り戻す',
    by: 'keeper',
    from: ['sent', 'sent-outside'],
    to: 'cancelled',
    rules: ['R045', 'R048'],
    input: CallBack,
    gates: [backInPlace],
    irreversible: true,
    help: '媒体が手元に戻ってから行います。票は取消となり、番号は再び使いません。',
    tells: ({ input }) => `発送した媒体を取り戻し、送達を取り消した（理由：${input.reason}）`,
    apply: ({ model }) => model,
    follows: ({ input }, after) => onEveryMedium(after, 'come-home', { placeId: input.placeId }),
    notices: ({ input }, after) =>
      tellReceiver(after, '連絡', `送達票 ${after.number} の送達は取り消されました（理由：${input.reason}）。`),
  }),
  remind: act({
    title: '受領票の返信を督促する',
    by: 'keeper',
    from: ['sent', 'received', 'difference'],
    to: ({ model }) => model.state,
    rules: ['R047'],
    input: Remind,
    tells: ({ input }) => `受領票の返信を督促した${input.words === null ? '' : `（${input.words}）`}`,
    apply: ({ model }) => model,
    notices: ({ model, input }) =>
      tellReceiver(
        model,
        '連絡',
        `送達票 ${model.number} の受領票がまだ返っていません。速やかに返信してください。${input.words ?? ''}`,
      ),
  }),
  'report-missing': act({
    title: '届いていないと届け出る',
    by: 'keeper',
    from: ['sent', 'sent-outside'],
    to: 'missing',
    rules: ['R046', 'R049'],
    input: Missing,
    help: '票の媒体が一つも届いていないときに届け出ます。承認を待ちません。媒体は所在不明となり、媒体ごとに事案が開かれます。',
    tells: () => '送達した媒体が届いていないと届け出た',
    apply: ({ model }) => {
      const lines = model.lines.map((l) => ({ ...l, received: false }))
      return { ...model, lines, difference: '票のすべての媒体が届いていない' }
    },
    follows: ({ input, actor, as }, after) =>
      after.lines.flatMap((l) =>
        vanished(after, l, {
          on: input.noticedOn,
          by: `${as.postTitle} ${actor.rank} ${actor.name}`,
          circumstances: `送達票 ${after.number} の媒体が届いていない。${input.circumstances}`,
        }),
      ),
    notices: (_, after) => [
      ...tellSender(after, `送達票 ${after.number} の媒体が届いていないと届け出られました。`),
      ...tellReceiver(
        after,
        '連絡',
        `送達票 ${after.number} の媒体は届いていないものとされました。届いたら発送元に連絡してください。`,
      ),
    ],
  }),
}
