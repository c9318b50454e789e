import { gateOf } from '#kernel/pure/process.ts'
import type { DataKind, Trigger } from '../words.ts'
import { isPointer, type Medium } from './model.ts'

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
  remedy: () => ({ text: '「市販」のラベルを印刷する', href: '/labels?of=commercial' }),
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
export const separationHasGrounds = gate<Pick<Classified, 'classification' | 'mixing' | 'separationGrounds'>>({
  code: 'separation-without-grounds',
  rules: ['R063'],
  title: '論理的に分離している場合は、その根拠を記録する',
  asks: 'separationGrounds',
  holds: ({ input }) =>
    input.mixing !== 'separated' || input.classification === 'secret'
      ? 'not-applicable'
      : (input.separationGrounds ?? '') !== '',
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

type Pointer = Pick<Classified, 'classification' | 'mixing' | 'separationGrounds' | 'pointerRegister' | 'note'>

/** Free text about what a secret medium holds: nothing of it may be kept here. */
const saysTooMuch = (input: Pointer): boolean =>
  (input.note ?? '') !== '' || (input.separationGrounds ?? '') !== '' || input.mixing === 'separated'

/** 秘密以上 goes to the registers of the three secrecy directives; here stands only where it is. */
export const secretIsPointerOnly = gate<Pointer>({
  code: 'secret-pointer-only',
  rules: ['R052'],
  title: '秘密以上の情報を扱う媒体は、秘密保全の簿冊で管理し、ここには所在だけを記す',
  asks: 'classification',
  holds: ({ input }) =>
    input.classification === 'secret' ? (input.pointerRegister ?? '') !== '' && !saysTooMuch(input) : 'not-applicable',
  why: ({ input }) =>
    saysTooMuch(input)
      ? '秘密以上の媒体について、備考と分離の根拠は書けません。内容に触れる記述をここに残さないためです。'
      : '秘密以上の媒体は、管理する簿冊の名称だけをここに記します。簿冊の名称がありません。',
  remedy: () => ({
    text: '「管理する簿冊」に簿冊の名称を入れ、「区分の混在」は「一つの区分だけを入れる」とし、分離の根拠と備考は空にしてください。',
  }),
})

export const placeIsDesignated = gate<{ placeId: string | null; classification?: 'none' | 'secret' }>({
  code: 'place-not-designated',
  rules: ['R048', 'R061'],
  title: '部隊等情報保証責任者が指定した集中保管場所に保管する',
  asks: 'placeId',
  holds: ({ input, model }) =>
    input.classification === 'secret' || isPointer(model)
      ? 'not-applicable'
      : model.places.some((p) => p.id === input.placeId),
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
  remedy: ({ model }) => ({ text: 'ラベルを印刷する', href: `/labels?of=media&pick=${model.id}` }),
})

export const disclosureIsShown = gate<{ disclosureShown: boolean }>({
  code: 'disclosure-not-shown',
  rules: ['R057'],
  title: '媒体に「開示」と表示した',
  asks: 'disclosureShown',
  holds: ({ input, model }) => (model.kind === 'disclosable' ? input.disclosureShown : 'not-applicable'),
  why: () => '開示可能データの媒体には、登録番号とともに「開示」と表示します。',
  remedy: ({ model }) => ({ text: '「開示」のラベルを印刷する', href: `/labels?of=media&pick=${model.id}` }),
})

/** A pointer has its own, narrower correction: nothing else may be written about a secret medium. */
export const notAPointer = gate<unknown>({
  code: 'pointer-by-secrecy-rules',
  rules: ['R052'],
  title: '秘密以上の情報を扱う媒体ではない',
  holds: ({ model }) => !isPointer(model),
  why: () => '秘密以上の情報を扱う媒体は、秘密保全の規則によります。ここに記すのは、その所在だけです。',
  remedy: ({ model }) => ({ text: '管理する簿冊の記載か、秘密系での処分を記す', href: `/cases/${model.id}` }),
})
