import type { z } from 'zod'
import { actsOf, NEW, type Process } from '#kernel/pure/process.ts'
import { wareki } from '#kernel/pure/wareki.ts'
import { chosen, documentName, onSettled, postName, settled } from '../candidates.ts'
import { administrator } from '../inference.ts'
import { INCUMBENCY_KINDS } from '../words.ts'
import {
  endsAfterStart,
  notTwice,
  personBelongs,
  postIsVacant,
  postOf,
  postStands,
  restsOnOrder,
  staffOnly,
} from './gates.ts'
import { Appoint, End } from './inputs.ts'
import type { Incumbency } from './model.ts'

const act = actsOf<Incumbency>()

const settle = (m: Incumbency, input: z.output<typeof Appoint>) =>
  settled(input, { postId: m.posts, personId: m.people })

/** 補職: who holds the posts that the tables make responsible, from when to when. */
export const incumbency: Process<Incumbency> = {
  key: 'organisation.incumbency',
  title: '補職・代理・事務取扱',
  provision: '付紙第1・付紙第2',
  rules: ['R002', 'R042', 'R044'],
  lanes: administrator,
  states: {
    serving: { label: '就いている', tone: 'ok' },
    ended: { label: '離れた', tone: 'gone', closed: true },
  },
  acts: {
    appoint: act({
      title: '補職・代理等を記録する',
      by: 'administrator',
      from: NEW,
      to: 'serving',
      rules: ['R002', 'R042', 'R044'],
      input: Appoint,
      gates: onSettled(settle, [
        postStands,
        personBelongs,
        staffOnly,
        endsAfterStart,
        postIsVacant,
        notTwice,
        restsOnOrder,
      ]),
      help: '責任は官職に付きます。就いた日から、その官職の指定による権限がこの人に移ります。',
      tells: ({ model, input }) =>
        `${chosen(model.people, input.personId)?.name ?? ''}を${postOf(model, input.postId)}に${wareki(input.startsOn)}付けで就けた（${INCUMBENCY_KINDS[input.kind]}）`,
      apply: ({ model, input }) => {
        const post = chosen(model.posts, input.postId)
        const document = chosen(model.documents, input.documentId)
        return {
          ...model,
          ...settle(model, input),
          postTitle: post?.title ?? '',
          unitId: post?.unitId ?? '',
          unitName: post?.unitName ?? '',
          personName: chosen(model.people, input.personId)?.name ?? '',
          documentName: document ? documentName(document) : null,
        }
      },
    }),
    end: act({
      title: '離任を記録する',
      by: 'administrator',
      from: 'serving',
      to: 'ended',
      rules: ['R002'],
      input: End,
      gates: [
        {
          code: 'ends-before-start',
          rules: ['R002'],
          title: '離れる日が、就いた日より前ではない',
          asks: 'endsOn',
          holds: ({ model, input }) => input.endsOn >= model.startsOn,
          why: () => '離れる日が、就いた日より前です。',
        },
      ],
      help: '就かせる前に取り消すときは、就く日と同じ日を書きます。',
      tells: ({ model, input }) =>
        `${model.personName}が${wareki(input.endsOn)}付けで${postName({ unitName: model.unitName, title: model.postTitle })}を離れた（${input.reason}）`,
      apply: ({ model, input }) => ({ ...model, endsOn: input.endsOn }),
    }),
  },
  figure: [],
  summary: (m) => ({
    title: `${m.personName}　${postName({ unitName: m.unitName, title: m.postTitle })}${m.kind === 'substantive' ? '' : INCUMBENCY_KINDS[m.kind]}`,
    number: m.orderNumber,
    unitId: m.unitId,
  }),
}
