import { gateOf } from '#kernel/pure/process.ts'
import type { VIRUS_CHECK } from '../words.ts'
import { isPointer, type Medium } from './model.ts'

const gate = gateOf<Medium>()

/** Found infected: not to be used until it is removed. */
export const notInfected = gate<{ virusCheck: keyof typeof VIRUS_CHECK }>({
  code: 'infected',
  rules: ['R015', 'R016', 'R068'],
  title: 'コンピュータ・ウイルス等に感染していないことを確認した',
  asks: 'virusCheck',
  holds: ({ input }) => input.virusCheck === 'clean',
  why: () => '感染が確認された媒体は、駆除されるまで使用できません。',
  remedy: ({ model }) => ({ text: '感染を届け出て使用を止める', href: `/cases/${model.id}/acts/report-infection` }),
})

/** What the register knows holds whatever the person says of the check. */
export const infectionIsCleared = gate<unknown>({
  code: 'infection-not-cleared',
  rules: ['R016'],
  title: '駆除の済んでいない感染がない',
  holds: ({ model }) => model.infectedSince === null,
  why: () => '感染が届け出られ、駆除がまだ確認されていません。駆除が確認されるまで使用できません。',
  remedy: ({ model }) => ({ text: '駆除の確認を求める', href: `/cases/${model.id}` }),
})

export const withinOwnArea = gate<{ area: 'own' | 'other' }>({
  code: 'outside-own-area',
  rules: ['R053', 'R054', 'R070'],
  title: '部隊等の所在する防衛省管理区域の中で使う',
  asks: 'area',
  holds: ({ input }) => input.area === 'own',
  why: () => '使用記録簿で使えるのは、部隊等の所在する防衛省管理区域の中だけです。区域の外へは持出しの許可が要ります。',
  remedy: ({ model }) => ({ text: '持出しを申請する', href: `/begin/media.take-out/request?medium=${model.id}` }),
})

export const encryptionIsSet = gate<{ encryptionSet: 'set' | 'exempt' | 'not-system-data' }>({
  code: 'encryption-not-set',
  rules: ['R018', 'R064'],
  title: 'ファイル暗号化ソフトを要領に従って設定した',
  asks: 'encryptionSet',
  holds: ({ input, model }) =>
    input.encryptionSet === 'exempt'
      ? model.exemption !== null
      : !(model.encrypts && input.encryptionSet === 'not-system-data'),
  why: ({ input }) =>
    input.encryptionSet === 'exempt'
      ? 'この媒体に、今有効な暗号化の無効化の許可がありません。'
      : 'この媒体は、暗号化機能のある情報システムのデータを扱う媒体です。暗号化の設定をせずに使えません。',
  remedy: ({ model }) => ({
    text: '暗号化ソフトを設定する。職務に著しい支障があるときは、無効化を申請する',
    href: `/begin/media.exemption/request?medium=${model.id}`,
  }),
})

const different = (a: string, b: string) => a.replace(/\s/gu, '') !== b.replace(/\s/gu, '')

/** Erasure and destruction are seen by two people. The directive names no number of people: our choice, shown as such. */
export const twoPeople = gate<{ operator: string; witness: string }>({
  code: 'one-person-only',
  rules: ['R066', 'R067'],
  title: '実施者と確認者（立会者）が別の人である',
  asks: 'witness',
  holds: ({ input }) => different(input.operator, input.witness),
  why: () => '実施者と確認者（立会者）に同じ人が書かれています。',
  remedy: () => ({ text: '立ち会った別の人を確認者として記録してください。' }),
})

export const doneByNow = gate<{ on: string }>({
  code: 'future-date',
  rules: ['R066', 'R067'],
  title: '実施した日が今日以前である',
  asks: 'on',
  holds: ({ input, today }) => input.on <= today,
  why: () => '実施した日が先の日付です。実施した後に記録します。',
})

export const returnIsUnconfirmed = gate<unknown>({
  code: 'nothing-to-confirm',
  rules: ['R053'],
  title: '確認を待つ格納がある',
  holds: ({ model }) => model.use !== null && model.use.returnedAt !== null && model.use.confirmedAt === null,
  why: () => '確認を待っている格納はありません。',
})

export const confirmedByAnother = gate<unknown>({
  code: 'own-return',
  rules: ['R053'],
  title: '使用した本人ではない人が確認する',
  holds: ({ model, actor }) => model.use?.userId !== actor.personId,
  why: () => '使用した本人は、自分の格納を確認できません。',
  remedy: () => ({ text: '別の情報保証担当者か代理に確認を頼んでください。' }),
})

/** Whoever asked for it or has it outside is not to find it gone. */
export const takeOutIsOver = gate<unknown>({
  code: 'take-out-open',
  rules: ['R049', 'R054'],
  title: '終わっていない持出しの手続がない',
  holds: ({ model }) => model.takeOut === null,
  why: () => 'この媒体には、終わっていない持出しの手続があります。',
  remedy: ({ model }) => ({
    text: '持出しの申請を終えるか、媒体を返す',
    href: `/cases/${model.takeOut?.id ?? model.id}`,
  }),
})

export const onlyPointer = gate<unknown>({
  code: 'not-a-pointer',
  rules: ['R052'],
  title: '秘密保全の簿冊で管理する媒体である',
  holds: ({ model }) => isPointer(model),
  why: () => 'この媒体は、秘密保全の簿冊で管理するものではありません。',
  remedy: ({ model }) => ({ text: '媒体を破棄する', href: `/cases/${model.id}/acts/destroy` }),
})

export const endedByNow = gate<{ on: string }>({
  code: 'future-date',
  rules: ['R052'],
  title: '処分した日が今日以前である',
  asks: 'on',
  holds: ({ input, today }) => input.on <= today,
  why: () => '処分した日が先の日付です。処分した後に記します。',
})

/** What one takes for oneself is no handing out; nobody confirms to himself. */
export const receiverIsAnother = gate<{ receiverId: string }>({
  code: 'own-hand-out',
  rules: ['R053'],
  title: '渡す人と使用者が別の人である',
  asks: 'receiverId',
  holds: ({ input, actor }) => input.receiverId !== actor.personId,
  why: () => '自分に渡すことはできません。自分で使うときは、取り出した者として自分で記録します。',
  remedy: ({ model }) => ({ text: '区域内で使うために取り出す', href: `/cases/${model.id}/acts/begin-use` }),
})

/** The area in which media are used is that of the unit that keeps them, and so are their users. */
export const receiverIsOfTheUnit = gate<{ receiverId: string }>({
  code: 'receiver-elsewhere',
  rules: ['R048', 'R053'],
  title: '使用者が、媒体を管理する部隊等の者である',
  asks: 'receiverId',
  holds: ({ input, model }) => model.receiver?.id === input.receiverId && model.receiver.ofUnit,
  why: ({ model }) =>
    `${model.number}は${model.unitName}が管理する媒体です。${model.receiver?.name ?? '選んだ人'}は、今はその部隊等の者ではないので、渡せません。`,
  remedy: () => ({ text: 'その部隊等の者を使用者に選んでください。他の部隊等へは送達によります。' }),
})

export const clearedByAnother = gate<unknown>({
  code: 'own-receipt',
  rules: ['R049', 'R053'],
  title: '渡された本人ではない人が確かめる',
  holds: ({ model, actor }) => model.use?.userId !== actor.personId,
  why: () => '渡された本人は、受領の食い違いを自分で片付けられません。',
  remedy: () => ({ text: '別の情報保証担当者か代理に確認を頼んでください。' }),
})
