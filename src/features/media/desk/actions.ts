import type { Act } from '#kernel/pure/process.ts'
import { medium } from '../medium/process.ts'
import { takeOut } from '../take-out/process.ts'

/** An act that a scanned medium may get: on the medium itself, on its take-out, or one that begins a take-out. */
export type Aim = {
  process: 'media.medium' | 'media.take-out'
  act: string
  on: 'medium' | 'open-take-out' | 'returned-take-out' | 'new-take-out'
}

export type Action = {
  /** What the desk is for. */
  title: string
  /** On the button, after the number of media: 「12点を取り出す」. */
  verb: string
  /** Said of one medium that can be done. */
  can: string
  /** Lane of the desk: who may do the act may open the desk. */
  by: 'member' | 'keeper'
  /** The first of these that is granted is done. */
  aims: readonly [Aim, ...Aim[]]
}

const onMedium = (act: string): Aim => ({ process: 'media.medium', act, on: 'medium' })
const onTakeOut = (act: string, on: Aim['on'] = 'open-take-out'): Aim => ({ process: 'media.take-out', act, on })

/** What can be chosen once for many media. Forms, conditions and rules are those of the acts themselves. */
export const ACTIONS = {
  'begin-use': {
    title: '取出し（区域内で使う）',
    verb: '取り出す',
    can: '取り出せます',
    by: 'member',
    aims: [onMedium('begin-use')],
  },
  receive: {
    title: '受取り（渡されたもの）',
    verb: '受け取る',
    can: '受け取れます',
    by: 'member',
    aims: [onMedium('receive')],
  },
  'return-use': {
    title: '戻し（区域内で使ったもの）',
    verb: '戻す',
    can: '戻せます',
    by: 'member',
    aims: [onMedium('return-use'), onMedium('take-back')],
  },
  'confirm-use': {
    title: '格納の確認（戻されたもの）',
    verb: '格納を確認する',
    can: '確認できます',
    by: 'keeper',
    aims: [onMedium('confirm-return')],
  },
  'request-take-out': {
    title: '持出しの申請（まとめて）',
    verb: '申請する',
    can: '申請できます',
    by: 'member',
    aims: [onTakeOut('request', 'new-take-out')],
  },
  leave: {
    title: '持出し（許可されたもの）',
    verb: '持ち出す',
    can: '持ち出せます',
    by: 'member',
    aims: [onTakeOut('leave')],
  },
  'return-take-out': {
    title: '持出しからの返却',
    verb: '返す',
    can: '返せます',
    by: 'member',
    aims: [onTakeOut('return'), onTakeOut('take-back')],
  },
  'confirm-take-out': {
    title: '返却の確認（持ち出されたもの）',
    verb: '返却を確認する',
    can: '確認できます',
    by: 'keeper',
    aims: [onTakeOut('confirm-return', 'returned-take-out')],
  },
  'show-number': {
    title: '登録番号の表示',
    verb: '表示を記録する',
    can: '記録できます',
    by: 'keeper',
    aims: [onMedium('show-number')],
  },
} as const satisfies Readonly<Record<string, Action>>

export type ActionKey = keyof typeof ACTIONS

export const ACTION_KEYS = Object.keys(ACTIONS) as readonly ActionKey[]

export const isActionKey = (key: string): key is ActionKey => Object.hasOwn(ACTIONS, key)

export const actionOf = (key: ActionKey): Action => ACTIONS[key]

/** What a desk for use does where its user is somebody else than whoever reads. */
const HANDING: Action = {
  title: '取出し（職員に渡す）',
  verb: '渡す',
  can: '渡せます',
  by: 'keeper',
  aims: [onMedium('hand-out')],
}

/** What a desk does, by its action and its answers. */
export const deedOf = (desk: { action: ActionKey; input: Readonly<Record<string, unknown>> }): Action =>
  desk.action === 'begin-use' && typeof desk.input['receiverId'] === 'string' ? HANDING : actionOf(desk.action)

/** The name of the desk's act that begins with this action. */
export const openingAct = (key: ActionKey) => `open-${key}`

/** The act an aim means, as its own process defines it; its form is the desk's form. */
export const aimedAct = (aim: Aim): Pick<Act<never>, 'input' | 'rules' | 'title' | 'gates'> => {
  const acts = aim.process === 'media.medium' ? medium.acts : takeOut.acts
  const act = acts[aim.act]
  if (!act) throw new Error(`no act ${aim.process}.${aim.act}`)
  return act
}
