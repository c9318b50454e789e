import { gateOf } from '#kernel/pure/process.ts'
import { wareki } from '#kernel/pure/wareki.ts'
import { ROSTER_STATES } from '../words.ts'
import type { Answer } from './model.ts'

const gate = gateOf<Answer>()

export const ownSheet = gate<unknown>({
  code: 'not-your-sheet',
  rules: ['R032'],
  title: '名簿に載っている本人が答える',
  holds: ({ model, actor }) => model.personId === actor.personId,
  why: ({ model }) => `これは${model.personName}の自己点検表です。本人のほかは、答えることも提出することもできません。`,
})

export const campaignIsOpen = gate<unknown>({
  code: 'campaign-not-open',
  rules: ['R030', 'R032'],
  title: '自己点検の回答期間である',
  holds: ({ model }) =>
    model.campaignState === 'open' || (model.state === 'returned' && model.campaignState === 'counting'),
  why: () => '自己点検は、今は回答を受け付けていません。下書きは残っています。',
  remedy: ({ model }) => ({ text: '自己点検の日程を見る', href: `/cases/${model.campaignId}` }),
})

export const notExcused = gate<unknown>({
  code: 'absent',
  rules: ['R031', 'R032'],
  title: '不在とされていない',
  holds: ({ model }) => model.roster?.standing !== 'absent',
  why: () => '部隊等情報保証責任者が、あなたを不在と記録しています。答えられるときは、対象に戻すよう頼んでください。',
})

/** いいえ without reason, action and day, 該当なし without a reason, or a question passed over is no answer to the sheet. */
export const everythingAnswered = gate<unknown>({
  code: 'not-all-answered',
  rules: ['R032'],
  title: '全ての設問に答え、「いいえ」には理由・是正措置・予定日、「該当なし」には理由がある',
  holds: ({ model }) => model.drafted !== null && model.drafted.problems === 0,
  why: ({ model }) =>
    model.drafted === null
      ? 'まだ一問も答えていません。'
      : `答えが足りないか、直す所のある設問が${model.drafted.problems}問あります。`,
  remedy: ({ model }) => ({
    text: '確認の画面で、足りない設問を見る',
    href: `/self-inspection/answer/${model.rosterId}/check`,
  }),
})

/** What is submitted is what the person saw on the check page, not what another window saved since. */
export const asChecked = gate<{ digest: string }>({
  code: 'changed-since-check',
  rules: ['R032'],
  title: '確認の画面で見たとおりの回答である',
  asks: 'digest',
  holds: ({ model, input }) => model.drafted?.digest === input.digest,
  why: () => '確認の画面を開いた後に、別の画面で回答が変わりました。今の回答を確かめてから、もう一度提出してください。',
  remedy: ({ model }) => ({ text: '確認の画面を開く', href: `/self-inspection/answer/${model.rosterId}/check` }),
})

export const notSubmittedYet = gate<unknown>({
  code: 'already-submitted',
  rules: ['R032'],
  title: 'まだ提出していない',
  holds: ({ model }) => model.roster === null || model.roster.state === 'none' || model.roster.state === 'draft',
  why: ({ model }) =>
    `この自己点検表は、すでに${ROSTER_STATES[model.roster?.state ?? 'submitted']}${model.submittedAt === null ? '' : `（${wareki(model.submittedAt.toISOString().slice(0, 10))}）`}です。`,
  remedy: ({ model }) => ({ text: '提出した回答を見る', href: `/self-inspection/answer/${model.rosterId}` }),
})
