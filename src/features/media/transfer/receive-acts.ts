import { z } from 'zod'
import { actsOf } from '#kernel/pure/process.ts'
import { wareki } from '#kernel/pure/wareki.ts'
import { receiptFollows, tellSender } from './follows.ts'
import {
  closedByNow,
  differencesAreOfArrived,
  everyLineAnswered,
  placeForArrived,
  receivedByNow,
  returnedByNow,
  slipIsBack,
} from './gates.ts'
import { Close, PaperReceipt, Receive, ReturnSlip } from './inputs.ts'
import type { Transfer } from './model.ts'
import { differencesOf, withArrival, type Arrival } from './receipt.ts'

const act = actsOf<Transfer>()

const arrivedText = (m: Transfer, arrival: Arrival): string => {
  const lines = withArrival(m.lines, arrival)
  const difference = differencesOf(lines)
  const count = `${lines.filter((l) => l.received).length}点`
  return difference === null ? count : `${count}、相違あり`
}

/** From the receipt on: 受領票の記入, 返信, 紙の受領票の記録, 完結. */
export const receiveActs = {
  receive: act({
    title: '受領票に記入する',
    by: 'receiver',
    from: 'sent',
    to: ({ model, input }) => (differencesOf(withArrival(model.lines, input)) === null ? 'received' : 'difference'),
    rules: ['R017', 'R046', 'R050'],
    input: Receive,
    gates: [everyLineAnswered, differencesAreOfArrived, receivedByNow, placeForArrived],
    irreversible: true,
    help: '現物の型式・登録番号・数量を送達票と照らして記入します。届いた媒体は、データの区分を変えずに自分の部隊等の登録簿へ接受として登録され、新しい登録番号が付きます。',
    tells: ({ model, input }) => `受領票に記入した（${wareki(input.receivedOn)}受領、${arrivedText(model, input)}）`,
    apply: ({ model, input, actor, as }) => {
      const lines = withArrival(model.lines, input)
      return {
        ...model,
        lines,
        difference: differencesOf(lines),
        receivedOn: input.receivedOn,
        receiverPost: as.postTitle,
        receiverRank: actor.rank,
        receiverName: actor.name,
        receiptNote: input.note,
      }
    },
    follows: ({ input, actor, as }, after) =>
      receiptFollows(after, {
        by: `${as.postTitle} ${actor.rank} ${actor.name}`,
        on: input.receivedOn,
        placeId: input.placeId,
        note: input.note,
      }),
  }),
  'note-registered': act({
    title: '接受した媒体の登録を票に記した',
    by: 'consequence',
    from: ['received', 'difference'],
    to: ({ model }) => model.state,
    rules: ['R050'],
    input: z.object({}),
    apply: ({ model }) => model,
  }),
  'return-slip': act({
    title: '受領票を返信する',
    by: 'receiver',
    from: ['received', 'difference'],
    to: 'slip-returned',
    rules: ['R047'],
    input: ReturnSlip,
    gates: [returnedByNow],
    help: '受領したら速やかに返信します。この操作で、記入した受領票が発送元に届きます。',
    tells: ({ input }) => `受領票を返信した（${wareki(input.returnedOn)}）`,
    apply: ({ model, input }) => ({ ...model, receiptReturnedOn: input.returnedOn }),
    notices: ({ model }) =>
      tellSender(
        model,
        `送達票 ${model.number} の受領票が返信されました${model.difference === null ? '' : '（相違あり）'}。確かめて完結してください。`,
      ),
  }),
  'record-paper-receipt': act({
    title: '返ってきた紙の受領票を記録する',
    by: 'keeper',
    from: 'sent-outside',
    to: 'slip-returned',
    rules: ['R017', 'R046', 'R047'],
    input: PaperReceipt,
    gates: [everyLineAnswered, differencesAreOfArrived, receivedByNow, returnedByNow],
    irreversible: true,
    help: '受領票に書かれているとおりに記録し、紙の受領票は送達票とともに綴じます。',
    tells: ({ model, input }) =>
      `紙の受領票を記録した（${input.receiverUnit} ${input.receiverPost} ${input.receiverRank} ${input.receiverName}、${arrivedText(model, input)}）`,
    apply: ({ model, input }) => {
      const lines = withArrival(model.lines, input)
      return {
        ...model,
        lines,
        difference: differencesOf(lines),
        toOutside: input.receiverUnit,
        receivedOn: input.receivedOn,
        receiverPost: input.receiverPost,
        receiverRank: input.receiverRank,
        receiverName: input.receiverName,
        receiptNote: input.note,
        receiptReturnedOn: input.returnedOn,
      }
    },
    follows: ({ input, actor, as }, after) =>
      receiptFollows(after, {
        by: `${as.postTitle} ${actor.rank} ${actor.name}`,
        on: input.returnedOn,
        placeId: null,
        note: input.note,
      }),
  }),
  close: act({
    title: '受領票を確かめて完結する',
    by: 'keeper',
    from: 'slip-returned',
    to: 'closed',
    rules: ['R047'],
    input: Close,
    gates: [slipIsBack, closedByNow],
    help: '相違があるときも、受領票が返れば送達は完結できます。相違は事案の中で調べます。',
    tells: ({ model }) =>
      model.difference === null ? '受領票を確かめて完結した' : '受領票を確かめて完結した（相違は事案へ）',
    apply: ({ model, input }) => ({ ...model, closedOn: input.closedOn }),
  }),
}
