import { gateOf } from '#kernel/pure/process.ts'
import type { Exemption } from './model.ts'

const gate = gateOf<Exemption>()

export const withinInstruction = gate<{ within: boolean }>({
  code: 'outside-instruction',
  rules: ['R129'],
  title: '訓令第26条第1項に定める情報システムである',
  asks: 'within',
  holds: ({ input }) => input.within,
  why: () => '訓令第26条第1項に定める情報システムでなければ、運用承認を不要とすることはできません。',
  remedy: ({ model }) => ({
    text: '運用承認の手続を始める',
    href: `/begin/risk.approval/begin?system=${model.systemId}`,
  }),
})

export const oneSystem = gate<unknown>({
  code: 'class-of-systems',
  rules: ['R129'],
  title: '一つ一つの情報システムである',
  holds: ({ model }) => !model.systemIsClass,
  why: ({ model }) => `${model.systemName}は情報システムの類です。類に属する一つ一つの情報システムについて申請します。`,
})

export const noOther = gate<unknown>({
  code: 'exemption-open',
  rules: ['R129'],
  title: '同じ情報システムの申請や承認が、ほかにない',
  holds: ({ model }) => model.otherId === null,
  why: () => 'この情報システムには、運用承認を不要とする申請か承認が、すでにあります。',
  remedy: ({ model }) => ({ text: 'それを開く', href: `/cases/${model.otherId ?? ''}` }),
})

export const notOwnExemption = gate<unknown>({
  code: 'own-application',
  rules: ['R129'],
  title: '申請した人と決める人が別の人である',
  holds: ({ model, actor }) => model.applicantId !== actor.personId,
  why: () => '自分の申請を自分で承認することはできません。',
  remedy: () => ({ text: '代理の指定を受けた人に依頼してください。' }),
})

export const instructionChecked = gate<{ checked: boolean }>({
  code: 'instruction-unchecked',
  rules: ['R129'],
  title: '訓令第26条第1項に定める情報システムであることを確かめた',
  asks: 'checked',
  holds: ({ input }) => input.checked,
  why: () => '訓令第26条第1項に当たることを確かめた印がありません。',
})
