import { gateOf } from '#kernel/pure/process.ts'
import type { DataKind, Trigger, VIRUS_CHECK } from '../words.ts'
import type { Medium } from './model.ts'

const gate = gateOf<Medium>()

type Classified = {
  kind: DataKind | 'commercial'
  classification: 'none' | 'secret'
  trigger: Trigger
  mixing: 'single' | 'separated' | 'mixed'
  separationGrounds: string | null
  writeProtectedOn: string | null
  pointerRegister: string | null
  note: string | null
}

/** 市販コンテンツ bought on a medium needs no register (R058); it only bears the word 「市販」 (R059). */
export const commercialNeedsNoRegister = gate<Pick<Classified, 'kind' | 'trigger'>>({
  code: 'commercial-not-registered',
  rules: ['R058', 'R059'],
  title: '登録を要する媒体である（市販コンテンツの媒体は登録しない）',
  asks: 'kind',
  holds: ({ input }) => input.kind !== 'commercial' || input.trigger === 'downloaded',
  why: () => '市販コンテンツを記憶した媒体には管理簿が要りません。登録せず、媒体に「市販」と表示します。',
  remedy: () => ({ text: '「市販」のラベルを印刷する', href: '/forms/commercial-label.pdf' }),
})

/** Downloaded commercial content on a medium becomes 業務用 or 開示可能. */
export const downloadedIsRegistered = gate<Pick<Classified, 'kind' | 'trigger'>>({
  code: 'downloaded-commercial',
  rules: ['R060'],
  title: 'ダウンロードした市販コンテンツは、業務用データか開示可能データとする',
  asks: 'kind',
  holds: ({ input }) => input.kind !== 'commercial' || input.trigger !== 'downloaded',
  why: () => 'インターネット等からダウンロードして保存した市販コンテンツは、市販のままにできません。',
  remedy: () => ({ text: 'データの区分で「業務用データ」か「開示可能データ」を選んで登録してください。' }),
})

export const kindsNotMixed = gate<Pick<Classified, 'mixing'>>({
  code: 'kinds-mixed',
  rules: ['R062'],
  title: '業務用データ・開示可能データ・市販コンテンツを混在させない',
  asks: 'mixing',
  holds: ({ input }) => input.mixing !== 'mixed',
  why: () => '一つの媒体に、業務用データ・開示可能データ・市販コンテンツを混在させることはできません。',
  remedy: () => ({
    text: '区分ごとに媒体を分けてください。保存領域が論理的に分離され、領域の間をデータが移動できない場合だけ、根拠を示して認められます。',
  }),
})

/** The one exception to R062 needs its grounds on record. */
export const separationHasGrounds = gate<Pick<Classified, 'mixing' | 'separationGrounds'>>({
  code: 'separation-without-grounds',
  rules: ['R063'],
  title: '論理的に分離している場合は、その根拠を記録する',
  asks: 'separationGrounds',
  holds: ({ input }) => (input.mixing === 'separated' ? (input.separationGrounds ?? '') !== '' : 'not-applicable'),
  why: () => '領域の分離と、領域の間を移動できないことの根拠が書かれていません。',
  remedy: () => ({ text: '分離の方法（製品の機能、設定の記録の所在など）を「分離の根拠」に書いてください。' }),
})

export const disclosableIsWriteProtected = gate<Pick<Classified, 'kind' | 'classification' | 'writeProtectedOn'>>({
  code: 'not-write-protected',
  rules: ['R055'],
  title: '開示可能データを格納した後に追記禁止措置を施した',
  asks: 'writeProtectedOn',
  holds: ({ input, today }) =>
    input.kind !== 'disclosable' || input.classification === 'secret'
      ? 'not-applicable'
      : input.writeProtectedOn !== null && input.writeProtectedOn <= today,
  why: ({ input, today }) =>
    input.writeProtectedOn !== null && input.writeProtectedOn > today
      ? '追記禁止措置の日が先の日付です。施した後に登録します。'
      : '開示可能データの媒体は、追記禁止措置を施してから登録します。',
  remedy: () => ({ text: 'CD-R等をクローズ（ファイナライズ）してから、その日を入力してください。' }),
})

/** 秘密以上 goes to the registers of the three secrecy directives; here stands only where it is. */
export const secretIsPointerOnly = gate<Pick<Classified, 'classification' | 'pointerRegister' | 'note'>>({
  code: 'secret-pointer-only',
  rules: ['R052'],
  title: '秘密以上の情報を扱う媒体は、秘密保全の簿冊で管理し、ここには所在だけを記す',
  asks: 'classification',
  holds: ({ input }) =>
    input.classification === 'secret'
      ? (input.pointerRegister ?? '') !== '' && (input.note ?? '') === ''
      : 'not-applicable',
  why: ({ input }) =>
    (input.note ?? '') === ''
      ? '秘密以上の媒体は、管理する簿冊の名称だけをここに記します。簿冊の名称がありません。'
      : '秘密以上の媒体について、備考は書けません。内容に触れる記述をここに残さないためです。',
  remedy: () => ({ text: '「管理する簿冊」に簿冊の名称を入れ、備考は空にしてください。' }),
})

export const placeIsDesignated = gate<{ placeId: string | null; classification?: 'none' | 'secret' }>({
  code: 'place-not-designated',
  rules: ['R048', 'R061'],
  title: '部隊等情報保証責任者が指定した集中保管場所に保管する',
  asks: 'placeId',
  holds: ({ input, model }) =>
    input.classification === 'secret' ? 'not-applicable' : model.places.some((p) => p.id === input.placeId),
  why: ({ model }) =>
    model.places.length === 0
      ? `${model.unitName}には、指定された集中保管場所がまだありません。`
      : '選んだ場所は、今、集中保管場所に指定されていません。',
  remedy: () => ({ text: '集中保管場所を指定する', href: '/begin/media.place/designate' }),
})

export const numberIsShown = gate<{ numberShown: boolean }>({
  code: 'number-not-shown',
  rules: ['R051', 'R057'],
  title: '登録番号を媒体に表示した',
  asks: 'numberShown',
  holds: ({ input }) => input.numberShown,
  why: () => '登録番号を媒体に表示するまで、保管中にできません。',
  remedy: ({ model }) => ({ text: 'ラベルを印刷する', href: `/forms/medium-label/${model.id}.pdf` }),
})

export const disclosureIsShown = gate<{ disclosureShown: boolean }>({
  code: 'disclosure-not-shown',
  rules: ['R057'],
  title: '媒体に「開示」と表示した',
  asks: 'disclosureShown',
  holds: ({ input, model }) => (model.kind === 'disclosable' ? input.disclosureShown : 'not-applicable'),
  why: () => '開示可能データの媒体には、登録番号とともに「開示」と表示します。',
  remedy: ({ model }) => ({ text: '「開示」のラベルを印刷する', href: `/forms/medium-label/${model.id}.pdf` }),
})

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
  holds: ({ input, model }) => !(model.encrypts && input.encryptionSet === 'not-system-data'),
  why: () => 'この媒体は、暗号化機能のある情報システムのデータを扱う媒体です。暗号化の設定をせずに使えません。',
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
